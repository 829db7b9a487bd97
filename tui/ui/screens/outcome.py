"""Asks once how a case ended."""

from typing import ClassVar

from tui.core.journal.milestones import OUTCOMES
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.cases import OUTCOME, lay_outcomes
from tui.ui.screens.paged import PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services


class OutcomeScreen(PagedScreen):
    """One of five ways to end, or none."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, suggested: str) -> None:
        """Ask.

        Args:
            services: what the screen may use.
            suggested: the outcome that fits.
        """
        super().__init__(services)
        self.suggested = suggested
        names = list(OUTCOMES)
        self.place = View(names.index(suggested) if suggested in names else 0)

    def face(self, room: Measures) -> Face:
        """Return the outcomes."""
        page = lay_outcomes(self.suggested, self.canvas(room))
        return Face(title="Outcome", status="branchline", page=page)

    def choose(self, act: Act) -> None:
        """Take one."""
        if act.kind == OUTCOME:
            self.dismiss(act.value)
