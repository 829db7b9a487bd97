"""A case: what its records say about it as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from tui.core.events import (
    Answered,
    Back,
    Changed,
    Event,
    Jumped,
    Noted,
    Postponed,
    Restarted,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.flow import NOTHING
from tui.core.journal.milestones import (
    WAITING,
    Closed,
    Filled,
    Flagged,
    Happening,
    Missed,
    Opened,
    Other,
    Parked,
    Pinned,
    Resumed,
)
from tui.core.journal.record import Record

UNFINISHED = "unfinished"
PARKED = "parked"
DUE = "waiting"
CLOSED = "closed"
STATES = (UNFINISHED, PARKED, DUE, CLOSED)

_WALK_EVENTS = get_args(Event)
_SAID = (
    Answered,
    Unsure,
    Postponed,
    Changed,
    Tried,
    Ticked,
    Noted,
    Filled,
    Parked,
    Flagged,
    Missed,
)
_GIVEN = ("site", "set")
"""Sources of what is known before anybody says anything."""
_STEPS = (Answered, Unsure, Postponed, Changed, Back, Tried, Jumped, Restarted)
_ASKED = (Answered, Unsure, Postponed)
_MILLISECONDS = 1000


def is_worth_keeping(event: Happening | Other) -> bool:
    """Tell whether an event holds something that somebody said: from then on there is a case."""
    if isinstance(event, Told):
        return event.source not in _GIVEN
    return isinstance(event, _SAID)


class Summary(NamedTuple):
    """A case as a list shows it."""

    id: str
    flow: str = ""
    title: str = ""
    """Of the flow."""
    begun: str = ""
    last: str = ""
    """When it was last touched."""
    zone: str = ""
    state: str = UNFINISHED
    outcome: str = ""
    due: str = ""
    """When a waiting case is to be looked at again, as YYYY-MM-DD."""
    result: str = ""
    """The resolution it ended on."""
    node: str = ""
    """Where that stands, as `FLOW/NODE`."""
    agent: str = ""
    asked: int = 0
    notes: int = 0
    events: int = 0
    seconds: int = 0
    """Time spent on it, summed over its sittings."""
    contents: Mapping[str, str] = NOTHING
    """Hash by flow of the content it is walked on."""

    @property
    def short_id(self) -> str:
        """The part of the id that people read out."""
        return self.id.rpartition("-")[2]

    def is_due(self, today: str) -> bool:
        """Tell whether a waiting case is to be looked at on that day."""
        return self.state == DUE and "" < self.due <= today


def summarize(case: str, records: Iterable[Record]) -> Summary:
    """Return what a list shows of a case."""
    draft = _Draft()
    first: Record | None = None
    last: Record | None = None
    for record in records:
        first, last = first or record, record
        draft.add(record)
    if first is None or last is None:
        return Summary(case)
    return draft.whole._replace(
        id=case,
        begun=first.at,
        last=last.at,
        zone=last.zone,
        asked=len(draft.asked),
        events=draft.events,
        seconds=spent_seconds(draft.elapsed),
    )


def spent_seconds(elapsed: Iterable[int]) -> int:
    """Return the time spent on a case, summed over its sittings.

    Args:
        elapsed: for each event the milliseconds since its sitting began.
    """
    before = sitting = 0
    for each in elapsed:
        if each < sitting:  # the clock of another sitting
            before += sitting
        sitting = each
    return (before + sitting) // _MILLISECONDS


def contents_of(records: Iterable[Record]) -> Mapping[str, str]:
    """Return the hash by flow of what a case is walked on, as its summary has it."""
    contents = NOTHING
    for record in records:
        if isinstance(record.event, (Opened, Pinned)):
            contents = record.event.contents
    return contents


class _Draft:
    """Gathers a summary, one record after the other."""

    def __init__(self) -> None:
        self.whole = Summary("")
        self.asked: set[str] = set()
        self.events = 0
        self.elapsed: list[int] = []

    def add(self, record: Record) -> None:
        event = record.event
        self.events += 1
        self.elapsed.append(record.elapsed)
        kind = type(event)
        if kind in _ASKED:
            self.asked.add(event.fact)  # type: ignore[union-attr]
        elif kind is Noted:
            self.whole = self.whole._replace(notes=self.whole.notes + 1)
        elif kind is Restarted:
            self.asked.clear()
        elif kind in _TURNS:
            self._turn(event)
        if self.whole.state != UNFINISHED and kind in _REOPENING:
            self.whole = self.whole._replace(
                state=UNFINISHED, outcome="", due="", result="", node=""
            )

    def _turn(self, event: object) -> None:
        whole = self.whole
        if isinstance(event, Opened):
            self.whole = whole._replace(
                flow=event.flow, title=event.title, agent=event.agent, contents=event.contents
            )
        elif isinstance(event, Pinned):
            self.whole = whole._replace(contents=event.contents)
        elif isinstance(event, Resumed):
            self.whole = whole._replace(agent=event.agent or whole.agent)
        elif isinstance(event, Started) and not whole.flow:
            self.whole = whole._replace(flow=event.node.partition("/")[0])
        elif isinstance(event, Parked):
            self.whole = whole._replace(state=PARKED)
        elif isinstance(event, Closed):
            state = DUE if event.outcome == WAITING else CLOSED
            self.whole = whole._replace(
                state=state,
                outcome=event.outcome,
                due=event.on,
                result=event.title,
                node=event.node,
            )


_REOPENING = frozenset(_WALK_EVENTS) - {Noted}
"""A case that was laid aside goes on with these; a note or a filled blank leaves it there."""

_TURNS = frozenset((Opened, Pinned, Resumed, Started, Parked, Closed))


def searched_text(case: str, records: Iterable[Record]) -> str:
    """Return every word of a case that a search may find."""
    return "\n".join(dict.fromkeys([case, *_words(records)]))


def _words(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        event = record.event
        if isinstance(event, (Answered, Told, Changed)):
            yield event.fact
            yield event.answer or ""
        elif isinstance(event, (Noted, Filled, Flagged)):
            yield event.text
        elif isinstance(event, Tried):
            yield event.node
        elif isinstance(event, Opened):
            yield from (event.flow, event.title, event.agent)
        elif isinstance(event, Closed):
            yield from (event.outcome, event.title)


def walk_events(records: Iterable[Record]) -> tuple[Event, ...]:
    """Return the events that say where the walk stands."""
    return tuple(record.event for record in records if isinstance(record.event, _WALK_EVENTS))


class Spent(NamedTuple):
    """How long a step took, in milliseconds."""

    event: Event
    at: str
    zone: str
    elapsed: int


def steps_of(records: Iterable[Record]) -> tuple[Spent, ...]:
    """Return each step with the time it took: since the step before, in the same sitting."""
    steps: list[Spent] = []
    since = 0
    last = 0
    for record in records:
        if record.elapsed < last or isinstance(record.event, (Opened, Resumed)):
            since = 0  # another sitting: what lies between two does not count
        last = record.elapsed
        if isinstance(record.event, _STEPS):
            took = max(0, record.elapsed - since)
            steps.append(Spent(record.event, record.at, record.zone, took))
            since = record.elapsed
    return tuple(steps)


def find_gaps(records: Iterable[Record]) -> int:
    """Return how many events are missing between the first and the last."""
    numbers = {record.number for record in records}
    return max(numbers) - len(numbers) if numbers else 0
