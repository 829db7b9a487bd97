"""One case as counts that can be added up: the same for a journal and for a team store.

A count says on which day, in which flow and version of it, what happened how often. Everything
a report shows is a sum of counts, so a report needs no case and no person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from tui.core.draft import CALLER, Draft, note_event
from tui.core.events import Answered, Postponed, Tried, Unsure
from tui.core.journal.case import CLOSED, DUE, Summary, summarize
from tui.core.journal.milestones import GIVEN_UP, Flagged, Missed
from tui.core.journal.record import Record

CALL, QUESTIONS, ASKED, TRIED, STOPPED, ENDED, FLAG, MISS = (
    "call", "questions", "asked", "tried", "stopped", "ended", "flag", "miss",
)  # fmt: skip
MEASURES: Mapping[str, str] = MappingProxyType(
    {
        CALL: "a case; key: how it ended, else its state; amount: seconds spent on it",
        QUESTIONS: "questions asked in a case; key: as in `call`",
        ASKED: "a question asked; key: `known` or `unknown`",
        TRIED: "a fix tried; key: helped, failed or cannot",
        STOPPED: "a walk that went no further; node: what was said last; key: the answer",
        ENDED: "a case that was closed at this resolution; key: how",
        FLAG: "a step that somebody calls wrong; key: the words",
        MISS: "a search without a hit; key: the words",
    }
)
KNOWN, UNKNOWN = "known", "unknown"
_REMARKS = (Flagged, Missed)
LONGEST = 300
"""Letters of words that are kept in a count."""


class Slot(NamedTuple):
    """What is counted."""

    flow: str
    content: str
    """Hash of the flow's content; empty where nobody kept it."""
    measure: str
    """One of MEASURES."""
    node: str
    """Without its flow; empty for what concerns a whole case."""
    key: str


class Count(NamedTuple):
    """How often it happened, and how much of it."""

    slot: Slot
    number: int = 1
    amount: int = 0


Counts: TypeAlias = tuple[Count, ...]


class Digest(NamedTuple):
    """A case without what was said in it."""

    case: str
    known: int
    """How many of its events this was made from; of two digests the one that knows more counts."""
    day: str
    """Day in UTC on which the case began, as YYYY-MM-DD."""
    summary: Summary
    counts: Counts


class _Last(NamedTuple):
    """Where something was said last, and what."""

    node: str
    said: str


def digest_case(case: str, records: Iterable[Record]) -> Digest:
    """Return what there is to count of a case; needs no flow.

    Args:
        case: its id.
        records: its events, by number; at least one.
    """
    known = tuple(records)
    summary = summarize(case, known)
    draft = Draft()
    for record in known:
        draft = note_event(draft, record.event)  # type: ignore[arg-type] # others change nothing
    tally: dict[Slot, int] = {}
    last = _find_last(draft, known)
    for slot in _slots(summary, draft, last, known):
        tally[slot] = tally.get(slot, 0) + 1
    head = _whole(summary, last)
    counts = tuple(Count(slot, number) for slot, number in tally.items())
    return Digest(case, len(known), day_of(case, summary.begun), summary, (*head, *counts))


def day_of(case: str, begun: str) -> str:
    """Return the day of a case: its id says it, else its first event.

    Args:
        case: id of the case; most begin with the day as YYYYMMDD.
        begun: moment of its first event, as 2026-11-23T07:45:01.123Z.
    """
    digits = case[:8]
    if digits.isdigit() and case[8:9] == "-":
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return begun[:10]


def _whole(summary: Summary, last: _Last) -> Iterator[Count]:
    """Yield what concerns the case as a whole; a list of searches is no case."""
    if not summary.flow:
        return
    flow = last.node.partition("/")[0] or summary.flow
    end = summary.outcome if summary.state in (CLOSED, DUE) else summary.state
    slot = Slot(flow, summary.contents.get(flow, ""), CALL, "", end)
    yield Count(slot, 1, summary.seconds)
    yield Count(slot._replace(measure=QUESTIONS), summary.asked)


def _slots(
    summary: Summary, draft: Draft, last: _Last, records: Iterable[Record]
) -> Iterator[Slot]:
    contents = summary.contents

    def slot(measure: str, place: str, key: str) -> Slot:
        flow, _, node = place.partition("/")
        return Slot(flow, contents.get(flow, ""), measure, node, key)

    for said in (each for each in draft.said if each.source == CALLER and each.node):
        yield slot(ASKED, said.node, UNKNOWN if said.answer is None else KNOWN)
    for attempt in draft.tried:
        yield slot(TRIED, attempt.node, attempt.result)
    if _has_stopped(summary):
        yield slot(STOPPED, *last)
    if summary.node:
        yield slot(ENDED, summary.node, summary.outcome)
    remarks = [record for record in records if type(record.event) in _REMARKS]
    yield from (slot(FLAG, *each) for each in _flags(remarks))
    yield from (Slot("", "", MISS, "", words) for words in _misses(remarks))


def _flags(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Yield where something was called wrong, and how."""
    for record in records:
        if isinstance(record.event, Flagged):
            yield record.event.node, record.event.text[:LONGEST]


def _misses(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        if isinstance(record.event, Missed):
            yield " ".join(record.event.text.casefold().split())[:LONGEST]


def _has_stopped(summary: Summary) -> bool:
    """Tell whether a walk went no further, though it had not come to its end."""
    is_open = summary.state not in (CLOSED, DUE)
    return bool(summary.flow) and (is_open or summary.outcome == GIVEN_UP)


def _find_last(draft: Draft, records: Sequence[Record]) -> _Last:
    """Return what was said last and still counts; the start where nothing does."""
    asked = {said.node for said in draft.said}
    tried = {attempt.node for attempt in draft.tried}
    for record in reversed(records):
        event = record.event
        if isinstance(event, Tried) and event.node in tried:
            return _Last(event.node, event.result)
        if isinstance(event, Answered) and event.node in asked:
            return _Last(event.node, event.answer)
        if isinstance(event, (Unsure, Postponed)) and event.node in asked:
            return _Last(event.node, UNKNOWN)
    return _Last(draft.begun, "")
