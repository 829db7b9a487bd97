"""Records what happens in a walk: on disk before it shows, in memory where that cannot be.

A case gets its file with the first thing that somebody says. What comes before that (where the
walk starts, what the site fixes) waits in memory, so that a first question costs no disk.
"""

import errno
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tui.core.case import Summary, is_worth_keeping, summarize
from tui.core.events import Started
from tui.core.flow import NOTHING
from tui.core.milestones import WAITING, Closed, Happening, Opened, Pinned, Resumed
from tui.core.record import Record, encode, renumber
from tui.store.case_file import Loaded
from tui.store.clock import SYSTEM, Clock, say_moment
from tui.store.journal import Gone, InUse, Journal, create_journal, reopen_journal
from tui.store.private import explain
from tui.store.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_ATTEMPTS = 5


class Pins(NamedTuple):
    """What a case is walked on."""

    title: str = ""
    contents: Mapping[str, str] = NOTHING


class Setup(NamedTuple):
    """What a recorder needs to know."""

    shelf: Shelf | None
    """Where cases lie; None: nothing is saved."""
    why_not: str = ""
    """Why nothing is saved; empty when that was asked for."""
    clock: Clock = SYSTEM
    agent: str = ""
    version: str = ""
    pin: Callable[[str], Pins] = lambda _: Pins()
    """Returns what a flow's content is, and keeps it."""


def new_case_id(clock: Clock) -> str:
    """Return an id that sorts by time: day, time to the thousandth, and some letters."""
    moment = say_moment(clock.wall())
    digits = "".join(sign for sign in moment if sign.isdigit())
    letters = "".join(_LETTERS[byte % 32] for byte in os.urandom(6))
    return f"{digits[:8]}-{digits[8:]}-{letters}"


class Recorder:
    """Writes the events of the case at hand; never raises, and says when it cannot save."""

    def __init__(self, setup: Setup, tell: Callable[[str], None] = lambda _: None) -> None:
        """Wait for a walk to begin.

        Args:
            setup: where and how to save.
            tell: told once whenever saving stops, and when it works again.
        """
        self._setup = setup
        self._tell = tell
        self._journal: Journal | None = None
        self._path: Path | None = None
        self._records: list[Record] = []
        self._saved = 0
        self._number = 0
        self._begun = 0.0
        self._is_case = False
        self._blocked = "" if setup.shelf else setup.why_not
        self._trouble = ""
        self.case = ""

    # --- what it knows ------------------------------------------------------------------------

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything of the case at hand, saved or not."""
        return tuple(self._records)

    @property
    def summary(self) -> Summary:
        """Return what a list would show of the case at hand."""
        return summarize(self.case, self._records)

    @property
    def trouble(self) -> str:
        """Why what is said is not being saved; empty while it is, or when nobody wants it."""
        if not self._trouble:
            return ""
        waiting = len(self.unsaved())
        count = "1 event is" if waiting == 1 else f"{waiting} events are"
        return f"Not saved: {self._trouble}. {count} kept in memory." if waiting else ""

    def unsaved(self) -> tuple[Record, ...]:
        """Return what would be lost if the program ended now."""
        return tuple(self._records[self._saved :]) if self._is_case else ()

    # --- what happens -------------------------------------------------------------------------

    def record(self, happening: Happening) -> None:
        """Take one event; when this returns it is on disk, or `trouble` says why not."""
        if isinstance(happening, Started) or not self._records:
            self._begin(happening)
        self._add(happening)
        self._is_case = self._is_case or is_worth_keeping(happening)
        if self._is_case:
            self._save()
            if isinstance(happening, Closed) and happening.outcome != WAITING:
                self._put_away()

    def resume(self, case: Loaded, contents: Mapping[str, str] | None = None) -> str:
        """Go on with a case.

        Args:
            case: as it was read.
            contents: hash by flow, where it goes on with other content than it has.

        Returns:
            Something to say about it; empty when all is as usual.
        """
        self.close()
        self._records, self._saved = list(case.records), len(case.records)
        self.case, self._path, self._number = case.id, case.path, case.next_number - 1
        self._is_case, self._begun, self._trouble = False, self._setup.clock.steady(), ""
        said = self._claim(case)
        self._add(Resumed(self._setup.agent))
        if contents is not None and dict(contents) != dict(case.summary.contents):
            self._add(Pinned(contents))
        return said

    def close(self) -> None:
        """Let go of the case at hand; what could be saved is saved."""
        if self.unsaved():
            self._save()
        if self._journal is not None:
            self._journal.close()
        self._journal = self._path = None
        self._blocked = "" if self._setup.shelf else self._setup.why_not

    # --- how ----------------------------------------------------------------------------------

    def _begin(self, first: Happening) -> None:
        self.close()
        self._records, self._saved, self._number, self._is_case = [], 0, 0, False
        self._begun = self._setup.clock.steady()
        self.case = new_case_id(self._setup.clock)
        flow = first.node.partition("/")[0] if isinstance(first, Started) else ""
        self._add(Opened(flow, agent=self._setup.agent, version=self._setup.version))

    def _add(self, happening: Happening) -> None:
        clock = self._setup.clock
        self._number += 1
        elapsed = max(0, int((clock.steady() - self._begun) * 1000))
        self._records.append(Record(self.case, self._number, *clock.now(), elapsed, happening))

    def _claim(self, case: Loaded) -> str:
        """Open the file, or see that the case goes on without harming it."""
        if case.is_newer:
            self._blocked = "this case was written by a newer Branchline, so it is only read"
            return f"{self._blocked}: what is answered now is not saved."
        if self._setup.shelf is None:
            return ""
        try:
            self._journal = reopen_journal(case.path)
        except InUse:
            return self._copy()
        except OSError as error:
            return f"Nothing can be saved now: {explain(error)}. It is tried again."
        if self._journal.size != case.size:  # somebody has gone on since it was read
            self._journal.close()
            return self._copy()
        return ""

    def _copy(self) -> str:
        """Go on in a case of its own, because another program has this one open."""
        before = self.case
        self.case = new_case_id(self._setup.clock)
        self._records = list(renumber(self._records, self.case))
        first = self._records[0]
        if isinstance(first.event, Opened):
            self._records[0] = first._replace(event=first.event._replace(continues=before))
        self._number, self._saved = len(self._records), 0
        self._journal = self._path = None
        return (
            f"Case {before} is open in another window as well. "
            f"You go on in a copy of it, {self.case}."
        )

    def _save(self) -> None:
        """Write what is not written yet; a failure is told, and tried again with what follows."""
        shelf = self._setup.shelf
        if shelf is None or self._blocked:
            self._fail(self._blocked)
            return
        try:
            self._write(shelf)
        except (OSError, InUse) as error:
            self._fail(explain(error) if isinstance(error, OSError) else "it is open elsewhere")
            return
        self._saved = len(self._records)
        if self._trouble:
            self._trouble = ""
            self._tell("Saved again: everything said so far is on disk.")

    def _write(self, shelf: Shelf) -> None:
        if self._journal is None and self._path is not None:
            self._path = shelf.take_out(self._path)
            self._journal = reopen_journal(self._path)
        if self._journal is None:
            self._create(shelf)
            return
        if self._path is not None and self._path.parent != shelf.open:
            self._path = shelf.take_out(self._path)
        try:
            self._journal.append(b"".join(map(encode, self._records[self._saved :])))
        except Gone:
            self._journal.close()
            self._create(shelf)

    def _create(self, shelf: Shelf) -> None:
        """Make the file with everything in it."""
        first = self._records[0]
        if isinstance(first.event, Opened) and not first.event.contents and first.event.flow:
            pins = self._setup.pin(first.event.flow)
            opened = first.event._replace(title=pins.title, contents=pins.contents)
            self._records[0] = first._replace(event=opened)
        for _ in range(_ATTEMPTS):
            try:
                lines = b"".join(map(encode, self._records))
                self._journal = create_journal(shelf.open, self.case, lines)
            except FileExistsError:
                self.case = new_case_id(self._setup.clock)
                self._records = list(renumber(self._records, self.case))
            else:
                self._path = self._journal.path
                return
        raise FileExistsError(errno.EEXIST, "every name is taken")

    def _put_away(self) -> None:
        """Move a case that is over out of the way, if everything of it is on disk."""
        shelf = self._setup.shelf
        if shelf is None or self._path is None or self._saved < len(self._records):
            return
        with suppress(OSError):
            self._path = shelf.put_away(self._path)
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _fail(self, why: str) -> None:
        if why and why != self._trouble:
            self._trouble = why
            self._tell(self.trouble)
