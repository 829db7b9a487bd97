"""The walk: one screen that changes in place, from the first question to the end."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from tui.core.events import (
    CANNOT,
    FAILED,
    HELPED,
    Answered,
    Back,
    Event,
    Restarted,
    Ticked,
    Tried,
    Unsure,
)
from tui.core.walk import Asking, HandOver, Offering
from tui.ui.course import Course
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act, Canvas, Page, Row
from tui.ui.pages.question import ANSWER, UNSURE, Asked, lay_question
from tui.ui.pages.trail import count_left, lay_left, lay_trail, list_answers
from tui.ui.requests import EndApp, ShowFlows
from tui.ui.screens.paged import Doubt, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services
from tui.ui.why import why_not_in_walk

FINDING = "finding"
PEEKING = "peeking"


class WalkScreen(PagedScreen):
    """Asks, shows the resolution, hands over."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "tick", "up", "down", "page-up", "page-down", "helped", "failed",
        "cannot", "back", "answers", "find-out", "search", "hand-over", "restart", "flows",
        "problems", "commands", "help", "quit", "stop", "close",
    )  # fmt: skip
    field_hint = "type words of the message to narrow the list"

    def __init__(
        self, services: Services, flow: str, node: str = "", told: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Begin a walk.

        Args:
            services: what the screen may use.
            flow: id of the flow.
            node: where to begin; empty for its start.
            told: facts and answers that are known already.

        Raises:
            FlowRefused: the flow has faults.
            KeyError: there is no such flow.
        """
        self.course = Course(services, flow, node, told)
        self.mode = ""
        super().__init__(services)
        self._arrive()

    # --- what it shows ------------------------------------------------------------------------

    def face(self, room: Measures) -> Face:
        """Return the question, the resolution or the hand-over."""
        course, walk = self.course, self.course.walk
        face = Face(title=course.flow.title, page=self._lay(room))
        if not room.wide:
            strip = tuple(list_answers(course.flows, walk))
            return face._replace(status=count_left(course.left), strip=strip)
        right = Canvas(room.right, self.glyphs)
        return face._replace(
            left=lay_trail(course.flows, walk, Canvas(room.left, self.glyphs)),
            right=lay_left(course.left, course.flow, walk, right),
        )

    def has_sides(self) -> bool:
        """The walk has answers on the left and what remains on the right."""
        return True

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return nothing: the field stands in the page, under what is asked."""
        del room, low
        return ()

    def _lay(self, room: Measures) -> Page:
        course, walk, canvas = self.course, self.course.walk, self.canvas(room)
        position = walk.position
        if isinstance(position, HandOver) or self.mode == PEEKING:
            from tui.ui.pages.handover import lay_handover  # noqa: PLC0415 - not on the way to a question

            return lay_handover(course.flows, walk, course.left.causes, canvas)
        if isinstance(position, Asking):
            asked = self._asked(position)._replace(field=self.field_row(room))
            return lay_question(asked, canvas, room.height)
        from tui.ui.offer import offered_in  # noqa: PLC0415 - not on the way to a question
        from tui.ui.pages.resolution import lay_finished, lay_resolution  # noqa: PLC0415 - not on the way to a question

        lay = lay_resolution if isinstance(position, Offering) else lay_finished
        return lay(offered_in(course), canvas)

    def _asked(self, position: Asking) -> Asked:
        needle = self.field.text if self.field else ""
        return Asked(position, self.course.flow, self.course.walk.known, needle,
                     finding=self.mode == FINDING, searching=self.typing)  # fmt: skip

    def _arrive(self) -> None:
        """Set the screen up for wherever the walk now stands."""
        position = self.course.walk.position
        self.mode = ""
        self.place = View()
        searched = isinstance(position, Asking) and position.fact.search
        self.field = Field() if searched else None
        self.typing = searched

    def follow(self, event: Event) -> None:
        """Take an event, and show where it leads."""
        self.saying = self.course.add(event)
        if not self.saying:
            self._arrive()

    # --- what its items and commands do -------------------------------------------------------

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
        from tui.ui.offer import refuse_act, tick_of  # noqa: PLC0415 - not on the way to a question

        why = refuse_act(self.course, act)
        if why:
            self.saying = why
            self._go_to_open_confirmation()
        elif act.kind == "result":
            self.follow(Tried(position.place.name, act.value))
        elif act.kind == "template":
            self._show_form(act.number)
        else:
            self._tick(tick_of(self.course, act))

    def _go_to_open_confirmation(self) -> None:
        from tui.ui.offer import first_unconfirmed  # noqa: PLC0415 - not on the way to a question

        wanted = first_unconfirmed(self.course)
        page, _ = self.page_now()
        for number, item in enumerate(page.items):
            if item.act == wanted:
                self.place = self.place._replace(selected=number)
                self.show_selected()
                return

    def _tick(self, event: Ticked) -> None:
        self.saying = self.course.add(event)
        if not self.saying and event.done:
            self._move(1)

    def _find_out(self) -> None:
        position = self.course.walk.position
        self.mode = "" if self.mode == FINDING else FINDING
        self.typing = False
        self.place = View(selected=len(position.offered) if isinstance(position, Asking) else 0)

    def why_not(self, command: str) -> str:
        """Return why a command makes no sense where the walk stands."""
        return why_not_in_walk(command, self.course, self.mode, searching=self.field is not None)

    def labels(self) -> Mapping[str, str]:
        """Return what choosing means now."""
        if not isinstance(self.course.walk.position, Asking):
            return {"digit": "tick"} if self.course.is_on_fix else {}
        finding = {"find-out": "question"} if self.mode == FINDING else {}
        return {"digit": "answer", **finding}

    def deeds_here(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands of a walk do."""
        return {
            "tick": self._choose_selected,
            "helped": lambda: self._result(HELPED),
            "failed": lambda: self._result(FAILED),
            "cannot": lambda: self._result(CANNOT),
            "back": lambda: self.follow(Back()),
            "find-out": self._find_out,
            "hand-over": self._peek,
            "close": self._arrive,
            "restart": self._restart,
            "answers": self._show_answers,
        }

    def _result(self, result: str) -> None:
        self.choose(Act("result", result))

    def _peek(self) -> None:
        self.mode, self.typing, self.place = PEEKING, False, View()

    def _restart(self) -> None:
        def restart() -> None:
            self.follow(Restarted())

        self.ask_first("Start again? The answers so far go.", restart)

    def ask_first(self, words: str, deed: Callable[[], None]) -> None:
        """Do something at once, unless it would drop an unfinished walk."""
        if self.course.is_unfinished and self.course.has_begun:
            self.doubt = Doubt(words, deed)
        else:
            deed()

    def _show_flows(self) -> None:
        self.ask_first("Leave this walk? It is not finished.",
                       lambda: self._post(ShowFlows()))  # fmt: skip

    def _quit(self) -> None:
        code = 1 if self.course.is_unfinished else 0
        self.ask_first("Quit? This walk is not finished.",
                       lambda: self._post(EndApp(code)))  # fmt: skip

    def _show_answers(self) -> None:
        from tui.ui.screens.answers import AnswersScreen  # noqa: PLC0415 - not on the way to a question

        def take(event: Event | None) -> None:
            if event is not None:
                self.follow(event)
                self.paint()

        self.app.push_screen(AnswersScreen(self.services, self.course), take)

    def _show_form(self, number: int) -> None:
        from tui.ui.offer import template_at  # noqa: PLC0415 - not on the way to a question
        from tui.ui.screens.form import FormScreen  # noqa: PLC0415 - not on the way to a question

        template = template_at(self.course, number)
        if template:
            self.app.push_screen(FormScreen(self.services, template))

    def terms(self) -> Mapping[str, str]:
        """Return the terms of the flow that stand on the page."""
        page, _ = self.page_now()
        text = " ".join(piece.text for row in page.rows for piece in row)
        return {word: meaning for word, meaning in self.course.flow.terms.items() if word in text}
