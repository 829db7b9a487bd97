"""Puts a question off, and shows all that wait to be found out."""

from typing import ClassVar

from textual import events

from tui.core.prospects.sight import to_find_out
from tui.core.walk import Asking
from tui.core.words import mark, say
from tui.ui.commands import Hint
from tui.ui.course import Course
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.waiting import lay_persons, lay_waiting
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class PersonScreen(PagedScreen):
    """Asks who will be asked; gives back an actor or a name."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "close", "help", "stop",
    )  # fmt: skip
    field_hint = mark("or type a name")
    escape_closes = True

    def __init__(self, services: Services, course: Course, asking: Asking) -> None:
        """Ask about one question.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
            asking: the question.
        """
        super().__init__(services, Field())
        self.course = course
        self.asking = asking

    def face(self, room: Measures) -> Face:
        """Return who may know."""
        typed = self.field.text.strip() if self.field else ""
        course = self.course
        page = lay_persons(course.flow, course.walk, self.asking, typed, self.canvas(room))
        return Face(title=course.flow.title, status=say("ask later"), page=page)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return (Hint("enter", say("put off")), Hint("esc", say("leave it")))

    def type_key(self, event: events.Key) -> bool:
        """A digit chooses while nothing is typed; everything else is a name."""
        if event.key.isdigit() and not (self.field and self.field.text):
            self.choose_digit(event.key)
            return True
        return super().type_key(event)

    def choose(self, act: Act) -> None:
        """Give the person back."""
        self.dismiss(act.value)


class WaitingScreen(PagedScreen):
    """The list of things to find out; gives back the fact that is known now."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "close", "commands", "help",
        "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, course: Course) -> None:
        """Show the list of a walk.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
        """
        super().__init__(services)
        self.questions = tuple(to_find_out(course.flows, course.walk))
        self.about = course.flow.title

    def face(self, room: Measures) -> Face:
        """Return the list."""
        page = lay_waiting(self.questions, self.canvas(room))
        return Face(title=self.about, status=say("to find out"), page=page)

    def choose(self, act: Act) -> None:
        """Give the fact back."""
        self.dismiss(act.value)
