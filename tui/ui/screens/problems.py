"""What is wrong with flows."""

from typing import ClassVar

from tui.core.words import say
from tui.ui.frame import Face, Measures
from tui.ui.pages.problems import lay_problems
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class ProblemsScreen(PagedScreen):
    """Diagnostics with place, excerpt and remedy."""

    offers: ClassVar[tuple[str, ...]] = (
        "up", "down", "page-up", "page-down", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services) -> None:
        """Collect the diagnostics.

        Args:
            services: what the screen may use.
        """
        self.problems = services.problems()
        super().__init__(services)

    def face(self, room: Measures) -> Face:
        """Return the diagnostics."""
        page = lay_problems(self.problems, self.canvas(room))
        return Face(title=say("Problems"), status="branchline", page=page)
