"""Cases are added behind a flow's own, and nothing else in its file changes."""

import pytest

from tests.cli.command import small_example
from tui.core.decoding.decode import decode
from tui.core.flow import Case, Flow
from tui.store.case_writing import add_cases
from tui.store.reader import read_source

NEW = (
    Case("it's new", {"message": "none"}, "no-words"),
    Case(
        "two: more",
        {"message": "certificate-not-valid", "certificate": "active"},
        "ticket",
        never=("renew",),
    ),
)
LINES = (
    "- {name: 'it''s new', facts: {message: none}, expect: no-words}",
    (
        "- {name: 'two: more', facts: {message: certificate-not-valid, certificate: active},"
        " expect: ticket, never: [renew]}"
    ),
)
HEAD = small_example().partition("cases:")[0]
OLD = "{name: a, facts: {message: none}, expect: no-words}"

LAYOUTS = {
    "none": "",
    "empty": "cases:\n",
    "brackets without any": "cases: []\n",
    "one line": f"cases: [{OLD}]  # kept\n",
    "brackets": f"cases: [\n  {OLD},\n  ]\n",
    "list": f"cases:\n  - {OLD}\n",
    "list at the margin": f"cases:\n- {OLD} # kept\n# kept too\n",
    "spread out": "cases:\n    - name: a\n      facts:\n        message: none\n"
    "      expect: >-\n        no-words\n\n# kept\n",
    "before other keys": f"cases:\n  - {OLD}\n\nterms:\n  ADE: Apple's own start.\n",
    "no last line break": f"cases:\n  - {OLD}",
}


def read(data: bytes) -> Flow:
    source, problems = read_source(data, "x.yaml")
    assert source is not None
    assert not [each for each in problems if each.severity == "error"]
    flow, _ = decode(source)
    assert isinstance(flow, Flow)
    return flow


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_that_stood_there_stays_in_its_place(layout: str, newline: str) -> None:
    old = (HEAD + LAYOUTS[layout]).replace("\n", newline).encode()
    new = add_cases(old, "x.yaml", NEW)
    assert new is not None
    assert read(new).cases == (*read(old).cases, *NEW)
    before, after = old.decode().rstrip(), new.decode()
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 10**9)
    assert after.rstrip().endswith(before[same:])


def test_new_cases_stand_one_to_a_line_as_the_others_do() -> None:
    new = add_cases((HEAD + LAYOUTS["list"]).encode(), "x.yaml", NEW)
    assert new is not None
    assert new.decode().endswith(f"  - {OLD}\n  {LINES[0]}\n  {LINES[1]}\n")


def test_a_byte_order_mark_stays() -> None:
    new = add_cases(b"\xef\xbb\xbf" + HEAD.encode(), "x.yaml", NEW)
    assert new is not None
    assert new.startswith(b"\xef\xbb\xbfflow")


def test_a_file_in_braces_is_left_alone() -> None:
    flow = (
        b"{flow: x, title: X, start: a, nodes: {a: {resolve: A, kind: wait, actors: [L1],"
        b" cause: A}}}\n"
    )
    assert add_cases(flow, "x.yaml", [Case("a", {}, "a")]) is None


def test_a_file_with_an_end_mark_is_left_alone() -> None:
    assert add_cases((HEAD + "...\n").encode(), "x.yaml", NEW) is None
