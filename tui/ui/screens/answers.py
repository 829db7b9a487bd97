"""Looks the answers over, and changes one after showing what that does."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.draft import Said
from tui.core.events import Changed, Event
from tui.core.words import say
from tui.store.catalog import FlowRefused
from tui.ui.course import Course
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act, Page
from tui.ui.pages.answers import (
    ACCEPT,
    CHANGE,
    FACT,
    LEAVE,
    NOBODY,
    Change,
    all_said,
    lay_answers,
    lay_choices,
    lay_preview,
)
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.scroll import View
from tui.ui.services import Services


class AnswersScreen(PagedScreen):
    """Three steps in one place: which answer, what instead, what that does."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "back", "close", "commands",
        "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, course: Course, fact: str = "") -> None:
        """Show the answers of a walk.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
            fact: the one to change at once; empty: all are shown first.
        """
        super().__init__(services)
        self.course = course
        self.first = fact
        self.said = next((each for each in all_said(course.walk) if each.fact == fact), None)
        self.wanted: Changed | None = None

    def face(self, room: Measures) -> Face:
        """Return the step that is open."""
        return Face(title=self.course.flow.title, status=say("answers"), page=self._lay(room))

    def _lay(self, room: Measures) -> Page:
        flows, walk, canvas = self.course.flows, self.course.walk, self.canvas(room)
        if self.said is None:
            return lay_answers(flows, walk, canvas)
        if self.wanted is None:
            return lay_choices(flows, walk, self.said, canvas)
        then = self.course.preview(self.wanted)
        return lay_preview(flows, walk, then, Change(self.said, self.wanted.answer), canvas)

    def choose(self, act: Act) -> None:
        """Go one step on."""
        if act.kind == FACT:
            self.said = all_said(self.course.walk)[act.number]
            self.place = View()
            self._select_present()
        elif act.kind in (CHANGE, NOBODY) and self.said:
            self._want(self.said, act.value if act.kind == CHANGE else None)
        elif act.kind == ACCEPT:
            self.dismiss(self.wanted)
        elif act.kind == LEAVE:
            self._step_back()

    def _select_present(self) -> None:
        if self.said is None:
            return
        ids = [*self.course.flows[_home(self.course, self.said)].facts[self.said.fact].answers]
        at = ids.index(self.said.answer) if self.said.answer in ids else len(ids)
        self.place = View(selected=at)
        self.show_selected()

    def _want(self, said: Said, answer: str | None) -> None:
        if answer == said.answer:
            self.saying = say("That is the answer already.")
            return
        event = Changed(said.fact, answer)
        why = self._refused(event)
        if why:
            self.saying = why
            return
        self.wanted = event
        self.place = View()

    def _refused(self, event: Event) -> str:
        try:
            self.course.preview(event)
        except (FlowRefused, KeyError):
            return say("The walk would go on in a flow that has faults.")
        return ""

    def _step_back(self) -> None:
        self.place = View()
        if self.wanted is not None:
            self.wanted = None
        elif self.said is not None and not self.first:
            self.said = None
        else:
            self.dismiss(None)

    def labels(self) -> Mapping[str, str]:
        """Return what choosing does."""
        return {"choose": say("change")} if self.said is None else {}

    def deeds_here(self) -> Mapping[str, Deed]:
        """Go back one step at a time."""
        return {"back": self._step_back, "close": self._step_back}


def _home(course: Course, said: Said) -> str:
    return said.node.partition("/")[0] or course.walk.begun.flow
