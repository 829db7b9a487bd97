"""Hostile text: shown literally or deleted, never obeyed, wherever a flow can put it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from tests.ui.stage import ROOT, on_stage, services
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import (
    Answer,
    Fact,
    Field,
    Flow,
    Input,
    Link,
    Packet,
    Question,
    Resolution,
    Review,
    Risk,
    Step,
    Template,
)
from tui.ui.content import DELETED, HarmlessFilter, make_harmless, to_strip
from tui.ui.layout import Piece
from tui.ui.theme import styles_of

UI = ROOT / "tui" / "ui"
MARK = "7h1s"
"""Stands in every payload, so that one sees it is shown."""

MARKUP = (
    "[@click=app.quit]7h1s[/]", "[/]7h1s", "[b7h1s", "[/etc/passwd]7h1s", "[link=file:///x]7h1s",
    "[string]$x 7h1s", "[ERROR] 7h1s [OK]", "\\[7h1s", "$7h1s [red]", "C:\\[dir]\\7h1s",
    "<b>7h1s</b>", "`7h1s` **x**", "7h1s & co", "{7h1s}}",
)  # fmt: skip
ACTING = (
    "\x1b]52;c;Y3VybCBldmlsfHNo\x1b\\7h1s", "\x1b]0;7h1s\x07", "\x1b[5n7h1s", "\x1b[c7h1s",
    "\x1b[>q7h1s", "\x9b31m7h1s", "\x9d52;c;eA==\x9c7h1s", "\x1bP7h1s\x1b\\", "safe\r7h1s",
    "a\b7h1s", "\x1b_x\x1b\\7h1s", "\u202e7h1s\u202c", "\u20667h1s\u2069", "7h1s\u200b\u2060",
    "\U000e0041\U000e00427h1s", "\x007h1s", "\x7f7h1s", "7h1s\ud800",
)  # fmt: skip
LEGITIMATE = (
    "caf\u00e9", "\u4e2d\u6587", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627",
    "na\u0131ve \u00df", "e\u0301", "a\u200db", "\u270f\ufe0f",
)  # fmt: skip
TOUR = (
    ("escape", "p"), ("escape", "slash"), ("x", "backspace"), ("enter",), ("f",), ("escape",),
    ("ctrl+p",), ("escape",), ("question_mark",), ("escape",), ("o",), ("escape",), ("1",),
    ("a", "2"), ("2",), ("escape", "escape", "escape"), ("space", "down", "enter"), ("x",),
    ("escape",), ("h",), ("b", "c"),
)  # fmt: skip
"""Keys that lead past every screen."""

BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def hostile_flow(text: str) -> Flow:
    """Put a text everywhere a flow can hold one."""
    step = Step(do=text, command=text, expect=text, warning=text, address=text,
                template=Template(text, text, {"in": Input(text, text)}, text))  # fmt: skip
    return Flow(
        flow="hostile",
        title=text,
        start="ask",
        summary=text,
        reviewed=Review("2026-11-23", text, ""),
        facts={
            "fact": Fact(
                ask=text, say=text, why=text, how=(step,),
                answers={"a": Answer(text, text, (text,), (text,)), "b": Answer(text)},
            )
        },
        nodes={
            "ask": Question(ask="fact", to={"a": "fix", "b": "fix"}),
            "fix": Resolution(
                resolve=text, cause=text, actors=("L1",), steps=(step,), warnings=(text,),
                verify=text, packets=("p",), links=(Link(text, text),),
                risk=Risk(("wipe",), text, text, (text,)),
            ),
        },
        packets={"p": Packet(text, {"f": Field(text, text), "g": Field(text, "", "fact")})},
        terms={text or "t": text},
    )  # fmt: skip


def hostile_problem(text: str) -> Diagnostic:
    return Diagnostic("X001", Severity.ERROR, text, 1, 3, text, text, text, (text, text))


TOGETHER = (
    " ".join(MARKUP[:7]), " ".join(MARKUP[7:]), " ".join(ACTING[:9]), " ".join(ACTING[9:]),
    "\n".join((*MARKUP, *ACTING)),
)  # fmt: skip


@pytest.mark.parametrize("payload", TOGETHER)
async def test_a_hostile_flow_is_walked_like_any_other(payload: str) -> None:
    desk = services(hostile_flow(payload), problems=[hostile_problem(payload)])
    async with on_stage(desk, size=(120, 60)) as stage:
        for keys in TOUR:
            await stage.press(*keys)
            assert stage.app.is_running
            assert not BAD.search(stage.text)
            if keys == ("enter",):
                await stage.sees(MARK)


@pytest.mark.parametrize("payload", MARKUP)
async def test_markup_is_shown_as_it_was_written(payload: str) -> None:
    if "{" in payload:
        pytest.skip("braces are values, not markup")
    async with on_stage(services(hostile_flow(payload)), "hostile", size=(120, 60)) as stage:
        await stage.sees(payload)


@pytest.mark.parametrize("text", LEGITIMATE)
def test_the_scripts_of_the_world_pass(text: str) -> None:
    assert make_harmless(text) == text


@given(st.text())
def test_content_is_literal_but_for_what_acts_on_a_terminal(text: str) -> None:
    painted = to_strip((Piece(text),), 2 * len(text) + 1, styles_of("dark")).text
    assert painted.rstrip(" ") == text.translate(DELETED).rstrip(" ")
    assert not BAD.search(painted)


@given(st.text())
def test_the_filter_lets_nothing_through_that_acts(text: str) -> None:
    painted = HarmlessFilter().apply([Segment(text), Segment("ok")], Color(0, 0, 0))
    assert not BAD.search("".join(segment.text for segment in painted))


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_the_app_has_no_widget_but_its_own_sheet() -> None:
    """A bare text cannot reach a widget that parses it when there is no such widget."""
    found = {
        (path.relative_to(UI).as_posix(), node.module)
        for path, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widget")
    }
    assert found == {("sheet.py", "textual.widget")}


def test_nothing_hands_a_bare_text_to_textual() -> None:
    banned = {"notify", "update", "mount", "markup", "from_markup", "run_action", "query_one",
              "set_title", "border_title", "border_subtitle", "tooltip", "sub_title"}  # fmt: skip
    for path, tree in _modules():
        for node in ast.walk(tree):
            name = getattr(node, "attr", "")
            assert name not in banned, f"{path.name}:{getattr(node, 'lineno', 0)} uses {name}"


MAKERS = ("textual.content", "rich.text", "textual.strip")


def test_only_one_module_makes_content() -> None:
    for path, tree in _modules():
        names = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module in MAKERS
            for alias in node.names
        }
        if path.name == "content.py":
            assert names == {"Strip"}
        else:
            # One shows what was made, the other cuts what was painted.
            is_shown = path.name in ("sheet.py", "painter.py")
            assert names <= ({"Strip"} if is_shown else set()), path


def test_no_action_of_textual_is_named_anywhere() -> None:
    for path, _ in _modules():
        text = path.read_text(encoding="utf-8")
        assert "action_" not in text, path
        assert "Binding(" not in text, path
