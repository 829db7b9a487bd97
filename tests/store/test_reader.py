"""A file is read in one pass, with places, as typed, within limits; every fault has a place."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui
from tui.core.decoding.faults import Faults
from tui.core.diagnostic import Diagnostic
from tui.core.tree import Mapped, Source, Spot, Tree, find_spot
from tui.store.clean import clean
from tui.store.files import Limits
from tui.store.parser import HAS_LIBYAML, MAX_REREAD
from tui.store.reader import read_source

FORMAT = Path(tui.__file__).parents[1] / "docs" / "format.md"
EXAMPLE = re.findall(r"```yaml\n(.*?)```", FORMAT.read_text("utf-8"), re.DOTALL)[0]
TYPED = """\
no: no
on: 1.10
date: 2024-01-01
octal: 0777
base: 1:30
hex: 0x87D1041C
nothing: ~
empty:
quoted: ''
list: [yes, 1e3, .inf, "a\\tb", 'it''s']
"""


def read(text: str | bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Read with both parsers and without one, and give what they agree on."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    pure = read_source(data, "x.yaml", libyaml=False, ordinary=False)
    ways = [read_source(data, "x.yaml", libyaml=False)]
    if HAS_LIBYAML:
        ways.append(read_source(data, "x.yaml", ordinary=False))
    for way in ways:
        assert way[1] == pure[1]
        assert way == pure
        assert tree_with_spots(way[0]) == tree_with_spots(pure[0])
    return pure


def tree_with_spots(source: Source | None) -> object:
    return None if source is None else spots_of(source.tree)


def spots_of(tree: Tree) -> object:
    if isinstance(tree, str):
        return tree
    if isinstance(tree, Mapped):
        return tree.spot, [
            (key, tree.key_spots[key], tree.value_spots[key], spots_of(value))
            for key, value in tree.items()
        ]
    return tree.spot, tree.item_spots, [spots_of(value) for value in tree]


def read_tree(text: str) -> Mapped:
    source, problems = read(text)
    assert problems == []
    assert source is not None
    return source.tree


def faults(text: str | bytes) -> list[tuple[str, int, int]]:
    """Return code and place of every fault."""
    return [(each.code, each.line, each.column) for each in read(text)[1]]


def test_everything_stays_what_was_typed() -> None:
    source, problems = read(TYPED)
    assert source is not None
    assert source.tree == {
        "no": "no", "on": "1.10", "date": "2024-01-01", "octal": "0777", "base": "1:30",
        "hex": "0x87D1041C", "nothing": "~", "empty": "", "quoted": "",
        "list": ["yes", "1e3", ".inf", "a␉b", "it's"],
    }  # fmt: skip
    assert [each.code for each in problems] == ["S001"]


def test_every_key_and_every_text_knows_its_place() -> None:
    tree = read_tree("flow: a\nnodes:\n  x:\n    steps:\n      - one\n      - do: two\n")
    assert find_spot(tree, ("flow",)) == Spot(1, 7)
    assert find_spot(tree, ("nodes", "x"), key=True) == Spot(3, 3)
    assert find_spot(tree, ("nodes", "x", "steps", 0)) == Spot(5, 9)
    assert find_spot(tree, ("nodes", "x", "steps", 1, "do")) == Spot(6, 13)


def test_columns_count_characters_not_bytes() -> None:
    tree = read_tree("日本: {é: 語, x: 😀}\n")
    assert find_spot(tree, ("日本", "x"), key=True) == Spot(1, 12)
    assert find_spot(tree, ("日本", "x")) == Spot(1, 15)


def test_the_example_of_the_format_is_read_without_a_fault() -> None:
    assert list(read_tree(EXAMPLE))[:3] == ["flow", "title", "summary"]


@pytest.mark.parametrize("text", ["[Is it on?, Which one? This?]", "{ask: 'a', to: b?}"])
def test_a_question_mark_inside_brackets_is_text(text: str) -> None:
    assert "?" in str(read_tree(f"key: {text}\n")["key"])


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(ends: str) -> None:
    source, problems = read(f"flow: a{ends}title: b{ends}nodes: |{ends}  c{ends}  d{ends}")
    assert problems == []
    assert source is not None
    assert source.tree == {"flow": "a", "title": "b", "nodes": "c\nd\n"}
    assert source.lines[1] == "title: b"


def test_a_byte_order_mark_at_the_start_is_passed_over() -> None:
    assert read("\ufeffflow: a\n")[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("F009", 1, 1)),
        ("# a remark\n\n", ("F009", 1, 1)),
        ("---\n...\n", ("F009", 1, 1)),
        ("just words\n", ("F019", 1, 1)),
        ("- a\n- b\n", ("F019", 1, 1)),
        ("flow: a\n\ttitle: b\n", ("F008", 2, 1)),
        ("flow: a\ntitle:\tb\n", ("F008", 2, 7)),
        ("flow: a\ntitle: b\x1b\n", ("F005", 2, 9)),
        ("flow: a\ntitle: b\x00c\n", ("F005", 2, 9)),
        ("flow: a\ntitle: b\x85c\n", ("F007", 2, 9)),
        ("flow: a\ntitle: b\u2028c\n", ("F007", 2, 9)),
        ("flow: a\n\ufefftitle: b\n", ("F006", 2, 1)),
        ("flow: a\ntitle: b\ufffe\n", ("F005", 2, 9)),
        ("flow: a\ntitle: x\ud800\n", ("F003", 2, 9)),
        (b"flow: a\ntitle: caf\xe9\n", ("F003", 2, 11)),
        ("flow: a\n".encode("utf-16"), ("F003", 1, 1)),
        ("flow: a\n".encode("utf-16-le"), ("F003", 1, 1)),
        ("flow: a\n".encode("utf-32"), ("F003", 1, 1)),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x80\xff\x01", ("F004", 1, 1)),
        ("flow: a\ntitle: &Edit menu\n", ("F011", 2, 8)),
        ("flow: a\ntitle: *log\n", ("F011", 2, 8)),
        ("flow: a\ntitle: *.log\n", ("F011", 2, 9)),
        ("flow: a\ntitle: & b\n", ("F011", 2, 9)),
        ("flow: a\ntitle: !important b\n", ("F012", 2, 8)),
        ("flow: a\ntitle: !!python/object/apply:os.system [ls]\n", ("F012", 2, 8)),
        ("flow: a\ntitle: !e!x b\n", ("F012", 2, 8)),
        ("flow: a\n<<: {b: c}\n", ("F013", 2, 1)),
        ("flow: a\n---\nflow: b\n", ("F014", 2, 1)),
        ("flow: a\nflow: b\n", ("F017", 2, 1)),
        ("flow: a\n{b: c}: d\n", ("F018", 2, 1)),
        ("%YAML 1.2\n---\nflow: a\n", ("F020", 1, 1)),
        ("%TAG ! x:\n---\nflow: a\n", ("F020", 1, 1)),
        ('flow: a\ntitle: "\\ud83d\\ude00"\n', ("F022", 2, 8)),
        ('flow: a\ntitle: "\\e]52;c;x\\a"\n', ("S001", 2, 8)),
        ('flow: a\ntitle: "\\x9b5n"\n', ("S001", 2, 8)),
        ("flow: a\ntitle: so \u202e it is\n", ("S002", 2, 11)),
        ("flow: a\ntitle: zero\u200bwidth\n", ("S003", 2, 12)),
        ("flow: a\ntitle: see ticket #4711\n", ("T001", 2, 19)),
        ("flow: a\ntitle: #4711\n", ("T001", 2, 8)),
        ("flow: a\ntitle: two\n  lines #4711\n", ("T001", 3, 9)),
        ("flow: a\nlist:\n  - item #2\n", ("T001", 3, 10)),
    ],
)
def test_each_fault_has_its_code_line_and_column(
    text: str | bytes, expected: tuple[str, int, int]
) -> None:
    assert faults(text) == [expected]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("flow: a\ntitle: b: c\n", (2, 9), "inside a text"),
        ("flow: a\ntitle: @home\n", (2, 8), "cannot start"),
        ("flow: a\ntitle: `code`\n", (2, 8), "cannot start"),
        ("flow: a\ntitle: %path%\n", (2, 8), "cannot start"),
        ('flow: a\ntitle: "open\nnodes: b\n', (2, 8), "never closed"),
        ("flow: a\ntitle: 'it's'\n", (2, 12), "does not fit"),
        ('flow: a\ntitle: "C:\\Users"\n', (2, 13), "backslash"),
        ('flow: a\ntitle: "\\U00110000"\n', (2, 11), "no such character"),
        ("flow: a\nlist: [a, b\nnodes: c\n", (3, 6), "bracket"),
        ("flow: a\nno colon here\nnodes: c\n", (2, 1), "no `: `"),
        ("flow: a\n  title: b\n", (2, 8), "inside a text"),
        ("flow:\n    a: b\n  c: d\n", (3, 3), "does not fit"),
        ("flow: - a\n", (1, 7), "list item"),
        ("flow: | text\n  more\n", (1, 9), "After `|`"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words_at_its_place(
    text: str, place: tuple[int, int], words: str
) -> None:
    (fault,) = read(text)[1]
    assert fault.code == "F010"
    assert (fault.line, fault.column) == place
    assert words in fault.message


def test_all_faults_of_a_file_are_reported_at_once() -> None:
    text = "flow: a\nflow: b\ntitle: &x c\nstart:\td\n<<: {}\nsummary: e #6\nowner: \x07f\n"
    assert faults(text) == [
        ("F017", 2, 1),
        ("F011", 3, 8),
        ("F008", 4, 7),
        ("F013", 5, 1),
        ("T001", 6, 12),
        ("F005", 7, 8),
    ]


def test_the_excerpt_shows_what_is_there_and_harms_nobody() -> None:
    (fault,) = read("flow: a\ntitle: b\x1b[2J\n")[1]
    assert fault.excerpt == "title: b␛[2J"


def test_a_remark_and_a_number_sign_in_quotes_or_in_a_word_are_no_fault() -> None:
    text = (
        "flow: a # a remark\n"
        "title: 'see #4711' #remark\n"
        "summary: C#, a#b\n"
        "list: # remark\n"
        "  - |\n"
        "    text #1\n"
        "    more #2\n"
        "nodes: #remark\n"
        "  x: y\n"
    )
    assert faults(text) == []


def test_a_fault_of_which_there_are_many_is_listed_fifty_times_and_counted() -> None:
    problems = read("".join(f"k{number}:\tx\n" for number in range(80)))[1]
    assert len(problems) == 51
    assert problems[-1].code == "F021"


def test_a_file_over_a_limit_is_given_up_at_once_with_its_place() -> None:
    limits = Limits(size=1000, depth=3, events=50)

    def stopped(text: str) -> tuple[str, int, int]:
        source, (fault,) = read_source(text.encode(), "x.yaml", limits=limits)
        assert source is None
        return fault.code, fault.line, fault.column

    assert stopped("x" * 1001) == ("F002", 1, 1)
    assert stopped("a:\n  b:\n    c:\n      d: e\n") == ("F015", 4, 7)
    assert stopped("a:\n" + "- x\n" * 60) == ("F016", 1, 1)
    assert stopped("a: [" + "x," * 60 + "]") == ("F016", 1, 55)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_nesting_that_would_crash_the_parser_is_given_up_before_it_does(opening: str) -> None:
    assert faults(opening * 100_000)[0][0] == "F015"


def test_a_broken_file_too_large_to_read_twice_still_gets_its_line() -> None:
    text = "a: b\n" + "".join(f"k{number}: {'x' * 80}\n" for number in range(MAX_REREAD // 80))
    _, (fault,) = read_source((text + "last: [a\nnext: b\n").encode(), "x.yaml")
    assert fault.code == "F010"
    assert fault.line >= text.count("\n")


PIECES = [
    *("\t", ":", ": ", "#", " #", " #x", "-", "- ", "[", "]", "{", "}", ",", "&", "*", "!", "|"),
    *(">", "'", '"', "%", "@", "`", "?", "? ", "\n", "\n\n", " ", "  ", "\\", "\\u12", "\\ud800"),
    *("---\n", "...\n", "%YAML 1.2\n---\n", "<<: ", "\xe9", "\u2028", "\x85", "\ufeff", "\0"),
    *("\x1b", "\r\n", "~", "|-", "|2", "|#", ">+\n", "a:b", " :a", "[?", "?x", ",x", "- -", "-x"),
    *("!!str ", "!<a> ", "!g,", "&a ", "*a ", "!e!f ", "\xa0", "\U0001f600", "\u202e", "'#", "]#"),
    *("\\\n", "{}", '"a":b', "'' #x", "x" * 1030),
]
SMALL = (
    "a: b\nc: {d: e, f: [g, h]}\nk: 'x y'\nl: |\n  m\n  n\no:\n- p\n- q: r\n  s: \"t\\n\"\n",
    "- a\n- b: c\n",
    "{a: b, c: [d, {e: f}]}",
)


def mutate(chance: random.Random, text: str) -> str:
    """Return a text with a few slips in it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(text) + 1)
        end = at + chance.choice((0, 0, 0, chance.randrange(12)))
        text = text[:at] + chance.choice((*PIECES, "")) + text[end:]
    return text


@pytest.mark.skipif(not HAS_LIBYAML, reason="there is only one parser here")
@pytest.mark.parametrize("seed", range(20))
def test_both_parsers_see_the_same_in_texts_full_of_slips(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same slips each time
    for number in range(60):
        read(mutate(chance, EXAMPLE if number % 20 == 0 else chance.choice(SMALL)))


@given(st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_that_is_read_raises(content: bytes | str) -> None:
    source, problems = read(content)
    assert source is not None or problems
    assert all(each.line > 0 and each.column > 0 for each in problems)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_cleaning_leaves_what_both_parsers_take_for_text(text: str) -> None:
    cleaned = clean(text.encode(), Faults("x.yaml"))
    if cleaned is not None:
        assert clean(cleaned.encode(), again := Faults("x.yaml")) == cleaned
        assert not again.counts
