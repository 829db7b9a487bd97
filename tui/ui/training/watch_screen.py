"""A call that is played to the person, with the reason for each step."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.training.worked import watch
from tui.core.words import say
from tui.store.training.call import Call
from tui.ui.frame import Face, Measures
from tui.ui.layout import QUIET, STRONG, Act, Pager, Piece
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services
from tui.ui.training.call_page import INDENT, lay_talk

ON, CLOSE = "on", "close"


class WatchScreen(PagedScreen):
    """One step after the other; nothing of it is scored."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, call: Call) -> None:
        """Begin a call to be watched.

        Args:
            services: what the screen may use.
            call: it has begun.
        """
        super().__init__(services)
        self.call = call
        self.steps = [*watch(call.play)]
        self.at = 0
        self.why = ""
        self.is_new = True

    def face(self, room: Measures) -> Face:
        """Return the talk so far, and why the last step was taken."""
        pager = Pager(self.canvas(room))
        lay_talk(pager, self.call.attempt)
        if self.why:
            pager.blank()
            pager.text(self.why, STRONG, indent=INDENT, lead=(Piece(say("Why"), QUIET),))
        pager.blank()
        if self.at < len(self.steps):
            pager.item(Act(ON), say("Go on"), key="1")
        else:
            pager.text(say("That was the whole call. Now one of your own."), STRONG)
        pager.item(Act(CLOSE), say("Back to training"), key="0")
        status = say("step {at} of {count}", at=self.at, count=len(self.steps))
        return Face(
            title=say("Watch: {title}", title=self.call.title),
            status=status,
            page=pager.page(),
        )

    def laid_out(self) -> tuple[Face, Measures]:
        """Return the face, its end in view when something is new."""
        face, room = super().laid_out()
        if self.is_new:
            self.place = View(0, max(0, len(face.page.rows) - room.height))
            self.is_new = False
        return face, room

    def choose(self, act: Act) -> None:
        """Take the next step, or leave."""
        if act.kind == CLOSE:
            self._leave()
            return
        shown = self.steps[self.at]
        self.call.do(shown.step.event)
        self.why = " ".join(text for text in (shown.step.why, shown.left) if text)
        self.at, self.is_new = self.at + 1, True

    def _leave(self) -> None:
        self.call.finish()
        self.dismiss(None)

    def deeds_here(self) -> Mapping[str, Deed]:
        """Leaving ends the call, watched to its end or not."""
        return {"close": self._leave}
