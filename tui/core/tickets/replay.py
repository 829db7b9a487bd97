"""A case once more, step by step: what was said, when, and where the walk stood then."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, get_args

from tui.core.actor import name_actors
from tui.core.difference import find_flow, say_position
from tui.core.draft import Draft, note_event
from tui.core.events import (
    Answered,
    Back,
    Changed,
    Event,
    Noted,
    Postponed,
    Restarted,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.flow import Resolution
from tui.core.guide import fact_text, fill
from tui.core.journal.milestones import (
    OUTCOMES,
    Closed,
    Filled,
    Happening,
    Opened,
    Other,
    Parked,
    Resumed,
)
from tui.core.journal.record import Record
from tui.core.paths.ways import Flows
from tui.core.tickets.ticket import NOT_KNOWN, RESULT_WORDS, local_time
from tui.core.walk import Walk, stand
from tui.core.words import say

_WALK_EVENTS = get_args(Event)


class Moment(NamedTuple):
    """One event of a case."""

    number: int
    at: str
    """On the clock on the wall."""
    seconds: int
    """Since the sitting began."""
    what: str
    """In words."""
    stands: str
    """Where the walk stood after it, in one line; empty before it began."""
    walk: Walk | None


def replay(flows: Flows, records: Iterable[Record]) -> Iterator[Moment]:
    """Yield what happened in a case, event by event."""
    draft = Draft()
    walk: Walk | None = None
    for record in records:
        event = record.event
        if isinstance(event, _WALK_EVENTS):
            draft = note_event(draft, event)
            walk = stand(flows, draft) if draft.begun else None
        yield Moment(
            number=record.number,
            at=local_time(record.at, record.zone),
            seconds=record.elapsed // 1000,
            what=describe(flows, walk, event),
            stands=say_position(flows, walk) if walk else "",
            walk=walk,
        )


def describe(flows: Flows, walk: Walk | None, event: Happening | Other) -> str:
    """Say in words what an event was."""
    if isinstance(event, (Answered, Unsure, Postponed, Told, Changed)):
        return _describe_said(flows, walk, event)
    if isinstance(event, Tried):
        return say(
            "Tried: {title}: {result}",
            title=_title(flows, walk, event.node),
            result=RESULT_WORDS.get(event.result, "?"),
        )
    if isinstance(event, Ticked):
        verb = say("Done") if event.done else say("Not done after all")
        return say(
            "{verb}: step {step} of {title}",
            verb=verb,
            step=event.step + 1,
            title=_title(flows, walk, event.node),
        )
    if isinstance(event, Noted):
        return say("Note: {text}", text=event.text)
    if isinstance(event, Filled):
        return say(
            "Filled in: {packet}, {field}: {text}",
            packet=event.packet,
            field=event.field,
            text=event.text,
        )
    return _describe_turn(event)


def _describe_turn(event: Happening | Other) -> str:
    text = say("Goes on with the flow as it is now")
    if isinstance(event, Opened):
        by = say(" by {agent}", agent=event.agent) if event.agent else ""
        copied = (
            say(", a copy of {continues}", continues=event.continues) if event.continues else ""
        )
        text = say(
            "Case opened{by}: {title}{copied}",
            by=by,
            title=event.title or event.flow,
            copied=copied,
        )
    elif isinstance(event, Started):
        text = say("Walk begins at {node}", node=event.node)
    elif isinstance(event, Resumed):
        text = (
            say("Taken up again by {agent}", agent=event.agent)
            if event.agent
            else say("Taken up again")
        )
    elif isinstance(event, Closed):
        until = say(" until {on}", on=event.on) if event.on else ""
        text = say(
            "Closed: {outcome}{until}",
            outcome=OUTCOMES.get(event.outcome, say("nobody said how")),
            until=until,
        )
    elif isinstance(event, Other):
        text = say("{kind} (from a newer version)", kind=event.kind)
    elif isinstance(event, (Back, Restarted, Parked)):
        text = {Back: say("Taken back"), Restarted: say("Begun again")}.get(
            type(event), say("Parked")
        )
    return text


def _describe_said(
    flows: Flows, walk: Walk | None, event: Answered | Unsure | Postponed | Told | Changed
) -> str:
    node = getattr(event, "node", "")
    name = node.partition("/")[0] or (walk.begun.flow if walk else "")
    flow = find_flow(flows, name)
    fact = flow.facts.get(event.fact) if flow else None
    answer = None if isinstance(event, (Unsure, Postponed)) else event.answer
    ask, text = event.fact, answer or say(NOT_KNOWN)
    if flow and fact and walk:
        ask = fill(fact.ask, flow, walk.known)
        text = fact_text(flow, event.fact, {event.fact: answer}) or text
    heads = {
        Answered: say("Asked"),
        Unsure: say("Asked"),
        Postponed: say("Put off"),
        Told: say("Known"),
        Changed: say("Changed"),
    }
    return f"{heads[type(event)]}: {ask} -> {text}"


def _title(flows: Flows, walk: Walk | None, name: str) -> str:
    flow_id, _, node_id = name.partition("/")
    flow = find_flow(flows, flow_id)
    node = flow.nodes.get(node_id) if flow else None
    if not flow or not walk or not isinstance(node, Resolution):
        return name
    return f"{fill(node.resolve, flow, walk.known)} ({name_actors(node.actors)})"
