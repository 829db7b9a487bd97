"""The help: every key that works here, and the words used on the page, from one declaration."""

from collections.abc import Mapping, Sequence

from tui.core.words import mark, say
from tui.ui.commands import BY_ID
from tui.ui.layout import QUIET, STRONG, Canvas, Page, Pager, Piece

CARET = ("{caret}", mark("the line that enter chooses"))
STEP_BOX = ("[ ]", mark("a step still to do; [x] it is done"))
CHOICE_BOX = ("[ ]", mark("not chosen; [x] and (o) are"))
WARNING = ("!", mark("read this before you go on"))
TYPING = mark(
    "Words narrow the list. Arrows and enter choose. Esc leaves the field, so that "
    "letters and digits are keys again; / goes back to it."
)
COLUMN = 11
MOVING = ("up", "down", "page-up", "page-down")
MOVE = mark("Move: up and down (k and j as well), page up and page down.")
"""The keys that everybody tries first share one row, so that the others are found sooner."""


def lay_help(
    ids: Sequence[str], terms: Mapping[str, str], canvas: Canvas, first: Sequence[str] = ()
) -> Page:
    """Lay out the keys of a screen.

    Args:
        ids: its commands.
        terms: words on its page, explained.
        canvas: where it is drawn.
        first: commands that stand above all others, under a heading of their own.
    """
    pager = Pager(canvas)
    if first:
        pager.text(say("Keys you need now"), STRONG)
        pager.blank()
        _lay_keys(pager, canvas, first)
        pager.heading(say("All other keys"))
        pager.blank()
    else:
        pager.text(say("Keys"), STRONG)
        pager.blank()
    _lay_keys(pager, canvas, [each for each in ids if each not in first])
    if "search" in ids:
        pager.heading(say("Typing in a search field"))
        pager.text(say(TYPING))
    pager.heading(say("Signs"))
    box = STEP_BOX if "tick" in ids else CHOICE_BOX
    for sign, meaning in (CARET, box, WARNING):
        lead = (Piece(sign.format(caret=canvas.glyphs.caret), STRONG),)
        pager.text(say(meaning), indent=COLUMN, lead=lead)
    if terms:
        pager.heading(say("Words on this page"))
        for word, meaning in terms.items():
            pager.text(word, STRONG)
            pager.text(meaning, QUIET, indent=2)
    return pager.page()


def _lay_keys(pager: Pager, canvas: Canvas, ids: Sequence[str]) -> None:
    """Lay out a row for each command."""
    moves = all(each in ids for each in MOVING)
    for each in ids:
        if moves and each in MOVING:
            if each == MOVING[0]:
                pager.text(say(MOVE), indent=COLUMN, lead=(Piece(say("arrows "), STRONG),))
            continue
        command = BY_ID[each]
        lead = (Piece(f"{say(command.shown)} ", STRONG),)
        help_text = say(command.help)
        if canvas.glyphs.caret.isascii():
            help_text = _plain(help_text)
        pager.text(help_text, indent=COLUMN, lead=lead)


def _plain(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')
