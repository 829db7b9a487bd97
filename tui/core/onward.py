"""Where ways lead on that have come to one question or one fix, and what is done there."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.flow import Fact, Flow, Question, Resolution
from tui.core.paths.exploring import Exploring, Track, fails
from tui.core.paths.remaining import Remaining, offerable, weigh
from tui.core.paths.ways import (
    MAX_WAYS,
    Assumed,
    Cause,
    Flows,
    Known,
    Place,
    offered_answers,
    resolve_target,
    routed_answers,
)
from tui.core.position import Asking, Finished, HandOver, Offering, Position
from tui.core.tuples import new

Results: TypeAlias = Mapping[str, str]

Onward: TypeAlias = tuple[Position, tuple[Remaining, ...], int, tuple[Track, ...], Collection[str]]
"""Where ways lead, the cause they end on, how many places were looked at behind their first,
the ways themselves where they take anything for granted, and the facts read on them."""

UNTRIED: Results = {}


def follow(
    flows: Flows, place: Place, tracks: tuple[Track, ...], known: Known, results: Results
) -> Onward | None:
    """Return where the ways lead that have come to a place; None where they part, or end nowhere.

    Args:
        flows: all flows that targets may name.
        place: the question whose answer is known now, or the fix that was tried.
        tracks: the ways, where they take anything for granted.
        known: what is known.
        results: what came of the fixes tried, by `FLOW/NODE`.
    """
    if tracks:
        return _follow_all(flows, tracks, known, results)
    return follow_one(flows, place, known, results)


def follow_one(flows: Flows, place: Place, known: Known, results: Results) -> Onward | None:
    """Follow a way that takes nothing for granted, over questions and fixes."""
    hops = 0
    read: list[str] = []
    name, at, calls = place
    while name in flows and hops < MAX_WAYS:
        flow = flows[name]
        node = flow.nodes.get(at)
        target = ""
        if type(node) is Question:
            asked = node.ask
            if asked not in known:
                return _put(place, node, flow.facts[asked]), (), hops, (), read
            read.append(asked)
            target = _lead(flow.facts[asked], node, known[asked])
        elif type(node) is Resolution and all(map(known.__contains__, node.needs)):
            cause = Cause(place, node)
            if not results or not fails(cause, results):
                read += node.needs
                return end_on(cause, known, results), weigh((cause,), results), hops, (), read
            if node.needs and not hops:  # the answer was asked for them alone
                return None
            target = node.otherwise
        if not target:
            return _look_further(flows, place, known, results, (hops, read))
        name, at, calls = place = resolve_target(flows, target, name, calls)
        hops += 1
    return None


def find_next(flow: Flow, node_id: str, fact: str, answer: str) -> str:
    """Return where a question leads by an answer from which nothing else follows; else nothing."""
    definition = flow.facts.get(fact)
    given = definition.answers.get(answer) if definition else None
    if given is None or given.sets:
        return ""
    node = flow.nodes.get(node_id)
    if type(node) is not Question or node.ask != fact:
        return ""
    return node.to.get(answer, node.otherwise)


def _lead(fact: Fact, node: Question, answer: str | None) -> str:
    """Return where an answer leads on the only way there is; empty where that is to be found."""
    if answer is None:
        return node.unsure
    return node.to.get(answer, node.otherwise) if answer in fact.answers else ""


def _look_further(
    flows: Flows, place: Place, known: Known, results: Results, behind: tuple[int, list[str]]
) -> Onward | None:
    """Follow the only way on over what is no question: routes, shared parts, what is not known."""
    found = _follow_all(flows, (Track(place, {}),), known, results)
    if found is None:
        return None
    position, remaining, looked, tracks, read = found
    return position, remaining, behind[0] + looked, tracks, [*behind[1], *read]


def _follow_all(
    flows: Flows, starts: tuple[Track, ...], known: Known, results: Results
) -> Onward | None:
    """Follow ways of every kind."""
    exploring = Exploring(flows, starts, known)
    frontier = exploring.run_past(results)
    tracks = exploring.find_tracks(frontier)
    if tracks is None or any(_needed(flows, start, exploring) for start in starts):
        return None
    looked = frontier.looked - len(starts)
    if frontier.open:
        opened = frontier.open[0]
        asked = ask(flows[opened.place.flow], opened.place, opened.fact)
        return asked, (), looked, tracks, exploring.used
    (cause,) = frontier.causes
    remaining = weigh(frontier.causes, results)
    return end_on(cause, known, results), remaining, looked, tracks, exploring.used


def _needed(flows: Flows, start: Track, exploring: Exploring) -> bool:
    """Tell whether facts were asked for a fix alone that is passed by now: they count no longer."""
    if start.place not in exploring.passed:
        return False
    node = flows[start.place.flow].nodes.get(start.place.node)
    return type(node) is Resolution and bool(node.needs)


def end_on(cause: Cause, known: Known, results: Results) -> Position:
    """Return what is done at the only cause that is left."""
    result = results.get(cause.place.name) if results else None
    if result == HELPED:
        return Finished(cause.place, cause.resolution)
    return settle(cause, known, result)


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
    return new(Asking, (place, node.ask, fact, offered, routed, assumed))


def settle(cause: Cause, known: Mapping[str, str | None], result: str | None) -> Position:
    """Return what is done at the only cause that is left; `result` of its fix, None: not tried."""
    if result == FAILED:
        return HandOver((cause,), "tried")
    if result == CANNOT:
        return HandOver((cause,), "cannot")
    if cause.resolution.kind == "fix" and not offerable(cause.resolution, known):
        return HandOver((cause,), "needs")
    return Offering(cause.place, cause.resolution, settled=True)
