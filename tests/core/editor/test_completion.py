"""What can be typed where, in files that are whole and in files that are half typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.editor.projects import FACTS, FILES, HELP, PHONES, ROOT, SMALL, open_project
from tui.core.editor.completion import complete
from tui.core.editor.outline import read_outline
from tui.core.tree import Listed, Mapped, Path, Tree, find_spot
from tui.store.reader import read_source

PROJECT = open_project(FILES)
CURSOR = "^"
HEAD = PHONES.partition("nodes:\n")[0]


def proposed(text: str, name: str = "phones.yaml") -> list[str]:
    """Return what can be typed at the sign in a text."""
    before, _, after = text.partition(CURSOR)
    lines = (before + after).split("\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return [each.text for each in complete(PROJECT, name, lines, line, column).proposals]


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("^", ["flow", "nodes", "start"], ["ask"]),
        (f"{HEAD}rev^", ["reviewed", "owner"], ["flow", "title"]),
        (f"{HEAD}nodes:\n  a:\n    ^", ["ask", "resolve", "route", "call"], ["to", "flow"]),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    ^", ["to", "unsure", "else"], ["ask", "cause"]),
        (f"{HEAD}nodes:\n  a:\n    ask: ^", ["make", "cloud"], ["which", "apple"]),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    to: {{^", ["apple", "google", "other"], ["gov"]),
        (
            f"{HEAD}nodes:\n  a:\n    ask: make\n    to: {{apple: a, ^}}",
            ["google", "other"],
            ["apple"],
        ),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    to:\n      goo^", ["google"], ["gov"]),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    to: {{apple: ^", ["a", "help/"], ["apple"]),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    else: help/^", ["help/ticket"], ["a"]),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    offer: [apple, ^]", ["google"], ["gov"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    kind: ^", ["hand-over", "fix"], ["IA"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    actors: [^", ["IA", "USER"], ["fix"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    thin: ^", ["yes", "no"], []),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    likelihood: ^", ["common", "rare"], []),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    needs:\n      - ^", ["make", "cloud"], ["a"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    when: {{^", ["make", "cloud"], ["apple"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    when: {{cloud: ^", ["public", "gov"], ["apple"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    when: {{cloud: [public, ^", ["gov"], ["apple"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    packets: [^", ["base"], ["restart"]),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    steps:\n      - ^", ["do", "procedure"], []),
        (
            f"{HEAD}nodes:\n  a:\n    resolve: A\n    steps:\n      - procedure: ^",
            ["restart"],
            ["base"],
        ),
        (
            f"{HEAD}nodes:\n  a:\n    resolve: A\n    steps:\n      - do: Open {{^",
            ["site"],
            ["restart"],
        ),
        (f"{HEAD}nodes:\n  a:\n    resolve: A\n    cause: Plain text ^", [], ["site", "make"]),
        (f"{HEAD}nodes:\n  a:\n    ask: make\n    else: bb\n  ^", ["which", "bb"], ["a"]),
        (
            f"{HEAD}nodes:\n  a:\n    route:\n      - when: {{cloud: gov}}\n        to: ^",
            ["a", "help/"],
            [],
        ),
        (f"{HEAD}cases:\n  - name: x\n    ^", ["facts", "expect"], ["name"]),
        (f"{HEAD}cases:\n  - {{name: x, facts: {{^", ["make", "cloud"], []),
        (f"{HEAD}cases:\n  - {{name: x, facts: {{make: ^", ["apple"], ["public"]),
        (
            f"{HEAD}nodes:\n  a:\n    ask: x\ncases:\n  - {{name: x, expect: ^",
            ["a", "hand-over"],
            ["x"],
        ),
        (
            f"{HEAD}facts:\n  f:\n    ask: F\n    answers:\n      a: {{label: A, sets: {{cloud: ^",
            ["gov"],
            ["apple"],
        ),
        (f"{HEAD}values:\n  v: {{by: ^", ["make", "cloud"], []),
        (f"{HEAD}values:\n  v: {{by: cloud, ^", ["gov", "public", "else"], ["by", "apple"]),
        ("flow: x\nuse: [^", ["shared/facts.yaml"], ["help.yaml"]),
        (f"{HEAD}nodes:\n  a:\n    ask: {{^", ["fact", "answers"], ["to"]),
        (f"{HEAD}unknown:\n  ^", [], ["ask"]),
    ],
)
def test_what_exists_is_proposed_and_nothing_else(
    text: str, there: list[str], not_there: list[str]
) -> None:
    found = proposed(text)
    assert set(there) <= set(found)
    assert not set(not_there) & set(found)


def test_a_library_is_offered_the_keys_of_a_library() -> None:
    found = proposed("library: x\n^", "shared/new.yaml")
    assert "procedures" in found
    assert "nodes" not in found


def test_a_library_beside_another_is_named_from_where_it_stands() -> None:
    assert proposed("library: x\nuse: [^", "shared/new.yaml") == ["facts.yaml"]
    assert proposed("library: x\nuse: [^", "deep/er/new.yaml") == ["../../shared/facts.yaml"]


def test_brackets_that_are_not_closed_yet_hide_nothing_below() -> None:
    text = f"{HEAD}nodes:\n  a:\n    ask: make\n    to: {{apple: ^\n  b:\n    resolve: B\n"
    assert "b" in proposed(text)


def test_the_word_before_the_cursor_is_what_is_replaced() -> None:
    lines = [*HEAD.split("\n"), "nodes:", "  a:", "    ask: ma"]
    found = complete(PROJECT, "phones.yaml", lines, len(lines), 12)
    assert found.start == (len(lines), 10)


def test_proposals_say_what_an_id_stands_for() -> None:
    lines = ["start: "]
    found = complete(PROJECT, "phones.yaml", lines, 1, 8).proposals
    assert ("help/", "Help") in [(each.text, each.detail) for each in found]


def places(tree: Tree, path: Path = ()) -> list[Path]:
    """Return the path of every text that has a key."""
    if isinstance(tree, Mapped):
        return [found for key, value in tree.items() for found in places(value, (*path, key))]
    if isinstance(tree, Listed):
        return [found for n, value in enumerate(tree) for found in places(value, (*path, n))]
    return [path]


SHIPPED = sorted((ROOT / "trees").rglob("*.yaml"))
WHOLE = [SMALL, PHONES, FACTS, HELP, *(path.read_text(encoding="utf-8") for path in SHIPPED[:4])]


@pytest.mark.parametrize("text", WHOLE, ids=range(len(WHOLE)))
def test_a_cursor_stands_in_what_the_parser_says_it_stands_in(text: str) -> None:
    source, _ = read_source(text.encode(), "x.yaml")
    assert source is not None
    every = places(source.tree)
    for path in every[:: max(1, len(every) // 40)]:
        spot = find_spot(source.tree, path)
        cursor = read_outline(source.lines, spot.line, spot.column).cursor
        whole = (*cursor.path, cursor.key) if cursor.key else cursor.path
        assert whole == path, spot


@given(st.integers(0, len(PHONES)), st.integers(0, 60), st.integers(1, 80))
def test_half_a_file_still_gets_an_answer(end: int, line: int, column: int) -> None:
    complete(PROJECT, "phones.yaml", PHONES[:end].split("\n"), line, column)


@given(st.text(alphabet="ab:{}[],-'\"|# \n", max_size=80), st.integers(1, 9), st.integers(1, 20))
def test_any_text_at_all_gets_an_answer(text: str, line: int, column: int) -> None:
    complete(PROJECT, "phones.yaml", text.split("\n"), line, column)
