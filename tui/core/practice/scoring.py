"""What is kept of a debrief with the attempt, so that lists and reports need no flow."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from tui.core.classroom.result import HAND_OVER
from tui.core.practice.review import Rating, Review
from tui.core.training.attempt import PASSED_ON, Attempt
from tui.core.training.debrief import skills
from tui.core.training.events import Asked, Chose, Heard
from tui.core.training.play import Play

if TYPE_CHECKING:
    from tui.core.training.debrief import Debrief

RATINGS = {"again": Rating.AGAIN, "hard": Rating.HARD, "good": Rating.GOOD, "easy": Rating.EASY}
_MISREAD = ("misread", "guessed", "relied-on-doubt")
"""Labels of steps at which the caller's words were taken for something that they do not say."""


def score_fields(play: Play, attempt: Attempt, found: "Debrief") -> dict[str, Any]:
    """Return what an attempt came to, as plain values.

    Args:
        play: the call.
        attempt: at its end.
        found: its debrief.
    """
    score = found.score
    asked = tuple(dict.fromkeys(e.fact for e in attempt.events if isinstance(e, Asked)))
    misread = tuple(
        dict.fromkeys(
            step.event.fact
            for step in found.steps
            if step.label in _MISREAD and isinstance(step.event, Heard)
        )
    )
    return {
        "total": round(score.total),
        "passed": bool(score.passed),
        "rating": score.rating,
        "capped": bool(score.capped),
        "parts": {part.name: [round(part.points, 1), part.of] for part in score.parts},
        "cause": play.cause,
        "cause_title": play.title(play.cause),
        **_end(play, attempt),
        "unsafe": len(found.unsafe),
        "hints": sum(step.label == "hint" for step in found.steps),
        "minutes": round(found.minutes, 1),
        "par": round(found.par.minutes, 1),
        "asked": [_name(play, fact) for fact in asked],
        "misread": [_name(play, fact) for fact in misread],
        "questions": {_name(play, fact): play.definition(fact).ask for fact in (*asked, *misread)},
        "labels": dict(Counter(step.label for step in found.steps)),
    }


def _name(play: Play, fact: str) -> str:
    return f"{play.board.homes[fact]}/{fact}"


def _end(play: Play, attempt: Attempt) -> dict[str, str]:
    """Return where an attempt ended: ids, and a title as the flow's author wrote it.

    Nothing is in the player's language: `say_end` says it in the reader's.
    """
    if attempt.ending == PASSED_ON and "/" not in attempt.ended_at:
        return {"end": HAND_OVER, "handed_to": attempt.ended_at}
    if "/" in attempt.ended_at:
        return {"end": attempt.ended_at, "end_title": play.title(attempt.ended_at)}
    chosen = [event.node for event in attempt.events if isinstance(event, Chose)]
    if chosen:
        return {"end": "", "after": chosen[-1], "end_title": play.title(chosen[-1])}
    return {"end": ""}


def reviews_of(play: Play, found: "Debrief", at: str, attempt: str) -> tuple[Review, ...]:
    """Return how each skill went in an attempt.

    Args:
        play: the call.
        found: its debrief.
        at: the moment, as records have it.
        attempt: its id.
    """
    return tuple(
        Review(skill, RATINGS.get(rating, Rating.AGAIN), at, attempt)
        for skill, rating in skills(play, found).items()
    )
