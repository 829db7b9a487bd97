"""What is still possible, how likely in words, and what each answer would leave."""

from tui.core.prospects.sight import Sight
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Canvas, Page, Pager, Piece

MOST = 9
"""More answers than this stand below the causes, so that they are not in the way."""


def lay_remaining(sight: Sight, canvas: Canvas) -> Page:
    """Lay out what is left, and what each answer would leave of it."""
    pager = Pager(canvas, keys=0)
    pager.text(sight.headline, STRONG)
    pager.text(sight.method, QUIET)
    is_short = len(sight.outlook.leaves) <= MOST
    if is_short:
        _lay_leaves(pager, sight)
    _lay_causes(pager, sight)
    if not is_short:
        _lay_leaves(pager, sight)
    return pager.page()


def _lay_leaves(pager: Pager, sight: Sight) -> None:
    leaves = list(sight.leaves())
    if leaves:
        pager.heading(say("What each answer would leave"))
    for label, says in leaves:
        pager.text(label, indent=4, lead=(Piece("  - ", QUIET),))
        pager.text(says, QUIET, indent=4)


def _lay_causes(pager: Pager, sight: Sight) -> None:
    causes = list(sight.causes())
    if causes:
        pager.heading(say("Still possible, likeliest first"))
    for cause in causes:
        pager.text(cause.title, indent=4, lead=(Piece("  - ", QUIET),))
        parts = (cause.likely, cause.who, cause.tried)
        pager.text(pager.glyphs.dot.join(part for part in parts if part), QUIET, indent=4)
