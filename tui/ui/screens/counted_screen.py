"""A screen of a walk that counts what remains, once where the walk stands is painted."""

from typing import TYPE_CHECKING

from tui.core.walk import Asking
from tui.core.words import say
from tui.ui.course import Course
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services

if TYPE_CHECKING:
    from textual.timer import Timer

PAUSE = 0.05
"""Seconds after a paint until what remains is counted: whoever presses keys at once goes first."""
_TITLE = 30
"""So many columns are left for the title before more than the count is shown beside it."""


class CountedScreen(PagedScreen):
    """Nobody waits for the count: it appears when it is there."""

    def __init__(self, services: Services, course: Course) -> None:
        """Prepare a screen.

        Args:
            services: what it may use.
            course: the walk it shows.
        """
        self.course = course
        self._pause: Timer | None = None
        super().__init__(services)

    def paint(self) -> None:
        """Show where the walk stands; what remains is counted once that is on the screen."""
        super().paint()
        if self.is_mounted and self.course.sight is None:
            self.call_after_refresh(self._await_pause)

    def _await_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._count)

    def _count(self) -> None:
        if self.course.sight is None:
            self.course.look()
            self.paint()

    def status(self) -> str:
        """Return the quiet count, and how many questions wait to be found out."""
        sight, waiting = self.course.sight, len(self.course.walk.later)
        parts = [
            sight.briefly if sight else "",
            say("{waiting} to find out", waiting=waiting) if waiting else "",
        ]
        text = self.glyphs.dot.join(part for part in parts if part)
        return text if len(text) + _TITLE <= self.size.width else parts[0]

    def assumed(self, position: Asking) -> str:
        """Return what the branch of a question takes for granted; empty when nothing."""
        if not position.assumed:
            return ""
        from tui.core.prospects.reasons import say_assumed  # noqa: PLC0415 - not on the way there

        return say_assumed(self.course.flows, self.course.walk, position.assumed)
