"""Takes cases out to a file and in from one, and deletes old ones; slow work runs beside."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from tui.core.journal.case import CLOSED
from tui.core.words import mark, say, say_count
from tui.store.carrying import EXPORTS, Parcel, say_imported, take_in, write_parcel
from tui.store.carrying import LINES as AS_LINES
from tui.store.carrying import TABLE as AS_TABLE
from tui.store.case_index import Query
from tui.store.casebook import Casebook
from tui.store.export import Privacy
from tui.store.files import FileRefused
from tui.ui.desk import desk_of, is_restricted
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.carry import FLOWS, LINES, OLD, REDACT, TABLE, TAKE, Carrying, lay_carrying
from tui.ui.screens.paged import Doubt, PagedScreen
from tui.ui.services import Services

_OFTEN = 500
AGES = (30, 90, 365)
"""Days after which finished cases may go."""


class CarryScreen(PagedScreen):
    """Out, in, and away."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip
    field_hint = mark("path of the file to take in; enter reads it")

    def __init__(
        self, services: Services, book: Casebook, cases: Sequence[str], *, all_ages: bool = False
    ) -> None:
        """Prepare; nothing is written yet.

        Args:
            services: what the screen may use.
            book: all cases.
            cases: ids of those that may leave.
            all_ages: whether old cases can be deleted here as well.
        """
        super().__init__(services)
        self.desk = desk_of(services)
        self.book = book
        self.cases = tuple(cases)
        self.is_redacted = self.desk.settings.switch("redact")
        self.with_flows = False
        self.said: tuple[str, ...] = ()
        self.work = ""
        self.old: tuple[tuple[int, int], ...] = ()
        self._all_ages = all_ages
        self._count_old()

    def _count_old(self) -> None:
        """Count the finished cases by age; only a number is read of them."""
        if self._all_ages:
            moments = [(days, self.desk.clock.days_ago(days)) for days in AGES]
            self.old = tuple(
                (days, self.book.find(Query(state=CLOSED, before=moment, limit=0)).total)
                for days, moment in moments
            )

    def face(self, room: Measures) -> Face:
        """Return what can be done."""
        shown = Carrying(
            len(self.cases), self.is_redacted, self.with_flows, is_restricted(self.desk), self.old,
            self.said, self.work,
        )  # fmt: skip
        return Face(
            title=say("Out and in"),
            status=say("cases"),
            page=lay_carrying(shown, self.canvas(room)),
        )

    def choose(self, act: Act) -> None:
        """Do it, or change how it would be done."""
        if self.work:
            return
        self.said = ()
        if self.field is not None and self.typing:
            self._take_in(self.field.text.strip())
        elif act.kind == REDACT:
            self.is_redacted = not self.is_redacted
        elif act.kind == FLOWS:
            self.with_flows = not self.with_flows
        elif act.kind in (LINES, TABLE):
            self._take_out(AS_LINES if act.kind == LINES else AS_TABLE)
        elif act.kind == TAKE:
            self.field, self.typing = Field(), True
        elif act.kind == OLD:
            self._delete_old(act.number)

    def choose_selected(self) -> None:
        """Enter in the field reads the file."""
        if self.field is not None and self.typing:
            self.choose(Act(TAKE))
        else:
            super().choose_selected()

    # --- the work -----------------------------------------------------------------------------

    def _aside(self, work: str, deed: Callable[[], tuple[str, ...]]) -> None:
        """Do something beside the screen, and say what came of it."""
        self.work = work

        def run() -> None:
            said = deed()
            self.app.call_from_thread(self._done, said)

        self.run_worker(run, thread=True)

    def _tell(self, count: int) -> None:
        """Say now and then how far it is."""
        if count % _OFTEN == 0:
            self.work = say("Writing: {count} of {count2}.", count=count, count2=len(self.cases))
            self.app.call_from_thread(self.paint)

    def _done(self, said: tuple[str, ...]) -> None:
        self.work, self.said = "", said
        self._count_old()
        self.place = self.place._replace(top=0)
        self.paint()

    def _take_out(self, form: str) -> None:
        data = self.desk.places.data
        if data is None or is_restricted(self.desk):
            self.saying = say("There is no folder to write a file to.")
            return
        privacy = Privacy(self.is_redacted, self.desk.settings.words("redact-words"))
        kept = self.desk.kept if self.with_flows else None
        digits = "".join(sign for sign in self.desk.clock.days_ago(0) if sign.isdigit())
        path = data / EXPORTS / f"cases-{digits[:8]}-{digits[8:14]}.{form}"
        parcel = Parcel(self.cases, form, privacy, kept)
        self._aside(say("Writing."), lambda: write_parcel(self.book, parcel, path, self._tell))

    def _take_in(self, typed: str) -> None:
        self.field, self.typing = None, False
        if not typed or is_restricted(self.desk):
            return

        def take() -> tuple[str, ...]:
            path = Path(typed).expanduser()
            try:
                result = take_in(self.book, path, self.desk.kept)
            except FileRefused as refused:
                return (f"{path}: {refused.reason}.",)
            return (f"{say_imported([result])}.", *result.refused)

        self._aside(say("Reading."), take)

    def _delete_old(self, days: int) -> None:
        def go() -> None:
            self._aside(
                say("Deleting."),
                lambda: (say("{count} cases deleted.", count=len(self.book.tidy(days))),),
            )

        count = dict(self.old)[days]
        if count:
            cases = say_count("{number} case", "{number} cases", count)
            self.doubt = Doubt(say("Delete {cases} for good?", cases=cases), go)
