"""Shows what moved when the flow of a case has changed, and lets the agent choose."""

from typing import ClassVar

from tui.core.words import say
from tui.store.casebook import Comeback
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act, Page
from tui.ui.pages.cases import GO_ON, STAY, lay_moved
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class MovedScreen(PagedScreen):
    """The flow as it is now, or as it was."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, comeback: Comeback) -> None:
        """Compare.

        Args:
            services: what the screen may use.
            comeback: the case on both versions.
        """
        super().__init__(services)
        self.comeback = comeback

    def face(self, room: Measures) -> Face:
        """Return what moved."""
        moved = self.comeback.moved
        page = Page()
        if moved:
            page = lay_moved(moved, self.canvas(room), can_stay=self.comeback.has_then)
        return Face(title=self.comeback.case.summary.title, status=say("changed"), page=page)

    def choose(self, act: Act) -> None:
        """Take the new flow, or stay on the old one."""
        if act.kind in (GO_ON, STAY):
            self.dismiss(act.kind == STAY)
