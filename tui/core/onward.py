"""One answer more: the quick way on from a question while all that is asked there is known."""

from collections.abc import Mapping
from typing import TypeAlias

from tui.core.events import CANNOT, FAILED, Answered
from tui.core.flow import Fact, Flow, Question, Resolution
from tui.core.paths.remaining import offerable
from tui.core.paths.ways import (
    MAX_WAYS,
    Assumed,
    Cause,
    Flows,
    Known,
    Place,
    explore,
    offered_answers,
    resolve_target,
    routed_answers,
)
from tui.core.position import Asking, HandOver, Offering, Position

Onward: TypeAlias = tuple[Position, tuple[Cause, ...], int]
"""Where a way leads, the causes it ends on, and how many places were looked at behind its first."""


def learn(
    flows: Flows, homes: tuple[str, ...], known: Known, told: int, event: Answered
) -> dict[str, str | None] | None:
    """Return what is known with one answer more; None where something follows from the answer.

    Args:
        flows: all flows that targets may name.
        homes: where something was said.
        known: what was known.
        told: how many of that were said; they come first.
        event: what tells a fact that was not known.
    """
    fact, answer = event.fact, event.answer
    for home in homes:
        definition = flows[home].facts.get(fact) if home in flows else None
        if definition and answer in definition.answers and definition.answers[answer].sets:
            return None
    if told == len(known):
        return {**known, fact: answer}
    every = list(known.items())
    every.insert(told, (fact, answer))
    return dict(every)


def go_on(flows: Flows, place: Place, known: Known) -> Onward | None:
    """Return where the only way from a place leads; None where there is none, or several."""
    hops = 0
    while place.flow in flows and hops < MAX_WAYS:
        flow = flows[place.flow]
        node = flow.nodes.get(place.node)
        target = None
        if type(node) is Question:
            fact = flow.facts[node.ask]
            if node.ask not in known:
                return _put(place, node, fact), (), hops
            answer = known[node.ask]
            if answer is not None and answer in fact.answers:
                target = node.to.get(answer, node.otherwise)
        elif type(node) is Resolution and (
            not node.needs or all(map(known.__contains__, node.needs))
        ):
            cause = Cause(place, node)
            return settle(cause, known, None), (cause,), hops
        if not target:
            break
        place = resolve_target(flows, target, place.flow, place.calls)
        hops += 1
    return _explore(flows, place, known, hops)


def _explore(flows: Flows, place: Place, known: Known, hops: int) -> Onward | None:
    """Follow what is no question whose answer is known: routes, shared parts."""
    frontier = explore(flows, place, known)
    if frontier.lost or len(frontier.open) + len(frontier.causes) != 1:
        return None
    looked = hops + frontier.looked - 1
    if frontier.open:
        opened = frontier.open[0]
        return ask(flows[opened.place.flow], opened.place, opened.fact), (), looked
    return settle(frontier.causes[0], known, None), frontier.causes, looked


def ask(flow: Flow, place: Place, fact_id: str, assumed: Assumed = ()) -> Asking:
    """Return the question for a fact at a place of a flow."""
    fact = flow.facts[fact_id]
    node = flow.nodes[place.node]
    if type(node) is Question and node.ask == fact_id:
        return _put(place, node, fact, assumed)
    answers = tuple(fact.answers)
    return Asking(place, fact_id, fact, answers, answers, assumed)


def _put(place: Place, node: Question, fact: Fact, assumed: Assumed = ()) -> Asking:
    routed = routed_answers(node, fact)
    offered = offered_answers(node, fact) if node.offer else routed
    return Asking(place, node.ask, fact, offered, routed, assumed)


def settle(cause: Cause, known: Mapping[str, str | None], result: str | None) -> Position:
    """Return what is done at the only cause that is left; `result` of its fix, None: not tried."""
    if result == FAILED:
        return HandOver((cause,), "tried")
    if result == CANNOT:
        return HandOver((cause,), "cannot")
    if cause.resolution.kind == "fix" and not offerable(cause.resolution, known):
        return HandOver((cause,), "needs")
    return Offering(cause.place, cause.resolution, settled=True)
