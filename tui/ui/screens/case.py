"""One case: to go on with, replay, read, close, take out or delete."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from tui.core.events import Noted
from tui.core.journal.milestones import Closed, Happening
from tui.core.words import say
from tui.store.aside import Account, add_aside, tell_case
from tui.store.case_naming import NoSuchCase
from tui.store.casebook import Casebook
from tui.ui.desk import desk_of
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.case import (
    DELETE,
    DO,
    END,
    EXPORT,
    GO_ON,
    NOTE,
    REPLAY,
    TICKET,
    Sheet,
    lay_case_sheet,
)
from tui.ui.requests import TakeUp
from tui.ui.screens.paged import Deed, Doubt, PagedScreen
from tui.ui.services import Services


class CaseScreen(PagedScreen):
    """What can be done with a case, and what it came to."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "ticket", "note", "outcome",
        "delete", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, book: Casebook, case: str) -> None:
        """Read a case.

        Args:
            services: what the screen may use.
            book: all cases.
            case: its id.

        Raises:
            NoSuchCase: it is not there any more.
        """
        super().__init__(services)
        self.desk = desk_of(services)
        self.book = book
        self.case_id = case
        self.case = book.load(case)
        self.account: Account | None = None
        self._read()

    def _read(self) -> None:
        """Read the case as it is now, and put it together."""
        self.case = self.book.load(self.case_id)
        self.notices = self.case.notices
        try:
            self.account = tell_case(self.book, self.case)
        except (NoSuchCase, KeyError) as missing:
            self.account = None
            self.notices = (*self.notices, f"{missing.args[0] if missing.args else missing}.")

    def face(self, room: Measures) -> Face:
        """Return the case."""
        ticket = self.account.ticket if self.account else None
        sheet = Sheet(self.case.summary, self.notices, ticket, self.desk.clock.today())
        page = lay_case_sheet(sheet, self.canvas(room))
        return Face(title=say("Case"), status=self.case.summary.short_id, page=page)

    def choose(self, act: Act) -> None:
        """Do what was chosen."""
        deeds: Mapping[str, Callable[[], object]] = {
            GO_ON: lambda: self.post_message(TakeUp(self.case_id)),
            REPLAY: self._replay,
            TICKET: self._show_ticket,
            NOTE: self._write_note,
            END: self._close_case,
            EXPORT: self._export,
            DELETE: self._delete,
        }
        if act.kind == DO:
            deeds[act.value]()

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        return say("its flow is not here") if command == "ticket" and self.account is None else ""

    def deeds_here(self) -> Mapping[str, Deed]:
        """The same by the keys that a walk has for them."""
        return {
            "ticket": self._show_ticket,
            "note": self._write_note,
            "outcome": self._close_case,
            "delete": self._delete,
        }

    # --- what can be done ---------------------------------------------------------------------

    def _replay(self) -> None:
        from tui.ui.screens.replay import ReplayScreen  # noqa: PLC0415 - each only when chosen

        if self.account:
            screen = ReplayScreen(self.services, self.account.flows, self.case)
            self.app.push_screen(screen)

    def _show_ticket(self) -> None:
        from tui.ui.screens.ticket import TicketScreen  # noqa: PLC0415 - as above

        if self.account:
            title = self.case.summary.title
            self.app.push_screen(TicketScreen(self.services, title, self.account.ticket))

    def _write_note(self) -> None:
        from tui.ui.screens.note import NoteScreen  # noqa: PLC0415 - as above

        def keep(text: str | None) -> None:
            if text:
                self._add(Noted(text), say("Noted. It stands in the ticket."))

        notes = [r.event.text for r in self.case.records if isinstance(r.event, Noted)]
        self.app.push_screen(NoteScreen(self.services, notes), keep)

    def _close_case(self) -> None:
        from tui.ui.screens.outcome import OutcomeScreen  # noqa: PLC0415 - as above

        def take(said: tuple[str, str] | None) -> None:
            if said:
                self._add(Closed(*said), say("It is kept with the case."))

        self.app.push_screen(OutcomeScreen(self.services, self.case.summary.outcome), take)

    def _add(self, happening: Happening, said: str) -> None:
        """Add to the case, and show it as it then is."""
        why = add_aside(self.desk, self.case, happening)
        self.saying = f"{why[0].upper()}{why[1:]}" if why else said
        if not why:
            self._read()
        self.paint()

    def _export(self) -> None:
        from tui.ui.screens.carry import CarryScreen  # noqa: PLC0415 - as above

        self.app.push_screen(CarryScreen(self.services, self.book, (self.case_id,)))

    def _delete(self) -> None:
        def go() -> None:
            why = self.book.delete(self.case_id)
            if why:
                self.saying = f"{why[0].upper()}{why[1:]}."
            else:
                self.dismiss(say("Deleted: case ") + self.case.summary.short_id + ".")

        self.doubt = Doubt(say("Delete this case for good?"), go)
