"""All cases: words narrow the list, enter goes on with one."""

from collections.abc import Mapping
from typing import ClassVar

from tui.store.case_index import Page as Listing
from tui.store.case_index import Query
from tui.ui.desk import desk_of
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.cases import CASE, lay_cases
from tui.ui.requests import TakeUp
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services


class CasesScreen(PagedScreen):
    """Unfinished, parked, waiting and finished cases."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "search", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip
    field_hint = "words of the case: an answer, a note, parked"
    escape_closes = True

    def __init__(self, services: Services) -> None:
        """List the cases.

        Args:
            services: what the screen may use.
        """
        super().__init__(services, Field())
        self.book = desk_of(services).casebook
        self._listed: tuple[str, Listing] | None = None

    def _find(self) -> Listing:
        typed = self.field.text.strip() if self.field else ""
        if self._listed is None or self._listed[0] != typed:
            listing = self.book.find(Query(words=typed)) if self.book else Listing((), 0)
            self._listed = typed, listing
        return self._listed[1]

    def face(self, room: Measures) -> Face:
        """Return the cases that hold the typed words."""
        found = self._find()
        page = lay_cases(found.cases, found.total, found.notices, self.canvas(room))
        return Face(title="Cases", status=f"{found.total} found", page=page)

    def choose(self, act: Act) -> None:
        """Go on with a case."""
        if act.kind == CASE:
            self.post_message(TakeUp(act.value))

    def labels(self) -> Mapping[str, str]:
        """Return what enter does here."""
        return {"choose": "go on"}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Nothing of its own."""
        return {}
