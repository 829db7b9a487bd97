"""Tells why the walk stands where it stands."""

from typing import ClassVar

from tui.core.words import say
from tui.ui.course import Course
from tui.ui.frame import Face, Measures
from tui.ui.pages.reasons import lay_reasons
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class ReasonsScreen(PagedScreen):
    """A few sentences, to be closed again."""

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
        """Return the reasons."""
        page = lay_reasons(self.sight, self.canvas(room))
        return Face(title=self.about, status=say("why"), page=page)
