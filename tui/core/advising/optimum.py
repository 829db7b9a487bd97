"""The fewest questions any order can ask on average: exact, as long as time allows."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tui.core.advising.certificate import ALL_CASES, find_needs, least_questions, never
from tui.core.advising.regions import Facts, Load, is_settled, split


class Late(Exception):
    """Time ran out before the best order was found."""


def fewest_questions(facts: Facts, load: Load, is_late: Callable[[], bool] = never) -> float:
    """Return the expected number of questions of the best order there is.

    Raises:
        Late: there was not enough time.
    """
    return _Search(facts, is_late).solve(load)


class _Bound(NamedTuple):
    """What no order can stay below, and how many of the cases need each fact."""

    questions: float
    shares: Mapping[int, float]


_SETTLED = _Bound(0.0, {})


class _Search:
    """Tries every order, never the same cases twice, and only what could still be better.

    It calls itself once for each question on a way, of which no fact is asked twice.
    """

    def __init__(self, facts: Facts, is_late: Callable[[], bool]) -> None:
        self.facts = facts
        self.is_late = is_late
        self.solved: dict[Load, float] = {}
        self.bounds: dict[Load, _Bound] = {}

    def solve(self, load: Load) -> float:
        """Return the fewest questions for these cases."""
        if is_settled(load):
            return 0.0
        known = self.solved.get(load)
        if known is None:
            known = self.solved[load] = self._search(load)
        return known

    def _search(self, load: Load) -> float:
        bound = self._bound(load)
        asked = sorted({fact for region in load for fact, _ in region.masks})
        common = [fact for fact in asked if bound.shares.get(fact, 0.0) >= ALL_CASES]
        best = float("inf")
        # Asking for a fact costs at least what the cases that can do without it need besides.
        promises = (
            (bound.questions + self.facts.costs[fact] * (1.0 - bound.shares.get(fact, 0.0)), fact)
            for fact in common[:1] or asked
        )
        for promise, fact in sorted(promises):
            if promise >= best:
                break
            best = min(best, self._ask(load, fact, best))
        return best

    def _ask(self, load: Load, fact: int, best: float) -> float:
        """Return what it costs to ask this first; at least `best` when it is no better."""
        parts = list(split(self.facts, load, fact))
        cost = self.facts.costs[fact]
        cost += sum(share * self._bound(part).questions for share, part in parts)
        for share, part in parts:
            if cost >= best:
                break
            cost += share * (self.solve(part) - self._bound(part).questions)
        return cost

    def _bound(self, load: Load) -> _Bound:
        """Return a bound for these cases."""
        if is_settled(load):
            return _SETTLED
        known = self.bounds.get(load)
        if known is None:
            if self.is_late():
                raise Late
            needs = find_needs(self.facts, load)
            shares: dict[int, float] = {}
            for region, needed in zip(load, needs, strict=True):
                for fact, share in needed.items():
                    shares[fact] = shares.get(fact, 0.0) + region.weight * share
            known = self.bounds[load] = _Bound(least_questions(self.facts, load, needs), shares)
        return known
