"""What is kept of a debrief with the attempt, so that lists and reports need no flow."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tui.core.flow import HAND_OVER
from tui.core.practice.authored import Authored, question_in, title_in
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


def score_fields(
    play: Play, attempt: Attempt, found: "Debrief", authored: Authored | None = None
) -> dict[str, Any]:
    """Return what an attempt came to, as plain values in no language but the author's.

    Args:
        play: the call.
        attempt: at its end.
        found: its debrief.
        authored: opens a flow as its author wrote it; those of the call where there is none.
    """
    flows = authored or play.flows.__getitem__
    score = found.score
    asked = _names(play, (e.fact for e in attempt.events if isinstance(e, Asked)))
    misread = _names(
        play,
        (
            step.event.fact
            for step in found.steps
            if step.label in _MISREAD and isinstance(step.event, Heard)
        ),
    )
    return {
        "total": round(score.total),
        "passed": bool(score.passed),
        "rating": score.rating,
        "capped": bool(score.capped),
        "parts": {part.name: [round(part.points, 1), part.of] for part in score.parts},
        "cause": play.cause,
        "cause_title": title_in(flows, play.cause) or play.cause,
        **_end(attempt, flows),
        "unsafe": len(found.unsafe),
        "hints": sum(step.label == "hint" for step in found.steps),
        "minutes": round(found.minutes, 1),
        "par": round(found.par.minutes, 1),
        "asked": asked,
        "misread": misread,
        "questions": {name: question_in(flows, name) for name in (*asked, *misread)},
        "labels": dict(Counter(step.label for step in found.steps)),
    }


def _names(play: Play, facts: Iterable[str]) -> list[str]:
    """Return each fact once, as FLOW/FACT."""
    return [f"{play.board.homes[fact]}/{fact}" for fact in dict.fromkeys(facts)]


def _end(attempt: Attempt, flows: Authored) -> dict[str, str]:
    """Return where an attempt ended: ids, and a title as the flow's author wrote it.

    Nothing is in the player's language: `say_end` says it in the reader's.
    """
    if attempt.ending == PASSED_ON and "/" not in attempt.ended_at:
        return {"end": HAND_OVER, "handed_to": attempt.ended_at}
    if "/" in attempt.ended_at:
        return {"end": attempt.ended_at, "end_title": title_in(flows, attempt.ended_at)}
    chosen = [event.node for event in attempt.events if isinstance(event, Chose)]
    if chosen:
        return {"end": "", "after": chosen[-1], "end_title": title_in(flows, chosen[-1])}
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
