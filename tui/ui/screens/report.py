"""What the cases of this desk say about the flows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from tui.core.report.making import make_report
from tui.core.report.totals import Period
from tui.core.words import say
from tui.store.catalog import FlowRefused
from tui.store.counting import count_journal
from tui.ui.desk import desk_of
from tui.ui.frame import Face, Measures
from tui.ui.pages.report import lay_report
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services

if TYPE_CHECKING:
    from tui.core.flow import Flow
    from tui.core.report.table import Report


class ReportScreen(PagedScreen):
    """Counts the cases beside the screen, then shows the report."""

    offers: ClassVar[tuple[str, ...]] = (
        "up", "down", "page-up", "page-down", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip
    escape_closes = True

    def __init__(self, services: Services) -> None:
        """Prepare; nothing is counted yet.

        Args:
            services: what the screen may use.
        """
        super().__init__(services)
        self.report: Report | None = None

    def on_mount(self) -> None:
        """Count the cases while the screen stands."""
        self.app.run_worker(self._count, thread=True)

    def _count(self) -> None:
        data = desk_of(self.services).places.data
        if data is None:
            return
        flows: dict[str, Flow] = {}
        for entry in self.services.entries():
            try:
                flows[entry.id] = self.services.flows[entry.id]
            except (FlowRefused, KeyError):
                continue
        self.report = make_report(count_journal(data), Period(), flows, self.services.today)
        self.app.call_from_thread(self.paint)

    def face(self, room: Measures) -> Face:
        """Return the report."""
        is_ascii = self.services.profile.ascii
        page = lay_report(self.report, self.canvas(room), is_ascii=is_ascii)
        return Face(title=say("Report"), status=say("this desk's journal"), page=page)

    def deeds_here(self) -> Mapping[str, Deed]:
        """Nothing of its own."""
        return {}
