"""The note that writes itself: what was asked, answered and tried, what is open, what comes next.

This module gathers it from a walk and its records; `core.ticket_text` says it in three lengths
and three forms.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from tui.core.actor import name_actors
from tui.core.difference import find_flow
from tui.core.draft import CALLER, Said, Try
from tui.core.events import CANNOT, FAILED, HELPED, Answered, Noted, Postponed, Tried, Unsure
from tui.core.flow import Flow, Resolution
from tui.core.guide import fact_text, fill, show_steps
from tui.core.journal.case import Summary, steps_of
from tui.core.journal.milestones import OUTCOMES, Opened, Resumed
from tui.core.journal.record import Record
from tui.core.paths.ways import Flows
from tui.core.prospects.calling import say_call
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.sight import Waiting, to_find_out
from tui.core.tickets.packet import Entry, packet_entries
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk
from tui.core.words import Spoken, mark, say

NOT_KNOWN = mark("not known")
RESULT_WORDS: Mapping[str, str] = Spoken(
    {HELPED: mark("helped"), FAILED: mark("did not help"), CANNOT: mark("could not be done")}
)
SOURCE_WORDS: Mapping[str, str] = Spoken(
    {
        CALLER: mark("the caller"),
        "site": mark("known at this site"),
        "set": mark("known at the start"),
        "text": mark("from the text that was pasted"),
    }
)
_MILLISECONDS = 1000


class Reply(NamedTuple):
    """A question and what was said to it."""

    fact: str
    question: str
    answer: str
    by: str
    """Who said so."""
    seconds: int = 0


class Attempt(NamedTuple):
    """A fix that was tried."""

    title: str
    result: str
    refs: tuple[str, ...] = ()
    seconds: int = 0


class Possible(NamedTuple):
    """A cause that is still possible."""

    title: str
    percent: int
    who: str


class Remark(NamedTuple):
    """Something the agent wrote down, with the time on the clock on the wall."""

    at: str
    text: str


class Ticket(NamedTuple):
    """Everything a note about a case can say."""

    case: str
    flow: str
    title: str
    """Of the flow."""
    contents: str
    """Hash of the flow's content."""
    reviewed: str
    version: str
    """Of Branchline."""
    agents: tuple[str, ...]
    begun: str
    last: str
    seconds: int
    outcome: str
    due: str
    result: str
    """What it came to, in one line: the resolution, the hand-over or the open question."""
    cause: str
    replies: tuple[Reply, ...]
    set_aside: tuple[Reply, ...]
    tried: tuple[Attempt, ...]
    done: tuple[str, ...]
    """Steps ticked off."""
    unknown: tuple[str, ...]
    """Questions to which nobody knew the answer, and blanks of the packet."""
    to_find_out: tuple[Waiting, ...]
    """Questions put off, each with whom to ask."""
    possible: tuple[Possible, ...]
    following: tuple[str, ...]
    """What comes next."""
    packet: tuple[Entry, ...]
    notes: tuple[Remark, ...]
    whom: str = ""
    """Whom to call, and who else could act; empty where nothing is handed over."""


def write_ticket(flows: Flows, walk: Walk, case: Summary, records: Sequence[Record]) -> Ticket:
    """Gather the note of a case as it stands: where the walk is, and all records of the case."""
    flow = _flow_at(flows, walk)
    begun = find_flow(flows, walk.begun.flow) or flow
    spent = _time_by_fact(records)
    aside = set(walk.set_aside)
    replies = [
        (said, _reply(flows, walk, said, spent)) for said in walk.draft.said if _is_shown(said)
    ]
    packet = tuple(packet_entries(flows, walk, records))
    waiting = tuple(each for each in to_find_out(flows, walk) if each.person)
    later = {each.fact for each in waiting}
    unknown = [r.question for s, r in replies if s.answer is None and s.fact not in later]
    return Ticket(
        case=case.id,
        flow=walk.begun.flow,
        title=begun.title if begun else case.title or walk.begun.flow,
        contents=case.contents.get(walk.begun.flow, ""),
        reviewed=begun.reviewed.on if begun else "",
        version=next((r.event.version for r in records if isinstance(r.event, Opened)), ""),
        agents=_agents(records),
        begun=local_time(case.begun, case.zone),
        last=local_time(case.last, case.zone),
        seconds=case.seconds,
        outcome=OUTCOMES.get(case.outcome, ""),
        due=case.due,
        result=_result(flows, flow, walk),
        cause=_cause(flow, walk),
        replies=tuple(reply for said, reply in replies if said not in aside),
        set_aside=tuple(reply for said, reply in replies if said in aside),
        tried=tuple(_attempts(flows, walk, records)),
        done=tuple(_done(flow, walk)) if flow else (),
        unknown=(*unknown, *(entry.label for entry in packet if not entry.text)),
        to_find_out=waiting,
        possible=_possible(flows, walk),
        following=tuple(_following(flows, flow, walk, case)),
        packet=packet,
        notes=_notes(records),
        whom=say_call(walk),
    )


def _notes(records: Iterable[Record]) -> tuple[Remark, ...]:
    return tuple(
        Remark(local_time(record.at, record.zone), record.event.text)
        for record in records
        if isinstance(record.event, Noted)
    )


def local_time(at: str, zone: str) -> str:
    """Return a time as the clock on the wall showed it; empty or odd texts stay as they are."""
    try:
        moment = datetime.fromisoformat(at.removesuffix("Z"))
        hours, minutes = zone[1:].split(":")
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        moment = moment - ahead if zone.startswith("-") else moment + ahead
    except (ValueError, OverflowError):
        return at
    return moment.strftime("%Y-%m-%d %H:%M")


def _flow_at(flows: Flows, walk: Walk) -> Flow | None:
    place = walk.begun if isinstance(walk.position, HandOver) else walk.position.place
    return find_flow(flows, place.flow)


def _is_shown(said: Said) -> bool:
    """Leave out what a site or an option told that no question here is about."""
    return said.source == CALLER or said.answer is not None


def _reply(flows: Flows, walk: Walk, said: Said, spent: Mapping[str, int]) -> Reply:
    name = said.node.partition("/")[0] or walk.begun.flow
    flow = find_flow(flows, name)
    fact = flow.facts.get(said.fact) if flow else None
    if flow is None or fact is None:
        question, answer = said.fact, said.answer or say(NOT_KNOWN)
    else:
        question = fill(fact.ask, flow, walk.known)
        label = fact_text(flow, said.fact, {said.fact: said.answer})
        answer = fill(label or said.answer or say(NOT_KNOWN), flow, walk.known)
    by = SOURCE_WORDS.get(said.source, said.source)
    return Reply(said.fact, question, answer, by, spent.get(said.fact, 0) // _MILLISECONDS)


def _time_by_fact(records: Sequence[Record]) -> dict[str, int]:
    spent: dict[str, int] = {}
    for step in steps_of(records):
        if isinstance(step.event, (Answered, Unsure, Postponed)):
            spent[step.event.fact] = spent.get(step.event.fact, 0) + step.elapsed
    return spent


def _agents(records: Iterable[Record]) -> tuple[str, ...]:
    names = (r.event.agent for r in records if isinstance(r.event, (Opened, Resumed)))
    return tuple(dict.fromkeys(name for name in names if name))


def _attempts(flows: Flows, walk: Walk, records: Sequence[Record]) -> Iterator[Attempt]:
    times: dict[Try, int] = {}
    for step in steps_of(records):
        if isinstance(step.event, Tried):
            times[Try(step.event.node, step.event.result)] = step.elapsed // _MILLISECONDS
    for attempt in walk.tried:
        title, refs = attempt.node, tuple[str, ...]()
        found = _resolution_at(flows, attempt.node)
        if found:
            title, refs = fill(found[1].resolve, found[0], walk.known), found[1].refs
        yield Attempt(title, RESULT_WORDS[attempt.result], refs, times.get(attempt, 0))


def _resolution_at(flows: Flows, name: str) -> tuple[Flow, Resolution] | None:
    flow_id, _, node_id = name.partition("/")
    flow = find_flow(flows, flow_id)
    node = flow.nodes.get(node_id) if flow else None
    return (flow, node) if flow and isinstance(node, Resolution) else None


def _result(flows: Flows, flow: Flow | None, walk: Walk) -> str:
    position = walk.position
    if flow is None:
        return say_hand_over(flows, walk)
    if isinstance(position, Asking):
        return say("Open question: {ask}", ask=fill(position.fact.ask, flow, walk.known))
    if isinstance(position, HandOver):
        if len(position.causes) == 1:
            return fill(position.causes[0].resolution.resolve, flow, walk.known)
        return say_hand_over(flows, walk)
    return fill(position.resolution.resolve, flow, walk.known)


def _cause(flow: Flow | None, walk: Walk) -> str:
    position = walk.position
    if flow is None or isinstance(position, Asking):
        return ""
    if isinstance(position, HandOver):
        only = position.causes[0].resolution if len(position.causes) == 1 else None
        return fill(only.cause, flow, walk.known) if only else ""
    return fill(position.resolution.cause, flow, walk.known)


def _done(flow: Flow, walk: Walk) -> Iterator[str]:
    position = walk.position
    if isinstance(position, (Offering, Finished)):
        shown = list(show_steps(flow, position.resolution.steps, walk.known))
        name = position.place.name
        yield from (
            each.step.do
            for number, each in enumerate(shown)
            if (name, number) in walk.draft.ticked and each.step.do
        )


def _possible(flows: Flows, walk: Walk) -> tuple[Possible, ...]:
    if isinstance(walk.position, Finished) or len(walk.remaining) <= 1:
        return ()
    return tuple(
        Possible(
            fill(cause.resolution.resolve, flows[cause.place.flow], walk.known),
            round(100 * cause.probability),
            name_actors(cause.resolution.actors),
        )
        for cause in walk.remaining
    )


def _following(flows: Flows, flow: Flow | None, walk: Walk, case: Summary) -> Iterator[str]:
    position = walk.position
    if case.due:
        yield say("Look at it again on {due}.", due=case.due)
    if isinstance(position, Finished):
        yield say("Nothing: it helped.")
    elif isinstance(position, Asking) and flow:
        yield say("Find out: {ask}", ask=fill(position.fact.ask, flow, walk.known))
    elif isinstance(position, HandOver):
        whom = say_call(walk)
        yield say("Call: {whom}.", whom=whom) if whom else say_hand_over(flows, walk)
    elif isinstance(position, Offering) and flow:
        todo = position.resolution
        title = fill(todo.resolve, flow, walk.known)
        yield say("To do: {title} ({actors}).", title=title, actors=name_actors(todo.actors))
        if todo.verify:
            yield say("Then check: {verify}", verify=fill(todo.verify, flow, walk.known))
