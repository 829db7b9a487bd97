"""Which causes can still be come to from some nodes; quick, and never too few."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.flow import Call, Flow, Node, Question, Resolution, Route
from tui.core.paths.ways import Flows, Known, Place, holds, offered_answers, resolve_target


class Reachable(NamedTuple):
    """What can be come to."""

    causes: tuple[tuple[Place, Resolution], ...]
    """In the author's order."""
    doors: tuple[str, ...]
    """Flows that ways lead into and that were not looked into."""


def find_reachable(
    flows: Flows, starts: Iterable[Place], known: Known, *, within: str = ""
) -> Reachable:
    """Return the causes that some places lead to.

    Args:
        flows: all flows that targets may name.
        starts: where to begin.
        known: what is known; ways that it rules out are left out.
        within: the only flow that is looked into; all of them when empty.
    """
    causes: dict[str, tuple[Place, Resolution]] = {}
    doors: dict[str, None] = {}
    seen: set[str] = set()
    stack = [place._replace(calls=()) for place in reversed(list(starts))]
    while stack:
        place = stack.pop()
        if place.name in seen:
            continue
        seen.add(place.name)
        if (within and place.flow != within) or place.flow not in flows:
            doors[place.flow] = None
            continue
        flow = flows[place.flow]
        node = flow.nodes.get(place.node)
        if isinstance(node, Resolution):
            if holds(node.when, known) is not False:
                causes.setdefault(place.name, (place, node))
        elif node is not None:
            targets = [_place(flows, each, flow, within) for each in _targets(flow, node, known)]
            stack.extend(reversed(targets))
    return Reachable(tuple(causes.values()), tuple(doors))


def _place(flows: Flows, target: str, flow: Flow, within: str) -> Place:
    """Return the place of a target; a flow that is not looked into is not opened for it."""
    name, slash, node = target.partition("/")
    if slash and within and name != within:
        return Place(name, node)
    return resolve_target(flows, target, flow.flow)


def _targets(flow: Flow, node: Node, known: Known) -> Iterator[str]:
    """Yield where a node can lead, given what is known."""
    if isinstance(node, Question):
        yield from _ways_of(flow, node, known)
    elif isinstance(node, Route):
        for branch in node.route:
            verdict = holds(branch.when, known)
            if verdict is not False:
                yield branch.to
            if verdict:
                return
        if node.otherwise:
            yield node.otherwise
    elif isinstance(node, Call):
        yield node.call
        yield node.then


def _ways_of(flow: Flow, node: Question, known: Known) -> Iterator[str]:
    fact = flow.facts[node.ask]
    answer = known.get(node.ask)
    if answer is not None and (answer in node.to or node.otherwise):
        yield node.to.get(answer, node.otherwise)
        return
    for each in offered_answers(node, fact):
        yield node.to.get(each, node.otherwise)
    if node.unsure:
        yield node.unsure
