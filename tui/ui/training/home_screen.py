"""Training's home on the screen: what is due, choosing a call, playing it, what came of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from tui.core.practice.deck import count_levels
from tui.core.practice.selection import Pick
from tui.core.training.events import DRILL
from tui.core.words import say
from tui.store.catalog import FlowRefused
from tui.store.training.lesson import is_beginner
from tui.store.training.room import NoCall, Room
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.requests import ShowFlows
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services
from tui.ui.training import home_page
from tui.ui.training.home_page import Progress, lay_home, lay_progress
from tui.ui.training.opening import Wish
from tui.ui.training.start_screen import StartScreen


class TrainScreen(StartScreen):
    """What is due today first; then everything else there is to practise."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, room: Room, begin: Wish = None) -> None:
        """Look at what is due.

        Args:
            services: what the screen may use.
            room: everything about training.
            begin: what to open above it at once.
        """
        super().__init__(services, room)
        self.begin = begin
        self.desk = self._look()

    def _look(self) -> home_page.Desk:
        room = self.room
        pick = room.next_pick()
        skill = pick.skill if pick else ""
        left = room.attempts.left() if room.attempts else ()
        return home_page.Desk(room.day(), room.tell(pick) if pick else "", room.advise(skill),
                              left, len(room.scenarios), is_beginner(room))  # fmt: skip

    def on_mount(self) -> None:
        """Open what was asked for, once the page stands."""
        if self.begin is not None:
            from tui.ui.training.beginning import begin  # noqa: PLC0415 - only where one is asked for

            begin(self, self.begin)

    def face(self, room: Measures) -> Face:
        """Return what there is to practise."""
        return Face(title=say("Training"), status=self.room.plate.learner or "branchline",
                    page=lay_home(self.desk, self.canvas(room)))  # fmt: skip

    def on_screen_resume(self) -> None:
        """Look again at what was practised meanwhile."""
        self.room.forget()
        self.desk = self._look()
        super().on_screen_resume()

    def choose(self, act: Act) -> None:
        """Do what a line stands for; a call that cannot be played is told."""
        deeds: Mapping[str, Callable[[], object]] = {
            home_page.TODAY: self._today,
            home_page.GO_ON: lambda: self._go_on(act.value),
            home_page.CALLS: self._choose_call,
            home_page.MAKE: lambda: self._choose_flow(self._make_call),
            home_page.DRILL: lambda: self._choose_flow(
                lambda flow: self.start(Pick("", flow), DRILL)
            ),
            home_page.PROGRESS: self._show_progress,
            home_page.LESSON: self._show_lesson,
            home_page.REPORT: self._ask_report,
        }
        deeds[act.kind]()

    def _today(self) -> None:
        pick = self.room.next_pick()
        if pick is not None:
            self.start(pick, self.desk.help.mode)

    def _go_on(self, attempt: str) -> None:
        from tui.ui.training.playing import show_call  # noqa: PLC0415 - beside its only use

        try:
            call, said = self.room.resume(attempt)
        except NoCall as missing:
            self.saying = say("That cannot be played: {missing}.", missing=missing)
            return
        show_call(self, self.room, call, said)

    def _show_progress(self) -> None:
        self.app.push_screen(ProgressScreen(self.services, self.room), self._practise)

    def _practise(self, flow: str | None) -> None:
        if not flow:
            return
        pick = self.room.next_pick(flow) or Pick("", flow, 1, self.room.plate.clock.today())
        self.start(pick, self.room.advise(pick.skill).mode)

    def _show_lesson(self) -> None:
        from tui.ui.training.lesson_screen import show_lesson  # noqa: PLC0415 - beside its only use

        show_lesson(self, self.room)

    def _ask_report(self) -> None:
        """Ask where the results of a class lie, and show its report."""
        from tui.ui.training.pick_screen import TextScreen  # noqa: PLC0415 - beside its only use

        title = "The report of a class: which folder holds its results?"
        self.app.push_screen(TextScreen(self.services, title), self._show_report)

    def _show_report(self, folder: str | None) -> None:
        if not folder:
            return
        from tui.store.training.classes import report_of  # noqa: PLC0415 - only for a trainer
        from tui.ui.training.report_screen import ReportScreen  # noqa: PLC0415

        report, said = report_of(Path(folder).expanduser(), self.services.flows)
        if report is not None:
            self.app.push_screen(ReportScreen(self.services, report))
        self.saying = said
        self.paint()

    def deeds_here(self) -> Mapping[str, Deed]:
        """Esc goes to the flows."""
        return {"close": lambda: self.post_message(ShowFlows())}

    def labels(self) -> Mapping[str, str]:
        """Return where esc leads."""
        return {"close": say("flows")}


class ProgressScreen(PagedScreen):
    """How firm each flow's skills sit; a flow that is chosen is practised."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, room: Room) -> None:
        """Count the skills of every flow.

        Args:
            services: what the screen may use.
            room: everything about training.
        """
        super().__init__(services)
        self.room = room
        self.flows = [each for each in map(self._count, services.entries()) if each is not None]

    def _count(self, entry: object) -> Progress | None:
        flow, title = str(getattr(entry, "id", "")), str(getattr(entry, "title", ""))
        try:
            counts = count_levels(self.room.deck, self.room.skills(flow))
        except (KeyError, FlowRefused):
            return None
        return Progress(flow, title, counts)

    def face(self, room: Measures) -> Face:
        """Return how far one is."""
        leeches = [self.room.title(c.skill) for c in self.room.deck.values() if c.is_leech]
        page = lay_progress(self.flows, leeches, self.room.pace.name, self.canvas(room))
        return Face(title=say("How far you are"), status=say("training"), page=page)

    def choose(self, act: Act) -> None:
        """Practise a flow."""
        self.dismiss(act.value)
