"""What is still possible, how likely in words, and what each answer would leave."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.actor import name_actors
from tui.core.flow import Flow, Resolution
from tui.core.guide import fill
from tui.core.paths.ways import Known
from tui.ui.layout import QUIET, STRONG, Canvas, Page, Pager, Piece

WORDS = ((0.6, "very likely"), (0.3, "likely"), (0.1, "possible"), (0.0, "unlikely"))
"""From which share on a cause is called what."""


class Leaves(NamedTuple):
    """What one answer would leave."""

    label: str
    says: str


class Outlook(NamedTuple):
    """What is left where a walk stands."""

    flow: Flow
    known: Known
    says: str
    causes: Sequence[tuple[Resolution, float]]
    """Each with its share, likeliest first."""
    answers: Sequence[Leaves]


def say_share(share: float) -> str:
    """Say in words how likely a cause is among those that are left."""
    return next(words for least, words in WORDS if share >= least)


def lay_remaining(outlook: Outlook, canvas: Canvas) -> Page:
    """Lay out what is left, then what each answer would leave of it."""
    pager = Pager(canvas, keys=0)
    pager.text(outlook.says or "Nobody can say what is left here.", STRONG)
    pager.text("As the authors of the flow judge it, not counted from cases.", QUIET)
    if outlook.answers:
        pager.heading("What each answer would leave")
    for each in outlook.answers:
        pager.text(each.label, indent=4, lead=(Piece("  - ", QUIET),))
        pager.text(each.says, QUIET, indent=4)
    if outlook.causes:
        pager.heading("Still possible, likeliest first")
    for cause, share in outlook.causes:
        title = fill(cause.resolve, outlook.flow, outlook.known)
        pager.text(title, indent=4, lead=(Piece("  - ", QUIET),))
        words = pager.glyphs.dot.join((say_share(share), name_actors(cause.actors)))
        pager.text(words, QUIET, indent=4)
    return pager.page()
