"""Sets of fact states as decision diagrams: every distinct subset is kept once.

A state gives each fact a value, a small number. A diagram node looks at one fact and has one
child for each of its values; facts are looked at in one fixed order, a node whose children
are all the same is left out, and equal nodes are one node. So equal sets have equal numbers,
and a set of 10^38 states can be a hundred nodes. Nothing here recurses: the depth of a
diagram is the number of facts, which a file may choose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

EMPTY = 0
ALL = 1

_CACHED = 500_000
"""Results kept of unions and the like, before all are dropped to bound the memory."""


class TooMuch(Exception):
    """A limit was reached; `limit` names it."""

    def __init__(self, limit: str) -> None:
        """Keep which limit it was."""
        super().__init__(limit)
        self.limit = limit


class Diagrams:
    """All sets over some facts; a set is the number of its topmost node."""

    def __init__(self, sizes: Sequence[int], *, cells: int, steps: int) -> None:
        """Start with the empty set and the set of everything.

        Args:
            sizes: how many values each fact has.
            cells: how many children all nodes together may have.
            steps: how many pairs of nodes may be looked at.
        """
        self.sizes = tuple(sizes)
        self.cells = 0
        self.steps = 0
        self._limits = (cells, steps)
        end = (len(self.sizes),)
        self.rows: list[tuple[int, ...]] = [end, end]
        """For each node the fact it looks at and its children; children are older."""
        self._numbers: dict[tuple[int, ...], int] = {}
        self._unions: dict[tuple[int, int], int] = {}
        self._meets: dict[tuple[int, int], int] = {}
        self._rests: dict[tuple[int, int], int] = {}

    def _node(self, fact: int, children: tuple[int, ...]) -> int:
        if children.count(children[0]) == len(children):
            return children[0]
        row = (fact, *children)
        number = self._numbers.get(row)
        if number is None:
            number = len(self.rows)
            self.rows.append(row)
            self._numbers[row] = number
            self.cells += len(row)
            if self.cells > self._limits[0]:
                raise TooMuch("cells")
        return number

    def literal(self, fact: int, values: Iterable[int]) -> int:
        """Return the states in which a fact has one of these values."""
        chosen = frozenset(values)
        return self._node(
            fact, tuple(ALL if value in chosen else EMPTY for value in range(self.sizes[fact]))
        )

    def union(self, one: int, other: int) -> int:
        """Return the states that are in either set."""
        return self._combine(_union, self._unions, one, other)

    def meet(self, one: int, other: int) -> int:
        """Return the states that are in both sets."""
        return self._combine(_meet, self._meets, one, other)

    def minus(self, one: int, other: int) -> int:
        """Return the states of one set that are not in the other."""
        return self._combine(_minus, self._rests, one, other)

    def union_all(self, sets: Iterable[int]) -> int:
        """Return the states that are in any of these sets."""
        return reduce(self.union, sets, EMPTY)

    def meet_all(self, sets: Iterable[int]) -> int:
        """Return the states that are in all of these sets."""
        return reduce(self.meet, sets, ALL)

    def _combine(
        self,
        settle: Callable[[int, int], int],
        cache: dict[tuple[int, int], int],
        one: int,
        other: int,
    ) -> int:
        """Combine two sets: first list the pairs of nodes met on the way, then build upwards."""
        settled = settle(one, other)
        if settled >= 0:
            return settled
        top = (one, other)
        known = cache.get(top)
        if known is not None:
            return known
        if len(cache) > _CACHED:
            cache.clear()
        plan = self._plan(settle, cache, top)
        for pair in sorted(plan, key=lambda pair: plan[pair][0], reverse=True):
            fact, pairs = plan[pair]
            children = []
            for child in pairs:
                settled = settle(*child)
                children.append(settled if settled >= 0 else cache[child])
            cache[pair] = self._node(fact, tuple(children))
        return cache[top]

    def _plan(
        self,
        settle: Callable[[int, int], int],
        cache: Mapping[tuple[int, int], int],
        top: tuple[int, int],
    ) -> dict[tuple[int, int], tuple[int, list[tuple[int, int]]]]:
        rows = self.rows
        plan: dict[tuple[int, int], tuple[int, list[tuple[int, int]]]] = {}
        waiting = [top]
        while waiting:
            pair = waiting.pop()
            if pair in plan or pair in cache:
                continue
            one, other = pair
            row, line = rows[one], rows[other]
            if row[0] == line[0]:
                pairs = list(zip(row[1:], line[1:], strict=True))
            elif row[0] < line[0]:
                pairs = [(child, other) for child in row[1:]]
            else:
                pairs = [(one, child) for child in line[1:]]
            plan[pair] = (min(row[0], line[0]), pairs)
            waiting += [child for child in pairs if settle(*child) < 0]
        self.steps += len(plan)
        if self.steps > self._limits[1]:
            raise TooMuch("steps")
        return plan

    def relabel(self, states: int, fact: int, rows: Sequence[Sequence[int]]) -> int:
        """Give a fact new values: `rows[new]` lists the old values that become `new`."""

        def renew(children: Sequence[int]) -> int:
            return self._node(
                fact, tuple(self.union_all(children[old] for old in olds) for olds in rows)
            )

        return self._rework(states, fact, renew)

    def forget(self, states: int, fact: int, values: Iterable[int] | None = None) -> int:
        """Keep the states in which a fact has one of these values, and forget the value."""
        kept = range(self.sizes[fact]) if values is None else tuple(values)

        def merge(children: Sequence[int]) -> int:
            return self.union_all(children[value] for value in kept)

        return self._rework(states, fact, merge)

    def _rework(self, states: int, fact: int, change: Callable[[Sequence[int]], int]) -> int:
        """Apply a change to every node of one fact; what lies below it is shared as it is."""
        rows = self.rows
        size = self.sizes[fact]
        done = {EMPTY: EMPTY}
        above: list[int] = []
        waiting = [states]
        while waiting:
            node = waiting.pop()
            if node in done:
                continue
            row = rows[node]
            if row[0] < fact:
                done[node] = EMPTY
                above.append(node)
                waiting += row[1:]
            else:
                done[node] = change(row[1:] if row[0] == fact else (node,) * size)
        self.steps += len(done)
        if self.steps > self._limits[1]:
            raise TooMuch("steps")
        for node in sorted(above):  # children are older than their parents
            row = rows[node]
            done[node] = self._node(row[0], tuple([done[child] for child in row[1:]]))
        return done[states]


def _union(one: int, other: int) -> int:
    if one in (EMPTY, other):
        return other
    if other == EMPTY:
        return one
    return ALL if ALL in (one, other) else -1


def _meet(one: int, other: int) -> int:
    if one in (ALL, other):
        return other
    if other == ALL:
        return one
    return EMPTY if EMPTY in (one, other) else -1


def _minus(one: int, other: int) -> int:
    if EMPTY in (one, other):
        return one
    return EMPTY if other in (ALL, one) else -1
