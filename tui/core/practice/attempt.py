"""An attempt at a call, as its records tell it: what it is of, how far it is, what came of it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.journal.milestones import Other
from tui.core.journal.record import Record

BEGUN, PLAYED, SCORED, ENDED = "attempt", "played", "scored", "ended"
"""The words of the lines: how it begins, each thing done, what it came to, that it is over."""
TAKEN_UP = "taken-up"
"""The line of an exam call that was left in its middle and gone on with."""
UNFINISHED, OVER = "unfinished", "over"
GIVEN_UP = "given-up"
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Head(NamedTuple):
    """What an attempt is of."""

    scenario: str
    """Its id."""
    title: str = ""
    flow: str = ""
    contents: Mapping[str, str] = NOTHING
    """Hash of the content by flow."""
    mode: str = ""
    level: int = 1
    seed: str = ""
    """With flow, level and target it makes a generated call again; empty: a written one."""
    target: str = ""
    """The resolution a generated call was made for, as FLOW/NODE."""
    learner: str = ""
    """A chosen name; nothing else of a person is ever kept."""
    group: str = ""
    """Id of the class it was played for."""
    version: str = ""
    """Of Branchline."""
    given: int = 0
    """Events that were given at the beginning (mode complete)."""
    rewound: bool = False
    """Begun again at a decision, after the debrief: it is never counted."""

    @property
    def is_generated(self) -> bool:
        """Whether the call was made from the flow, not written by a person."""
        return bool(self.seed)


class Attempt(NamedTuple):
    """A list's view of an attempt."""

    id: str
    head: Head
    begun: str = ""
    last: str = ""
    zone: str = ""
    state: str = UNFINISHED
    seconds: int = 0
    """Time spent, summed over its sittings; only ever shown, never scored."""
    scored: Mapping[str, Any] = NOTHING
    """What the score came to; empty while the attempt is under way."""
    plays: tuple[Mapping[str, Any], ...] = ()
    """What was done, in order, as the play engine writes its events."""

    @property
    def is_over(self) -> bool:
        """Whether it was played to its end, or given up."""
        return self.state == OVER

    @property
    def short_id(self) -> str:
        """The part of the id that people read out."""
        return self.id.rpartition("-")[2]


def begin_event(head: Head) -> Other:
    """Return the first event of an attempt, without what is taken for granted."""
    usual = Head("")
    fields = {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in head._asdict().items()
        if value != getattr(usual, name)
    }
    return Other(BEGUN, {"scenario": head.scenario, **fields})


def play_event(line: Mapping[str, Any]) -> Other:
    """Return the record of one thing that was done, from the line of the play engine."""
    return Other(PLAYED, {"did": dict(line)})


def read_attempt(case: str, records: Iterable[Record]) -> Attempt:
    """Return what the records of an attempt say of it; what does not fit is passed over."""
    attempt = Attempt(case, Head(""))
    before = sitting = 0
    plays: list[Mapping[str, Any]] = []
    for record in records:
        before, sitting = _time(before, sitting, record.elapsed)
        begun = attempt.begun or record.at
        attempt = attempt._replace(begun=begun, last=record.at, zone=record.zone)
        if not isinstance(record.event, Other):
            continue
        kind, fields = record.event
        if kind == BEGUN:
            attempt = attempt._replace(head=_head(fields))
        elif kind == SCORED:
            attempt = attempt._replace(scored=MappingProxyType(dict(fields)))
        elif kind == ENDED:
            attempt = attempt._replace(state=OVER)
        elif kind == PLAYED and isinstance(did := fields.get("did"), Mapping):
            plays.append(did)
    return attempt._replace(seconds=(before + sitting) // 1000, plays=tuple(plays))


def _time(before: int, sitting: int, elapsed: int) -> tuple[int, int]:
    """Add a sitting up when the next one begins to count from 0 again."""
    return (before + sitting if elapsed < sitting else before), elapsed


def _head(fields: Mapping[str, object]) -> Head:
    usual = Head("")
    fitting = {
        name: value
        for name, value in fields.items()
        if name in Head._fields and _is_like(getattr(usual, name), value)
    }
    return Head(**{"scenario": "", **fitting})  # type: ignore[arg-type]


def _is_like(usual: object, value: object) -> bool:
    if isinstance(usual, Mapping):
        return isinstance(value, Mapping) and all(
            isinstance(each, str) for pair in value.items() for each in pair
        )
    return type(value) is type(usual)
