"""A class report on the screen."""

from typing import ClassVar

from tui.core.classroom.report import Report
from tui.ui.frame import Face, Measures
from tui.ui.layout import Canvas
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services
from tui.ui.training.home_page import lay_report


class ReportScreen(PagedScreen):
    """Tables to read through."""

    offers: ClassVar[tuple[str, ...]] = (
        "up", "down", "page-up", "page-down", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, report: Report) -> None:
        """Show a report.

        Args:
            services: what the screen may use.
            report: it.
        """
        super().__init__(services)
        self.report = report

    def face(self, room: Measures) -> Face:
        """Return the tables over the whole width."""
        canvas = Canvas(self.app.size.width - 2 * room.margin, self.glyphs)
        return Face(title="Class report", status="training", page=lay_report(self.report, canvas))
