"""The fewest questions any order can ask on average: exact, as long as time allows."""

from collections.abc import Callable

from tui.core.certificate import find_needs, least_questions, never
from tui.core.regions import Facts, Load, is_settled, split

_EXACT = 1.0 - 1e-9
"""A share from which on it counts as all."""


class Late(Exception):
    """Time ran out before the best order was found."""


def fewest_questions(facts: Facts, load: Load, is_late: Callable[[], bool] = never) -> float:
    """Return the expected number of questions of the best order there is.

    Raises:
        Late: there was not enough time.
    """
    return _Search(facts, is_late).solve(load)


class _Search:
    """Tries every order, never the same cases twice, and only what could still be better.

    It calls itself once for each question on a way, of which no fact is asked twice.
    """

    def __init__(self, facts: Facts, is_late: Callable[[], bool]) -> None:
        self.facts = facts
        self.is_late = is_late
        self.solved: dict[Load, float] = {}
        self.bounds: dict[Load, tuple[float, int]] = {}

    def solve(self, load: Load) -> float:
        """Return the fewest questions for these cases."""
        if is_settled(load):
            return 0.0
        known = self.solved.get(load)
        if known is None:
            if self.is_late():
                raise Late
            known = self.solved[load] = self._search(load)
        return known

    def _search(self, load: Load) -> float:
        _, needed = self._bound(load)
        if needed >= 0:
            return self._ask(load, needed, float("inf"))
        asked = {fact for region in load for fact, _ in region.masks}
        best = float("inf")
        for promise, fact in sorted((self._promise(load, fact), fact) for fact in asked):
            if promise >= best:
                break
            best = min(best, self._ask(load, fact, best))
        return best

    def _ask(self, load: Load, fact: int, best: float) -> float:
        """Return what it costs to ask this first; more than `best` when it is no better."""
        parts = list(split(self.facts, load, fact))
        cost = self.facts.costs[fact] + sum(share * self._bound(part)[0] for share, part in parts)
        for share, part in parts:
            if cost >= best:
                return cost
            cost += share * (self.solve(part) - self._bound(part)[0])
        return cost

    def _promise(self, load: Load, fact: int) -> float:
        parts = split(self.facts, load, fact)
        return self.facts.costs[fact] + sum(share * self._bound(part)[0] for share, part in parts)

    def _bound(self, load: Load) -> tuple[float, int]:
        """Return a bound for these cases, and a fact that all of them need, if there is one."""
        if is_settled(load):
            return 0.0, -1
        known = self.bounds.get(load)
        if known is None:
            if self.is_late():
                raise Late
            needs = find_needs(self.facts, load)
            common = [
                fact
                for fact, share in needs[0].items()
                if share >= _EXACT and all(each.get(fact, 0.0) >= _EXACT for each in needs)
            ]
            bound = least_questions(self.facts, load, needs)
            known = self.bounds[load] = bound, min(common, default=-1)
        return known
