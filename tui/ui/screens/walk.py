"""The walk: one screen that changes in place, from the first question to the end."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.events import (
    CANNOT,
    FAILED,
    HELPED,
    Answered,
    Back,
    Ticked,
    Tried,
    Unsure,
)
from tui.core.walk import Asking, Offering
from tui.core.words import say
from tui.ui.field import Field
from tui.ui.layout import Act
from tui.ui.pages.question import ANSWER, DOUBT, UNSURE
from tui.ui.requests import ShowCases
from tui.ui.screens.aside_screen import AsideScreen
from tui.ui.screens.course_screen import typed_in
from tui.ui.screens.paged import Deed
from tui.ui.scroll import View
from tui.ui.why import FINDING, PEEKING

QUESTION_KEYS = ("digit", "find-out", "later", "back", "answers", "ticket")
FIX_KEYS = ("tick", "helped", "failed", "cannot", "back", "ticket")


class WalkScreen(AsideScreen):
    """Asks, shows the resolution, hands over."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "tick", "up", "down", "page-up", "page-down", "helped", "failed",
        "cannot", "back", "answers", "find-out", "later", "search", "why", "ticket", "note",
        "flag", "fill",
        "left", "waiting", "map", "park", "switch", "outcome", "keep-as-case", "cases", "hand-over",
        "restart", "flows", "problems", "settings", "commands", "help", "quit", "stop", "close",
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
        if typed_in(self.field) == DOUBT:
            self.field = Field()
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
        doubt = 0
        if self.mode == FINDING and isinstance(position, Asking) and position.fact.unsure:
            doubt = len(position.offered)
        self.place = View(selected=doubt)

    def first_keys(self) -> tuple[str, ...]:
        """Return the six commands that a call is made of, here."""
        return FIX_KEYS if isinstance(self.course.walk.position, Offering) else QUESTION_KEYS

    def labels(self) -> Mapping[str, str]:
        """Return other words for the keys of an ending where nothing is repaired."""
        position = self.course.walk.position
        if isinstance(position, Offering) and position.resolution.kind != "fix":
            others = {"helped": say("done"), "failed": say("not this"), "search": ""}
            return {**super().labels(), **others}
        return super().labels()

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
            "flag": self._flag,
            "fill": self._fill_in,
            "park": self._park,
            "switch": self._switch,
            "outcome": self._say_outcome,
            "keep-as-case": self._keep_as_case,
            "left": self._show_left,
            "why": self._show_why,
            "later": self._ask_later,
            "waiting": self._show_waiting,
            "map": self._show_map,
            "cases": lambda: self.post_message(ShowCases()),
            "flows": self._leave_walk,
            "quit": self._quit,
        }

    def _peek(self) -> None:
        self.mode, self.typing, self.place = PEEKING, False, View()
