"""In which order fixes are tried, and when to stop: exact as far as that can be computed.

One cause is behind the trouble. Each fix costs something and cures some causes with some
chance. Going on is worth it while the chance left, times what handing over costs, is more than
the next fix. Fixes that need the same things opened first and cure nothing that another cures
stand in one chain, best chance per minute first: in any best order they stand so (swap two
that do not, and nothing gets dearer). So the search is over places in chains, not over subsets.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

MAX_STATES = 2**14
"""So many states are searched: all subsets of 14 fixes, or far more fixes in few chains."""

_SAME = 1e-9
"""Costs no further apart are the same."""


class Fix(NamedTuple):
    """Something that can be tried."""

    name: str
    cost: float
    cures: Mapping[str, float]
    """Chance to cure, by cause."""
    set_up: tuple[tuple[str, float], ...] = ()
    """What must be opened or fetched first, with what that costs once."""
    rank: int = 0
    """Among fixes that are worth the same, the lowest comes first."""


class Order(NamedTuple):
    """What to try, one after the other, until it helps; then hand over."""

    fixes: tuple[str, ...]
    expected: float
    """What it costs on average, handing over included."""
    exact: bool
    """Whether no order is better."""


def best_order(
    causes: Mapping[str, float],
    fixes: Sequence[Fix],
    hand_over: float,
    opened: Collection[str] = (),
) -> Order:
    """Return the order with the least expected cost.

    Args:
        causes: probability by cause; what is missing to 1 is a cause that nothing here cures.
        fixes: what can be tried, each once.
        hand_over: what it costs when nothing has helped.
        opened: what is set up already.
    """
    task = _Task(causes, fixes, hand_over, opened)
    return task.search() if task.count <= MAX_STATES else task.choose_greedily()


def order_greedily(
    causes: Mapping[str, float],
    fixes: Sequence[Fix],
    hand_over: float,
    opened: Collection[str] = (),
) -> Order:
    """Return a good order quickly: the best chance per cost, updated after each fix."""
    return _Task(causes, fixes, hand_over, opened).choose_greedily()


class _Task:
    """The fixes, in chains."""

    def __init__(
        self,
        causes: Mapping[str, float],
        fixes: Sequence[Fix],
        hand_over: float,
        opened: Collection[str],
    ) -> None:
        self.causes = causes
        self.unknown = max(0.0, 1.0 - sum(causes.values()))
        self.hand_over = hand_over
        self.opened = frozenset(opened)
        self.fixes = [fix for fix in fixes if _chance(fix, causes) > 0]
        self.chains = self._chain()
        self.count = prod(len(chain) + 1 for chain in self.chains)

    def _chain(self) -> list[list[Fix]]:
        cured = Counter(cause for fix in self.fixes for cause in fix.cures)
        chains: dict[object, list[Fix]] = {}
        for fix in self.fixes:
            is_alone = any(cured[cause] > 1 for cause in fix.cures)
            names = frozenset(name for name, _ in fix.set_up) - self.opened
            chains.setdefault(fix.name if is_alone else names, []).append(fix)
        return [
            sorted(chain, key=lambda fix: _urgency(fix, self.causes, fix.cost))
            for chain in chains.values()
        ]

    def search(self) -> Order:
        """Search all states, the last ones first; a state says how far each chain is done."""
        states = _States(self)
        best = [left * self.hand_over for left in states.left]
        step: list[tuple[Fix, int] | None] = [None] * self.count
        for state in range(self.count - 1, -1, -1):
            least, left = best[state], states.left[state]
            for fix, cost, after in states.ways_on(state):
                expected = cost * left + best[after]
                if expected < least - _SAME or _is_better_tie(expected - least, fix, step[state]):
                    least, step[state] = expected, (fix, after)
            best[state] = least
        return Order(tuple(_follow(step)), best[0], exact=True)

    def choose_greedily(self) -> Order:
        """Take the best chance per cost, updated after each, up to the best place to stop."""
        causes, opened, waiting = dict(self.causes), set(self.opened), list(self.fixes)
        names: list[str] = []
        spent = 0.0
        least, length = self.hand_over, 0
        while waiting:
            costs = {fix.name: _cost(fix, opened) for fix in waiting}
            fix = min(waiting, key=lambda each: _urgency(each, causes, costs[each.name]))
            waiting.remove(fix)
            spent += costs[fix.name] * (self.unknown + sum(causes.values()))
            opened.update(name for name, _ in fix.set_up)
            for cause, chance in fix.cures.items():
                causes[cause] = causes.get(cause, 0.0) * (1.0 - chance)
            names.append(fix.name)
            total = spent + (self.unknown + sum(causes.values())) * self.hand_over
            if total < least - _SAME:
                least, length = total, len(names)
        return Order(tuple(names[:length]), least, exact=False)


def _chance(fix: Fix, causes: Mapping[str, float]) -> float:
    return sum(causes.get(cause, 0.0) * chance for cause, chance in fix.cures.items())


def _cost(fix: Fix, opened: Collection[str]) -> float:
    return fix.cost + sum(cost for name, cost in fix.set_up if name not in opened)


def _urgency(fix: Fix, causes: Mapping[str, float], cost: float) -> tuple[float, int]:
    """Order by chance per cost, then by rank."""
    return round(-_chance(fix, causes) / max(cost, _SAME), 9), fix.rank


def _is_better_tie(more: float, fix: Fix, chosen: tuple[Fix, int] | None) -> bool:
    return more <= _SAME and chosen is not None and fix.rank < chosen[0].rank


def _follow(step: Sequence[tuple[Fix, int] | None]) -> Iterator[str]:
    chosen = step[0]
    while chosen is not None:
        fix, state = chosen
        yield fix.name
        chosen = step[state]


class _States:
    """All states of a task: what is left, what is set up and where each leads."""

    def __init__(self, task: _Task) -> None:
        self.chains = task.chains
        self.left = self._all_left(task)
        self.opened = self._all_opened(task.opened)
        self.chained: list[tuple[int, int, list[Fix]]] = []
        stride = 1
        for chain in task.chains:
            self.chained.append((stride, len(chain) + 1, chain))
            stride *= len(chain) + 1
        self.costs: dict[tuple[str, frozenset[str]], float] = {}

    def ways_on(self, state: int) -> list[tuple[Fix, float, int]]:
        """Return the next fix of each chain, what it costs, and the state after it."""
        opened, costs = self.opened[state], self.costs
        found = []
        for stride, size, chain in self.chained:
            done = state // stride % size
            if done < size - 1:
                fix = chain[done]
                cost = costs.get((fix.name, opened))
                if cost is None:
                    cost = costs[fix.name, opened] = _cost(fix, opened)
                found.append((fix, cost, state + stride))
        return found

    def _all_left(self, task: _Task) -> list[float]:
        """Return, by state, the chance that nothing has helped so far."""
        left = [task.unknown] * task.count
        for cause, weight in task.causes.items():
            kept = [weight]
            for chain in self.chains:
                layer, factor = kept, 1.0
                for fix in chain:
                    factor *= 1.0 - fix.cures.get(cause, 0.0)
                    kept = kept + [each * factor for each in layer]
            left = [one + other for one, other in zip(left, kept, strict=True)]
        return left

    def _all_opened(self, first: frozenset[str]) -> list[frozenset[str]]:
        """Return, by state, what is set up."""
        opened = [first]
        for chain in self.chains:
            layer, reached = opened, frozenset[str]()
            for fix in chain:
                reached |= {name for name, _ in fix.set_up}
                opened = opened + [each | reached for each in layer]
        return opened
