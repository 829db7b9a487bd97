"""What a line that is typed at a question means."""

import pytest

from tests.core.reading import open_flow
from tui.core.codes.example import tiny
from tui.core.events import Started
from tui.core.walk import Asking, fold
from tui.plain.reading import Pick, Remark, read_answer, typed_number

CODED = tiny("missing: No", "missing: {label: No, matches: [0x80180014 refused]}")


@pytest.fixture
def position() -> Asking:
    flow = open_flow(CODED).flow
    asked = fold({flow.flow: flow}, [Started(f"{flow.flow}/{flow.start}")]).position
    assert isinstance(asked, Asking)
    return asked


def test_a_code_in_digits_chooses_the_answer_that_has_it(position: Asking) -> None:
    assert read_answer("80180014", position) == Pick("missing")
    assert read_answer("0x80180014", position) == Pick("missing")


@pytest.mark.parametrize("typed", ["80180015", "14", "9" * 5000])
def test_a_number_that_is_no_answer_and_no_code_is_told(typed: str, position: Asking) -> None:
    reply = read_answer(typed, position)
    assert isinstance(reply, Remark)
    assert reply.text.startswith("Type a number from 1 to")


@pytest.mark.parametrize("typed", ["", "x", "-1", "²", "٣", "9" * 5000])
def test_what_is_no_number_that_can_be_meant_is_none(typed: str) -> None:
    assert typed_number(typed) == 0
    assert typed_number("7") == 7
