"""Why this question, why this fix first, why a hand-over: in words, from the numbers."""

from tui.core.prospects.sight import Sight
from tui.core.walk import Asking, HandOver
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Canvas, Page, Pager


def lay_reasons(sight: Sight, canvas: Canvas) -> Page:
    """Lay the reasons out, each as a paragraph."""
    pager = Pager(canvas, keys=0)
    position = sight.walk.position
    asked = say("Why this question?") if isinstance(position, Asking) else say("Why this fix?")
    pager.text(say("Why hand over?") if isinstance(position, HandOver) else asked, STRONG)
    for sentence in sight.why():
        pager.blank()
        pager.text(sentence)
    pager.blank()
    if sight.counted:
        pager.text(
            say("{counted}. v shows which, and how likely each is.", counted=sight.counted), QUIET
        )
    return pager.page()
