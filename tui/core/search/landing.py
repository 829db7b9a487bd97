"""Where a symptom lands: the place a walk stands at once it is known, and what is open there."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import Call, Question, Resolution, Return, Route
from tui.core.ways import Flows, Place, explore, holds, resolve_target, with_sets

MAX_OPEN = 400
"""How many places are looked at for what is still open from a landing."""


class Landing(NamedTuple):
    """A place, and what had to be known to come there."""

    place: Place
    told: tuple[tuple[str, str], ...] = ()


def land(flows: Flows, start: Place, told: Mapping[str, str] | None = None) -> Landing | None:
    """Follow what is known from a node; None when that leads nowhere, or to several places.

    Raises:
        KeyError: a target names a flow that is not there.
    """
    known = dict(told or {})
    frontier = explore(flows, start, with_sets(flows[start.flow], known))
    places = [each.place for each in frontier.open]
    places += [each.place for each in frontier.causes]
    if len(places) != 1:
        return None
    return Landing(places[0], tuple(known.items()))


def open_resolutions(flows: Flows, landing: Landing) -> Iterator[Resolution]:
    """Yield the resolutions that can still be come to, nearest first."""
    known = with_sets(flows[landing.place.flow], dict(landing.told))
    waiting = [landing.place]
    seen = {landing.place}
    for place in waiting:
        node = flows[place.flow].nodes.get(place.node)
        if isinstance(node, Resolution):
            yield node
        for target, calls in _ways_on(flows, place, known):
            try:
                there = resolve_target(flows, target, place.flow, calls)
            except KeyError:
                continue
            if there not in seen and there.flow in flows and len(seen) < MAX_OPEN:
                seen.add(there)
                waiting.append(there)


def _ways_on(
    flows: Flows, place: Place, known: Mapping[str, str | None]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    node = flows[place.flow].nodes.get(place.node)
    if isinstance(node, Question):
        yield from ((target, place.calls) for target in _answers(node, known))
    elif isinstance(node, Route):
        for branch in node.route:
            if holds(branch.when, known) is not False:
                yield branch.to, place.calls
        if node.otherwise:
            yield node.otherwise, place.calls
    elif isinstance(node, Call):
        back = resolve_target(flows, node.then, place.flow).name
        yield node.call, (*place.calls, back)
    elif isinstance(node, Return) and place.calls:
        yield place.calls[-1], place.calls[:-1]


def _answers(node: Question, known: Mapping[str, str | None]) -> list[str]:
    answer = known.get(node.ask)
    if answer is not None:
        return [node.to.get(answer, node.otherwise)]
    targets = dict.fromkeys(node.to.values())
    if node.otherwise:
        targets[node.otherwise] = None
    return [target for target in targets if target]


def open_refs(flows: Flows, landing: Landing) -> tuple[str, ...]:
    """Return the items that the landing leaves open, likeliest first.

    A question's own `refs` say which items it is about; without them, an item counts by how
    much of what is open belongs to it.
    """
    node = flows[landing.place.flow].nodes[landing.place.node]
    if isinstance(node, (Question, Resolution)) and node.refs:
        return tuple(node.refs)
    weights: dict[str, float] = {}
    for resolution in open_resolutions(flows, landing):
        share = resolution.likelihood * (0.2 if resolution.kind != "fix" else 1.0)
        for order, ref in enumerate(resolution.refs):
            weights[ref] = weights.get(ref, 0.0) + share / (1.0 + order * 0.2)
    return tuple(sorted(weights, key=lambda ref: -weights[ref]))
