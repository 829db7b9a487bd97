"""What training on the screen may begin with, as values that a command line can make."""

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.core.classroom.report import Report
from tui.core.practice.selection import Pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.store.training.classwork import Classwork
    from tui.store.training.lesson import Opened
    from tui.store.training.room import Room


class Call(NamedTuple):
    """A call is played at once."""

    pick: Pick
    mode: str


class Presented(NamedTuple):
    """A call is led before a class."""

    pick: Pick


class FirstLesson(NamedTuple):
    """The program itself is taught."""

    lesson: "Opened"


class Class(NamedTuple):
    """The calls of a class are played."""

    work: "Classwork"


class ShownReport(NamedTuple):
    """A report is read."""

    report: Report


Wish: TypeAlias = "Call | Presented | FirstLesson | Class | ShownReport | None"
"""None: training's home."""

Asked: TypeAlias = "Wish | Callable[[Room], Wish]"
"""A wish, or what works it out once flows may be opened.

Raises:
    NoCall: there is no such call.
"""
