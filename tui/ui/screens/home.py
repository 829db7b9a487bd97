"""The first screen: what does the user see? And the flows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from tui.core.words import mark, say, say_count
from tui.ui.commands import Hint
from tui.ui.course import Beginning
from tui.ui.frame import Face, Measures
from tui.ui.layout import STRONG, Act, Piece, Row
from tui.ui.pages.cases import CASE
from tui.ui.pages.found import HIT, Findings
from tui.ui.pages.home import ALL_CASES, OPEN, PROBLEMS, Hits, find_entries, lay_home
from tui.ui.requests import OpenFlow, ShowCases, ShowTraining, TakeUp
from tui.ui.screens.paged import Deed
from tui.ui.screens.searching import SearchingScreen
from tui.ui.services import Services

if TYPE_CHECKING:
    from tui.core.journal.case import Summary


_ENTER: Mapping[str, str] = {
    OPEN: mark("start"), CASE: mark("go on with the case"), ALL_CASES: mark("show all cases"),
    PROBLEMS: mark("show problems"),
}  # fmt: skip
"""What enter does, by what the caret stands on."""


class HomeScreen(SearchingScreen):
    """Search first, then the flows with the age of their review."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "search", "accept", "cases", "report",
        "train",
        "problems", "settings", "commands", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, saying: str = "") -> None:
        """List what there is.

        Args:
            services: what the screen may use.
            saying: something to say at once.
        """
        self.problems = services.problems()
        self.cases: tuple[Summary, ...] = ()
        self.notices: tuple[str, ...] = ()
        self._enter = ""
        super().__init__(services, services.entries())
        self.saying = saying

    def face(self, room: Measures) -> Face:
        """Return the flows, or what was found."""
        count = len(self.entries)
        page = lay_home(self._hits(), self.canvas(room))
        chosen = page.items[self.place.selected :][:1]
        self._enter = _ENTER.get(chosen[0].act.kind, "") if chosen else ""
        status = say_count("{number} flow", "{number} flows", count)
        return Face(title="branchline", status=status, page=page)

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return what is asked first of all, and the field."""
        asked: Row = (Piece(say("What does the user see?"), STRONG),)
        rest = super().top_rows(room, low=low)
        return rest if low else (asked, (), *rest)

    def _hits(self) -> Hits:
        shown = () if self.pasted else find_entries(self.entries, self.typed)
        return Hits(
            self.services.flows, self.entries, shown, self.findings(), self.services.today,
            len(self.problems), self.pasted, self.cases, self.notices, self.services.signed,
        )  # fmt: skip

    def take_news(self) -> None:
        """List the flows anew: it is known now who signed them."""
        self.entries = self.services.entries()
        self._symptoms, self._found = None, (None, Findings())
        self.problems = self.services.problems()
        self._look_for_cases()

    def on_screen_resume(self) -> None:
        """Look for cases to go on with, once the page stands."""
        super().on_screen_resume()
        self.call_after_refresh(self._look_for_cases)

    def _look_for_cases(self) -> None:
        book = self.services.desk.casebook if self.services.desk else None
        offers = book.unfinished() if book else None
        self.cases = tuple(offer.case for offer in offers.cases) if offers else ()
        settings = self.services.desk.settings if self.services.desk else None
        broken = (settings.notice,) if settings and settings.notice else ()
        left_out = self.services.left_out()
        self.notices = (*left_out, *broken, *(offers.notices if offers else ()))
        self.paint()

    def choose(self, act: Act) -> None:
        """Open a flow, perhaps with what was found known."""
        if act.kind == OPEN:
            self.post_message(OpenFlow(Beginning(act.value, heard=self._heard(act.value))))
        elif act.kind == PROBLEMS:
            self.run_command("problems")
        elif act.kind == CASE:
            self.post_message(TakeUp(act.value))
        elif act.kind == ALL_CASES:
            self.run_command("cases")
        elif act.kind == HIT:
            match = self.match_at(act.number)
            if match:
                self.post_message(OpenFlow(match.begin(self.text, accepted=self.accepted)))

    def _heard(self, flow: str) -> str:
        """Return what the user sees, as it was typed; not where it is the name of the flow."""
        shown = () if self.pasted else find_entries(self.entries, self.typed)
        is_named = any(self.entries[number].id == flow for number in shown)
        return "" if is_named else self.text

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        if command == "problems" and not self.problems:
            return say("there are none")
        desk = self.services.desk
        if command in ("cases", "report") and (desk is None or desk.casebook is None):
            return say("nothing is saved here")
        if command == "train" and self.services.training is None:
            return say("there is none here")
        if command == "accept" and not self.has_proposals():
            return say("the text says nothing besides")
        return ""

    def labels(self) -> Mapping[str, str]:
        """Return what enter does here."""
        return {"choose": say(self._enter or _ENTER[OPEN])}

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now; enter says what it does where the caret stands."""
        enter = Hint("enter", self._enter)
        return tuple(
            enter if self._enter and hint.key == enter.key else hint for hint in super().hints()
        )

    def _show_report(self) -> None:
        from tui.ui.screens.report import ReportScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(ReportScreen(self.services))

    def deeds_here(self) -> Mapping[str, Deed]:
        """Accepting what the text says."""
        return {
            "accept": self.toggle_accepted,
            "report": self._show_report,
            "cases": lambda: self.post_message(ShowCases()),
            "train": lambda: self.post_message(ShowTraining()),
        }
