"""Which causes can still be reached from where a walk stands; quick, and never too few."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.flow import Call, Flow, Node, Question, Resolution, Route
from tui.core.walk import Asking, HandOver, Walk
from tui.core.ways import Flows, Known, holds, offered_answers


class Left(NamedTuple):
    """Causes that can still be reached, in the author's order."""

    causes: tuple[Resolution, ...]
    beyond: bool
    """True when ways lead on into other flows, whose causes are not counted."""


def find_left(flows: Flows, walk: Walk) -> Left:
    """Return what may still come out of a walk."""
    position = walk.position
    if isinstance(position, HandOver):
        return Left(tuple(cause.resolution for cause in position.causes), beyond=False)
    if not isinstance(position, Asking):
        return Left(tuple(each.resolution for each in walk.remaining), beyond=False)
    flow = flows[position.place.flow]
    found: dict[str, Resolution] = {
        each.place.node: each.resolution for each in walk.remaining if each.place.flow == flow.flow
    }
    beyond = bool(position.place.calls)
    seen: set[str] = set()
    stack = [position.place.node]
    while stack:
        name = stack.pop()
        node = flow.nodes.get(name)
        if name in seen or node is None:
            continue
        seen.add(name)
        if isinstance(node, Resolution):
            if holds(node.when, walk.known) is not False:
                found.setdefault(name, node)
            continue
        targets = list(_targets(flow, node, walk.known))
        beyond = beyond or any("/" in target for target in targets)
        stack.extend(target for target in reversed(targets) if "/" not in target)
    return Left(tuple(found.values()), beyond)


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
