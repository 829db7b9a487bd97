"""Exams: who passes, how often that is wrong, and that nobody is judged on too little."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.classroom.exam import (
    FAILED,
    OPEN,
    PASSED,
    SEQUENTIAL,
    Thresholds,
    find_faults,
    interval,
    judge,
    odds_of,
)

FIXED = Thresholds()
SHORT = Thresholds(kind=SEQUENTIAL)


def test_seventeen_of_twenty_pass_and_sixteen_do_not() -> None:
    assert judge([True] * 17 + [False] * 3, FIXED).state == PASSED
    assert judge([True] * 16 + [False] * 4, FIXED).state == FAILED
    assert judge([True] * 19, FIXED) == (OPEN, 19, 19, 1)


def test_calls_beyond_the_exam_change_nothing() -> None:
    assert judge([True] * 16 + [False] * 4 + [True] * 30, FIXED).state == FAILED


def test_the_short_exam_ends_between_ten_and_sixteen_calls() -> None:
    assert judge([True] * 9, SHORT).state == OPEN
    assert judge([True] * 10, SHORT).state == PASSED
    assert judge([False] * 10, SHORT).state == FAILED
    mixed = [True, True, False] * 10
    assert judge(mixed, SHORT).calls <= 16
    assert judge(mixed, SHORT).state == FAILED


@given(st.lists(st.booleans(), max_size=40))
def test_an_exam_that_ended_is_never_opened_again(calls: list[bool]) -> None:
    for rules in (FIXED, SHORT):
        states = [judge(calls[:count], rules).state for count in range(len(calls) + 1)]
        ended = [state for state in states if state != OPEN]
        assert len(set(ended)) <= 1
        assert states == [OPEN] * (len(states) - len(ended)) + ended


def test_the_error_rates_are_those_that_are_published() -> None:
    assert odds_of(0.70, FIXED).passes == pytest.approx(0.107, abs=0.001)
    assert odds_of(0.92, FIXED).passes == pytest.approx(1 - 0.071, abs=0.001)
    assert odds_of(0.70, SHORT).passes == pytest.approx(0.109, abs=0.001)
    assert odds_of(0.92, SHORT).passes == pytest.approx(1 - 0.126, abs=0.001)
    assert odds_of(0.92, SHORT).calls == pytest.approx(12.8, abs=0.1)


@pytest.mark.parametrize("share", [0.7, 0.92])
def test_reckoned_odds_are_what_chance_gives(share: float) -> None:
    dice = random.Random(7)  # noqa: S311 - a seeded trial
    runs = [[dice.random() < share for _ in range(20)] for _ in range(4000)]
    for rules in (FIXED, SHORT):
        passed = sum(judge(run, rules).state == PASSED for run in runs) / len(runs)
        assert passed == pytest.approx(odds_of(share, rules).passes, abs=0.025)


def test_an_interval_is_wide_on_few_calls_and_holds_the_share() -> None:
    assert interval(0, 0) == (0.0, 1.0)
    low, high = interval(3, 3)
    assert low < 0.5 < high
    for passed, calls in ((0, 10), (7, 10), (20, 20), (170, 200)):
        low, high = interval(passed, calls)
        assert 0 <= low <= passed / calls <= high <= 1


def test_thresholds_that_cannot_be_are_named() -> None:
    assert find_faults(FIXED) == ()
    assert find_faults(SHORT) == ()
    assert "pass-at" in find_faults(Thresholds(pass_at=21))[0]
    assert find_faults(Thresholds(poor=0.95))
    assert find_faults(Thresholds(kind="oral"))
