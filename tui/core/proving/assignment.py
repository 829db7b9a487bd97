"""The single states in a set: one of them, whether one is among them, how many there are."""

from collections.abc import Iterable, Mapping
from itertools import accumulate
from operator import mul

from tui.core.proving.diagram import ALL, EMPTY, Diagrams


def pick(diagrams: Diagrams, states: int) -> dict[int, int]:
    """Return one state of a set that is not empty: the smallest value of each fact it reads."""
    state: dict[int, int] = {}
    node = states
    while node != ALL:
        row = diagrams.rows[node]
        value = next(value for value, child in enumerate(row[1:]) if child != EMPTY)
        state[row[0]] = value
        node = row[value + 1]
    return state


def contains(diagrams: Diagrams, states: int, state: Mapping[int, int]) -> bool:
    """Tell whether a set holds a state; facts the state does not name have the value 0."""
    node = states
    while node > ALL:
        row = diagrams.rows[node]
        node = row[state.get(row[0], 0) + 1]
    return node == ALL


def nodes_under(diagrams: Diagrams, states: int, known: Mapping[int, int]) -> list[int]:
    """Return the nodes a set is made of, children first, without those already known."""
    seen: set[int] = set()
    waiting = [states]
    while waiting:
        node = waiting.pop()
        if node not in known and node not in seen:
            seen.add(node)
            waiting += diagrams.rows[node][1:]
    return sorted(seen)


class Counting:
    """Counts states; what was counted for one set serves the next."""

    def __init__(self, diagrams: Diagrams) -> None:
        """Count nothing yet."""
        self._diagrams = diagrams
        self._below = {EMPTY: 0, ALL: 1}
        self._products = list(accumulate(diagrams.sizes, mul, initial=1))

    def count(self, states: int, facts: Iterable[int]) -> int:
        """Count the states of a set as assignments to these facts; it reads no others."""
        rows, products = self._diagrams.rows, self._products
        for node in nodes_under(self._diagrams, states, self._below):
            fact, *children = rows[node]
            self._below[node] = sum(
                self._below[child] * (products[rows[child][0]] // products[fact + 1])
                for child in children
                if child != EMPTY
            )
        total = self._below[states] * products[rows[states][0]]
        counted = 1
        for fact in facts:
            counted *= self._diagrams.sizes[fact]
        return total * counted // products[-1]
