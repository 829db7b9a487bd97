"""Text from outside is shown, never obeyed, and every script stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harm import find_harm
from tui.core.text import MAX_NEAR, nearest, visible, visible_in_place

READABLE = [
    "Plain text, 100 %",
    "Zürich, naïve, Łódź",
    "שלום עולם",
    "مرحبا بالعالم",
    "日本語のテキスト",
    "葛\U000e0100城市",
    "नमस्ते क्‍ष",
    "می‌خواهم",
    "👩‍💻 ❤️ 🇩🇪",
    "a\u00a0non-breaking space",
]
HARMFUL = ["\x1b]52;c;aGk=\x07", "\x9b31m", "safe\rEVIL", "a\bb", "\u202eevil", "a\u200bb", "\x7f"]


@pytest.mark.parametrize("text", READABLE)
def test_every_script_is_left_alone(text: str) -> None:
    assert visible(text) == text
    assert visible_in_place(text) == text


@pytest.mark.parametrize("text", HARMFUL)
def test_a_character_that_acts_or_hides_is_shown_instead(text: str) -> None:
    shown = visible(text)
    assert shown != text
    assert shown.isprintable()


def test_a_control_character_is_shown_by_its_picture_and_others_by_their_number() -> None:
    assert visible("\x1b[2J") == "␛[2J"
    assert visible("a\tb\x7f") == "a␉b␡"
    assert visible("a\u202eb") == "a\u2039U+202E\u203ab"
    assert visible("\U000e0041") == "\u2039U+E0041\u203a"


def test_line_feeds_stay_only_where_they_are_asked_for() -> None:
    assert visible("one\ntwo") == "one␊two"
    assert visible("one\ntwo\r\n", newline=True) == "one\ntwo␍\n"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_harmful_is_left_in_any_text(text: str) -> None:
    for shown in (visible(text), visible_in_place(text)):
        assert not find_harm(shown.replace("\n", ""))
        assert visible(shown) == shown
        shown.encode()


@given(st.text(st.characters(exclude_categories=())))
def test_a_text_made_visible_in_place_keeps_its_length(text: str) -> None:
    assert len(visible_in_place(text)) == len(text)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("titel", "title"),
        ("sumary", "summary"),
        ("ANSWERS", "answers"),
        ("unsrue", "unsure"),
        ("step", "steps"),
        ("completely-different", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_the_one_a_slip_was_meant_to_be(slip: str, meant: str) -> None:
    assert nearest(slip, ["title", "summary", "answers", "unsure", "steps", "do"]) == meant


def test_a_short_name_is_not_taken_for_any_other_short_name() -> None:
    assert not nearest("a", ["b", "c"])
    assert not nearest("on", ["by"])


def test_no_near_miss_is_looked_for_when_a_name_is_absurdly_long() -> None:
    assert not nearest("x" * (MAX_NEAR + 1), ["x" * MAX_NEAR])
