"""What a terminal is taken to be able to do, from its environment alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.core.plain_signs import to_ascii, to_ascii_words
from tui.core.terminal import ANSI, MANY, MONO, TRUE, Wishes, examine_terminal

UTF8 = {"LANG": "en_GB.UTF-8"}


@pytest.mark.parametrize(
    ("term", "colours"),
    [
        ("xterm-256color", MANY), ("xterm", ANSI), ("screen", ANSI), ("screen-256color", MANY),
        ("tmux", ANSI), ("tmux-256color", MANY), ("linux", ANSI), ("vt100", MONO), ("vt220", MONO),
        ("xterm-mono", MONO), ("xterm-direct", TRUE), ("xterm-kitty", TRUE), ("putty", ANSI),
        ("putty-256color", MANY), ("dumb", MONO), ("", MONO), ("rxvt-unicode-256color", MANY),
    ],
)  # fmt: skip
def test_colours_are_those_of_the_terminal(term: str, colours: int) -> None:
    found = examine_terminal({"TERM": term, **UTF8})
    assert found.colours.value == colours
    assert term in found.colours.why


def test_colorterm_counts_where_it_is_the_terminals_own() -> None:
    told = {"COLORTERM": "truecolor", **UTF8}
    assert examine_terminal({"TERM": "xterm-256color", **told}).colours.value == TRUE
    assert examine_terminal({"TERM": "tmux-256color", **told}).colours.value == TRUE
    assert examine_terminal({"TERM": "screen", **told}).colours.value == ANSI
    assert examine_terminal({"TERM": "linux", **told}).colours.value == ANSI
    assert examine_terminal({"TERM": "vt100", **told}).colours.value == MONO


def test_no_color_is_honoured_and_wishes_overrule_it() -> None:
    told = {"TERM": "xterm-256color", "NO_COLOR": "1", **UTF8}
    assert examine_terminal(told).colours == (MONO, "NO_COLOR is set")
    assert examine_terminal({**told, "NO_COLOR": ""}).colours.value == MANY
    assert examine_terminal(told, Wishes(colours="16")).colours.value == ANSI
    assert examine_terminal(UTF8, Wishes(colour=False, colours="16")).colours.value == MONO


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        ({"LANG": "C.UTF-8"}, 1), ({"LANG": "de_DE.utf8"}, 1), ({"LANG": "C"}, 0),
        ({"LANG": "POSIX"}, 0), ({"LANG": "en_US.ISO-8859-1"}, 0), ({}, 0),
        ({"LANG": "C.UTF-8", "LC_ALL": "C"}, 0), ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, 1),
        ({"LANG": "C.UTF-8", "TERM": "linux"}, 0), ({"LANG": "C.UTF-8", "TERM": "vt220"}, 0),
    ],
)  # fmt: skip
def test_signs_follow_the_locale(told: dict[str, str], signs: int) -> None:
    found = examine_terminal({"TERM": "xterm", **told})
    assert found.signs.value == signs
    assert examine_terminal(told, Wishes(unicode=True)).signs.value == 1
    assert examine_terminal(told, Wishes(ascii=True, unicode=True)).signs.value == 0


@pytest.mark.parametrize("term", ["", "dumb", "unknown"])
def test_a_terminal_without_places_gets_lines(term: str) -> None:
    found = examine_terminal({"TERM": term})
    assert not found.places.value
    assert not found.queries.value


def test_old_terminals_are_not_asked_what_they_would_show() -> None:
    asked = {term for term in ("xterm", "tmux", "screen", "linux", "vt100", "xterm-mono", "ansi")
             if examine_terminal({"TERM": term}).queries.value}  # fmt: skip
    assert asked == {"xterm", "tmux", "screen"}


def test_ssh_is_noticed_and_windows_needs_no_term() -> None:
    assert examine_terminal({"SSH_TTY": "/dev/pts/1"}).remote.value == 1
    assert not examine_terminal({}).remote.value
    here = examine_terminal({"WT_SESSION": "x"}, windows=True)
    assert (here.places.value, here.colours.value, here.signs.value) == (1, TRUE, 1)


def test_every_sign_of_the_screen_has_a_twin() -> None:
    from tui.ui.layout import ASCII, UNICODE

    assert all("".join(twin).isascii() for twin in ASCII)
    assert to_ascii("".join(UNICODE)).isascii()


def test_known_signs_have_readable_twins() -> None:
    text = "\u201cNa\u00efve\u201d \u2192 5 \u20ac\u2026"
    assert to_ascii(text) == '"Naive" > 5 E.'
    assert to_ascii_words(text) == '"Naive" -> 5 EUR...'
    assert to_ascii("\u6771\u4eac \u2500\u2502\u250c\u258f") == "???? -|+|"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_becomes_ascii_without_escapes(text: str) -> None:
    assert to_ascii(text).isascii()
    assert to_ascii_words(text).isascii()
    assert "\\" not in to_ascii(text) or "\\" in text or any("\\" in c for c in text)


@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc", "Cf"]))
)
def test_a_laid_out_text_keeps_its_cells(text: str) -> None:
    assert cell_len(to_ascii(text)) == cell_len(text)
