"""What is known where walks come in, and what they take along when they leave a flow."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.proving.diagram import ALL, EMPTY, Diagrams
from tui.core.proving.facttable import MISSING, NOBODY, FactTable
from tui.core.proving.rows import follow_rows

MISSING_NAME = "!"
NOBODY_NAME = "?"


class States(NamedTuple):
    """A set of fact states that any other proof can read: a diagram with names in it."""

    facts: tuple[str, ...]
    """The facts it speaks of; every other one is missing."""
    rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """A fact, and for each of its answers (`!` missing, `?` nobody knows) the number of the
    row that goes on: 0 for nothing, 1 for everything, else the row's place and two."""
    top: int


class Arrival(NamedTuple):
    """A node where walks come in from elsewhere, and the facts they bring."""

    node: str
    states: States


def know(facts: Mapping[str, str]) -> States:
    """Return the one state in which these facts have these answers."""
    rows = []
    below = ALL
    for fact, answer in facts.items():
        rows.append((fact, ((answer, below),)))
        below = len(rows) + 1
    return States(tuple(facts), tuple(rows), below)


def pack_states(
    diagrams: Diagrams, facts: FactTable, order: Sequence[int], states: int, kept: Iterable[int]
) -> States:
    """Return a set as a value of its own.

    Args:
        diagrams: where the set lives.
        facts: the names.
        order: the fact at each level.
        states: the set.
        kept: the levels it may read.
    """
    numbers = {EMPTY: EMPTY, ALL: ALL}
    rows: list[tuple[str, tuple[tuple[str, int], ...]]] = []
    found = _breadth_first(diagrams, states)
    for node in sorted(found, key=lambda node: diagrams.rows[node][0], reverse=True):
        level, *children = diagrams.rows[node]
        names = [MISSING_NAME, NOBODY_NAME, *facts.answers(order[level])]
        ways = tuple(
            (name, numbers[child]) for name, child in zip(names, children, strict=True) if child
        )
        rows.append((facts.ids[order[level]], ways))
        numbers[node] = len(rows) + 1
    spoken = tuple(facts.ids[order[level]] for level in sorted(kept))
    return States(spoken, tuple(rows), numbers[states])


def _breadth_first(diagrams: Diagrams, states: int) -> list[int]:
    """Return the nodes a set is made of in an order that depends on the set alone."""
    found = dict.fromkeys([states] if states > ALL else ())
    waiting = deque(found)
    while waiting:
        for child in diagrams.rows[waiting.popleft()][1:]:
            if child > ALL and child not in found:
                found[child] = None
                waiting.append(child)
    return list(found)


class Gate:
    """Builds the states in which walks come in, over the facts that matter where they do."""

    def __init__(self, diagrams: Diagrams, facts: FactTable, order: Sequence[int]) -> None:
        """Prepare to build sets over the facts that have a level; `order` lists them."""
        self.diagrams = diagrams
        self.facts = facts
        self.levels = {fact: level for level, fact in enumerate(order)}
        levels = self.levels.items()
        self.follows = {level: list(self._find_follows(fact)) for fact, level in levels}
        """By level, for each answer from which something follows: its value, the other level
        and what is known there then."""

    def _find_follows(self, fact: int) -> Iterator[tuple[int, int, int]]:
        for answer, value in self.facts.answers(fact).items():
            for other, follows in self.facts.consequences(fact, answer):
                if other in self.levels:
                    yield value, self.levels[other], follows

    def open_start(self, site: Iterable[int], tracked: frozenset[int]) -> int:
        """Return the states at a flow's start.

        Args:
            site: the facts that the site may have set once for all; nothing else is known.
            tracked: the levels that matter there.
        """
        states = ALL
        read = {self.levels[fact] for fact in site if fact in self.levels}
        read &= self._telling(tracked)
        for level in read:
            values = range(self.diagrams.sizes[level])
            known = (value for value in values if value != NOBODY)
            states = self.diagrams.meet(states, self.diagrams.literal(level, known))
        return self._narrow(states, read, tracked)

    def read_states(self, states: States, tracked: frozenset[int]) -> int:
        """Return a set that another proof has made, as far as it tells of what matters.

        Args:
            states: the set.
            tracked: the levels that matter where it comes in.
        """
        telling = self._telling(tracked)
        numbers = [EMPTY, ALL]
        for fact_id, ways in states.rows:
            level = self._level(fact_id)
            total = EMPTY
            for name, child in ways:
                part = numbers[child]
                if level in telling:
                    here = self.diagrams.literal(level, self._values(fact_id, name))
                    part = self.diagrams.meet(part, here)
                total = self.diagrams.union(total, part)
            numbers.append(total)
        read = telling.intersection(map(self._level, states.facts))
        return self._narrow(numbers[states.top], read, tracked)

    def _telling(self, tracked: frozenset[int]) -> set[int]:
        """Return the levels that matter, and those from which something follows for them."""
        telling = set(tracked)
        size = 0
        while size < len(telling):
            size = len(telling)
            for level, follows in self.follows.items():
                if any(other in telling for _, other, _ in follows):
                    telling.add(level)
        return telling

    def _level(self, fact_id: str) -> int:
        if fact_id not in self.facts:
            return -1
        return self.levels.get(self.facts.number(fact_id), -1)

    def _values(self, fact_id: str, name: str) -> tuple[int, ...]:
        """Return the value of a name; an answer that is not known here tells nothing."""
        fact = self.facts.number(fact_id)
        if name == NOBODY_NAME:
            return (NOBODY,)
        return self.facts.values(fact, (name,)) or (MISSING,)

    def _narrow(self, states: int, read: set[int], tracked: frozenset[int]) -> int:
        """Add what follows from what is known, and keep only the facts that matter there."""
        telling = self._telling(tracked)
        present = set(read)
        for level in sorted(read):
            for value, other, follows in self.follows[level]:
                if other in telling:
                    if other not in present:
                        states = self._miss(states, other)
                        present.add(other)
                    states = self._follow(states, level, value, other, follows)
        for level in present - tracked:
            states = self.diagrams.forget(states, level)
        for level in tracked - present:
            states = self._miss(states, level)
        return states

    def _miss(self, states: int, level: int) -> int:
        return self.diagrams.meet(states, self.diagrams.literal(level, (MISSING,)))

    def _follow(self, states: int, level: int, value: int, other: int, follows: int) -> int:
        literal = self.diagrams.literal(level, (value,))
        part = self.diagrams.meet(states, literal)
        rows = follow_rows(follows, self.diagrams.sizes[other])
        changed = self.diagrams.relabel(part, other, rows)
        return self.diagrams.union(self.diagrams.minus(states, literal), changed)
