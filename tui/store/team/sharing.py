"""What of a case goes to the team: everything else is taken out before it leaves.

Ids of questions, answers and fixes say what happened and nothing about a person. Free text might:
it goes only as far as the site says, and never without its secrets taken out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.events import (
    Answered,
    Back,
    Changed,
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
from tui.core.flow import Flow
from tui.core.journal.milestones import (
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
from tui.core.settings import Settings
from tui.store.export import redact_records
from tui.store.kept import KeptFlows

NONE, REMARKS, ALL = "none", "remarks", "all"
"""How much free text goes: none; flags and searches without a hit; notes and answers too."""

WITHHELD = "[not shared]"
"""Stands where a text was that stayed at the desk."""

_REMARKS = (Flagged, Missed)
_TEXTS = (Noted, Filled, Flagged, Missed)
_ANSWERS = (Answered, Told, Changed)
_NAMED = (Opened, Resumed, Closed)
_IDS = frozenset((Started, Unsure, Back, Tried, Ticked, Jumped, Restarted, Pinned, Parked, *_NAMED))
"""Events that hold ids alone, besides what `_name` sees to; any other kind is looked into."""


class Sharing(NamedTuple):
    """What the site lets go."""

    text: str = REMARKS
    name: str = ""
    """The name the agent chose for the team; empty: none."""
    words: tuple[str, ...] = ()
    """Further words that must not leave."""


def sharing_of(settings: Settings) -> Sharing:
    """Return what the settings let go."""
    return Sharing(
        settings.text("team-text"), settings.text("team-name"), settings.words("redact-words")
    )


class LaterFlows(Mapping[str, Flow]):
    """Flows that are opened when one is looked up, which is hardly ever needed."""

    def __init__(self, make: Callable[[], Mapping[str, Flow]]) -> None:
        """Prepare.

        Args:
            make: opens them.
        """
        self._make = make
        self._made: Mapping[str, Flow] | None = None

    def _open(self) -> Mapping[str, Flow]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, flow: str) -> Flow:
        """Return a flow."""
        return self._open()[flow]

    def __contains__(self, flow: object) -> bool:
        """Tell whether there is such a flow."""
        return flow in self._open()

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(self._open())

    def __len__(self) -> int:
        """Count the flows."""
        return len(self._open())


class Sharer:
    """Takes out of cases what does not go."""

    def __init__(self, sharing: Sharing, kept: Path | None, now: Mapping[str, Flow]) -> None:
        """Prepare.

        Args:
            sharing: what goes.
            kept: where flows lie as they were when cases were walked.
            now: the flows as they are.
        """
        self._sharing = sharing
        self._kept = kept
        self._now = now
        self._listed: dict[tuple[tuple[str, str], ...], frozenset[tuple[str, str]]] = {}

    def share(
        self,
        records: Sequence[Record],
        contents: Mapping[str, str],
        *,
        is_shared: bool = False,
    ) -> tuple[Record, ...]:
        """Return the events of a case as they may go.

        Args:
            records: all events.
            contents: hash by flow of what the case was walked on.
            is_shared: this was done at the box already; only the site's word on texts is left.
        """
        listed = None if is_shared else self._answers(contents)
        cut = [_with_event(record, self._cut(record.event, listed)) for record in records]
        if any(isinstance(r.event, _TEXTS) and r.event.text != WITHHELD for r in cut) or (
            self._sharing.text == ALL and any(isinstance(r.event, _ANSWERS) for r in cut)
        ):
            cut = list(redact_records(cut, self._sharing.words))
        own = self._sharing.name
        return tuple(
            _with_event(record, _name(record.event, _agent(whole) if is_shared else own))
            for record, whole in zip(cut, records, strict=True)
        )

    def _cut(
        self, event: Happening | Other, listed: frozenset[tuple[str, str]] | None
    ) -> Happening | Other:
        """Leave out a text that does not go."""
        if type(event) in _IDS:
            return event
        if isinstance(event, _TEXTS):
            goes = self._sharing.text == ALL or (
                self._sharing.text == REMARKS and isinstance(event, _REMARKS)
            )
            return event if goes else event._replace(text=WITHHELD)
        if isinstance(event, _ANSWERS) and self._sharing.text != ALL:
            is_choice = event.answer is None or listed is None
            is_choice = is_choice or (event.fact, event.answer) in (listed or ())
            return event if is_choice else event._replace(answer=WITHHELD)
        if isinstance(event, Postponed):
            return event._replace(person="")
        return Other(event.kind, {}) if isinstance(event, Other) else event

    def _answers(self, contents: Mapping[str, str]) -> frozenset[tuple[str, str]]:
        """Return facts and answers that were there to choose; what is not among them was typed."""
        key = tuple(sorted(contents.items()))
        if key not in self._listed:
            flows = KeptFlows(self._kept, contents, self._now)
            self._listed[key] = frozenset(
                (name, answer)
                for flow in contents
                if flow in flows
                for name, fact in flows[flow].facts.items()
                for answer in fact.answers
            )
        return self._listed[key]


def _with_event(record: Record, event: Happening | Other) -> Record:
    return record if event is record.event else record._replace(event=event)


def _agent(record: Record) -> str:
    return str(getattr(record.event, "agent", ""))


def _name(event: Happening | Other, name: str) -> Happening | Other:
    """Put the chosen name where the agent's stood; titles may hold what was typed."""
    if type(event) not in _NAMED:
        return event
    if isinstance(event, Opened):
        return event._replace(agent=name, title="")
    if isinstance(event, Resumed):
        return event._replace(agent=name)
    return event._replace(title="") if isinstance(event, Closed) else event
