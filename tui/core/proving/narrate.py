"""A walk in words: the answers a person can give to get there."""

from collections.abc import Iterator

from tui.core.flow import Flow, Resolution
from tui.core.proving.facttable import MISSING, NOBODY, SOME_TEXT
from tui.core.proving.station import Kind, Plan
from tui.core.proving.tracking import Tracking
from tui.core.proving.witness import Taken, Walked

UNSURE_WORDS = "I don't know"
FAILED_WORDS = "it did not help"


def narrate(plan: Plan, tracking: Tracking, walked: Walked) -> tuple[str, ...]:
    """Return a walk as one line for each thing a person says."""
    return tuple(_lines(plan, tracking, walked))


def _lines(plan: Plan, tracking: Tracking, walked: Walked) -> Iterator[str]:
    place = plan.stations[walked.station].place
    flow = plan.flows[plan.flow]
    if place.node != flow.start:
        yield f"(from another flow, at {place.node})"
    for level, value in sorted(walked.state.items()):
        fact = tracking.facts[level]
        if value == NOBODY:
            yield f"{_ask(flow, plan, fact)} -> {UNSURE_WORDS} (before)"
        elif value != MISSING:
            yield f"{_ask(flow, plan, fact)} -> {_label(flow, plan, fact, value)} (known before)"
    for taken in walked.taken:
        line = _line(plan, taken)
        if line:
            yield line


def _line(plan: Plan, taken: Taken) -> str:
    """Return what is said at one move; nothing where the walk goes on by itself."""
    station = plan.stations[taken.move.source]
    flow = plan.flows[station.place.flow]
    if taken.move.kind is Kind.FAILED and isinstance(station.node, Resolution):
        return f"{station.node.resolve} -> {FAILED_WORDS}"
    if taken.move.fact < 0 or taken.before == taken.value:
        return ""
    ask = _ask(flow, plan, taken.move.fact)
    if taken.value == NOBODY:
        return f"{ask} -> {UNSURE_WORDS}"
    label = _label(flow, plan, taken.move.fact, taken.value)
    return f"{ask} -> {label}{' (assumed)' if taken.before == NOBODY else ''}"


def _ask(flow: Flow, plan: Plan, fact: int) -> str:
    fact_id = plan.facts.ids[fact]
    definition = flow.facts.get(fact_id)
    return definition.ask if definition else fact_id


def _label(flow: Flow, plan: Plan, fact: int, value: int) -> str:
    answer = plan.facts.answer_id(fact, value)
    if answer == SOME_TEXT:
        return "(any text)"
    definition = flow.facts.get(plan.facts.ids[fact])
    known = definition.answers.get(answer) if definition else None
    return known.label if known else answer
