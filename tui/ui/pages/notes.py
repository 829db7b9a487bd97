"""The notes of a case, and the blanks of its packets, while they are typed."""

from collections.abc import Mapping, Sequence

from tui.core.tickets.packet import Entry
from tui.core.words import say
from tui.ui.layout import ACCENT, CHOSEN, QUIET, STRONG, Canvas, Page, Pager, Piece, cut_left


def lay_notes(notes: Sequence[str], canvas: Canvas) -> Page:
    """Lay out what was written down so far, the newest first."""
    pager = Pager(canvas, keys=0)
    pager.text(say("Enter keeps the note. It goes into the ticket with the time."), QUIET)
    if notes:
        pager.heading(say("Notes so far"))
    for note in reversed(notes):
        pager.text(note, indent=2, lead=(Piece("- ", QUIET),))
    return pager.page()


def lay_blanks(entries: Sequence[Entry], typed: Mapping[int, str], at: int, canvas: Canvas) -> Page:
    """Lay the blanks out; one of them is being typed into."""
    pager = Pager(canvas, keys=0)
    title = ""
    for number, entry in enumerate(entries):
        if entry.packet != title:
            title = entry.packet
            pager.heading(title)
        here = number == at
        lead = (Piece(f"{pager.glyphs.caret if here else ' '} ", ACCENT),)
        pager.text(entry.label, CHOSEN if here else "", indent=2, lead=lead)
        if entry.help and here:
            pager.text(entry.help, QUIET, indent=4)
        _lay_text(pager, typed.get(number, entry.text), here=here)
    if not entries:
        pager.text(say("There is nothing to fill in here."), STRONG)
    return pager.page()


def _lay_text(pager: Pager, text: str, *, here: bool) -> None:
    cursor = Piece(pager.glyphs.cursor if here else "", ACCENT)
    if text:
        shown = cut_left(text, pager.width - 6, pager.glyphs)
        pager.row(Piece("    "), Piece(shown, STRONG), cursor)
    else:
        pager.row(
            Piece("    "), cursor, Piece(say("type or paste it here") if here else "____", QUIET)
        )
