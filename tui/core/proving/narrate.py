"""A walk in words: the answers a person can give to get there."""

from collections.abc import Iterator

from tui.core.flow import Flow, Resolution
from tui.core.proving.facttable import MISSING, NOBODY, SOME_TEXT
from tui.core.proving.station import Kind, Plan
from tui.core.proving.tracking import Tracking
from tui.core.proving.witness import Taken, Walked
from tui.core.words import mark, say

UNSURE_WORDS = mark("I don't know")
FAILED_WORDS = mark("it did not help")


def narrate(plan: Plan, tracking: Tracking, walked: Walked) -> tuple[str, ...]:
    """Return a walk as one line for each thing a person says."""
    return tuple(_lines(plan, tracking, walked))


def _lines(plan: Plan, tracking: Tracking, walked: Walked) -> Iterator[str]:
    place = plan.stations[walked.station].place
    flow = plan.flows[plan.flow]
    if place.node != flow.start:
        yield say("(from another flow, at {node})", node=place.node)
    for level, value in sorted(walked.state.items()):
        fact = tracking.facts[level]
        if value == NOBODY:
            yield say(
                "{ask} -> {answer} (before)", ask=_ask(flow, plan, fact), answer=say(UNSURE_WORDS)
            )
        elif value != MISSING:
            yield say(
                "{ask} -> {answer} (known before)",
                ask=_ask(flow, plan, fact),
                answer=_label(flow, plan, fact, value),
            )
    for taken in walked.taken:
        line = _line(plan, taken)
        if line:
            yield line


def _line(plan: Plan, taken: Taken) -> str:
    """Return what is said at one move; nothing where the walk goes on by itself."""
    station = plan.stations[taken.move.source]
    flow = plan.flows[station.place.flow]
    if taken.move.kind is Kind.FAILED and isinstance(station.node, Resolution):
        return f"{station.node.resolve} -> {say(FAILED_WORDS)}"
    if taken.move.fact < 0 or taken.before == taken.value:
        return ""
    ask = _ask(flow, plan, taken.move.fact)
    if taken.value == NOBODY:
        return f"{ask} -> {say(UNSURE_WORDS)}"
    label = _label(flow, plan, taken.move.fact, taken.value)
    return (
        say("{ask} -> {answer} (assumed)", ask=ask, answer=label)
        if taken.before == NOBODY
        else f"{ask} -> {label}"
    )


def _ask(flow: Flow, plan: Plan, fact: int) -> str:
    fact_id = plan.facts.ids[fact]
    definition = flow.facts.get(fact_id)
    return definition.ask if definition else fact_id


def _label(flow: Flow, plan: Plan, fact: int, value: int) -> str:
    answer = plan.facts.answer_id(fact, value)
    if answer == SOME_TEXT:
        return say("(any text)")
    definition = flow.facts.get(plan.facts.ids[fact])
    known = definition.answers.get(answer) if definition else None
    return known.label if known else answer
