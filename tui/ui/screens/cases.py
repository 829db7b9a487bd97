"""All cases: states and words narrow the list, enter opens one."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from tui.core.words import mark, say
from tui.store.case_index import Page as Listing
from tui.store.case_index import Query
from tui.store.case_naming import NoSuchCase
from tui.ui.desk import desk_of
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act, Row
from tui.ui.pages.caselist import STATES, Shelf, lay_shelf, say_state, state_rows
from tui.ui.pages.cases import CASE
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services

_EVERY = 1_000_000
"""As many as are taken out at once."""
_OFTEN = 500
"""After so many files the screen says how many were read."""


class CasesScreen(PagedScreen):
    """Unfinished, parked, waiting and finished cases."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "search", "carry", "close",
        "commands", "help", "quit", "stop",
    )  # fmt: skip
    field_hint = mark("words of the case: an answer, a note, a title")

    def __init__(self, services: Services) -> None:
        """List the cases.

        Args:
            services: what the screen may use.
        """
        super().__init__(services, Field())
        self.typing = False
        self.desk = desk_of(services)
        self.book = self.desk.casebook
        self.state = ""
        self.listing = Listing((), 0)
        self._wanted = Query()
        self._shown: Query | None = None
        self._reading = -1
        self._is_new = True

    # --- reading ------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Read the list anew: a case may have changed meanwhile."""
        self._shown = None
        super().on_screen_resume()

    def paint(self) -> None:
        """Show what is there; something else that is wanted is read beside the screen."""
        self._wanted = Query(words=self.field.text.strip() if self.field else "", state=self.state)
        if self._wanted != self._shown and self._reading < 0 and self.book:
            self._reading = 0
            self.run_worker(self._read, thread=True)
        super().paint()

    def _read(self) -> None:
        """Read in a thread; of what was wanted meanwhile only the last is read."""
        book, wanted = self.book, self._wanted
        if book is None:
            return
        keep_days = self.desk.settings.number("keep-days")
        gone = book.tidy(keep_days) if self._is_new else ()
        self._is_new = False
        page = book.find(wanted, self._tell)
        if gone:
            said = say(
                "{count} finished cases older than {keep_days} days were deleted.",
                count=len(gone),
                keep_days=keep_days,
            )
            page = page._replace(notices=(said, *page.notices))
        self._to_screen(lambda: self._take(wanted, page))

    def _tell(self, count: int) -> None:
        if count >= _OFTEN:
            self._reading = count
            self._to_screen(self.paint)

    def _to_screen(self, deed: Callable[[], None]) -> None:
        if self.app.is_running:
            self.app.call_from_thread(deed)

    def _take(self, wanted: Query, page: Listing) -> None:
        self._reading, self._shown, self.listing = -1, wanted, page
        self.paint()

    @property
    def shown_words(self) -> str | None:
        """Return the words that the list on the screen was narrowed by; None before the first."""
        return self._shown.words if self._shown else None

    # --- showing ------------------------------------------------------------------------------

    def face(self, room: Measures) -> Face:
        """Return the cases that are wanted."""
        found = self.listing
        is_first = self._shown is None and not found.cases
        narrowed = bool(self._wanted.words or self.state)
        reading = max(0, self._reading) if is_first or self._reading > 0 else -1
        shelf = Shelf(
            found.cases, found.total, found.notices, narrowed, reading, self.desk.clock.today()
        )
        status = say("{state}, {total} found", state=say_state(self.state), total=found.total)
        return Face(title=say("Cases"), status=status, page=lay_shelf(shelf, self.canvas(room)))

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return the field, and the states that digits choose."""
        drawn = self.field_row(room)
        return (drawn,) if low else (*state_rows(self.state, room.text), drawn, ())

    def labels(self) -> Mapping[str, str]:
        """Return what the keys do here."""
        return {"choose": say("open"), "digit": say("state")}

    # --- doing --------------------------------------------------------------------------------

    def choose_digit(self, key: str) -> None:
        """Show only the cases of a state."""
        number = int(key) - 1
        if 0 <= number < len(STATES):
            self.state = STATES[number]
            self.place = View()

    def choose(self, act: Act) -> None:
        """Open a case."""
        from tui.ui.screens.case import CaseScreen  # noqa: PLC0415 - each only when chosen

        if act.kind != CASE or self.book is None:
            return
        try:
            screen = CaseScreen(self.services, self.book, act.value)
        except NoSuchCase as missing:
            self.saying = f"{missing}."
            return

        def tell(said: str | None) -> None:
            self.saying = said or ""
            self.paint()

        self.app.push_screen(screen, tell)

    def deeds_here(self) -> Mapping[str, Deed]:
        """Out and in."""
        return {"carry": self._carry}

    def _carry(self) -> None:
        from tui.ui.screens.carry import CarryScreen  # noqa: PLC0415 - as above

        if self.book is None:
            return
        ids = [case.id for case in self.listing.cases]
        if self.listing.total > len(ids):
            wanted = self._wanted._replace(limit=_EVERY)
            ids = [case.id for case in self.book.find(wanted).cases]
        self.app.push_screen(CarryScreen(self.services, self.book, ids, all_ages=True))
