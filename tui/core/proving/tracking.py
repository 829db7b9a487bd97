"""Which facts must be kept in mind where: those that may be known there and still matter.

A fact that nobody reads any more is forgotten, and one that cannot be known yet is missing in
every state; neither needs a place in a diagram. That is what keeps a proof small.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.core.component import find_components
from tui.core.proving.diagram import TooMuch
from tui.core.proving.station import Move, Plan


class Tracking(NamedTuple):
    """The order to work in, and the facts to keep in mind."""

    components: Sequence[Sequence[int]]
    """Stations on circles with each other; what leads to others comes first."""
    facts: Sequence[int]
    """Facts that are kept in mind anywhere; the place in this list is their level."""
    levels: Mapping[int, int]
    tracked: Sequence[frozenset[int]]
    """The levels kept in mind at each station."""


def track_facts(plan: Plan, brought: Mapping[int, Collection[int]], limit: int) -> Tracking:
    """Work out where which facts matter.

    Args:
        plan: the stations and moves.
        brought: facts that may be known already where walks come in, by station.
        limit: how many facts may be kept in mind.

    Raises:
        TooMuch: there are more.
    """
    successors = [[move.target for move in moves] for moves in plan.moves]
    components = find_components(successors)
    facts = _lasting_facts(plan, brought, components)
    if len(facts) > limit:
        raise TooMuch("facts")
    levels = {fact: level for level, fact in enumerate(facts)}
    bits = {fact: 1 << level for fact, level in levels.items()}
    alive = _find_alive(plan, components, bits)
    known = _find_known(plan, components, bits, brought)
    names: dict[int, frozenset[int]] = {}
    tracked = []
    for wanted, had in zip(alive, known, strict=True):
        mask = wanted & had
        if mask not in names:
            names[mask] = frozenset(each for each in range(mask.bit_length()) if mask >> each & 1)
        tracked.append(names[mask])
    return Tracking(components[::-1], facts, levels, tracked)


def _lasting_facts(
    plan: Plan, brought: Mapping[int, Collection[int]], components: Sequence[Sequence[int]]
) -> list[int]:
    """Return the facts that matter anywhere but at the one question that asks for them."""
    readers = Counter(fact for station in plan.stations for fact in station.reads)
    lasting = {fact for fact, count in readers.items() if count > 1}
    for component in components:
        if len(component) > 1:
            lasting.update(fact for here in component for fact in plan.stations[here].reads)
    for here, moves in enumerate(plan.moves):
        for move in moves:
            lasting.update(fact for fact, _ in move.sets)
            if move.target == here:
                lasting.update(plan.stations[here].reads)
    for facts in brought.values():
        lasting.update(facts)
    return sorted(lasting, reverse=True)


def _find_alive(
    plan: Plan, components: Sequence[Sequence[int]], bits: Mapping[int, int]
) -> list[int]:
    """Find which facts are read at each station or after it."""
    alive = [0] * len(plan.stations)
    for component in components:
        mask = 0
        for here in component:
            mask |= _mask(plan.stations[here].reads, bits)
            for move in plan.moves[here]:
                mask |= alive[move.target]
        for here in component:
            alive[here] = mask
    return alive


def _find_known(
    plan: Plan,
    components: Sequence[Sequence[int]],
    bits: Mapping[int, int],
    brought: Mapping[int, Collection[int]],
) -> list[int]:
    """Find which facts may be known on some way that arrives at each station."""
    known = [0] * len(plan.stations)
    for here, facts in brought.items():
        known[here] |= _mask(facts, bits)
    for component in reversed(components):
        members = frozenset(component)
        mask = 0
        leaving: list[Move] = []
        for here in component:
            mask |= known[here]
            for move in plan.moves[here]:
                if move.target in members:
                    mask |= _mask(move.learns, bits)
                else:
                    leaving.append(move)
        for here in component:
            known[here] = mask
        for move in leaving:
            known[move.target] |= mask | _mask(move.learns, bits)
    return known


def _mask(facts: Iterable[int], bits: Mapping[int, int]) -> int:
    mask = 0
    for fact in facts:
        mask |= bits.get(fact, 0)
    return mask
