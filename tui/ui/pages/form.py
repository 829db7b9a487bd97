"""A template to fill: paste what is asked for, and see the exact text."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.flow import Template
from tui.core.template import Unfit, render_template
from tui.core.words import say
from tui.ui.layout import ACCENT, CHOSEN, QUIET, STRONG, Canvas, Page, Pager, Piece, cut

BLANK = "blank"


class Form(NamedTuple):
    """A template while it is filled."""

    template: Template
    pasted: Mapping[str, str]
    """Text by blank."""
    at: int
    """Number of the blank that is typed into; after the last stands saving."""
    can_save: bool = False
    """Whether the text may be put into a file."""
    said: str = ""
    """What became of saving."""


def lay_form(form: Form, canvas: Canvas) -> Page:
    """Lay the blanks out, and the exact text once they fit."""
    template, pasted, at, can_save, said = form
    pager = Pager(canvas)
    pager.text(template.title, STRONG)
    for number, (name, blank) in enumerate(template.inputs.items()):
        pager.blank()
        here = number == at
        lead = (Piece(f"{pager.glyphs.caret if here else ' '} ", ACCENT),)
        pager.text(blank.label, CHOSEN if here else "", indent=2, lead=lead)
        if blank.help:
            pager.text(blank.help, QUIET, indent=2)
        _lay_pasted(pager, pasted.get(name, ""), here=here)
    pager.blank()
    try:
        text = render_template(template, pasted)
    except Unfit as unfit:
        pager.text(str(unfit), QUIET)
        return pager.page()
    if can_save:
        chosen = at == len(template.inputs)
        lead = (Piece(f"{pager.glyphs.caret if chosen else ' '} ", ACCENT),)
        label = say("Save it to a file: go here with the arrows, then enter")
        pager.text(say("Save it to a file with enter") if chosen else label,
                   CHOSEN if chosen else "", indent=2, lead=lead)  # fmt: skip
    if said:
        pager.text(said, STRONG, indent=2)
    pager.blank()
    pager.text(say("Save exactly this as {file}:", file=template.file) if template.file else
               say("Use exactly this:"), STRONG)  # fmt: skip
    pager.exact(text.rstrip("\n"), role="")
    return pager.page()


def _lay_pasted(pager: Pager, text: str, *, here: bool) -> None:
    cursor = pager.glyphs.cursor if here else ""
    if not text:
        words = say("paste or type it here") if here else say("still empty")
        pager.row(Piece("  "), Piece(cursor, ACCENT), Piece(words, QUIET))
        return
    shown = " ".join(text.split())
    size = say(" ({count} characters)", count=len(text)) if len(shown) > pager.width - 4 else ""
    room = pager.width - 4 - len(size)
    start = Piece(cut(shown, room, pager.glyphs))
    pager.row(Piece("  "), start, Piece(cursor, ACCENT), Piece(size, QUIET))
