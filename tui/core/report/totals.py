"""Counts added up: what tables are made of, wherever the counts are from."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from tui.core.report.counts import CALL, Digest, Slot


class Period(NamedTuple):
    """Which days count, and which flow."""

    since: str = ""
    """First day, as YYYY-MM-DD; empty: from the beginning."""
    before: str = ""
    """First day not counted any more; empty: to the end."""
    flow: str = ""
    """Only this flow; empty: all."""

    def holds(self, day: str) -> bool:
        """Tell whether a day counts."""
        return self.since <= day and (not self.before or day < self.before)


class Total(NamedTuple):
    """A sum of counts."""

    slot: Slot
    number: int
    amount: int
    first: str
    """First day on which it was counted."""
    last: str


class Week(NamedTuple):
    """How many calls of a week ended in one way."""

    monday: str
    end: str
    """An outcome, or the state of a case that is open."""
    number: int


class Counted(Protocol):
    """Where counts come from: a journal, or a team store."""

    name: str
    """As a report says it."""

    def totals(self, period: Period) -> Iterable[Total]:
        """Return the sums of a period."""

    def weeks(self, period: Period) -> Iterable[Week]:
        """Return the calls of each week of a period."""


class CountedCases:
    """Counts of cases that are at hand, one after the other."""

    def __init__(self, name: str, digests: Callable[[], Iterable[Digest]]) -> None:
        """Prepare; nothing is counted yet.

        Args:
            name: where the cases are from.
            digests: returns all cases; asked once.
        """
        self.name = name
        self._read = digests
        self._digests: tuple[Digest, ...] | None = None

    def _all(self) -> tuple[Digest, ...]:
        if self._digests is None:
            self._digests = tuple(self._read())
        return self._digests

    def totals(self, period: Period) -> Iterator[Total]:
        """Return the sums of a period."""
        sums: dict[Slot, Total] = {}
        for digest in self._all():
            if not period.holds(digest.day):
                continue
            for slot, number, amount in digest.counts:
                if not concerns(slot, period):
                    continue
                known = sums.get(slot) or Total(slot, 0, 0, digest.day, digest.day)
                sums[slot] = Total(
                    slot,
                    known.number + number,
                    known.amount + amount,
                    min(known.first, digest.day),
                    max(known.last, digest.day),
                )
        yield from sums.values()

    def weeks(self, period: Period) -> Iterator[Week]:
        """Return the calls of each week of a period."""
        sums: dict[tuple[str, str], int] = {}
        for digest in self._all():
            if not period.holds(digest.day):
                continue
            for slot, number, _ in digest.counts:
                if slot.measure == CALL and concerns(slot, period):
                    key = monday_of(digest.day), slot.key
                    sums[key] = sums.get(key, 0) + number
        yield from (Week(monday, end, number) for (monday, end), number in sums.items())


def concerns(slot: Slot, period: Period) -> bool:
    """Tell whether something was counted in the flow that is asked for, or in none."""
    return not period.flow or slot.flow in ("", period.flow)


def monday_of(day: str) -> str:
    """Return the Monday of the week of a day; the day itself where it is none."""
    try:
        known = date.fromisoformat(day)
        return (known - timedelta(days=known.weekday())).isoformat()
    except (ValueError, OverflowError):
        return day
