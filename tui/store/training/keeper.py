"""Keeps the attempt at hand: on disk before it shows, in memory where that cannot be."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tui.core.journal.milestones import Other
from tui.core.journal.record import Record
from tui.core.practice.attempt import ENDED, Head, begin_event
from tui.core.practice.review import Review, write_review
from tui.core.words import say, say_count
from tui.store.case_file import Loaded
from tui.store.clock import SYSTEM, Clock, say_moment
from tui.store.journal import InUse
from tui.store.private import explain
from tui.store.saver import Pins, Saver
from tui.store.shelf import Shelf
from tui.store.sitting import Sitting


class Place(NamedTuple):
    """Where attempts are kept."""

    shelf: Shelf | None
    """None: nothing is saved."""
    why_not: str = ""
    """Why nothing is saved; empty when that was asked for."""
    clock: Clock = SYSTEM


class AttemptKeeper:
    """Takes what happens in one attempt; never raises, and says when it cannot save."""

    def __init__(self, place: Place, tell: Callable[[str], None] = lambda _: None) -> None:
        """Wait for an attempt to begin.

        Args:
            place: where it is kept.
            tell: told once whenever saving stops, and when it works again.
        """
        self._place = place
        self._tell = tell
        self._saver = Saver(place.shelf, lambda _: Pins()) if place.shelf else None
        self._sitting = Sitting(place.clock)
        self._saved = 0
        self._why = ""

    @property
    def id(self) -> str:
        """Return the id of the attempt at hand."""
        return self._sitting.case

    @property
    def records(self) -> tuple[Record, ...]:
        """Return everything of the attempt at hand, saved or not."""
        return tuple(self._sitting.records)

    @property
    def now(self) -> str:
        """Return this moment, as records have it."""
        return say_moment(self._place.clock.wall())

    @property
    def trouble(self) -> str:
        """Why what was done is not on disk; empty while it is, or when nobody wants it there."""
        waiting = len(self._sitting.records) - self._saved
        if not self._why or not waiting:
            return ""
        return say_count(
            "Not saved: {why}. {number} event is kept in memory.",
            "Not saved: {why}. {number} events are kept in memory.",
            waiting,
            why=self._why,
        )

    def begin(self, head: Head, *, at_once: bool = False) -> None:
        """Begin an attempt; it gets its file with the first thing that is done in it.

        Args:
            head: what it is of.
            at_once: it gets its file now, because even having looked at the call counts.
        """
        self.close()
        self._sitting = Sitting(self._place.clock)
        self._saved, self._why = 0, ""
        self._sitting.add(begin_event(head))
        if at_once:
            self._save()

    def add(self, event: Other) -> None:
        """Take one event that is saved with the next one a person causes."""
        self._sitting.add(event)

    def record(self, event: Other) -> None:
        """Take one event; when this returns it is on disk, or `trouble` says why not."""
        self._sitting.add(event)
        self._save()

    def resume(self, attempt: Loaded) -> str:
        """Go on with an attempt; returns something to say, empty when all is as usual."""
        self.close()
        self._sitting = Sitting(self._place.clock, attempt.id, attempt.records)
        self._saved, self._why = len(attempt.records), ""
        if self._saver is None:
            return ""
        try:
            self._saver.claim(attempt)
        except InUse:
            self._sitting.rename()
            self._saved = 0
            return say("This call is open in another window as well; you go on in a copy of it.")
        except OSError as error:
            return say(
                "Nothing can be saved now: {error}. It is tried again.", error=explain(error)
            )
        return ""

    def finish(self, scored: Other | None, skills: Iterable[Review] = ()) -> None:
        """End the attempt.

        Args:
            scored: what it came to; None when it was given up.
            skills: how each skill went in it.
        """
        if scored is not None:
            self._sitting.add(scored)
        for review in skills:
            self._sitting.add(write_review(review, 1).event)
        self._sitting.add(Other(ENDED, {}))
        if self._save() and self._saver is not None:
            self._saver.put_away()

    def close(self) -> None:
        """Let go of the attempt at hand, after a last try to save what is not saved."""
        if self._why and self._saved < len(self._sitting.records):
            self._save()
        if self._saver is not None:
            self._saver.close()

    def _save(self) -> bool:
        if self._saver is None:
            self._fail(self._place.why_not)
            return False
        try:
            self._saver.save(self._sitting, self._saved)
        except InUse:
            self._sitting.rename()
            self._saved = 0
            self._saver.close()
            return self._save()
        except OSError as error:
            self._fail(explain(error))
            return False
        self._saved = len(self._sitting.records)
        if self._why:
            self._why = ""
            self._tell(say("Saved again: everything so far is on disk."))
        return True

    def _fail(self, why: str) -> None:
        if why and why != self._why:
            self._why = why
            self._tell(self.trouble)
