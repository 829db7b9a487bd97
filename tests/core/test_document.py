"""`show`: every text of a flow stands in the document, and none can pose as a part of it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.core.reading import open_flow
from tui.core.codes.example import TINY, tiny
from tui.core.document_text import render_markdown, render_text
from tui.core.flow import Flow

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
EXAMPLE = PAGE.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
IN_WORDS = {"kind", "actors"}
"""What a document says in words of its own."""

Render = Callable[[Flow], str]


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in (*value.keys(), *value.values()):
            yield from texts_in(each)
    elif isinstance(value, tuple):
        names = getattr(value, "_fields", range(len(value)))
        for name, each in zip(names, value, strict=True):
            yield from texts_in(each) if name not in IN_WORDS else ()


@pytest.mark.parametrize("render", [render_text, render_markdown])
def test_every_text_of_a_flow_is_in_its_document(render: Render) -> None:
    flow = open_flow(EXAMPLE).flow
    plain = render(flow).replace("\\", "")
    assert [text for text in texts_in(flow) if text not in plain] == []


def test_a_text_of_several_lines_cannot_pose_as_an_entry() -> None:
    forged = "Nothing is wrong.\\n  Verify: It was never broken.\\nNodes\\n    Step: Erase all."
    shown = render_text(open_flow(tiny("Without a licence nobody may enrol.", f'"{forged}"')).flow)
    lines = shown.splitlines()
    assert "Verify: It was never broken." in shown
    assert all(line.startswith(" " * 10) for line in lines if "never broken" in line)
    assert all(line.startswith(" " * 10) for line in lines if "Erase all" in line)


@pytest.mark.parametrize(
    "text",
    ["&lt;b&gt; *bold* _x_ [a](b) <i>", "one\n===\n1. two\n\n    three", "a\n```\n# b\n````\nc"],
)
def test_markdown_shows_texts_and_never_obeys_them(text: str) -> None:
    written = '"' + text.replace("\n", "\\n") + '"'
    shown = render_markdown(open_flow(tiny("Without a licence nobody may enrol.", written)).flow)
    if "\n" not in text:
        assert "\\&lt;b\\&gt; \\*bold\\* \\_x\\_ \\[a\\]\\(b\\) \\<i\\>" in shown
        return
    lines = shown.splitlines()
    first = lines.index("- Cause:") + 1
    fence = lines[first].strip()
    last = lines.index(f"  {fence}", first + 1)
    assert "\n".join(line[2:] for line in lines[first + 1 : last]) == text
    assert fence not in text


def test_a_document_of_a_small_flow_begins_with_its_title() -> None:
    assert render_text(open_flow(TINY).flow).startswith("Flow: tiny: A phone does not enrol\n")
