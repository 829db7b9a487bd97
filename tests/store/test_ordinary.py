"""Ordinary YAML is read without a parser, and nothing comes of it but what a parser gives."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.authored import Tree, write_flow
from tests.store.test_reader import EXAMPLE, spots_of
from tui.core.decoding.faults import Faults
from tui.core.tree import Lines, Mapped
from tui.store.clean import clean
from tui.store.files import Limits
from tui.store.ordinary import read_ordinary
from tui.store.parser import parse_text

TREES = Path(__file__).parents[2] / "trees"
SHIPPED = sorted(TREES.rglob("*.yaml"))
NO_LIMITS = Limits(events=1 << 30)

KEYS = ("a", "b", "ask", "to", "x y", "a or b", "k-1", "it's", "1", "ä", "no", "http", "a,b", "a#b")
ODD_KEYS = (
    '"q"',
    "'s'",
    "a:b",
    "?",
    "- a",
    "<<",
    "a #b",
    "~",
    "[a]",
    "{a",
    "",
    "a ",
    "&x a",
    "!t a",
)
VALUES = (
    "x", "some text", "it is? yes!", "-5", "--a", "~", "null", "1.5", ".", "...", "(a)", "<", "=",
    "a, b", "a] b", "x:y", "x::y", "x:", "x :y", "a: b", ": x", "x #c", "x # c", "# c", "#c", "x  ",
    "  x", "  # c", "-", "- a", "---", "? x", "*a", "&a x", "!t x", "%x", "@x", "`x", "a\\b",
    '"q"', '"q" ', '"x" # c', '"x"y', '""', '"a\\"b"', '"a\\\\"', '"a\\nb"', '"\\/"', '"a', '"',
    "'s'", "'it''s'", "''", "'a", "'a'b'", "'",
    "|", ">", "|-", ">-", ">-  ", "|+", "|2", ">- # c", "|#c", "|x",
    "[]", "[a, b]", "[ a , b ]", "[a b, c-d] # c", "[a,]", "[a: b]", "[a:b]", "[a", "[-]", "[-a]",
    "[- a]", "[#a]", "[a #b]", "[a#b]", "[it is? , on?]", "[?]", "[a, [b, [c]]]", "[a}", "['']",
    "{}", "{a: b}", "{ a: b }", "{a: b, c: d}", "{a: b} c", "{a}", "{a: }", '{a: ""}', "{a:b}",
    "{a: b:c}", "{a: b: c}", "{a: b, a: c}", "{a: b # c}", '{"a": b}', "{a: -}", "{a: b", "{a: b]",
    '{a: [x, "y"], b: {c: d}}', "{k: \"x: y\", l: 'z, w'}", "{url: https://x.y/z?a=b, t: 1}",
)  # fmt: skip
ROWS = (
    "", " ", "    ", "# c", "#c", "   # c", "---", "...", "%YAML 1.2", "text only", "more words",
    "- x", "- x: y", "- x:", "- ", "-", "- - x", '"a": b', "? a", ": b", "word", "a: b", "x ",
)  # fmt: skip
SIGNS = (*" \n:-#,[]{}'\"|>?&*!%@`~abc.\\/ä\U0001f600", "  ", ": ", " #", "- ", "\n  ", "\n- ", "")


def hold_against_parser(text: str) -> Mapped | None:
    """Read a text both ways; what is read without a parser must be what a parser gives."""
    faults = Faults("x.yaml")
    cleaned = clean(text.encode(), faults)
    if cleaned is None or faults.counts:
        return None
    faults.lines = Lines(cleaned)
    cleaned = cleaned if cleaned.endswith("\n") else f"{cleaned}\n"
    ordinary = read_ordinary(cleaned, NO_LIMITS)
    if ordinary is not None:
        parsed = parse_text(cleaned, faults, NO_LIMITS, libyaml=True)
        assert faults.list_all() == []
        assert parsed is not None
        assert ordinary == parsed
        assert spots_of(ordinary) == spots_of(parsed)
    return ordinary


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Rows as authors and their slips make them."""
    rows: list[str] = []
    indent = 0
    keys, values = st.sampled_from(KEYS), st.sampled_from(VALUES)
    for _ in range(draw(st.integers(1, 10))):
        kind = draw(st.integers(0, 19))
        key = draw(st.sampled_from(ODD_KEYS) if kind == 0 else keys)
        head = "- " if kind in {1, 2, 3} else ""
        if kind in {4, 5}:
            rows.append(" " * draw(st.integers(0, 5)) + draw(st.sampled_from(ROWS)))
            continue
        item = kind in {1, 6, 7}
        value = draw(values) if item or kind < 15 else ""
        body = f"- {value}" if item else f"{head}{key}:" + (f" {value}" if value else "")
        rows.append(" " * indent + body)
        indent = max(0, indent + draw(st.sampled_from((0, 0, 0, 2, 2, -2, -2, 1, -4))))
    return "\n".join(rows) + draw(st.sampled_from(("\n", "", "\n\n")))


@given(texts())
def test_what_is_read_without_a_parser_is_what_a_parser_gives(text: str) -> None:
    hold_against_parser(text)


def _slip(random: Random, text: str) -> str:
    """Return a text in which a few signs are not what they were."""
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        start = random.randrange(len(text) + 1)
        text = text[:start] + random.choice(SIGNS) + text[start + random.choice((0, 0, 1, 2)) :]
    return text


@given(st.integers(0, 1 << 40))
def test_slips_in_shipped_flows_are_read_alike(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    rows = random.choice(SHIPPED).read_text("utf-8").split("\n")
    start = random.randrange(len(rows))
    part = rows[start : start + random.randint(3, 30)]
    depth = min((len(row) - len(row.lstrip()) for row in part if row.strip()), default=0)
    hold_against_parser(_slip(random, "\n".join(row[depth:] for row in part)))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(TREES)))
def test_shipped_files_are_ordinary(path: Path) -> None:
    assert hold_against_parser(path.read_text("utf-8")) is not None


@pytest.mark.parametrize("text", [EXAMPLE, write_flow(Tree(85))], ids=["format.md", "authored"])
def test_what_authors_are_shown_is_ordinary(text: str) -> None:
    assert hold_against_parser(text) is not None


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: one\n  two\n  three\nb: 1\n", {"a": "one two three", "b": "1"}),
        ("a:\n  one\n  two\n", {"a": "one two"}),
        ("a:\n- one\n- b: c\n  d: e\nf: g\n", {"a": ["one", {"b": "c", "d": "e"}], "f": "g"}),
        ("a: >-\n  one\n  two\n\n  three\n", {"a": "one two\nthree"}),
        ("a: |\n  one: \n    two\nb:   c\n", {"a": "one: \n  two\n", "b": "c"}),
        ("# first\na:   # why\n    b: '#1'   # because\n\n", {"a": {"b": "#1"}}),
        ("a: {b: [c, 'd, e'], f: \"g: \\\"h\\\"\"}\n", {"a": {"b": ["c", "d, e"], "f": 'g: "h"'}}),
        ("a:\nb: ''\nc:\n  d:\n", {"a": "", "b": "", "c": {"d": ""}}),
    ],
)  # fmt: skip
def test_ways_of_writing_that_need_no_parser(text: str, tree: object) -> None:
    assert hold_against_parser(text) == tree


@pytest.mark.parametrize("extra", ["[" * 40, "{a: " * 40])
def test_what_nests_too_deep_is_left_to_the_parser(extra: str) -> None:
    assert read_ordinary(f"a: {extra}\n", NO_LIMITS) is None
    deep = "\n".join(" " * depth + "a:" for depth in range(40)) + "\n"
    assert read_ordinary(deep, NO_LIMITS) is None


def test_what_holds_too_much_is_left_to_the_parser() -> None:
    text = "a: [b, c, d]\ne:\n  f: g\n"
    assert read_ordinary(text, Limits(events=12)) is not None
    assert read_ordinary(text, Limits(events=11)) is None


def test_a_folder_of_ordinary_files_is_read_without_a_parser() -> None:
    program = (
        "import sys; from pathlib import Path; from tui.store.reader import read_source\n"
        "for path in sys.argv[1:]: assert read_source(Path(path).read_bytes(), path)[0], path\n"
        "assert not any(name.split('.')[0] == 'yaml' for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, *map(str, SHIPPED)], check=True)
