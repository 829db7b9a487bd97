"""Which places lie on circles with each other: strongly connected components."""

from collections.abc import Sequence


def find_components(successors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the components of a graph, those that others lead to first.

    Tarjan's algorithm with a stack of its own: a flow may be a chain of any length.

    Args:
        successors: for each place, the places one can go to from it.
    """
    found: list[list[int]] = []
    order = [-1] * len(successors)
    lowest = [0] * len(successors)
    is_open = [False] * len(successors)
    trail: list[int] = []
    clock = 0
    for root in range(len(successors)):
        if order[root] >= 0:
            continue
        stack = [(root, iter(successors[root]))]
        while stack:
            place, rest = stack[-1]
            if order[place] < 0:
                order[place] = lowest[place] = clock
                clock += 1
                trail.append(place)
                is_open[place] = True
            for other in rest:
                if order[other] < 0:
                    stack.append((other, iter(successors[other])))
                    break
                if is_open[other]:
                    lowest[place] = min(lowest[place], order[other])
            else:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    lowest[above] = min(lowest[above], lowest[place])
                if lowest[place] == order[place]:
                    found.append(_close(place, trail, is_open))
    return found


def _close(place: int, trail: list[int], is_open: list[bool]) -> list[int]:
    component = []
    while True:
        other = trail.pop()
        is_open[other] = False
        component.append(other)
        if other == place:
            return component
