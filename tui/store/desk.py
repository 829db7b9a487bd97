"""All that a screen or the line mode may do about cases, as one value.

Made when the program starts, so it loads what it needs only when it is asked for: a first
question pays for none of it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import tui
from tui.core.events import Started, Told
from tui.core.flow import Flow
from tui.core.settings import Settings
from tui.core.walk import Walk
from tui.core.words import mark, say
from tui.store.clock import SYSTEM, Clock, When
from tui.store.lessons import Lessons
from tui.store.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from tui.core.journal.milestones import Happening
    from tui.core.tickets.ticket import Ticket
    from tui.store.casebook import Casebook, Comeback
    from tui.store.catalog import Catalog
    from tui.store.handout import Handout
    from tui.store.misses import Misses
    from tui.store.note import Note, Wish
    from tui.store.recorder import Recorder
    from tui.store.saver import Pins

NO_HOME = mark("there is no home folder to save it in")
CASES, KEPT, TICKETS, INDEX, FILES = "cases", "flows", "tickets", "cases.sqlite", "files"


class Desk:
    """The case at hand, and all others."""

    def __init__(
        self,
        places: Places,
        settings: Settings,
        catalog: "Catalog | None" = None,
        tell: Callable[[str], None] = lambda _: None,
        clock: Clock = SYSTEM,
    ) -> None:
        """Prepare; nothing is read or loaded yet.

        Args:
            places: the folders of this machine and user.
            settings: what holds.
            catalog: the flows as they are now.
            tell: told whenever saving stops, and when it works again.
            clock: tells the time.
        """
        self.places = places
        self.settings = settings
        self._catalog = catalog
        self._tell = tell
        self.clock = clock
        self.kept = places.data / KEPT if places.data else None
        """Where flows are kept as they were; None where there is no home."""
        self.lessons = Lessons(places, settings, catalog)
        self._recorder: Recorder | None = None
        self._casebook: Casebook | None = None
        self.misses: Misses | None = None
        """Searches without a hit; `store.misses` makes it when there is one."""
        self._waiting: list[tuple[Happening, When]] = []

    @property
    def is_new(self) -> bool:
        """Whether nobody has walked here yet."""
        return self.places.data is not None and not (self.places.data / CASES).exists()

    # --- the case at hand ---------------------------------------------------------------------

    @property
    def recorder(self) -> "Recorder":
        """Return what takes the events of the case at hand, all so far taken."""
        self._recorder = self._recorder or self.new_recorder()
        for happening, when in self._waiting:
            self._recorder.record(happening, when)
        self._waiting.clear()
        return self._recorder

    def new_recorder(self) -> "Recorder":
        """Return another recorder, for a case beside the one at hand."""
        from tui.store.recorder import Recorder, Setup  # noqa: PLC0415 - when something happens
        from tui.store.shelf import Shelf  # noqa: PLC0415

        data = self.places.data
        is_wanted = self.settings.switch("journal")
        loose = _find_loose(data, self.settings) if data and is_wanted else ""
        setup = Setup(
            shelf=Shelf(data / CASES) if data and is_wanted and not loose else None,
            why_not=say(NO_HOME) if is_wanted and data is None else loose,
            clock=self.clock,
            agent=self.settings.text("agent"),
            version=tui.__version__,
            pin=self._pin,
        )
        return Recorder(setup, self._tell)

    def record(self, happening: "Happening") -> None:
        """Take one event; when this returns it is on disk, or `trouble` says why not.

        How a walk begins is nothing that anybody said yet, so it waits in memory.
        """
        if isinstance(happening, Started):
            self._waiting = [(happening, self.clock.now())]
        elif self._waiting and isinstance(happening, Told) and happening.source in ("site", "set"):
            self._waiting.append((happening, self.clock.now()))
        else:
            self.recorder.record(happening)

    @property
    def trouble(self) -> str:
        """What is not being saved and why, in one sentence; empty when all is well."""
        return self._recorder.trouble if self._recorder else ""

    def close(self) -> None:
        """Let go of the case at hand."""
        for each in (self._recorder, self.misses):
            if each is not None:
                each.close()

    def _pin(self, flow_id: str) -> "Pins":
        from tui.store.kept import keep_flows, pin_contents  # noqa: PLC0415 - once for each case
        from tui.store.saver import Pins  # noqa: PLC0415

        if self._catalog is None or flow_id not in self._catalog:
            return Pins()
        contents = pin_contents(self._catalog, flow_id)
        if self.kept is not None:
            keep_flows(self._catalog, contents, self.kept)
        return Pins(self._catalog.original(flow_id).title, contents)

    # --- its note -----------------------------------------------------------------------------

    def ticket(self, flows: Mapping[str, Flow], walk: Walk) -> "Ticket":
        """Return what there is to say about the case at hand as it stands."""
        from tui.core.tickets.ticket import write_ticket  # noqa: PLC0415 - only when it is asked for

        return write_ticket(flows, walk, self.recorder.summary, self.recorder.records)

    def note(self, ticket: "Ticket", wish: "Wish | None" = None) -> "Note":
        """Return the note of a ticket, to be looked at before it leaves.

        Raises:
            NoTemplate: the template that is wanted cannot be used.
        """
        from tui.store.note import Wish, write_note  # noqa: PLC0415 - brings the rules

        return write_note(ticket, wish or Wish(), self.settings, self.places)

    def hand_out(self, note: "Note") -> "Handout":
        """Write a note to a file, and prepare it for the terminal's clipboard."""
        from tui.store.handout import hand_out  # noqa: PLC0415 - as above

        return hand_out(
            note.text,
            self.places.data / TICKETS if self.places.data else None,
            note.name,
            clipboard=self.settings.switch("clipboard"),
            restricted=self.settings.switch("restricted"),
        )

    def keep_as_case(self, flows: Mapping[str, Flow], walk: Walk, file: str = "") -> str:
        """Add a finished walk to its flow's file as a case; returns what to say about it.

        Args:
            flows: the flows it was walked in; those as they are now count where they are known.
            walk: the walk.
            file: the file of the flow it began in; by default what the catalog says.
        """
        from tui.store.walk_case import keep_walk  # noqa: PLC0415 - only when it is asked for

        if self.settings.switch("restricted"):
            return say("Files are not written here.")
        now: Mapping[str, Flow] = flows if self._catalog is None else self._catalog
        entries = () if self._catalog is None else self._catalog.entries()
        known = {entry.id: entry.file for entry in entries}
        aside = self.places.data / FILES if self.places.data else None
        return keep_walk(now, walk, file or known.get(walk.begun.flow, ""), aside)

    # --- all cases ----------------------------------------------------------------------------

    @property
    def casebook(self) -> "Casebook | None":
        """Return all cases; None where there is no home to keep them in."""
        if self._casebook is None and self.places.data is not None:
            from tui.store.casebook import Casebook  # noqa: PLC0415 - not for a first question
            from tui.store.shelf import Shelf  # noqa: PLC0415

            cache = self.places.cache
            self._casebook = Casebook(
                Shelf(self.places.data / CASES),
                cache / INDEX if cache else None,
                self._catalog,
                self.kept,
                self.clock,
            )
        return self._casebook

    def find_parked(self) -> str:
        """Return the id of the case that was parked last, the one at hand left out; empty: none."""
        book = self.casebook
        return book.last_parked(self.recorder.case) if book is not None else ""

    def go_on(self, comeback: "Comeback", *, as_it_was: bool = False) -> str:
        """Take a case up again, on the flows as they are now or as they were.

        Returns:
            Something to say about it; empty when all is as usual.
        """
        self._waiting.clear()
        contents = None if as_it_was else comeback.contents
        return self.recorder.resume(comeback.case, contents)


def _find_loose(data: "Path", settings: Settings) -> str:
    """Say why cases are not kept where others could change them; empty where they are."""
    from tui.store.loose import find_loose_place  # noqa: PLC0415 - when something happens

    return find_loose_place(data / CASES) if settings.text("loose") == "refuse" else ""
