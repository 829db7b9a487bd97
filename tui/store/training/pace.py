"""The better way to reckon when a skill is due: the `fsrs` package, where it is installed."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from tui.core.practice.pace import LONGEST, BoxPace, Pace, Plan
from tui.core.practice.review import Review

if TYPE_CHECKING:
    import fsrs

RECALL, GRAVE_RECALL = 0.90, 0.95
"""How likely a skill should still sit when it comes up again; higher where mistakes do harm."""


def open_pace() -> Pace:
    """Return what reckons when skills are due: `fsrs` if it is here, else boxes."""
    try:
        import fsrs  # noqa: PLC0415 - an extra, and only for practice
    except ImportError:
        return BoxPace()
    return ForgettingPace(fsrs)


class ForgettingPace:
    """Reckons with a model of how memory fades (FSRS), each call being a practice of its own."""

    name = "fsrs"

    def __init__(self, package: Any) -> None:
        """Take the package, which need not be installed."""
        self._package = package
        # Steps of minutes make no sense for whole calls; chance would make decks differ.
        self._scheduler: Callable[[float], fsrs.Scheduler] = cache(
            lambda recall: package.Scheduler(
                desired_retention=recall,
                learning_steps=(),
                relearning_steps=(),
                enable_fuzzing=False,
                maximum_interval=LONGEST,
            )
        )

    def plan(self, reviews: Sequence[Review], *, is_grave: bool) -> Plan:
        """Return when a skill is due again."""
        scheduler = self._scheduler(GRAVE_RECALL if is_grave else RECALL)
        first = _moment(reviews[0])
        # With an id and a day of its own a card needs neither a pause nor the clock.
        card = self._package.Card(card_id=1, due=first)
        for review in reviews:
            rating = self._package.Rating(int(review.rating))
            card, _ = scheduler.review_card(card, rating, _moment(review))
        days = max(1, (card.due - _moment(reviews[-1])).days)
        return Plan(card.due.date().isoformat(), days)


def _moment(review: Review) -> datetime:
    """Return when a review was, at noon where its time cannot be read."""
    try:
        moment = datetime.fromisoformat(review.at)
    except ValueError:
        moment = datetime(1970, 1, 1, 12, tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
