"""Search from within a walk: what was found is taken into it, or begins another."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.walk import Asking
from tui.core.words import say
from tui.ui.course import Course
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act, Page
from tui.ui.pages.find import BEGIN, LEAVE, TAKE, lay_find, lay_match
from tui.ui.pages.found import HIT, Match
from tui.ui.screens.paged import Deed
from tui.ui.screens.searching import SearchingScreen
from tui.ui.scroll import View
from tui.ui.services import Services


class FindScreen(SearchingScreen):
    """Two steps in one place: which hit, and what becomes of it."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "search", "accept", "close",
        "commands", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, course: Course) -> None:
        """Search beside a walk.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
        """
        super().__init__(services, services.entries())
        self.course = course
        self.match: Match | None = None

    def face(self, room: Measures) -> Face:
        """Return the hits, or what can become of one."""
        return Face(title=self.course.flow.title, status=say("search"), page=self._lay(room))

    def _lay(self, room: Measures) -> Page:
        if self.match is None:
            return lay_find(self.services.flows, self.findings(), self.pasted, self.canvas(room))
        return lay_match(self.course.flows, self.match, self._usable(self.match),
                         self.canvas(room))  # fmt: skip

    def _usable(self, match: Match) -> tuple[tuple[str, str], ...]:
        """Return the facts of a hit that this walk knows and that nobody has told yet."""
        facts = self.course.flow.facts
        said = {each.fact for each in self.course.walk.draft.said}
        pairs = (*match.told, *match.proposed) if self.accepted else match.told
        position = self.course.walk.position
        asking = position if isinstance(position, Asking) else None
        return tuple(
            (fact, answer)
            for fact, answer in pairs
            if fact in facts and answer in facts[fact].answers and fact not in said
            and (asking is None or fact != asking.fact_id or answer in asking.routed)
        )  # fmt: skip

    def choose(self, act: Act) -> None:
        """Choose a hit, then what becomes of it."""
        if act.kind == HIT:
            self.match = self.match_at(act.number)
            self.typing, self.place = False, View()
        elif self.match and act.kind == TAKE:
            self.dismiss((TAKE, self._usable(self.match)))
        elif self.match and act.kind == BEGIN:
            self.dismiss((BEGIN, self.match.begin(self.text, accepted=self.accepted)))
        elif act.kind == LEAVE:
            self.dismiss(None)

    def _step_back(self) -> None:
        if self.match is None:
            self.dismiss(None)
            return
        self.match, self.typing, self.place = None, True, View()

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        if command == "accept" and (self.match or not self.has_proposals()):
            return say("the text says nothing besides")
        return say("a hit is chosen already") if command == "search" and self.match else ""

    def deeds_here(self) -> Mapping[str, Deed]:
        """Accepting what the text says, and going back one step at a time."""
        return {"accept": self.toggle_accepted, "close": self._step_back}
