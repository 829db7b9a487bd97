"""Says that what stands here is wrong, in the agent's own words."""

from tui.core.words import mark, say
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Pager
from tui.ui.screens.note import NoteScreen
from tui.ui.services import Services


class FlagScreen(NoteScreen):
    """One line to type: what is wrong."""

    field_hint = mark("type what is wrong")

    def __init__(self, services: Services, where: str) -> None:
        """Open an empty line.

        Args:
            services: what the screen may use.
            where: what stands there, in words.
        """
        super().__init__(services, ())
        self.where = where

    def face(self, room: Measures) -> Face:
        """Return what is called wrong, and who will read it."""
        pager = Pager(self.canvas(room), keys=0)
        pager.text(self.where, STRONG)
        pager.text(say("Enter keeps it with the case. Whoever looks after the flow reads it in the "
                   "report; no names, please."), QUIET)  # fmt: skip
        return Face(title=say("This is wrong"), status="branchline", page=pager.page())
