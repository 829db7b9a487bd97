"""Shows the ticket as it would leave, and lets it leave."""

from typing import ClassVar

from tui.core.tickets.ticket_text import FORMS
from tui.store.note import Note, Wish
from tui.store.ticket_template import NoTemplate
from tui.ui.course import Course
from tui.ui.desk import desk_of, is_restricted
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.ticket import FORM, LENGTH, REDACT, SEND, Draft, lay_ticket
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class TicketScreen(PagedScreen):
    """The note that writes itself: three lengths, with and without secrets."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, course: Course) -> None:
        """Write the ticket of a walk as it stands.

        Args:
            services: what the screen may use.
            course: the walk.
        """
        super().__init__(services)
        course.record_start()
        self.desk = desk_of(services)
        settings = self.desk.settings
        self.ticket = self.desk.ticket(course.flows, course.walk)
        self.title_shown = course.flow.title
        self.wish = Wish(
            settings.text("ticket-length"), settings.text("ticket-form"), "",
            settings.switch("redact"),
        )  # fmt: skip
        self.said = ""

    def face(self, room: Measures) -> Face:
        """Return the ticket as it would leave now."""
        note = self._note()
        draft = Draft(
            note.text, self.wish.length, self.wish.form, bool(self.wish.is_redacted),
            len(note.originals), is_restricted(self.desk), self.said,
        )  # fmt: skip
        page = lay_ticket(draft, self.canvas(room))
        return Face(title=self.title_shown, status="ticket", page=page)

    def _note(self) -> Note:
        try:
            return self.desk.note(self.ticket, self.wish)
        except NoTemplate as missing:
            return Note(f"{missing}.", "", {}, ())

    def choose(self, act: Act) -> None:
        """Change how the ticket is written, or send it."""
        self.said = ""
        if act.kind == LENGTH:
            self.wish = self.wish._replace(length=act.value)
        elif act.kind == REDACT:
            self.wish = self.wish._replace(is_redacted=not self.wish.is_redacted)
        elif act.kind == FORM:
            after = (FORMS.index(self.wish.form) + 1) % len(FORMS)
            self.wish = self.wish._replace(form=FORMS[after])
        elif act.kind == SEND and not is_restricted(self.desk):
            self._send()

    def _send(self) -> None:
        note = self._note()
        handout = self.desk.hand_out(note)
        if handout.sequence:
            self.app.copy_to_clipboard(note.text)
        self.said = handout.said
        self.place = self.place._replace(top=0)
