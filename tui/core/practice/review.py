"""A review: how one skill went in one attempt. Everything about practice is read from these."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from tui.core.journal.milestones import Other
from tui.core.journal.record import Record

REVIEWED = "reviewed"
"""The word for a review in a line."""
RESOLUTION, DECISION = "resolution", "decision"


class Rating(IntEnum):
    """How a skill went; everything but `AGAIN` is a pass, `HARD` too."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Review(NamedTuple):
    """One skill, once practised."""

    skill: str
    """`resolution:FLOW/NODE` or `decision:FLOW/NODE`."""
    rating: Rating
    at: str
    """UTC, as 2026-11-23T07:45:01.123Z."""
    attempt: str
    """Id of the attempt it was practised in."""

    @property
    def day(self) -> str:
        """The day of it, as YYYY-MM-DD."""
        return self.at[:10]


def skill_of(kind: str, node: str) -> str:
    """Return the name of a skill: to reach a resolution, or to settle a question.

    Args:
        kind: `resolution` or `decision`.
        node: `FLOW/NODE`.
    """
    return f"{kind}:{node}"


def split_skill(skill: str) -> tuple[str, str, str]:
    """Return the kind, the flow and the node of a skill."""
    kind, _, place = skill.partition(":")
    flow, _, node = place.partition("/")
    return kind, flow, node


def read_reviews(records: Iterable[Record]) -> tuple[Review, ...]:
    """Return the reviews among records, in their order; what is none is passed over."""
    return tuple(
        Review(skill, Rating(rating), record.at, record.case)
        for record in records
        if isinstance(record.event, Other) and record.event.kind == REVIEWED
        for skill, rating in [(record.event.fields.get("skill"), record.event.fields.get("rating"))]
        if isinstance(skill, str) and rating in tuple(Rating) and type(rating) is int
    )


def write_review(review: Review, number: int) -> Record:
    """Return the record of a review, to be kept in a line."""
    fields = {"skill": review.skill, "rating": int(review.rating)}
    return Record(review.attempt, number, review.at, "+00:00", 0, Other(REVIEWED, fields))


def merge_reviews(*reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return all reviews by time, each once, however often it was carried along."""
    every = {(each.attempt, each.skill, each.at): each for group in reviews for each in group}
    return tuple(sorted(every.values(), key=lambda each: (each.at, each.attempt, each.skill)))
