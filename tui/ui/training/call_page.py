"""A call on a page: what was said so far, then what can be done now."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.core.practice import menu
from tui.core.practice.menu import Option
from tui.core.training.attempt import (
    CALLER_SAYS,
    CLOSING,
    DESK,
    FIXING,
    HEARING,
    OVER,
    TICKET,
    YOU,
    Attempt,
)
from tui.core.training.play import Play
from tui.core.words import mark, say
from tui.ui.layout import PLAIN, QUIET, STRONG, Canvas, Page, Pager, Piece, Row
from tui.ui.training.options import lay_options

WHO: Mapping[str, str] = MappingProxyType(
    {TICKET: mark("Ticket"), CALLER_SAYS: mark("Caller"), YOU: mark("You"), DESK: mark("Desk")}
)
INDENT = 9
TALK = 7
"""Rows of the talk that should stay in view above what can be done."""
_ROLES: Mapping[str, str] = MappingProxyType({YOU: QUIET, DESK: QUIET})
_NEWEST: Mapping[str, str] = MappingProxyType({CALLER_SAYS: STRONG})


class Shown(NamedTuple):
    """A call as it stands on the screen."""

    play: Play
    attempt: Attempt
    options: Sequence[Option]
    lead: str = ""
    """What the flow says, in the modes in which it leads."""
    hint: str = ""
    """The hint that was just taken."""
    field: Row = ()
    searching: bool = False


def lay_call(shown: Shown, canvas: Canvas, height: int) -> Page:
    """Lay a call out; what explains the answers makes room when it is tight."""
    page = _lay(shown, canvas)
    first = page.items[0].first if page.items else 0
    if len(page.rows) - first > height - TALK:
        short = [e._replace(detail="") if e.act == menu.ANSWER else e for e in shown.options]
        page = _lay(shown._replace(options=short), canvas)
    return page


def _lay(shown: Shown, canvas: Canvas) -> Page:
    pager = Pager(canvas, keys=0 if shown.searching else 1)
    lay_talk(pager, shown.attempt)
    pager.blank()
    if shown.lead:
        pager.text(shown.lead, QUIET, indent=INDENT, lead=(Piece(say("Flow"), QUIET),))
        pager.blank()
    if shown.hint:
        pager.text(shown.hint, STRONG, indent=INDENT, lead=(Piece(say("Hint"), QUIET),))
        pager.blank()
    pager.text(_ask(shown), STRONG)
    if shown.field:
        pager.blank()
        pager.row(*shown.field)
    pager.blank()
    lay_options(pager, shown.options)
    if not shown.options and shown.searching:
        pager.text(say("No answer has these words. Fewer of them may find it."), QUIET)
    return pager.page()


def lay_talk(pager: Pager, attempt: Attempt) -> None:
    """Add what was said and done so far, the newest words of the caller strongest."""
    newest = max((n for n, line in enumerate(attempt.lines) if line.who == CALLER_SAYS), default=-1)
    before = ""
    for number, line in enumerate(attempt.lines):
        if not line.text:
            continue
        if line.who == YOU or (line.who == CALLER_SAYS and before == TICKET):
            pager.blank()
        label = say(WHO.get(line.who, line.who)) if line.who != before else ""
        role = _NEWEST.get(line.who, PLAIN) if number == newest else _ROLES.get(line.who, PLAIN)
        pager.text(line.text, role, indent=INDENT, lead=(Piece(label, QUIET),))
        before = line.who


def _ask(shown: Shown) -> str:
    """Return what is asked of the trainee now."""
    attempt = shown.attempt
    if attempt.phase == HEARING:
        question = menu.question_text(shown.play, attempt, attempt.waiting)
        return say("What do you write down? {question}", question=question)
    if attempt.phase == FIXING:
        return say("The fix is done. What now?")
    if attempt.phase == CLOSING:
        return say("The call is nearly over. Is your note written?")
    return say("The call is over.") if attempt.phase == OVER else say("What do you do?")


def lay_written(play: Play, attempt: Attempt, canvas: Canvas) -> tuple[Row, ...]:
    """Return what was written down as a column."""
    pager = Pager(canvas)
    pager.text(say("Written down"), STRONG)
    for fact in attempt.known:
        pager.blank()
        pager.text(menu.question_text(play, attempt, fact), QUIET)
        pager.text(menu.say_known(play, attempt, fact))
    if not attempt.known:
        pager.blank()
        pager.text(say("Nothing yet."), QUIET)
    return pager.page().rows


def lay_tried(play: Play, attempt: Attempt, canvas: Canvas) -> tuple[Row, ...]:
    """Return the fixes tried and the note as a column."""
    pager = Pager(canvas)
    pager.text(say("Tried"), STRONG)
    for trial in attempt.tried:
        pager.blank()
        pager.text(play.title(trial.node))
        pager.text(
            {"helped": say("it helped"), "failed": say("it did not help")}.get(
                trial.result, say("not asked yet")
            ),
            QUIET,
        )
    if not attempt.tried:
        pager.blank()
        pager.text(say("Nothing yet."), QUIET)
    pager.heading(say("Note"))
    pager.text(attempt.note or say("None yet."), PLAIN if attempt.note else QUIET)
    return pager.page().rows
