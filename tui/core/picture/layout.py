"""Where boxes stand and arrows run: in layers from the start down, with few crossings.

The usual way of drawing layers (Sugiyama): circles are opened, each box goes below the last
that leads to it, layers are ordered by where their neighbours stand. An arrow has a place of
its own in every layer it crosses, and there is a layer between any two boxes: its text is there.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

LONGEST = 120
"""An arrow that crosses more layers than this runs straight between its ends."""
SWEEPS = 8
"""How often the layers are ordered anew; more brings next to nothing."""

Slot: TypeAlias = "str | tuple[int, int]"
"""A box, or the place of an arrow (its number) in a layer that it crosses."""


class Plan(NamedTuple):
    """The layers from the top down, each from left to right."""

    layers: Sequence[Sequence[Slot]]
    lanes: Mapping[int, tuple[Slot, ...]]
    """For each arrow the slots it runs through, source and target included, top down."""


def plan_layers(boxes: Sequence[str], arrows: Sequence[tuple[str, str]]) -> Plan:
    """Share boxes out into layers, and order each layer.

    Args:
        boxes: in the order in which they would best stand.
        arrows: by number; an arrow to its own box gets no lane.
    """
    down = _open_circles(boxes, arrows)
    depth = _find_depths(boxes, down)
    layers: list[list[Slot]] = [[] for _ in range(2 * max(depth.values(), default=-1) + 1)]
    for box in boxes:
        layers[2 * depth[box]].append(box)
    lanes: dict[int, tuple[Slot, ...]] = {}
    for number, (upper, lower) in enumerate(down):
        if upper == lower:
            continue
        between = _between(2 * depth[upper], 2 * depth[lower])
        for each in between:
            layers[each].append((number, each))
        lanes[number] = (upper, *((number, each) for each in between), lower)
    return Plan(_order(layers, lanes.values()), lanes)


def _between(upper: int, lower: int) -> Sequence[int]:
    """Return the layers in which an arrow has a place: all, unless it crosses very many."""
    if lower - upper <= LONGEST:
        return range(upper + 1, lower)
    return (upper + 1, lower - 1)


def _open_circles(boxes: Sequence[str], arrows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the arrows, those that close a circle turned round."""
    ways: dict[str, list[int]] = {box: [] for box in boxes}
    for number, (source, _) in enumerate(arrows):
        ways[source].append(number)
    turned: set[int] = set()
    done: set[str] = set()
    for first in boxes:
        under_way: dict[str, int] = {}
        stack = [first] if first not in done else []
        while stack:
            here = stack[-1]
            place = under_way.setdefault(here, 0)
            if place == len(ways[here]):
                done.add(here)
                del under_way[here]
                stack.pop()
                continue
            under_way[here] += 1
            number = ways[here][place]
            target = arrows[number][1]
            if target in under_way:
                turned.add(number)
            elif target not in done:
                stack.append(target)
    return [(b, a) if number in turned else (a, b) for number, (a, b) in enumerate(arrows)]


def _find_depths(boxes: Sequence[str], down: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the layer of each box: below all that lead to it."""
    ways: dict[str, list[str]] = {box: [] for box in boxes}
    awaited = dict.fromkeys(boxes, 0)
    for upper, lower in down:
        if upper != lower:
            ways[upper].append(lower)
            awaited[lower] += 1
    depth = dict.fromkeys(boxes, 0)
    ready = [box for box in boxes if not awaited[box]]
    while ready:
        upper = ready.pop()
        for lower in ways[upper]:
            depth[lower] = max(depth[lower], depth[upper] + 1)
            awaited[lower] -= 1
            if not awaited[lower]:
                ready.append(lower)
    return depth


def _order(layers: list[list[Slot]], lanes: Iterable[tuple[Slot, ...]]) -> list[list[Slot]]:
    """Order each layer by the middle of what its slots lead from, then to, and again."""
    above: dict[Slot, list[Slot]] = {}
    below: dict[Slot, list[Slot]] = {}
    for lane in lanes:
        for upper, lower in pairwise(lane):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    best, crossings = layers, count_crossings(layers, below)
    for sweep in range(SWEEPS):
        near = above if sweep % 2 == 0 else below
        layers = [list(layer) for layer in layers]
        rows = layers if sweep % 2 == 0 else layers[::-1]
        for before, layer in pairwise(rows):
            place = {slot: number for number, slot in enumerate(before)}
            own = {slot: number for number, slot in enumerate(layer)}
            layer.sort(key=lambda slot: _middle(slot, near, place, own))
        found = count_crossings(layers, below)
        if found < crossings:
            best, crossings = layers, found
    return best


def _middle(
    slot: Slot,
    near: Mapping[Slot, Sequence[Slot]],
    place: Mapping[Slot, int],
    own: Mapping[Slot, int],
) -> float:
    places = [place[each] for each in near.get(slot, ()) if each in place]
    return sum(places) / len(places) if places else float(own[slot])


def count_crossings(layers: Sequence[Sequence[Slot]], below: Mapping[Slot, Sequence[Slot]]) -> int:
    """Count how often arrows cross between neighbouring layers."""
    total = 0
    for upper, lower in pairwise(layers):
        place = {slot: number for number, slot in enumerate(lower)}
        ends: list[int] = []
        for slot in upper:
            ends += sorted(place[each] for each in below.get(slot, ()) if each in place)
        total += _count_inversions(ends, len(lower))
    return total


def _count_inversions(numbers: Sequence[int], size: int) -> int:
    """Count pairs in the wrong order, with a tree of counts."""
    counts = [0] * (size + 1)
    total = 0
    for seen, number in enumerate(numbers):
        at, smaller = number + 1, 0
        while at:
            smaller += counts[at]
            at -= at & -at
        total += seen - smaller
        at = number + 1
        while at <= size:
            counts[at] += 1
            at += at & -at
    return total
