"""Circles that a walk need not leave: with the same facts it comes by again and again.

Facts only ever become known, so a walk without end at last learns nothing more. What is looked
for are states that can be kept for ever by moves that teach nothing.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from tui.core.component import find_components
from tui.core.flow import Resolution
from tui.core.proving.assignment import contains, pick
from tui.core.proving.diagram import EMPTY
from tui.core.proving.facttable import NOBODY
from tui.core.proving.reach import Reach
from tui.core.proving.station import Kind, Move, Plan


class Circle(NamedTuple):
    """Stations that a walk can go round, the first one again at the end, and the states."""

    stations: tuple[int, ...]
    goals: Mapping[int, int]
    """Where the circle is entered, and the states with which it never ends."""


def draw_circle(plan: Plan, stations: Sequence[int]) -> str:
    """Return in words what a walk goes round."""
    names = (plan.stations[station].place.node for station in stations)
    return " -> ".join(name for name, _ in groupby(names))


def find_circles(reach: Reach) -> Iterator[Circle]:
    """Yield circles without end, one for each group of stations that hang together."""
    ending = _find_ending(reach)
    for component in reach.tracking.components:
        if not ending[component[0]] or not _goes_round(reach, component):
            continue
        states = {here: reach.states[here] for here in component}
        for group in _hanging_together(reach, _keep_lasting(reach, states)):
            lasting = _keep_lasting(reach, group)
            if lasting:
                yield _draw(reach, lasting)


def _goes_round(reach: Reach, component: Sequence[int]) -> bool:
    first = component[0]
    return len(component) > 1 or any(move.target == first for move in reach.plan.moves[first])


def _find_ending(reach: Reach) -> list[bool]:
    """Tell from which stations some ending can be come to; the others are told elsewhere."""
    plan = reach.plan
    ending = [False] * len(plan.stations)
    for component in reversed(reach.tracking.components):
        ends = any(
            plan.stations[here].node is None
            or not plan.moves[here]
            or isinstance(plan.stations[here].node, Resolution)
            or any(ending[move.target] for move in plan.moves[here])
            for here in component
        )
        for here in component:
            ending[here] = ends
    return ending


def _staying(reach: Reach, move: Move) -> int:
    """Return the states that a move leaves as they are."""
    if move.kind is Kind.SPLIT:
        return EMPTY
    if move.kind is Kind.ANSWER:
        values = [value for value, olds in enumerate(move.rows) if olds and value > NOBODY]
        return reach.scope(move.source).where(move.fact, values)
    if move.kind is Kind.UNSURE:
        return reach.scope(move.source).where(move.fact, (NOBODY,))
    return reach.condition(move)


def _keep_lasting(reach: Reach, lasting: Mapping[int, int]) -> dict[int, int]:
    """Return those of some states, by station, that can stay among them for ever."""
    diagrams = reach.diagrams
    moves = {
        here: [
            (move.target, _staying(reach, move))
            for move in reach.plan.moves[here]
            if move.target in lasting
        ]
        for here in lasting
    }
    leading: dict[int, list[int]] = {here: [] for here in lasting}
    for here, ways in moves.items():
        for target, _ in ways:
            leading[target].append(here)
    lasting = dict(lasting)
    queue = deque(lasting)
    queued = set(lasting)
    while queue:
        here = queue.popleft()
        queued.discard(here)
        stays = diagrams.union_all(
            diagrams.meet(states, lasting[target]) for target, states in moves[here]
        )
        left = diagrams.meet(lasting[here], stays)
        if left != lasting[here]:
            lasting[here] = left
            fresh = [each for each in leading[here] if each not in queued]
            queue.extend(fresh)
            queued.update(fresh)
    return {here: states for here, states in lasting.items() if states != EMPTY}


def _hanging_together(reach: Reach, lasting: Mapping[int, int]) -> Iterator[dict[int, int]]:
    """Split stations into those that lie on circles with each other."""
    stations = list(lasting)
    numbers = {station: number for number, station in enumerate(stations)}
    successors = [
        [numbers[target] for target, _ in _moves_within(reach, lasting, here)] for here in stations
    ]
    for group in find_components(successors):
        if len(group) > 1 or group[0] in successors[group[0]]:
            yield {stations[number]: lasting[stations[number]] for number in group}


def _moves_within(reach: Reach, lasting: Mapping[int, int], here: int) -> Iterator[tuple[int, int]]:
    """Yield where one can go from a station and stay within, and the states that do."""
    for move in reach.plan.moves[here]:
        if move.target in lasting:
            both = reach.diagrams.meet(lasting[here], lasting[move.target])
            states = reach.diagrams.meet(both, _staying(reach, move))
            if states != EMPTY:
                yield move.target, states


def _draw(reach: Reach, lasting: Mapping[int, int]) -> Circle:
    """Follow one state, which has a way on everywhere, until a station comes again."""
    here, states = next(iter(lasting.items()))
    state = pick(reach.diagrams, states)
    order: dict[int, int] = {}
    while here not in order:
        order[here] = len(order)
        here = next(
            target
            for target, states in _moves_within(reach, lasting, here)
            if contains(reach.diagrams, states, state)
        )
    stations = (*list(order)[order[here] :], here)
    return Circle(stations, {each: lasting[each] for each in stations})
