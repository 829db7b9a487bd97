"""Which endings walks can come to, without listing every way that leads there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.flow import Call, Node, Question, Resolution, Route
from tui.core.paths.branching import Cube, Way
from tui.core.paths.cubes import Course, Search
from tui.core.paths.ways import Flows, Known, Place, holds, resolve_target

_PATIENCE = 300
"""After so many nodes in a row that come to nothing new the rest is not looked at."""


class Endings(NamedTuple):
    """The endings that walks can come to."""

    places: tuple[Place, ...]
    exact: bool
    """False when not all could be looked at: then rather too many than too few."""


def find_endings(flows: Flows, start: Place, known: Known, steps: int) -> Endings:
    """Return the resolutions that some way from a place ends on.

    A way is left as soon as everything it could still come to was found on others.

    Args:
        flows: the flows that ways are followed through.
        start: where the ways begin.
        known: facts that are not asked for; None: nobody knows.
        steps: how many nodes are looked at; beyond that, what a way has learnt is not.
    """
    ahead = _look_ahead(flows, start, known)
    search = Search(flows, Course(known=known))
    stack: list[Way | Cube] = [search.begin(start)]
    places, found = dict[Place, None](), 0
    looked = fruitless = 0
    while stack:
        way = stack.pop()
        if not _what_is_ahead(ahead, way[0]) & ~found:
            continue
        looked += 1
        fruitless += 1
        if looked > steps or fruitless > _PATIENCE:
            places = {each: None for each in ahead if _is_ending(flows, each)}
            return Endings(tuple(places), exact=False)
        if type(way) is Way:
            stack += reversed(search.step(way))
        elif type(way) is Cube:
            search.found.append(way)
        while search.found:
            place = _without_calls(search.found.pop().end)
            if place.flow in flows:
                places[place], fruitless = None, 0
                found |= ahead[place]
    return Endings(tuple(places), exact=True)


def _is_ending(flows: Flows, place: Place) -> bool:
    flow = flows.get(place.flow)
    return isinstance(flow and flow.nodes.get(place.node), Resolution)


def _without_calls(place: Place) -> Place:
    return place._replace(calls=()) if place.calls else place


def _what_is_ahead(ahead: Mapping[Place, int], place: Place) -> int:
    """Return what a way may still come to, also after it has come back from shared parts."""
    mask = ahead.get(_without_calls(place), 0)
    for each in place.calls:
        flow, _, node = each.partition("/")
        mask |= ahead.get(Place(flow, node), 0)
    return mask


def _look_ahead(flows: Flows, start: Place, known: Known) -> dict[Place, int]:
    """Return what lies ahead of each node, as a number with one bit for each resolution.

    Rather too much than too little: what a way has learnt on it is not looked at.
    """
    targets: dict[Place, list[Place]] = {}
    ends: dict[Place, int] = {}
    done: dict[Place, None] = {}
    stack = [start]
    while stack:
        place = stack[-1]
        if place in targets:
            done[stack.pop()] = None
            continue
        node = flows[place.flow].nodes.get(place.node) if place.flow in flows else None
        if isinstance(node, Resolution):
            ends[place] = 1 << len(ends)
        names = dict.fromkeys(_targets(node, known)) if node else ()
        targets[place] = [resolve_target(flows, each, place.flow) for each in names if each]
        stack += [each for each in targets[place] if each not in targets]
    return _add_up(ends, targets, done)


def _add_up(
    ends: Mapping[Place, int], targets: Mapping[Place, Sequence[Place]], order: Iterable[Place]
) -> dict[Place, int]:
    """Return what lies ahead of each node; in order, what it leads to comes first where it can."""
    ahead = {**dict.fromkeys(targets, 0), **ends}
    places = [each for each in order if targets[each]]
    is_news = True
    while is_news:
        is_news = False
        for place in places:
            mask = ahead[place]
            for each in targets[place]:
                mask |= ahead[each]
            if mask != ahead[place]:
                ahead[place], is_news = mask, True
    return ahead


def _targets(node: Node, known: Known) -> Iterator[str]:
    if isinstance(node, Question):
        answer = known.get(node.ask)
        if answer is not None and answer in node.to:
            yield node.to[answer]
        else:
            yield from (*node.to.values(), node.otherwise, node.unsure)
    elif isinstance(node, Route):
        for branch in node.route:
            if holds(branch.when, known) is not False:
                yield branch.to
        yield node.otherwise
    elif isinstance(node, Call):
        yield from (node.call, node.then)
