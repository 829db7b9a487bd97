"""In which order fixes are tried, and when to stop: exact as far as that can be computed.

One cause is behind the trouble. Each fix costs something and cures some causes with some
chance. Going on is worth it while the chance left, times what handing over costs, is more than
the next fix. Fixes that need the same things opened first and cure nothing that another cures
stand in one chain, best chance per minute first: in any best order they stand so (swap two
that do not, and nothing gets dearer). So the search is over places in chains, not over subsets.
"""

from collections.abc import Collection, Mapping, Sequence
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


class _Task:
    """The fixes in chains, and what is known of each state: how far each chain is done."""

    def __init__(
        self,
        causes: Mapping[str, float],
        fixes: Sequence[Fix],
        hand_over: float,
        opened: Collection[str],
    ) -> None:
        self.causes = causes
        self.hand_over = hand_over
        self.opened = frozenset(opened)
        self.fixes = [fix for fix in fixes if self._chance(fix) > 0]
        self.chains = self._chain()
        self.count = prod(len(chain) + 1 for chain in self.chains)

    def _chance(self, fix: Fix) -> float:
        return sum(self.causes.get(cause, 0.0) * chance for cause, chance in fix.cures.items())

    def _set_up(self, fix: Fix) -> frozenset[str]:
        return frozenset(name for name, _ in fix.set_up) - self.opened

    def _chain(self) -> list[list[Fix]]:
        cured: dict[str, int] = {}
        for fix in self.fixes:
            for cause in fix.cures:
                cured[cause] = cured.get(cause, 0) + 1
        chains: dict[object, list[Fix]] = {}
        for fix in self.fixes:
            shared = any(cured[cause] > 1 for cause in fix.cures)
            chains.setdefault(fix.name if shared else self._set_up(fix), []).append(fix)
        return [sorted(chain, key=self._urgency) for chain in chains.values()]

    def _urgency(self, fix: Fix) -> tuple[float, int]:
        """Order by chance per cost, then by rank."""
        return round(-self._chance(fix) / max(fix.cost, _SAME), 9), fix.rank

    def search(self) -> Order:
        """Search all states, the last ones first."""
        strides = [1]
        for chain in self.chains:
            strides.append(strides[-1] * (len(chain) + 1))
        left = _Left(self.causes, self.chains, strides).all_states()
        opened = self._opened_by_state(strides)
        best = [0.0] * self.count
        step: list[Fix | None] = [None] * self.count
        for state in range(self.count - 1, -1, -1):
            stop = left[state] * self.hand_over
            least, chosen = stop, None
            for chain, stride in zip(self.chains, strides, strict=False):
                place = state // stride % (len(chain) + 1)
                if place == len(chain):
                    continue
                fix = chain[place]
                way = sum(cost for name, cost in fix.set_up if name not in opened[state])
                cost = (fix.cost + way) * left[state] + best[state + stride]
                if cost < least - _SAME or (
                    chosen is not None and cost < least + _SAME and fix.rank < chosen.rank
                ):
                    least, chosen = cost, fix
            best[state], step[state] = least, chosen
        return Order(self._follow(step, strides), best[0], exact=True)

    def _opened_by_state(self, strides: Sequence[int]) -> list[frozenset[str]]:
        """Return what is set up in each state."""
        opened = [self.opened]
        for chain, stride in zip(self.chains, strides, strict=False):
            layer = opened
            reached = frozenset[str]()
            for fix in chain:
                reached |= self._set_up(fix)
                opened = opened + [each | reached for each in layer]
            assert len(opened) == stride * (len(chain) + 1)
        return opened

    def _follow(self, step: Sequence[Fix | None], strides: Sequence[int]) -> tuple[str, ...]:
        where = {
            fix.name: stride
            for chain, stride in zip(self.chains, strides, strict=False)
            for fix in chain
        }
        names: list[str] = []
        state = 0
        while (fix := step[state]) is not None:
            names.append(fix.name)
            state += where[fix.name]
        return tuple(names)

    def choose_greedily(self) -> Order:
        """Take the best chance per cost, updated after each, up to the best place to stop."""
        causes = dict(self.causes)
        unknown = max(0.0, 1.0 - sum(causes.values()))
        opened = set(self.opened)
        waiting = list(self.fixes)
        names: list[str] = []
        spent = 0.0
        least, length = self.hand_over, 0
        while waiting:
            fix = min(waiting, key=lambda each: self._urgency_now(each, causes, opened))
            waiting.remove(fix)
            left = unknown + sum(causes.values())
            way = sum(cost for name, cost in fix.set_up if name not in opened)
            spent += (fix.cost + way) * left
            opened.update(name for name, _ in fix.set_up)
            for cause, chance in fix.cures.items():
                causes[cause] = causes.get(cause, 0.0) * (1.0 - chance)
            names.append(fix.name)
            total = spent + (unknown + sum(causes.values())) * self.hand_over
            if total < least - _SAME:
                least, length = total, len(names)
        return Order(tuple(names[:length]), least, exact=False)

    def _urgency_now(
        self, fix: Fix, causes: Mapping[str, float], opened: Collection[str]
    ) -> tuple[float, int]:
        chance = sum(causes.get(cause, 0.0) * each for cause, each in fix.cures.items())
        way = sum(cost for name, cost in fix.set_up if name not in opened)
        return round(-chance / max(fix.cost + way, _SAME), 9), fix.rank


class _Left:
    """The chance, by state, that nothing has helped so far."""

    def __init__(
        self,
        causes: Mapping[str, float],
        chains: Sequence[Sequence[Fix]],
        strides: Sequence[int],
    ) -> None:
        self.causes = causes
        self.chains = chains
        self.strides = strides

    def all_states(self) -> list[float]:
        """Return it for every state: what each cause keeps, chain by chain."""
        total = [max(0.0, 1.0 - sum(self.causes.values()))] * self._size()
        for cause, weight in self.causes.items():
            kept = [weight]
            for chain in self.chains:
                layer = kept
                factor = 1.0
                for fix in chain:
                    factor *= 1.0 - fix.cures.get(cause, 0.0)
                    kept = kept + [each * factor for each in layer]
            total = [one + other for one, other in zip(total, kept, strict=True)]
        return total

    def _size(self) -> int:
        return prod(len(chain) + 1 for chain in self.chains)
