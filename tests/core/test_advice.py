"""Advice: what is said about a flow without faults, and the figures behind it."""

import pytest

from tests.core.reading import check_all, open_flow
from tui.core.advising.advice import advise
from tui.core.codes import CODES

TODAY = "2026-11-23"
ADVICE = [code for code in CODES if code.startswith("A")]


def advice_for(text: str) -> list[str]:
    linked = open_flow(text)
    return [
        found.code for found in advise(linked, {linked.flow.flow: linked.flow}, TODAY).diagnostics
    ]


@pytest.mark.parametrize("code", ADVICE)
def test_the_bad_example_gives_exactly_this_advice(code: str) -> None:
    assert check_all(CODES[code].bad) == []
    assert advice_for(CODES[code].bad) == [code]


@pytest.mark.parametrize("code", ADVICE)
def test_the_good_example_gives_none(code: str) -> None:
    assert check_all(CODES[code].good) == []
    assert advice_for(CODES[code].good) == []
