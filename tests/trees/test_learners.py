"""The score ranks simulated learners by what they do (in full: python -m benchmarks.learners)."""

import pytest

from benchmarks.learners import LEARNERS, PAIR, find_faults, make_calls, mean, rank_rightly, run
from tests.trees.shipped import shipped

SAMPLE, FEWER, WHOLE = 10, 3, 1000
STEADY = ("asks everything", "guesses by likelihood")
"""Learners of many steps, who score nearly the same in every call: fewer calls show them."""

LEVELS = (2, 3)


def test_a_sample_of_calls_ranks_the_learners_rightly() -> None:
    plays = list(make_calls(shipped(), SAMPLE, LEVELS, "test"))
    quick = {name: policy for name, policy in LEARNERS.items() if name not in STEADY}
    steady = {name: LEARNERS[name] for name in STEADY}
    results = {**run(plays, quick, "test"), **run(plays[:FEWER], steady, "test")}
    assert find_faults({name: mean(results[name]) for name in LEARNERS}) == []


@pytest.mark.soak
def test_a_thousand_calls_rank_the_learners_and_ten_tell_two_of_them_apart() -> None:
    plays = list(make_calls(shipped(), WHOLE, LEVELS, "test"))
    results = run(plays, {**LEARNERS, **PAIR}, "test")
    assert find_faults({name: mean(results[name]) for name in LEARNERS}) == []
    careful, careless = (results[name] for name in PAIR)
    assert rank_rightly(careful, careless, seed="test") >= 0.95
