"""A class report on the screen."""

from typing import ClassVar

from tui.core.classroom.report import Report
from tui.core.words import say
from tui.ui.frame import Face, Measures
from tui.ui.layout import Canvas
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services
from tui.ui.training.home_page import lay_report


class ReportScreen(PagedScreen):
    """Tables to read through."""

    offers: ClassVar[tuple[str, ...]] = (
        "up",
        "down",
        "page-up",
        "page-down",
        "close",
        "help",
        "quit",
        "stop",
    )

    def __init__(self, services: Services, report: Report, *, is_first: bool = False) -> None:
        """Show a report.

        Args:
            services: what the screen may use.
            report: it.
            is_first: whether no screen lies below this one.
        """
        self.is_first = is_first
        super().__init__(services)
        self.report = report

    def face(self, room: Measures) -> Face:
        """Return the tables over the whole width."""
        canvas = Canvas(self.app.size.width - 2 * room.margin, self.glyphs)
        return Face(
            title=say("Class report"), status=say("training"), page=lay_report(self.report, canvas)
        )

    def why_not(self, command: str) -> str:
        """Return why the report cannot be closed."""
        return say("q leaves") if command == "close" and self.is_first else ""
