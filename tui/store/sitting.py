"""The case at hand in memory: its events, numbered and timed."""

import os

from tui.core.events import Started
from tui.core.journal.milestones import Happening, Opened, Other
from tui.core.journal.record import Record, renumber
from tui.store.clock import Clock, When, say_moment, say_zone

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LETTER_COUNT = 6
_MINUTE = 60


def new_case_id(when: When) -> str:
    """Return an id that sorts by time: day, time to the thousandth, and some letters."""
    digits = "".join(sign for sign in say_moment(when.wall) if sign.isdigit())
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_LETTER_COUNT))
    return f"{digits[:8]}-{digits[8:]}-{letters}"


class Sitting:
    """One case from where somebody begins it, or takes it up again."""

    def __init__(
        self,
        clock: Clock,
        case: str = "",
        records: tuple[Record, ...] = (),
        begun: When | None = None,
    ) -> None:
        """Begin.

        Args:
            clock: tells the time.
            case: id of a case that goes on; a new one gets its own.
            records: what it holds so far.
            begun: when it began; None: now.
        """
        self._clock = clock
        self._begun = begun or clock.now()
        self._minute, self._zone = -1.0, ""
        self._number = max((record.number for record in records), default=0)
        self.case = case or new_case_id(self._begun)
        self.records = list(records)

    def add(self, happening: Happening | Other, when: When | None = None) -> None:
        """Add what happens now, or happened a moment ago."""
        moment = when or self._clock.now()
        self._number += 1
        elapsed = max(0, int((moment.steady - self._begun.steady) * 1000))
        if moment.wall // _MINUTE != self._minute:
            self._minute = moment.wall // _MINUTE
            self._zone = say_zone(self._clock.ahead(moment.wall))
        at = say_moment(moment.wall)
        self.records.append(Record(self.case, self._number, at, self._zone, elapsed, happening))

    def rename(self) -> str:
        """Go on under another id; returns the one before."""
        before, self.case = self.case, new_case_id(self._clock.now())
        self.records = list(renumber(self.records, self.case))
        self._number = len(self.records)
        return before

    def change_head(self, head: Opened) -> None:
        """Say more in the first event than was known at first."""
        if self.records and isinstance(self.records[0].event, Opened):
            self.records[0] = self.records[0]._replace(event=head)

    @property
    def head(self) -> Opened:
        """Return what the case begins with."""
        first = self.records[0].event if self.records else None
        return first if isinstance(first, Opened) else Opened("")


def begin_sitting(
    clock: Clock, first: Happening, when: When | None, agent: str, version: str
) -> Sitting:
    """Begin a case with what happens first in it."""
    sitting = Sitting(clock, begun=when)
    flow = first.node.partition("/")[0] if isinstance(first, Started) else ""
    sitting.add(Opened(flow, agent=agent, version=version), when)
    return sitting
