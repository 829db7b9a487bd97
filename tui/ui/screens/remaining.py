"""Opens the quiet count to the list behind it."""

from collections.abc import Iterator
from typing import ClassVar

from tui.core.events import Answered
from tui.core.guide import fill
from tui.core.prospects.left import find_left
from tui.core.walk import Asking
from tui.store.catalog import FlowRefused
from tui.ui.course import Course
from tui.ui.frame import Face, Measures
from tui.ui.pages.remaining import Leaves, Outlook, lay_remaining
from tui.ui.pages.trail import count_left
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services

MOST_ANSWERS = 9
"""Of longer lists nothing is looked ahead."""


class RemainingScreen(PagedScreen):
    """Causes with how likely they are, and what each answer would leave."""

    offers: ClassVar[tuple[str, ...]] = (
        "up", "down", "page-up", "page-down", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip

    def __init__(self, services: Services, course: Course) -> None:
        """Look ahead from where a walk stands.

        Args:
            services: what the screen may use.
            course: the walk; it is not changed here.
        """
        super().__init__(services)
        left, walk = course.left, course.walk
        shares = {each.resolution.resolve: each.probability for each in walk.remaining}
        total = sum(cause.likelihood for cause in left.causes) or 1.0
        ranked = [
            (cause, shares.get(cause.resolve, cause.likelihood / total)) for cause in left.causes
        ]
        self.outlook = Outlook(
            course.flow, walk.known, count_left(left),
            sorted(ranked, key=lambda pair: -pair[1]), tuple(_look_ahead(course)),
        )  # fmt: skip
        self.about = course.flow.title

    def face(self, room: Measures) -> Face:
        """Return the list."""
        page = lay_remaining(self.outlook, self.canvas(room))
        return Face(title=self.about, status="what is left", page=page)


def _look_ahead(course: Course) -> Iterator[Leaves]:
    position = course.walk.position
    if not isinstance(position, Asking) or len(position.offered) > MOST_ANSWERS:
        return
    for answer in position.offered:
        try:
            then = course.preview(Answered(position.place.name, position.fact_id, answer))
        except (FlowRefused, KeyError):
            continue
        left = find_left(course.flows, then)
        label = fill(position.fact.answers[answer].label, course.flow, course.walk.known)
        yield Leaves(label, count_left(left) or "leads on into other flows")
