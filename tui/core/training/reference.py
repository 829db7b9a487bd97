"""The reference policy: what a careful listener who follows the flow does, and what that costs.

It takes down what the ticket tells, asks what the flow asks next, asks the caller to look again
whenever the words sound unsure or something else that was said speaks against them, tries the
fix that the flow offers, asks whether it works, and writes a note. It hears no more than a
trainee would.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tui.core.paths.remaining import actors_of
from tui.core.training.attempt import (
    CLOSING,
    FIXING,
    HEARING,
    TALKING,
    Attempt,
    draft_of,
    fold,
    proceed,
)
from tui.core.training.caller import Reply
from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Began,
    Checked,
    Chose,
    Confirmed,
    Ended,
    HandedOver,
    Heard,
    Noted,
)
from tui.core.training.play import Play
from tui.core.walk import Asking, HandOver, Offering, stand

MOST_EVENTS = 300
"""No call is nearly as long; a longer one runs in a circle."""

FIRST_HELP = "L1"
"""Who takes over where nothing says who could."""


class Par(NamedTuple):
    """What the reference policy needs."""

    questions: int
    checks: int
    fixes: int
    minutes: float

    @property
    def steps(self) -> int:
        """How many decisions it makes."""
        return self.questions + self.checks + self.fixes


def best(play: Play, events: Iterable[AttemptEvent] = ()) -> tuple[AttemptEvent, ...]:
    """Return how the reference policy plays a call to its end.

    Args:
        play: the call.
        events: what has happened before; it plays on from there.
    """
    attempt = fold(play, events)
    if not attempt.phase:
        attempt = proceed(play, attempt, Began(play.scenario.id))
    for _ in range(MOST_EVENTS):
        event = next_event(play, attempt)
        if event is None:
            break
        attempt = proceed(play, attempt, event)
    return attempt.events


def par(play: Play) -> Par:
    """Return what the reference policy needs for a call."""
    return count_steps(play, best(play))


def count_steps(play: Play, events: Iterable[AttemptEvent]) -> Par:
    """Return what was done in an attempt."""
    attempt = fold(play, events)
    kinds = [type(event) for event in attempt.events]
    fixes = kinds.count(Chose) + kinds.count(HandedOver)
    return Par(kinds.count(Asked), kinds.count(Checked), fixes, attempt.minutes)


def next_event(play: Play, attempt: Attempt) -> AttemptEvent | None:
    """Return what the reference policy does next; None when the call is over."""
    if attempt.phase == HEARING:
        return Heard(attempt.waiting, attempt.replies[attempt.waiting].meaning)
    if attempt.phase == FIXING:
        return Confirmed()
    if attempt.phase == CLOSING:
        return Ended() if attempt.note else Noted(write_note(play, attempt))
    if attempt.phase != TALKING:
        return None
    return _take_care(play, attempt) or _go_on(play, attempt)


def next_in_flow(play: Play, attempt: Attempt) -> AttemptEvent | None:
    """Return what the flow says next, with no ear for doubt; None when the call is over."""
    return _go_on(play, attempt) if attempt.phase == TALKING else next_event(play, attempt)


def _take_care(play: Play, attempt: Attempt) -> AttemptEvent | None:
    """Take down what the ticket tells, and look into what is doubtful."""
    for fact, reply in attempt.replies.items():
        if fact not in attempt.known:
            return Heard(fact, reply.meaning)
    doubtful = find_doubts(play, attempt)
    return Checked(doubtful[0]) if doubtful else None


def find_doubts(play: Play, attempt: Attempt) -> tuple[str, ...]:
    """Return the facts that a careful listener would ask the caller to look into again."""
    heard = {fact: reply.meaning for fact, reply in attempt.replies.items()}
    against = play.contradicted(heard)
    return tuple(
        fact for fact, reply in attempt.replies.items() if _is_open(reply, fact in against)
    )


def _is_open(reply: Reply, contradicted: bool) -> bool:  # noqa: FBT001 - one of two reasons
    return reply.is_doubtful or (contradicted and not reply.checked)


def _go_on(play: Play, attempt: Attempt) -> AttemptEvent:
    """Do what the flow says."""
    walk = stand(play.flows, draft_of(play, attempt))
    position = walk.position
    if isinstance(position, Asking) and position.fact_id not in attempt.known:
        return Asked(position.fact_id)
    if isinstance(position, Offering) and position.place.name not in attempt.results:
        return Chose(position.place.name)
    if isinstance(position, HandOver) and len(position.causes) == 1:
        (cause,) = position.causes
        if cause.resolution.kind != "fix" and cause.place.name not in attempt.results:
            return Chose(cause.place.name)
    if isinstance(position, Asking):  # an answer that leads nowhere: is it true?
        reply = attempt.replies.get(position.fact_id)
        if reply is not None and not reply.checked:
            return Checked(position.fact_id)
    actors = actors_of(walk.remaining)
    return HandedOver(actors[0] if actors else FIRST_HELP)


def write_note(play: Play, attempt: Attempt) -> str:
    """Return a note of what was found out, tried and said."""
    heard = [
        f"{play.definition(fact).ask} {play.wording(fact, answer) if answer else 'not known'}"
        for fact, answer in attempt.known.items()
    ]
    tried = [f"{play.title(trial.node)}: {trial.result}" for trial in attempt.tried]
    told = [spellings[0] for spellings in play.scenario.note if spellings]
    return "; ".join([*heard, *tried, *told]) or play.scenario.ticket.text
