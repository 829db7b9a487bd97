"""Each step of an attempt, judged by what was known when it was taken.

Never by how it turned out: a guess that hit is a guess, and a fix that followed from all that
was said is right also when it did not help.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.flow import HAND_OVER, Resolution
from tui.core.training.attempt import Attempt, proceed, takes
from tui.core.training.basis import LITTLE, NEARLY_SURE, SURE, Basis
from tui.core.training.events import (
    RUNGS,
    Asked,
    AttemptEvent,
    Began,
    Checked,
    Chose,
    Confirmed,
    Ended,
    HandedOver,
    Heard,
    Hinted,
    Noted,
)
from tui.core.training.labels import VALUES, Label
from tui.core.training.play import Play
from tui.core.training.saying import PUT_RIGHT, say_deed, say_showed, say_why
from tui.core.walk import HandOver, Offering, Position, stand
from tui.core.words import say

GOOD_SPLIT = 0.5
"""A question that tells at least so much of what the best one tells is as good."""


class Judged(NamedTuple):
    """One step, and what is to be said of it."""

    number: int
    """The place of its event in the record: where `rewind` goes back to."""
    event: AttemptEvent
    label: Label
    value: float | None
    """From 0 to 1; None where the step does not count."""
    text: str
    """What was done."""
    why: str = ""
    """Why it was right or wrong."""
    showed: str = ""
    """What showed it, in the caller's words."""
    before: int = 0
    """How many causes were possible before."""
    after: int = 0
    minutes: float = 0.0
    """How long the call had lasted after it."""


def judge(play: Play, events: Iterable[AttemptEvent]) -> tuple[Judged, ...]:
    """Judge every step of an attempt; what made no sense where it stood is left out."""
    found: list[Judged] = []
    attempt = Attempt()
    basis = Basis(play, attempt)
    given = 0
    for number, event in enumerate(events):
        is_taken = takes(play, attempt, event)
        after = proceed(play, attempt, event)
        changed = basis if isinstance(event, (Hinted, Noted)) else Basis(play, after)
        if isinstance(event, Began):
            given = event.given
        elif is_taken:
            label = _label(basis, event)
            if given > 0:
                given, label = given - 1, Label.GIVEN
            elif RUNGS in attempt.hints and not isinstance(event, (Hinted, Noted)):
                label = Label.SHOWN
            found.append(_describe(basis, changed, number, event, label))
        attempt, basis = after, changed
    return tuple(_excuse_slips(found))


def _excuse_slips(steps: list[Judged]) -> Iterator[Judged]:
    """Yield the steps; a wrong answer that was put right at once does not count."""
    counted = [step for step in steps if not isinstance(step.event, (Hinted, Noted))]
    nexts = dict(zip([step.number for step in counted], counted[1:], strict=False))
    for step in steps:
        if _is_slip(step, nexts.get(step.number)):
            yield step._replace(label=Label.CORRECTED, value=None, why=say(PUT_RIGHT))
        else:
            yield step


def _is_slip(step: Judged, after: Judged | None) -> bool:
    """Tell whether a step took down something wrong, and the next one the right thing."""
    if step.label not in (Label.MISREAD, Label.GUESSED) or after is None:
        return False
    heard, again = step.event, after.event
    is_same = isinstance(heard, Heard) and isinstance(again, Heard) and heard.fact == again.fact
    return is_same and after.label is Label.HEARD


def _describe(basis: Basis, after: Basis, number: int, event: AttemptEvent, label: Label) -> Judged:
    return Judged(
        number,
        event,
        label,
        _value(basis, event, label),
        say_deed(basis.play, event),
        say_why(basis, event, label),
        say_showed(basis, event, label),
        len(basis.possible.causes),
        len(after.possible.causes),
        after.attempt.minutes,
    )


def _label(basis: Basis, event: AttemptEvent) -> Label:  # noqa: PLR0911 - one for each kind
    if isinstance(event, Asked):
        return _label_question(basis, event.fact)
    if isinstance(event, Heard):
        return _label_hearing(basis, event)
    if isinstance(event, Checked):
        return _label_check(basis, event.fact)
    if isinstance(event, Chose):
        return label_choice(basis, event.node)
    if isinstance(event, HandedOver):
        return _label_hand_over(basis, event)
    if isinstance(event, Ended):
        return _label_end(basis.attempt)
    if isinstance(event, Confirmed):
        return Label.CONFIRMED
    return Label.HINT if isinstance(event, Hinted) else Label.NOTED


def _label_question(basis: Basis, fact: str) -> Label:
    if fact in basis.attempt.known or fact in basis.attempt.replies:
        return Label.REDUNDANT
    if fact in basis.next_facts or fact in basis.as_told.next_facts:
        return Label.FOLLOWS
    share = basis.told_by(fact)
    if share >= GOOD_SPLIT:
        return Label.SPLITS
    return Label.WEAK if share else Label.IRRELEVANT


def _value(basis: Basis, event: AttemptEvent, label: Label) -> float | None:
    """Return what a step is worth; a question out of its turn, as much as it tells."""
    if label is Label.WEAK and isinstance(event, Asked):
        return basis.told_by(event.fact) / GOOD_SPLIT
    return VALUES.get(label)


def _label_hearing(basis: Basis, event: Heard) -> Label:
    reply = basis.attempt.replies.get(event.fact)
    if reply is None:
        return Label.HEARD if event.answer is None else Label.GUESSED
    if event.answer == reply.meaning:
        return Label.HEARD
    if reply.meaning is None:
        return Label.GUESSED
    if event.answer is None:
        is_careful = reply.hedged or event.fact in basis.against
    else:
        is_careful = basis.play.is_heard(event.fact, event.answer, reply.meaning)
    return Label.HEARD if is_careful else Label.MISREAD


def _label_check(basis: Basis, fact: str) -> Label:
    reply = basis.attempt.replies[fact]
    if reply.checked:
        return Label.REDUNDANT
    is_open = reply.is_doubtful or fact in basis.against or bool(basis.attempt.results)
    return Label.VERIFIES if is_open else Label.OVER_CHECKS


def label_choice(basis: Basis, name: str) -> Label:
    """Judge the choice of a resolution by what is known."""
    play = basis.play
    resolution = play.board.resolution(name)
    if resolution is None or is_unsafe(basis, name, resolution):
        return Label.UNSAFE
    if _is_justified(basis, name, resolution):
        return Label.JUSTIFIED
    if play.helps(name) and name != play.cause and _has_asked_enough(basis):
        return Label.ACCEPTED
    return _label_early(basis, name)


def _label_early(basis: Basis, name: str) -> Label:
    """Say what is wrong with a choice that does not follow from what is known."""
    chance = basis.possible.causes.get(name, 0.0)
    if chance <= 0.0 or name in basis.attempt.results:
        return Label.UNLIKELY
    if basis.guessed:
        return Label.ON_GUESS
    is_sure = chance >= NEARLY_SURE and basis.play.board.may_offer(name, basis.known)
    return Label.ON_DOUBT if is_sure else Label.PREMATURE


def is_unsafe(basis: Basis, name: str, resolution: Resolution) -> bool:
    """Tell whether choosing a resolution could do harm, by what is known."""
    if name in basis.play.scenario.forbidden:
        return True
    if resolution.kind != "fix" or resolution.risk is None:
        return False
    return not basis.play.board.may_offer(name, basis.known)


def _is_justified(basis: Basis, name: str, resolution: Resolution) -> bool:
    if name in basis.attempt.results:
        return False
    chance = basis.soundly_possible.causes.get(name, 0.0)
    may = resolution.kind != "fix" or basis.play.board.may_offer(name, basis.sound_known)
    if may and chance >= (NEARLY_SURE if resolution.risk is None else SURE):
        return True
    position = _position(basis)
    if isinstance(position, Offering):
        return position.place.name == name
    return isinstance(position, HandOver) and [each.place.name for each in position.causes] == [
        name
    ]


def _position(basis: Basis) -> Position | None:
    """Return where the flow stands by what is in no doubt, where only the flow can tell.

    While all that was asked is known, the chances tell the same for less.
    """
    if None not in basis.sound.values() and not basis.attempt.results:
        return None
    return stand(basis.play.flows, basis.sound_draft).position


def _has_asked_enough(basis: Basis) -> bool:
    """Tell whether nothing that decides is left to be asked."""
    return all(gain < LITTLE for gain in basis.soundly_possible.gains(basis.sound_known).values())


def _label_hand_over(basis: Basis, event: HandedOver) -> Label:
    causes = basis.soundly_possible.causes
    name = next(iter(causes), "")
    resolution = basis.play.board.resolution(name)
    is_found = bool(causes) and causes[name] >= NEARLY_SURE
    if resolution is not None and is_found and event.actor in resolution.actors:
        return Label.HAND_OVER
    if HAND_OVER in basis.play.scenario.accepted and _has_asked_enough(basis):
        return Label.HAND_OVER
    position = stand(basis.play.flows, basis.sound_draft).position
    return Label.HAND_OVER if isinstance(position, HandOver) else Label.EARLY_HAND_OVER


def _label_end(attempt: Attempt) -> Label:
    if attempt.ending:
        return Label.CLOSED
    return Label.NOT_CONFIRMED if attempt.open_fix else Label.GAVE_UP
