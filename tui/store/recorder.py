"""Records what happens in a walk: on disk before it shows, in memory where that cannot be.

A case gets its file with the first thing that somebody says. What comes before that (where the
walk starts, what the site fixes) waits in memory, so that a first question costs no disk.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tui.core.events import Started
from tui.core.journal.case import CLOSED, Summary, is_worth_keeping, summarize
from tui.core.journal.milestones import WAITING, Closed, Happening, Parked, Pinned, Resumed
from tui.core.journal.record import Record
from tui.core.words import mark, say, say_count
from tui.store.case_file import Loaded
from tui.store.clock import SYSTEM, Clock, When
from tui.store.journal import InUse
from tui.store.private import explain
from tui.store.saver import Pin, Pins, Saver
from tui.store.shelf import Shelf
from tui.store.sitting import Sitting, begin_sitting

NEWER = mark("this case was written by a newer Branchline, so it is only read")


class Setup(NamedTuple):
    """What a recorder needs to know."""

    shelf: Shelf | None
    """Where cases lie; None: nothing is saved."""
    why_not: str = ""
    """Why nothing is saved; empty when that was asked for."""
    clock: Clock = SYSTEM
    agent: str = ""
    version: str = ""
    pin: Pin = lambda _: Pins()


class Recorder:
    """Takes the events of the case at hand; never raises, and says when it cannot save."""

    def __init__(self, setup: Setup, tell: Callable[[str], None] = lambda _: None) -> None:
        """Wait for a walk to begin.

        Args:
            setup: where and how to save.
            tell: told once whenever saving stops, and when it works again.
        """
        self._setup = setup
        self._tell = tell
        self._saver = Saver(setup.shelf, setup.pin) if setup.shelf else None
        self._sitting = Sitting(setup.clock)
        self._saved = 0
        self._is_case = False
        self._blocked = setup.why_not
        self._trouble = ""

    # --- what it knows ------------------------------------------------------------------------

    @property
    def case(self) -> str:
        """Return the id of the case at hand."""
        return self._sitting.case

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything of the case at hand, saved or not."""
        return tuple(self._sitting.records)

    @property
    def summary(self) -> Summary:
        """Return what a list would show of the case at hand."""
        return summarize(self.case, self._sitting.records)

    @property
    def trouble(self) -> str:
        """Why what was said is not on disk; empty while it is, or when nobody wants it there."""
        waiting = len(self.unsaved())
        if not self._trouble or not waiting:
            return ""
        return say_count(
            "Not saved: {trouble} ({number} event in memory).",
            "Not saved: {trouble} ({number} events in memory).",
            waiting,
            trouble=self._trouble,
        )

    def unsaved(self) -> tuple[Record, ...]:
        """Return what would be lost if the program ended now; nothing when that was asked for."""
        is_wanted = self._is_case and (self._saver is not None or bool(self._blocked))
        return tuple(self._sitting.records[self._saved :]) if is_wanted else ()

    # --- what happens -------------------------------------------------------------------------

    def record(self, happening: Happening, when: When | None = None) -> None:
        """Take one event; when this returns it is on disk, or `trouble` says why not.

        Args:
            happening: the event.
            when: the moment it happened, if that is not now.
        """
        if isinstance(happening, Started) or not self._sitting.records:
            self._begin(happening, when)
        self._sitting.add(happening, when)
        self._is_case = self._is_case or self._saved > 0 or is_worth_keeping(happening)
        if not self._is_case:
            return
        is_over = isinstance(happening, Closed) and happening.outcome != WAITING
        if not self._save() or self._saver is None:
            return
        if is_over:
            self._saver.put_away()
        elif isinstance(happening, (Closed, Parked)):
            self._saver.rest()

    def resume(self, case: Loaded, contents: Mapping[str, str] | None = None) -> str:
        """Go on with a case.

        Args:
            case: as it was read.
            contents: hash by flow, where it goes on with other content than it has.

        Returns:
            Something to say about it; empty when all is as usual.
        """
        self.close()
        clock = self._setup.clock
        self._sitting = Sitting(clock, case.id, case.records)
        self._saved, self._is_case, self._trouble = len(case.records), False, ""
        said = self._claim(case)
        self._sitting.add(Resumed(self._setup.agent))
        if contents is not None and dict(contents) != dict(case.summary.contents):
            self._sitting.add(Pinned(contents))
        return said

    def close(self) -> None:
        """Let go of the case at hand, after a last try to save what is not saved."""
        if self.unsaved():
            self._save()
        if self._saver is not None:
            if self._is_case and self.summary.state == CLOSED and not self.unsaved():
                self._saver.put_away()
            self._saver.close()

    # --- how ----------------------------------------------------------------------------------

    def _begin(self, first: Happening, when: When | None) -> None:
        self.close()
        setup = self._setup
        self._sitting = begin_sitting(setup.clock, first, when, setup.agent, setup.version)
        self._saved, self._is_case, self._trouble = 0, False, ""
        self._blocked = setup.why_not

    def _claim(self, case: Loaded) -> str:
        """Open the file, or see that the case goes on without harming it."""
        self._blocked = say(NEWER) if case.is_newer else self._setup.why_not
        if case.is_newer:
            return say("{newer}: what is answered now is not saved.", newer=say(NEWER))
        if self._saver is None:
            return ""
        try:
            self._saver.claim(case)
        except InUse:
            return self._copy()
        except OSError as error:
            return say(
                "Nothing can be saved now: {error}. It is tried again.", error=explain(error)
            )
        return ""

    def _copy(self) -> str:
        """Go on in a case of its own, because another program has this one open."""
        before = self._sitting.rename()
        self._sitting.change_head(self._sitting.head._replace(continues=before))
        self._saved = 0
        if self._saver is not None:
            self._saver.close()
        return say(
            "Case {before} is open in another window too; you go on in a copy, {case}.",
            before=_short(before),
            case=_short(self.case),
        )

    def _save(self) -> bool:
        """Write what is not written yet; a failure is told, and tried again with what follows."""
        if self._saver is None or self._blocked:
            self._fail(self._blocked)
            return False
        try:
            self._saver.save(self._sitting, self._saved)
        except InUse:
            self._tell(self._copy())
            return self._save()
        except OSError as error:
            self._fail(explain(error))
            return False
        self._saved = len(self._sitting.records)
        if self._trouble:
            self._trouble = ""
            self._tell(say("Saved again: everything said so far is on disk."))
        return True

    def _fail(self, why: str) -> None:
        if why and why != self._trouble:
            self._trouble = why
            self._tell(self.trouble)


def _short(case: str) -> str:
    """Return the letters by which people name a case."""
    return case.rpartition("-")[2]
