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
from tui.ui.layout import Act, Page, View
from tui.ui.pages.question import ANSWER, UNSURE, Asked, lay_question
from tui.ui.pages.trail import count_left, lay_left, lay_trail, trail_line
from tui.ui.requests import Leave, OpenFlow, ShowFlows
from tui.ui.screens.paged import Doubt, PagedScreen
from tui.ui.services import Services

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
        left = course.left
        # The columns are only laid out where they are seen.
        sides = room.wide and {
            "left": lay_trail(course.flows, walk, room.left, self.glyphs),
            "right": lay_left(left, course.flow, walk, room.right, self.glyphs),
        }
        return Face(
            title=course.flow.title,
            status="" if sides else count_left(left),
            strip=trail_line(course.flows, walk, self.glyphs),
            page=self._lay(room),
            **(sides or {}),
        )

    def has_sides(self) -> bool:
        """The walk has answers on the left and what remains on the right."""
        return True

    def _lay(self, room: Measures) -> Page:
        course, walk, selected = self.course, self.course.walk, self.place.selected
        position = walk.position
        if isinstance(position, HandOver) or self.mode == PEEKING:
            from tui.ui.pages.handover import lay_handover

            causes = course.left.causes
            return lay_handover(course.flows, walk, causes, self.glyphs, room.text, selected)
        if isinstance(position, Asking):
            return lay_question(self._asked(position), room.text, room.height, self.glyphs,
                                selected)  # fmt: skip
        from tui.ui.pages.resolution import lay_finished, lay_resolution
        from tui.ui.screens.offer import offered_in

        lay = lay_resolution if isinstance(position, Offering) else lay_finished
        return lay(offered_in(course), room.text, self.glyphs, selected)

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
        from tui.ui.screens.offer import open_form, refuse_act, tick_of

        why = refuse_act(self.course, act)
        if why:
            self.saying = why
        elif act.kind == "result":
            self.follow(Tried(position.place.name, act.value))
        elif act.kind == "template":
            open_form(self, self.course, act.number)
        else:
            self._tick(tick_of(self.course, act))

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
        from tui.ui.screens.why import why_not_in_walk

        return why_not_in_walk(command, self.course, self.mode, searching=self.field is not None)

    def labels(self) -> Mapping[str, str]:
        """Return what choosing means now."""
        if isinstance(self.course.walk.position, Asking) and not self.mode:
            return {"digit": "answer"}
        return {"find-out": "question"} if self.mode == FINDING else {}

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
            **self.deeds_elsewhere(),
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
                       lambda: self.post_message(ShowFlows()) and None)  # fmt: skip

    def _quit(self) -> None:
        code = 1 if self.course.is_unfinished else 0
        self.ask_first("Quit? This walk is not finished.",
                       lambda: self.post_message(Leave(code)) and None)  # fmt: skip

    def _show_answers(self) -> None:
        from tui.ui.screens.answers import AnswersScreen

        def take(event: Event | None) -> None:
            if event is not None:
                self.follow(event)
                self.paint()

        self.app.push_screen(AnswersScreen(self.services, self.course), take)


__all__ = ["OpenFlow", "WalkScreen"]
