"""When a person has passed: a fixed number of calls, or as few as the odds need.

Both are judged by what is certain to be reckoned again by anybody: passed calls and calls, in
the order in which they were played.
"""

from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple

from tui.core.words import say

FIXED, SEQUENTIAL = "fixed", "sequential"
KINDS = (FIXED, SEQUENTIAL)
PASSED, FAILED, OPEN = "passed", "failed", "open"
RANKED_FROM = 10
"""Calls below which nobody is ranked: 3 tell a good one from a poor one in 73 %, 10 in 95 %."""
_Z95 = 1.959964


class Thresholds(NamedTuple):
    """What it takes to pass."""

    kind: str = FIXED
    calls: int = 20
    """Calls of the fixed exam."""
    pass_at: int = 17
    """Of those, passed calls that are enough."""
    fewest: int = 10
    """Calls of the sequential exam before it may end."""
    most: int = 16
    """Calls after which it ends in any case."""
    poor: float = 0.70
    """Share of calls passed by who should not pass."""
    good: float = 0.92
    """Share of calls passed by who should."""
    error: float = 0.10
    """How often either may be judged wrongly."""

    @property
    def longest(self) -> int:
        """The most calls that may be needed."""
        return self.calls if self.kind == FIXED else self.most


class Verdict(NamedTuple):
    """Where an exam stands."""

    state: str
    """`passed`, `failed` or `open`."""
    passed: int
    calls: int
    """Calls that count."""
    left: int
    """The most calls that can still be needed."""


def judge(calls: Sequence[bool], rules: Thresholds) -> Verdict:
    """Return where an exam stands.

    Args:
        calls: for each call in order, whether it was passed.
        rules: what it takes.
    """
    return _judge_fixed(calls, rules) if rules.kind == FIXED else _judge_sequence(calls, rules)


def _judge_fixed(calls: Sequence[bool], rules: Thresholds) -> Verdict:
    taken = calls[: rules.calls]
    passed, left = sum(taken), rules.calls - len(taken)
    state = OPEN if left else PASSED if passed >= rules.pass_at else FAILED
    return Verdict(state, passed, len(taken), left)


def _judge_sequence(calls: Sequence[bool], rules: Thresholds) -> Verdict:
    passed = 0
    for number, each in enumerate(calls[: rules.most], 1):
        passed += each
        state = _decide(passed, number, rules)
        if state != OPEN:
            return Verdict(state, passed, number, 0)
    taken = min(len(calls), rules.most)
    return Verdict(OPEN, passed, taken, rules.most - taken)


def _decide(passed: int, calls: int, rules: Thresholds) -> str:
    """Wald's test of two shares, cut off where the odds must do."""
    if calls < rules.fewest:
        return OPEN
    odds = passed * log(rules.good / rules.poor)
    odds += (calls - passed) * log((1 - rules.good) / (1 - rules.poor))
    bound = log((1 - rules.error) / rules.error)
    if calls >= rules.most:
        return PASSED if odds >= 0 else FAILED
    if abs(odds) < bound:
        return OPEN
    return PASSED if odds > 0 else FAILED


class Odds(NamedTuple):
    """What an exam does to a person who passes a certain share of calls."""

    passes: float
    """How likely the person passes the exam."""
    calls: float
    """Calls that are played on average."""


def odds_of(share: float, rules: Thresholds) -> Odds:
    """Reckon exactly what an exam does to a person.

    Args:
        share: of calls that the person passes, from 0 to 1.
        rules: what it takes to pass.
    """
    passes, played = 0.0, 0.0
    ways: dict[int, float] = {0: 1.0}
    for number in range(1, rules.longest + 1):
        step: dict[int, float] = {}
        for passed, weight in ways.items():
            step[passed] = step.get(passed, 0.0) + weight * (1 - share)
            step[passed + 1] = step.get(passed + 1, 0.0) + weight * share
        ways = {}
        for passed, weight in step.items():
            state = _state_at(passed, number, rules)
            if state == OPEN:
                ways[passed] = weight
            else:
                played += weight * number
                passes += weight * (state == PASSED)
    return Odds(passes, played)


def _state_at(passed: int, number: int, rules: Thresholds) -> str:
    if rules.kind == SEQUENTIAL:
        return _decide(passed, number, rules)
    if number < rules.calls:
        return OPEN
    return PASSED if passed >= rules.pass_at else FAILED


def interval(passed: int, calls: int, z: float = _Z95) -> tuple[float, float]:
    """Return between which shares the true pass rate lies, by Wilson's score interval.

    Args:
        passed: calls that were passed.
        calls: calls in all; 0 tells nothing, so the interval is 0 to 1.
        z: how many standard errors; the default gives 95 %.
    """
    if calls <= 0:
        return 0.0, 1.0
    share, square = passed / calls, z * z
    middle = share + square / (2 * calls)
    spread = z * sqrt(share * (1 - share) / calls + square / (4 * calls * calls))
    whole = 1 + square / calls
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def find_faults(rules: Thresholds) -> tuple[str, ...]:
    """Return what is wrong with thresholds, as sentences; empty when nothing is."""
    wrong = [
        (rules.kind not in KINDS, say("kind: one of {kinds}", kinds=", ".join(KINDS))),
        (not 1 <= rules.calls <= 200, say("calls: from 1 to 200")),  # noqa: PLR2004 - said beside it
        (not 1 <= rules.pass_at <= rules.calls, say("pass-at: from 1 to the number of calls")),
        (not 1 <= rules.fewest <= rules.most <= 200, say("fewest: from 1 to `most`, 200 at most")),  # noqa: PLR2004
        (
            not 0 < rules.poor < rules.good < 1,
            say("poor: a share below `good`, both between 0 and 1"),
        ),
        (not 0 < rules.error < 0.5, say("error: between 0 and 0.5")),  # noqa: PLR2004
    ]
    return tuple(sentence for is_wrong, sentence in wrong if is_wrong)
