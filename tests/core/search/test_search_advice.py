"""Advice on what nobody can find, and on strings that lead to several places."""

import pytest

from tests.core.reading import check_all, open_flow
from tui.core.codes import CODES
from tui.core.search.advice import advise_search

WORDS = [code for code in CODES if code.startswith("W")]


def advice_for(text: str) -> set[str]:
    linked = open_flow(text)
    return {each.code for each in advise_search(linked, {linked.flow.flow: linked.flow})}


@pytest.mark.parametrize("code", WORDS)
def test_the_bad_example_gives_exactly_this_advice(code: str) -> None:
    assert check_all(CODES[code].bad) == []
    assert advice_for(CODES[code].bad) == {code}


@pytest.mark.parametrize("code", WORDS)
def test_the_good_example_gives_none(code: str) -> None:
    assert check_all(CODES[code].good) == []
    assert advice_for(CODES[code].good) == set()


def test_advice_points_at_the_string_and_names_the_places() -> None:
    linked = open_flow(CODES["W002"].bad)
    found = advise_search(linked, {linked.flow.flow: linked.flow})
    assert ["Not entitled" in each.excerpt for each in found] == [True, True]
    assert {each.message for each in found} == {'"Not entitled" leads to tiny/assign, tiny/ticket.'}


def test_a_fix_that_comes_next_when_another_fails_counts_as_found() -> None:
    text = CODES["W001"].good.replace("    says: [the phone is turned away at the end]\n", "")
    text = text.replace(
        "  ticket:", "    says: [the phone is turned away]\n    otherwise: again\n  ticket:"
    )
    text += """\
  again:
    resolve: Try once more
    actors: [L1]
    cause: It was busy.
    steps: [Try again.]
    verify: It works.
"""
    assert advice_for(text) == set()
