"""What a class is asked: a few things that could be done now, and how many hands each gets."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.practice import menu
from tui.core.training.attempt import TALKING, Attempt
from tui.core.training.basis import Basis
from tui.core.training.events import Asked, AttemptEvent, Checked, Chose, Confirmed
from tui.core.training.play import Play
from tui.core.training.reference import next_event
from tui.core.words import say

MOST = 5
MOST_HANDS = 999


class Suggestion(NamedTuple):
    """Something that the class can be asked about."""

    event: AttemptEvent
    text: str


def suggestions(play: Play, attempt: Attempt) -> tuple[Suggestion, ...]:
    """Return a few things that could be done now, in an order that gives nothing away.

    Among them is what the reference would do; the others are what would tell most besides, and
    the likeliest fix, which is often too early.
    """
    if attempt.phase != TALKING:
        return ()
    basis = Basis(play, attempt)
    wished = next_event(play, attempt)
    events: list[AttemptEvent] = [wished] if isinstance(wished, (Asked, Checked, Chose)) else []
    facts = sorted(basis.gains.items(), key=lambda item: -item[1])
    events += [Asked(fact) for fact, _ in facts if fact not in attempt.known]
    likeliest = next(iter(basis.possible.causes), "")
    chosen = list(dict.fromkeys(events))[: MOST - 1]
    if likeliest and Chose(likeliest) not in chosen:
        chosen.append(Chose(likeliest))
    found = [Suggestion(event, say_event(play, attempt, event)) for event in chosen[:MOST]]
    return tuple(sorted(found, key=lambda each: each.text))


def say_event(play: Play, attempt: Attempt, event: AttemptEvent) -> str:
    """Say what could be done."""
    if isinstance(event, Asked):
        return say("Ask: {question}", question=menu.question_text(play, attempt, event.fact))
    if isinstance(event, Checked):
        return say("Look again: {question}", question=menu.question_text(play, attempt, event.fact))
    if isinstance(event, Chose):
        return say("Do: {title}", title=play.title(event.node))
    return say("Ask whether it works now") if isinstance(event, Confirmed) else say("Go on")


def say_hands(count: int, counts: Mapping[int, int]) -> str:
    """Return a number of hands with a bar of signs, the longest for the most hands."""
    most = max(counts.values(), default=0)
    bar = "#" * (round(20 * count / most) if most else 0)
    return f"{count} {'hand' if count == 1 else 'hands'}  {bar}".rstrip()
