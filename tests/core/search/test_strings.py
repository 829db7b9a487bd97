"""Exact words are found whatever stands around them, and when they are misspelt."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.search.desk import FLOWS, INDEX, first, nodes
from tui.core.search import build_index, search
from tui.core.search.excerpting import MOST_LETTERS, cut_down
from tui.core.search.normal import squeeze
from tui.core.search.spelling import slips_within
from tui.core.search.strings import Found, find_strings, read_codes


def find_in(text: str) -> list[Found]:
    return find_strings(INDEX.strings, squeeze(text))


@pytest.mark.parametrize(
    "text",
    [
        "WidgetLimitReached",
        "widgetlimitreached",
        "WIDGET LIMIT REACHED",
        "Widget-Limit-Reached",
        "Fehler: 'WidgetLimitReached' (Ref. 4711, Muster GmbH)",
        "> WidgetLimit\n>   Reached",
        "Widget Limit Rea-\n  ched",
        "W1dgetL1m1tReached",
        "WidgetLim\u200bitReached",
        "\uff37idgetLimitReached",
        "line 1\nline 2\n2024-10-08T04:00:12Z code=WidgetLimitReached worker=3",
        "<td>WidgetLimitReached</td>",
    ],
)
def test_a_string_is_found_however_it_is_written(text: str) -> None:
    found = search(INDEX, text)
    assert first(found) == "limit"
    assert found.confident


@pytest.mark.parametrize(
    "text",
    [
        "wigdet limit reached",
        "widget limmit reachd",
        "wijet limit reeched",
        "wid get limitreached on the new one",
    ],
)
def test_a_misspelt_string_is_found(text: str) -> None:
    found = search(INDEX, text)
    assert first(found) == "limit"
    assert found.confident


def test_a_string_with_a_gap_is_found_with_any_name_in_it() -> None:
    text = "The settings could not be fetched from Marlow & Finch GmbH & Co. KG: Bad Widget"
    assert first(search(INDEX, text)) == "bad-widget"


def test_the_parts_of_a_string_with_a_gap_must_stand_in_order_and_near() -> None:
    backwards = "Bad Widget: the settings could not be fetched from"
    far = "The settings could not be fetched from" + " and so on" * 30 + " Bad Widget"
    for text in (backwards, far):
        found = [INDEX.strings.patterns[each.pattern] for each in find_in(text)]
        assert all(len(pattern.parts) == 1 for pattern in found)


def test_a_longer_string_wins_over_its_own_beginning() -> None:
    assert first(search(INDEX, "Install failed. A cable is loose.")) == "cable"
    assert first(search(INDEX, "Install failed")) == "install"


@pytest.mark.parametrize(
    "text",
    ["0x80C0FFEE", "80c0ffee", "code 0X80C0FFEE!", "2160132078", "-2134835218", "(0x80C0FFEE)"],
)
def test_a_code_is_found_in_any_notation(text: str) -> None:
    assert first(search(INDEX, text)) == "coffee"


def test_a_number_that_is_no_code_is_none() -> None:
    assert read_codes("call 555-0173, ticket 40118, 12345678, 0x16fd2b0c0 maybe") == [0x16FD2B0C0]


def test_a_half_typed_string_is_offered() -> None:
    assert first(search(INDEX, "WidgetLi")) == "limit"


def test_a_string_of_several_answers_goes_to_the_question_that_tells_them_apart() -> None:
    found = search(INDEX, "Please ask your helper or wait a while")
    assert first(found) == "words"
    assert set(found.hits[0].refs) >= {"R4", "R5"}
    assert found.hits[0].facts == ()


def test_what_a_string_establishes_is_proposed() -> None:
    assert search(INDEX, "WidgetLimitReached").hits[0].facts == (
        ("message", "limit"),
        ("where", "screen"),
    )


def test_a_description_establishes_no_message() -> None:
    hit = search(INDEX, "there are far too many widgets in the cupboard").hits[0]
    assert (hit.node, hit.facts) == ("limit", ())


NOISE = st.text(st.sampled_from("!?.,;:-_()[]{}<>\"'*# \t\n"), max_size=4)


@given(st.lists(NOISE, min_size=18, max_size=18), NOISE, st.sampled_from((str.upper, str.lower)))
def test_signs_between_letters_never_hide_a_string(
    between: list[str], around: str, write: Callable[[str], str]
) -> None:
    letters = "WidgetLimitReached"
    text = "".join(letter + sign for letter, sign in zip(letters, between, strict=True))
    assert "limit" in nodes(search(INDEX, around + write(text) + around))


@given(st.text(max_size=400))
def test_no_text_makes_a_search_fail(text: str) -> None:
    found = search(INDEX, text)
    assert all(0.0 <= hit.score <= 1.0 for hit in found.hits)
    assert len(found.hits) <= 11
    assert found.hits or not found.confident


@pytest.mark.parametrize("text", ["", " \n\t", "!?.,", "\u200b\u202e", "\0\x1b[2J", "\ud800"])
def test_a_text_without_words_finds_nothing_and_says_so(text: str) -> None:
    assert search(INDEX, text)[:2] == (False, ())


def test_a_huge_paste_is_cut_to_what_tells_something() -> None:
    paste = "all is well\n" * 300_000 + "state: WidgetLimitReached\n" + "nothing new\n" * 100_000
    assert len(cut_down(paste)) <= MOST_LETTERS
    assert first(search(INDEX, paste)) == "limit"


def test_one_endless_word_is_cut_too() -> None:
    assert len(cut_down("aB" * 2_000_000)) <= MOST_LETTERS


def test_no_flows_at_all_find_nothing() -> None:
    assert search(build_index({}), "WidgetLimitReached")[:2] == (False, ())


def test_the_same_flows_make_the_same_index() -> None:
    assert build_index(FLOWS) == INDEX


LETTERS = st.text(st.sampled_from("abc"), max_size=16)


@given(LETTERS.filter(bool), LETTERS)
def test_slips_are_counted_as_the_textbook_counts_them(pattern: str, text: str) -> None:
    row = list(range(len(pattern) + 1))
    fewest = row[-1]
    for letter in text:
        before, row = row, [0]
        for place, own in enumerate(pattern, 1):
            replaced = before[place - 1] + (own != letter)
            row.append(min(before[place] + 1, row[-1] + 1, replaced))
        fewest = min(fewest, row[-1])
    assert slips_within(pattern, text) == fewest
