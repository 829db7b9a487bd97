"""Opens the quiet count to the list behind it."""

from typing import ClassVar

from tui.core.words import say
from tui.ui.course import Course
from tui.ui.frame import Face, Measures
from tui.ui.pages.remaining import lay_remaining
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class RemainingScreen(PagedScreen):
    """Causes with how likely they are, and what each answer would leave."""

    offers: ClassVar[tuple[str, ...]] = (
        "up", "down", "page-up", "page-down", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, course: Course) -> None:
        """Look at where a walk stands.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
        """
        super().__init__(services)
        self.sight = course.look()
        self.about = course.flow.title

    def face(self, room: Measures) -> Face:
        """Return the list."""
        page = lay_remaining(self.sight, self.canvas(room))
        return Face(title=self.about, status=say("what is left"), page=page)
