"""Where a symptom lands: the place a walk stands at once it is known, and what is open there."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import Call, Node, Question, Resolution, Return, Route
from tui.core.paths.exploring import explore
from tui.core.paths.ways import Flows, Place, holds, resolve_target, with_sets

MAX_OPEN = 400
"""How many places are looked at for what is still open from a landing."""


OTHER_END, LATER = 0.2, 0.2
"""What a hand-over or a wait counts for beside a fix, and how much less a later item of one."""

MOST_REFS = 30
"""A question that leaves more items open is about none of them."""


class Landing(NamedTuple):
    """A place, and what had to be known to come there."""

    place: Place
    told: tuple[tuple[str, str], ...] = ()


def land(flows: Flows, start: Place, told: Mapping[str, str] | None = None) -> Landing | None:
    """Follow what is known from a node; None when that leads nowhere, or to several places."""
    known = dict(told or {})
    try:
        frontier = explore(flows, start, with_sets(flows[start.flow], known))
    except KeyError:  # a flow is not at hand
        return None
    places = [each.place for each in frontier.open]
    places += [each.place for each in frontier.causes]
    if len(places) != 1:
        return None
    return Landing(places[0], tuple(known.items()))


def open_resolutions(flows: Flows, landing: Landing) -> Iterator[tuple[Place, Resolution]]:
    """Yield the resolutions that can still be come to, nearest first."""
    known = with_sets(flows[landing.place.flow], dict(landing.told))
    waiting = [landing.place]
    seen = {landing.place}
    for place in waiting:
        node = flows[place.flow].nodes.get(place.node)
        if isinstance(node, Resolution):
            yield place, node
        for target, calls in _ways_on(place, node, known):
            there = _find_place(flows, target, place.flow, calls)
            if there is not None and there not in seen and len(seen) < MAX_OPEN:
                seen.add(there)
                waiting.append(there)


def _find_place(flows: Flows, target: str, flow: str, calls: tuple[str, ...]) -> Place | None:
    """Return the place a target names, if its flow is at hand."""
    there = target.partition("/")[0] if "/" in target else flow
    return resolve_target(flows, target, flow, calls) if there in flows else None


def _ways_on(
    place: Place, node: Node | None, known: Mapping[str, str | None]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the targets that a node can lead to, each with the calls to come back to."""
    if isinstance(node, Question):
        yield from ((target, place.calls) for target in _answers(node, known))
    elif isinstance(node, Route):
        for branch in node.route:
            if holds(branch.when, known) is not False:
                yield branch.to, place.calls
        if node.otherwise:
            yield node.otherwise, place.calls
    elif isinstance(node, Call):
        back = node.then if "/" in node.then else f"{place.flow}/{node.then}"
        yield node.call, (*place.calls, back)
    elif isinstance(node, Return) and place.calls:
        yield place.calls[-1], place.calls[:-1]


def _answers(node: Question, known: Mapping[str, str | None]) -> list[str]:
    """Return where a question leads: one way when its answer is known, else all."""
    answer = known.get(node.ask)
    targets = [*node.to.values(), node.otherwise]
    if answer is not None:
        targets = [node.to.get(answer, node.otherwise)]
    return [target for target in dict.fromkeys(targets) if target]


def open_refs(flows: Flows, landing: Landing) -> tuple[str, ...]:
    """Return the items that the landing leaves open, likeliest first.

    A question's own `refs` say which items it is about; without them, an item counts by how
    much of what is open belongs to it.
    """
    node = flows[landing.place.flow].nodes[landing.place.node]
    if isinstance(node, (Question, Resolution)) and node.refs:
        return tuple(node.refs)
    weights: dict[str, float] = {}
    for _, resolution in open_resolutions(flows, landing):
        share = resolution.likelihood * (1.0 if resolution.kind == "fix" else OTHER_END)
        for order, ref in enumerate(resolution.refs):
            weights[ref] = weights.get(ref, 0.0) + share / (1.0 + order * LATER)
    return tuple(sorted(weights, key=lambda ref: -weights[ref])[:MOST_REFS])
