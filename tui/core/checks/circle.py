"""Circles among names that lead to each other, and how long procedures are spelled out."""

from collections import deque
from collections.abc import Collection, Mapping, Sequence

from tui.core.component import find_components
from tui.core.flow import Procedure

MAX_STEPS = 500
"""Steps of a procedure with all that it holds; nobody follows more."""


def find_circle(successors: Mapping[str, Collection[str]], first: str) -> tuple[str, ...]:
    """Return a shortest circle through a name, without the name again; empty: there is none."""
    before: dict[str, str] = {}
    queue = deque([first])
    while queue:
        here = queue.popleft()
        for there in successors[here]:
            if there == first:
                trail = [here]
                while trail[-1] != first:
                    trail.append(before[trail[-1]])
                return tuple(reversed(trail))
            if there not in before and there in successors:
                before[there] = here
                queue.append(there)
    return ()


def _parts(procedures: Mapping[str, Procedure]) -> dict[str, list[str]]:
    return {
        name: [step.procedure for step in procedure.steps if step.procedure in procedures]
        for name, procedure in procedures.items()
    }


def _sorted_groups(parts: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return groups of names that lead to each other, those that others lead to first."""
    names = list(parts)
    numbers = {name: number for number, name in enumerate(names)}
    groups = find_components([[numbers[part] for part in parts[name]] for name in names])
    return [[names[number] for number in group] for group in groups]


def find_procedure_circles(procedures: Mapping[str, Procedure]) -> list[tuple[str, ...]]:
    """Return a circle for each group of procedures that hold each other."""
    parts = _parts(procedures)
    circles = (find_circle(parts, group[-1]) for group in _sorted_groups(parts))
    return [circle for circle in circles if circle]


def count_steps(procedures: Mapping[str, Procedure]) -> dict[str, int]:
    """Return how many steps each procedure has with all that it holds; there are no circles."""
    parts = _parts(procedures)
    counts: dict[str, int] = {}
    for (name,) in _sorted_groups(parts):
        counts[name] = len(procedures[name].steps) + sum(counts[part] for part in parts[name])
    return counts
