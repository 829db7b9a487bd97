"""Which places lie on circles with each other: strongly connected components."""

from collections.abc import Iterator, Sequence


def find_components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the components of a graph, those that others lead to first.

    Tarjan's algorithm with a stack of its own: a flow may be a chain of any length.

    Args:
        successors: for each place, the places one can go to from it.
    """
    search = _Search(successors)
    for root in range(len(successors)):
        if search.order[root] < 0:
            search.visit(root)
    return search.found


class _Search:
    """A walk through the graph, depth first."""

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self.successors = successors
        self.order = [-1] * len(successors)
        self.lowest = [0] * len(successors)
        self.is_open = [False] * len(successors)
        self.trail: list[int] = []
        self.clock = 0
        self.found: list[list[int]] = []

    def visit(self, root: int) -> None:
        stack = [self._enter(root)]
        while stack:
            place, rest = stack[-1]
            inner = self._next(place, rest)
            if inner >= 0:
                stack.append(self._enter(inner))
                continue
            stack.pop()
            if stack:
                above = stack[-1][0]
                self.lowest[above] = min(self.lowest[above], self.lowest[place])
            if self.lowest[place] == self.order[place]:
                self._close(place)

    def _enter(self, place: int) -> tuple[int, Iterator[int]]:
        self.order[place] = self.lowest[place] = self.clock
        self.clock += 1
        self.trail.append(place)
        self.is_open[place] = True
        return place, iter(self.successors[place])

    def _next(self, place: int, rest: Iterator[int]) -> int:
        """Return the next place not seen yet; -1 when there is none."""
        for other in rest:
            if self.order[other] < 0:
                return other
            if self.is_open[other]:
                self.lowest[place] = min(self.lowest[place], self.order[other])
        return -1

    def _close(self, place: int) -> None:
        component = []
        other = -1
        while other != place:
            other = self.trail.pop()
            self.is_open[other] = False
            component.append(other)
        self.found.append(component)
