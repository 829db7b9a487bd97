"""A case once more: one step, and where the walk stood after it."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.flow import Flow
from tui.core.guide import fill
from tui.core.tickets.replay import Moment
from tui.core.walk import Asking, Walk
from tui.core.words import say
from tui.ui.layout import CHOSEN, QUIET, STRONG, Canvas, Page, Pager, Piece


class Step(NamedTuple):
    """One step of a case that is replayed."""

    moment: Moment
    number: int
    """From 1."""
    answered: str
    """Id of the answer that was given next; empty when none was."""


def lay_replay(flows: Mapping[str, Flow], step: Step, canvas: Canvas) -> Page:
    """Lay out what happened, when, and what was on the screen then."""
    pager = Pager(canvas, keys=0)
    moment = step.moment
    pager.text(moment.what, STRONG)
    minutes, seconds = divmod(moment.seconds, 60)
    when = say(
        "{at}, {minutes}:{seconds:02} into that sitting",
        at=moment.at,
        minutes=minutes,
        seconds=seconds,
    )
    pager.text(when, QUIET)
    if moment.walk is not None:
        pager.heading(say("Then it stood at"))
        pager.text(moment.stands, indent=2)
        _lay_answers(pager, flows, moment.walk, step.answered)
    return pager.page()


def _lay_answers(pager: Pager, flows: Mapping[str, Flow], walk: Walk, answered: str) -> None:
    """Lay out the answers that could be given, and mark the one that was."""
    position = walk.position
    if not isinstance(position, Asking):
        return
    flow = flows[position.place.flow]
    pager.blank()
    for each in position.offered:
        chosen = each == answered
        mark = f"{pager.glyphs.caret if chosen else ' '} "
        label = fill(position.fact.answers[each].label, flow, walk.known)
        pager.text(label, CHOSEN if chosen else "", indent=4, lead=(Piece("  "), Piece(mark)))
