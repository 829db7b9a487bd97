"""Takes secrets out of what people said in a ticket; what the flow itself says stays.

An address that a flow tells to open in a firewall is no secret, and a ticket without it would
be worth nothing.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from tui.core.tickets.redaction import Redacted, redact
from tui.core.tickets.ticket import Ticket

_BETWEEN = "\n\x1e\n"


class Discreet(NamedTuple):
    """A ticket that may leave, and on the spot what was taken out of it."""

    ticket: Ticket
    taken: Redacted


def redact_ticket(
    ticket: Ticket, *, words: Iterable[str] = (), keep: Collection[str] = ()
) -> Discreet:
    """Take the secrets out of a ticket.

    Args:
        ticket: what it says.
        words: further words that must not leave.
        keep: secrets that may stay because the person said so.
    """
    texts = [
        *(reply.answer for reply in (*ticket.replies, *ticket.set_aside)),
        *(entry.text for entry in ticket.packet),
        *(note.text for note in ticket.notes),
        *(each.person for each in ticket.to_find_out),
    ]
    taken = redact(_BETWEEN.join(texts), words=words, keep=keep)
    clean = taken.text.split(_BETWEEN)
    if len(clean) != len(texts):  # a secret reached from one text into the next
        clean = [redact(text, words=words, keep=keep).text for text in texts]
    rest = iter(clean)
    changed = ticket._replace(
        replies=tuple(reply._replace(answer=next(rest)) for reply in ticket.replies),
        set_aside=tuple(reply._replace(answer=next(rest)) for reply in ticket.set_aside),
        packet=tuple(entry._replace(text=next(rest)) for entry in ticket.packet),
        notes=tuple(note._replace(text=next(rest)) for note in ticket.notes),
        to_find_out=tuple(each._replace(person=next(rest)) for each in ticket.to_find_out),
    )
    return Discreet(changed, taken)
