"""The score ranks simulated learners by what they do (in full: python -m benchmarks.learners)."""

import pytest

from benchmarks.learners import LEARNERS, PAIR, find_faults, make_calls, mean, rank_rightly, run
from tests.trees.shipped import shipped

SAMPLE, WHOLE = 10, 1000
LEVELS = (2, 3)


def test_a_sample_of_calls_ranks_the_learners_rightly() -> None:
    plays = list(make_calls(shipped(), SAMPLE, LEVELS, "test"))
    results = run(plays, LEARNERS, "test")
    assert find_faults({name: mean(results[name]) for name in LEARNERS}) == []


@pytest.mark.soak
def test_a_thousand_calls_rank_the_learners_and_ten_tell_two_of_them_apart() -> None:
    plays = list(make_calls(shipped(), WHOLE, LEVELS, "test"))
    results = run(plays, {**LEARNERS, **PAIR}, "test")
    assert find_faults({name: mean(results[name]) for name in LEARNERS}) == []
    careful, careless = (results[name] for name in PAIR)
    assert rank_rightly(careful, careless, seed="test") >= 0.95
