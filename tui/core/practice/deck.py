"""The deck: a card for each skill, what is due today, and where the day ends.

Cards are never stored: they are read from the reviews each time, so that a deck can be merged
from two machines, and another way to reckon applies to the past as well.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from tui.core.practice.pace import Pace, days_between
from tui.core.practice.review import Rating, Review
from tui.core.words import mark

A_DAY = 8
"""Skills that are asked on one day; what is over comes the days after."""
LEECH = 4
"""Failures after a pass that speak against the flow rather than the person."""
KNOWN, MASTERED = 7, 21
"""Days to the next practice from which a skill counts as known, and as mastered."""
NEW, LEARNING = mark("new"), mark("learning")
FIRM, SURE = mark("known"), mark("mastered")
LEVELS = (NEW, LEARNING, FIRM, SURE)


class Card(NamedTuple):
    """What the reviews of one skill come to."""

    skill: str
    reviews: int = 0
    lapses: int = 0
    """Failures after it had been passed once."""
    last: str = ""
    """The day it was last practised."""
    rating: Rating = Rating.AGAIN
    """How it went then."""
    due: str = ""
    days: int = 0

    @property
    def level(self) -> str:
        """How firm it sits: one of LEVELS."""
        if not self.reviews:
            return NEW
        if self.rating is Rating.AGAIN or self.days < KNOWN:
            return LEARNING
        return FIRM if self.days < MASTERED else SURE

    @property
    def is_leech(self) -> bool:
        """Whether it was failed so often that the flow's wording should be looked at."""
        return self.lapses >= LEECH

    def risk(self, today: str) -> float:
        """Return how far it is overdue, in parts of its interval; below 0: not due yet."""
        return days_between(self.due, today) / max(1, self.days)


class Day(NamedTuple):
    """Today's practice."""

    due: tuple[str, ...]
    """Skills to practise now, those most at risk first."""
    done: int
    """Skills practised today that were due or new."""
    waiting: int
    """Due skills that are left for the days after."""
    again: tuple[str, ...]
    """Skills that failed today; they may be tried once more."""

    @property
    def total(self) -> int:
        """How many there are today, done ones too: the m of n of m."""
        return self.done + len(self.due)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left for today."""
        return not self.due


Deck = Mapping[str, Card]


def build_deck(
    reviews: Iterable[Review], pace: Pace, is_grave: Callable[[str], bool] = lambda _: False
) -> dict[str, Card]:
    """Return the card of every skill that was practised.

    Args:
        reviews: oldest first.
        pace: knows when a skill is due again.
        is_grave: tells whether a mistake in a skill does harm.
    """
    by_skill: dict[str, list[Review]] = {}
    for review in reviews:
        by_skill.setdefault(review.skill, []).append(review)
    return {
        skill: _card_of(skill, each, pace, is_grave=is_grave(skill))
        for skill, each in by_skill.items()
    }


def _card_of(skill: str, reviews: list[Review], pace: Pace, *, is_grave: bool) -> Card:
    lapses, was_passed = 0, False
    for review in reviews:
        lapses += was_passed and review.rating is Rating.AGAIN
        was_passed = was_passed or review.rating is not Rating.AGAIN
    plan = pace.plan(reviews, is_grave=is_grave)
    last = reviews[-1]
    return Card(skill, len(reviews), lapses, last.day, last.rating, plan.due, plan.days)


def find_day(
    deck: Deck, today: str, most: int = A_DAY, known: Collection[str] | None = None
) -> Day:
    """Return what is to be practised today.

    Args:
        deck: all cards.
        today: as YYYY-MM-DD.
        most: skills for one day; a backlog is spread over the days after.
        known: skills that can still be practised; None: all. What a flow lost is never due.
    """
    cards = [card for card in deck.values() if known is None or card.skill in known]
    due = sorted(
        (card for card in cards if card.due <= today and card.last != today),
        key=lambda card: (-card.risk(today), card.skill),
    )
    done = [card for card in cards if card.last == today]
    room = max(0, most - len(done))
    again = tuple(card.skill for card in done if card.rating is Rating.AGAIN)
    now = due[:room]
    return Day(tuple(card.skill for card in now), len(done), len(due) - len(now), again)


def count_levels(deck: Deck, skills: Collection[str]) -> dict[str, int]:
    """Return how many of some skills stand on each level."""
    counts = dict.fromkeys(LEVELS, 0)
    for skill in skills:
        counts[deck[skill].level if skill in deck else NEW] += 1
    return counts
