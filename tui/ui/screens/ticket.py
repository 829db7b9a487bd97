"""Shows the ticket as it would leave, and lets it leave."""

from typing import ClassVar

from tui.core.tickets.ticket import Ticket
from tui.core.tickets.ticket_text import FORMS
from tui.core.words import say
from tui.store.note import Note, Wish
from tui.store.ticket_template import NoTemplate, list_templates
from tui.ui.desk import desk_of, is_restricted
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.ticket import (
    FORM,
    KEEP,
    LENGTH,
    REDACT,
    SECRETS,
    SEND,
    Draft,
    Taken,
    lay_ticket,
)
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class TicketScreen(PagedScreen):
    """The note that writes itself: three lengths, three forms and templates, without secrets."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, title: str, ticket: Ticket) -> None:
        """Show a ticket.

        Args:
            services: what the screen may use.
            title: of the flow.
            ticket: what it says.
        """
        super().__init__(services)
        self.desk = desk_of(services)
        settings = self.desk.settings
        self.ticket = ticket
        self.title_shown = title
        self.forms = (*FORMS, *list_templates(self.desk.places))
        template = settings.text("ticket-template")
        self.form = template if template in self.forms else settings.text("ticket-form")
        self.length = settings.text("ticket-length")
        self.is_redacted = settings.switch("redact")
        self.keep: tuple[str, ...] = ()
        self.is_open = False
        self.said = ""

    def face(self, room: Measures) -> Face:
        """Return the ticket as it would leave now."""
        note = self._note()
        taken = [Taken(text, placeholder) for placeholder, text in note.originals.items()]
        taken += [Taken(text, "") for text in self.keep]
        said = " ".join([self.said, *(f"{notice}." for notice in note.notices)]).strip()
        draft = Draft(
            note.text, self.length, self.form, self.is_redacted, tuple(taken),
            is_restricted(self.desk), said, self.is_open,
        )  # fmt: skip
        page = lay_ticket(draft, self.canvas(room))
        return Face(title=self.title_shown, status=say("ticket"), page=page)

    def _note(self) -> Note:
        wish = Wish(is_redacted=self.is_redacted, keep=self.keep)
        if self.form in FORMS:
            wish = wish._replace(length=self.length, form=self.form, template="")
        else:
            wish = wish._replace(template=self.form)
        try:
            return self.desk.note(self.ticket, wish)
        except NoTemplate as missing:
            return Note(f"{missing}.", "", {}, ())

    def choose(self, act: Act) -> None:
        """Change how the ticket is written, or send it."""
        self.said = ""
        if act.kind == LENGTH:
            self.length = act.value
            self.form = self.form if self.form in FORMS else FORMS[0]
        elif act.kind == REDACT:
            self.is_redacted = not self.is_redacted
        elif act.kind == FORM:
            self.form = self.forms[(self.forms.index(self.form) + 1) % len(self.forms)]
        elif act.kind == SECRETS:
            self.is_open = not self.is_open
        elif act.kind == KEEP:
            self._put_back(act.value)
        elif act.kind == SEND and not is_restricted(self.desk):
            self._send()

    def _put_back(self, secret: str) -> None:
        """Put one secret back, or take it out again."""
        without = tuple(each for each in self.keep if each != secret)
        self.keep = without if secret in self.keep else (*self.keep, secret)

    def _send(self) -> None:
        note = self._note()
        handout = self.desk.hand_out(note)
        if handout.sequence:
            self.app.copy_to_clipboard(note.text)
        self.said = handout.said
        self.place = self.place._replace(top=0)
