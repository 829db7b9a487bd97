"""The list of cases: which states are shown, the cases, and what was said while reading them."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.journal.case import CLOSED, DUE, PARKED, UNFINISHED, Summary
from tui.core.words import mark, say
from tui.ui.layout import CHOSEN, QUIET, STRONG, Canvas, Page, Pager, Piece, Row, width_of
from tui.ui.pages.cases import STATE_WORDS, lay_case

STATES = ("", UNFINISHED, PARKED, DUE, CLOSED)
"""What digits 1 to 5 show; the first shows all."""
ALL = mark("all")


class Shelf(NamedTuple):
    """What the list of cases shows."""

    cases: Sequence[Summary]
    total: int
    notices: Sequence[str]
    is_narrowed: bool
    """Whether words or a state were asked for."""
    reading: int = -1
    """How many files were read so far, while they are read; -1: nothing is being read."""
    today: str = ""


def say_state(state: str) -> str:
    """Return the word for what is shown."""
    return STATE_WORDS.get(state) or say(ALL)


def state_rows(state: str, width: int) -> tuple[Row, ...]:
    """Return the states that digits choose, the present one in brackets."""
    rows: list[Row] = []
    row: Row = (Piece(say("Show"), QUIET),)
    for number, each in enumerate(STATES, 1):
        words = f"{number} {say_state(each)}"
        piece = Piece(f"[{words}]", CHOSEN) if each == state else Piece(f" {words} ")
        if width_of(row) + width_of((piece,)) + 1 > width:
            rows.append(row)
            row = (Piece("    ", QUIET),)
        row = (*row, Piece(" "), piece)
    return (*rows, row)


def lay_shelf(shelf: Shelf, canvas: Canvas) -> Page:
    """Lay out the cases that are wanted, newest first."""
    pager = Pager(canvas, keys=0)
    for notice in shelf.notices:
        pager.text(notice, indent=2, lead=(Piece("! ", STRONG),))
    if shelf.notices:
        pager.blank()
    if shelf.reading >= 0:
        count = say(": {reading} so far", reading=shelf.reading) if shelf.reading else ""
        pager.text(say("The cases are being read{count}. This is done once.", count=count), QUIET)
        pager.blank()
    for case in shelf.cases:
        lay_case(pager, case, shelf.today)
    if not shelf.cases and shelf.reading < 0:
        words = (
            say("No case is like this.") if shelf.is_narrowed else say("There are no cases here.")
        )
        words = say("No case can be shown.") if shelf.notices and not shelf.is_narrowed else words
        pager.text(words, STRONG)
    elif shelf.total > len(shelf.cases):
        more = shelf.total - len(shelf.cases)
        pager.text(say("and {more} more: type words to narrow the list", more=more), QUIET)
    return pager.page()
