"""The note of a case as the settings want it: written, made discreet, put into a template."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from tui.core.settings import Settings
from tui.core.tickets.ticket import Ticket
from tui.core.tickets.ticket_redaction import redact_ticket
from tui.core.tickets.ticket_template import fill_ticket
from tui.core.tickets.ticket_text import ENDINGS, FORMS, LENGTHS, render_ticket
from tui.core.words import say
from tui.store.places import Places
from tui.store.ticket_template import read_template


class Wish(NamedTuple):
    """How a note is wanted; what is empty is as the settings say."""

    length: str = ""
    form: str = ""
    template: str | None = None
    """Name of a template; empty: none, whatever the settings say."""
    is_redacted: bool | None = None
    keep: Collection[str] = ()
    """Secrets that may stay because the person said so."""


class Note(NamedTuple):
    """A note, ready to leave once it was looked at."""

    text: str
    name: str
    """Of the file it goes into."""
    originals: Mapping[str, str]
    """What stands behind each placeholder; only to be shown on the spot."""
    notices: tuple[str, ...]


def write_note(ticket: Ticket, wish: Wish, settings: Settings, places: Places) -> Note:
    """Return a note as it is wanted.

    Raises:
        NoTemplate: the template cannot be used.
    """
    wanted = settings.switch("redact") if wish.is_redacted is None else wish.is_redacted
    originals: Mapping[str, str] = {}
    if wanted:
        words = settings.words("redact-words")
        ticket, taken = redact_ticket(ticket, words=words, keep=wish.keep)
        originals = taken.originals
    form = wish.form if wish.form in FORMS else settings.text("ticket-form")
    length = wish.length if wish.length in LENGTHS else settings.text("ticket-length")
    name = wish.template if wish.template is not None else settings.text("ticket-template")
    file = ticket.case or "ticket"
    if name and not wish.form and not wish.length:
        filled = fill_ticket(read_template(places, name), ticket)
        unknown = ", ".join(filled.unknown)
        notices = (
            say(
                "the template {name} has places without a meaning: {unknown}",
                name=name,
                unknown=unknown,
            ),
        )
        return Note(filled.text, f"{file}.txt", originals, notices if unknown else ())
    text = render_ticket(ticket, length, form)
    return Note(text, f"{file}{ENDINGS[form]}", originals, ())
