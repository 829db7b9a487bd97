"""When a skill is due again: what answers that, and the plain way of boxes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from tui.core.practice.review import Rating, Review

BOXES = (1, 3, 7, 21, 60)
"""Days from one practice to the next, box by box."""
LONGEST = 180
"""Nothing is laid aside for longer, in days."""


class Plan(NamedTuple):
    """When a skill comes up again."""

    due: str
    """As YYYY-MM-DD."""
    days: int
    """From the last practice until then."""


class Pace(Protocol):
    """What knows when a skill is due again."""

    @property
    def name(self) -> str:
        """Say in a word or two how it reckons."""

    def plan(self, reviews: Sequence[Review], *, is_grave: bool) -> Plan:
        """Return when a skill is due again.

        Args:
            reviews: of this skill alone, oldest first; at least one.
            is_grave: a mistake in it does harm, so it is asked more often.
        """


class BoxPace:
    """Five boxes: a pass moves a skill one on, a failure moves it to the first."""

    name = "boxes"

    def plan(self, reviews: Sequence[Review], *, is_grave: bool) -> Plan:
        """Return when a skill is due again; a grave one never goes into the last box."""
        last = len(BOXES) - (2 if is_grave else 1)
        box = -1
        for review in reviews:
            box = min(last, _next_box(box, review.rating))
        days = BOXES[box]
        return Plan(add_days(reviews[-1].day, days), days)


def _next_box(box: int, rating: Rating) -> int:
    if rating is Rating.AGAIN:
        return 0
    if rating is Rating.HARD:
        return max(0, box)
    return max(0, box) + (2 if rating is Rating.EASY else int(box >= 0))


def add_days(day: str, days: int) -> str:
    """Return a day so many days later; a day that is none stays as it is."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def days_between(earlier: str, later: str) -> int:
    """Return how many days lie between two days; 0 when one is none."""
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return 0
