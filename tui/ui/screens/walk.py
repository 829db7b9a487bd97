"""The walk: one screen that changes in place, from the first question to the end."""

from collections.abc import Mapping
from typing import Any, ClassVar

from tui.core.events import (
    CANNOT,
    FAILED,
    HELPED,
    Answered,
    Back,
    Event,
    Noted,
    Restarted,
    Ticked,
    Tried,
    Unsure,
)
from tui.core.walk import Asking, Offering
from tui.ui.layout import Act
from tui.ui.pages.question import ANSWER, UNSURE
from tui.ui.requests import EndApp, OpenFlow, ShowCases, ShowFlows
from tui.ui.screens.course_screen import CourseScreen
from tui.ui.screens.paged import Deed, Doubt
from tui.ui.scroll import View
from tui.ui.why import FINDING, PEEKING


class WalkScreen(CourseScreen):
    """Asks, shows the resolution, hands over."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "tick", "up", "down", "page-up", "page-down", "helped", "failed",
        "cannot", "back", "answers", "find-out", "search", "ticket", "note", "fill", "park",
        "cases", "hand-over", "restart", "flows", "problems", "commands", "help", "quit", "stop",
        "close",
    )  # fmt: skip

    def choose(self, act: Act) -> None:
        """Answer, tick, or say what came of a fix."""
        position = self.course.walk.position
        if act.kind == "command":
            self.run_command(act.value)
        elif isinstance(position, Asking) and act.kind == ANSWER:
            self.follow(Answered(position.place.name, position.fact_id, act.value))
        elif isinstance(position, Asking) and act.kind == UNSURE:
            self._doubt_fact(position)
        elif isinstance(position, Offering):
            self._choose_offered(position, act)

    def _doubt_fact(self, position: Asking) -> None:
        if position.fact.how and self.mode != FINDING:
            self._find_out()
            return
        self.follow(Unsure(position.place.name, position.fact_id))

    def _choose_offered(self, position: Offering, act: Act) -> None:
        from tui.ui.offer import first_unconfirmed, refuse_act, tick_of  # noqa: PLC0415 - not on the way there

        why = refuse_act(self.course, act)
        if why:
            self.saying = why
            self.select(first_unconfirmed(self.course))
        elif act.kind == "result":
            self.follow(Tried(position.place.name, act.value))
        elif act.kind == "template":
            self._show_form(act.number)
        else:
            self._tick(tick_of(self.course, act))

    def _tick(self, event: Ticked) -> None:
        self.saying = self.course.add(event)
        if not self.saying and event.done:
            self.move_caret(1)

    def _find_out(self) -> None:
        position = self.course.walk.position
        self.mode = "" if self.mode == FINDING else FINDING
        self.typing = False
        self.place = View(selected=len(position.offered) if isinstance(position, Asking) else 0)

    def deeds_here(self) -> Mapping[str, Deed]:
        """Return what the commands of a walk do."""
        return {
            "tick": self.choose_selected,
            "helped": lambda: self.choose(Act("result", HELPED)),
            "failed": lambda: self.choose(Act("result", FAILED)),
            "cannot": lambda: self.choose(Act("result", CANNOT)),
            "back": lambda: self.follow(Back()),
            "search": self._search,
            "find-out": self._find_out,
            "hand-over": self._peek,
            "close": self.arrive,
            "restart": self._restart,
            "answers": self._show_answers,
            "ticket": self._show_ticket,
            "note": self._write_note,
            "fill": self._fill_in,
            "park": self._park,
            "cases": lambda: self.post_message(ShowCases()),
            "flows": self._leave_walk,
            "quit": self._quit,
        }

    def _peek(self) -> None:
        self.mode, self.typing, self.place = PEEKING, False, View()

    def _restart(self) -> None:
        """Begin again; the answers are dropped, so it is asked first."""
        self._ask_first(
            "Start again? The answers so far go.",
            lambda: self.follow(Restarted()), needed=self.course.has_something_to_lose,
        )  # fmt: skip

    def _park(self) -> None:
        from tui.core.milestones import Parked  # noqa: PLC0415 - not on the way to a question

        self.course.happen(Parked())
        self.post_message(ShowFlows())

    def _leave_walk(self) -> None:
        self._ask_first(
            self._loss("Leave this walk?"),
            lambda: self._end_case(lambda: self.post_message(ShowFlows())),
            needed=self.course.has_something_to_lose and not self.is_saved,
        )

    def _quit(self) -> None:
        unfinished = self.course.is_unfinished
        self._ask_first(
            "Quit? This walk is not finished.",
            lambda: self._end_case(lambda: self.post_message(EndApp(1 if unfinished else 0))),
            needed=unfinished and self.course.has_begun,
        )

    def _loss(self, question: str) -> str:
        return question if self.is_saved else f"{question} Its answers go."

    def _end_case(self, then: Deed) -> None:
        """Ask once how the case ended, where it has ended and is kept; then go on."""
        from tui.core.milestones import suggest_outcome  # noqa: PLC0415 - as above

        suggested = suggest_outcome(self.course.walk)
        if not suggested or not self.is_saved or self.is_closed:
            then()
            return
        from tui.ui.closing import close_case  # noqa: PLC0415 - as above
        from tui.ui.screens.outcome import OutcomeScreen  # noqa: PLC0415 - not on the way there

        def take(outcome: str | None) -> None:
            self.is_closed = True
            if outcome:
                self.course.happen(close_case(self.course.walk, outcome, self.services.today))
            then()

        self.app.push_screen(OutcomeScreen(self.services, suggested), take)

    def _ask_first(self, words: str, deed: Deed, *, needed: bool) -> None:
        if needed:
            self.doubt = Doubt(words, deed)
        else:
            deed()

    def _show_answers(self) -> None:
        from tui.ui.screens.answers import AnswersScreen  # noqa: PLC0415 - not on the way there

        def take(event: Event | None) -> None:
            if event is not None:
                self.follow(event)
                self.paint()

        self.app.push_screen(AnswersScreen(self.services, self.course), take)

    def _search(self) -> None:
        """Search in the list of answers where there is one, else everywhere."""
        if self.field is not None:
            self.start_typing()
            return
        from tui.ui.screens.find import FindScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(FindScreen(self.services, self.course), self._take_found)

    def _take_found(self, found: tuple[str, Any] | None) -> None:
        if found is None:
            return
        kind, what = found
        if kind == "begin":
            self._ask_first(
                "Leave this walk? Its answers go.",
                lambda: self.post_message(OpenFlow(what)),
                needed=self.course.has_something_to_lose,
            )
        else:
            for fact, answer in what:
                self.follow(self.course.tell(fact, answer))
        self.paint()

    def _show_ticket(self) -> None:
        from tui.ui.screens.ticket import TicketScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(TicketScreen(self.services, self.course))

    def _write_note(self) -> None:
        from tui.ui.screens.note import NoteScreen  # noqa: PLC0415 - not on the way there

        def keep(text: str | None) -> None:
            if text:
                self.saying = self.course.add(Noted(text)) or "Noted. It stands in the ticket."
                self.paint()

        self.app.push_screen(NoteScreen(self.services, self.course.walk.draft.notes), keep)

    def _fill_in(self) -> None:
        from tui.ui.screens.packet import PacketScreen  # noqa: PLC0415 - not on the way there

        self.app.push_screen(PacketScreen(self.services, self.course))

    def _show_form(self, number: int) -> None:
        from tui.ui.offer import template_at  # noqa: PLC0415 - not on the way there
        from tui.ui.screens.form import FormScreen  # noqa: PLC0415 - not on the way there

        template = template_at(self.course, number)
        if template:
            self.app.push_screen(FormScreen(self.services, template))
