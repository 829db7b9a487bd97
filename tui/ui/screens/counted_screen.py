"""A screen of a walk that counts what remains, once where the walk stands is painted."""

from typing import TYPE_CHECKING

from tui.core.walk import Asking, Walk
from tui.core.words import say
from tui.ui.course import Course
from tui.ui.frame import Face, Measures
from tui.ui.layout import Canvas
from tui.ui.pages.trail import lay_left, lay_trail, list_answers
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.core.prospects.sight import Sight

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
        self._around_page = Face()
        self._basis: tuple[Walk | None, Sight | None, Measures | None, int] = None, None, None, 0
        """What the face was worked out from, without its page."""
        super().__init__(services)

    def paint(self) -> None:
        """Show where the walk stands; what remains is counted once that is on the screen."""
        super().paint()
        if self.is_mounted and self.course.sight is None:
            # The sheet's own turn comes after its rows are painted; the screen's would not.
            self.sheet.call_after_refresh(self._await_pause)

    def _await_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._count)

    def _count(self) -> None:
        if self.course.sight is None:
            self.course.look()
            self.paint()

    def around(self, room: Measures) -> Face:
        """Return everything but the page; it stays while the walk stands and nothing is found."""
        course, walk = self.course, self.course.walk
        place = (course.sight, room, self.size.width)
        if self._basis[0] is walk and self._basis[1] is place[0] and self._basis[2:] == place[1:]:
            return self._around_page
        self._basis = walk, *place
        face = Face(title=course.flow.title)
        if room.wide:
            left, right = (Canvas(width, self.glyphs) for width in (room.left, room.right))
            face = face._replace(
                left=lay_trail(course.flows, walk, left), right=lay_left(place[0], walk, right)
            )
        else:
            strip = tuple(list_answers(course.flows, walk))
            face = face._replace(status=self.status(), strip=strip)
        self._around_page = face
        return face

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
