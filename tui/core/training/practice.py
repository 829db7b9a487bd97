"""The one thing to practise next: the worst habit that an attempt shows."""

from typing import NamedTuple

from tui.core.training.events import Asked, Checked, Chose, Heard
from tui.core.training.judge import Judged
from tui.core.training.labels import Label
from tui.core.training.parts import Record, has_note
from tui.core.training.saying import ask_of
from tui.core.words import mark, say


class Practise(NamedTuple):
    """What to practise."""

    skill: str
    """`resolution:FLOW/NODE` or `decision:FLOW/FACT`, for choosing the next call."""
    text: str


_HABITS: tuple[tuple[Label, str], ...] = (
    (Label.UNSAFE, mark("Before a fix that can do harm, find out what it needs. Here: {what}")),
    (
        Label.GUESSED,
        mark("When the caller does not know, do not guess: ask to look again. Here: {what}"),
    ),
    (Label.MISREAD, mark("Listen for what the words mean before you take them down. Here: {what}")),
    (Label.ON_DOUBT, mark('When you hear "I think", ask to look again before you act.')),
    (Label.ON_GUESS, mark("Do not choose a fix that rests on a guess.")),
    (Label.EARLY_HAND_OVER, mark("Ask what the caller can tell before you hand over.")),
    (Label.GAVE_UP, mark("End a call with a fix that works or with a hand-over.")),
    (Label.UNLIKELY, mark("Choose only a cause that fits all that was said.")),
    (Label.PREMATURE, mark("Ask until one cause is left before you try a fix.")),
    (Label.NOT_CONFIRMED, mark("Ask whether it works now before you hang up.")),
    (Label.SHOWN, mark("Try this step again without help. Here: {what}")),
    (Label.IRRELEVANT, mark("Ask what tells the causes apart. Not needed here: {what}")),
    (Label.REDUNDANT, mark("Read the ticket and what you took down before you ask. Here: {what}")),
    (Label.WEAK, mark("Look for the question that leaves the fewest causes. Here: {what}")),
    (Label.OVER_CHECKS, mark("Check what sounds unsure; trust what is said plainly.")),
)


def find_practice(record: Record) -> Practise:
    """Return the worst habit that an attempt shows; a near miss of the call when none does."""
    for label, text in _HABITS:
        for step in record.steps:
            if step.label is label:
                return Practise(_skill(record, step), say(text, what=_name(record, step)))
    skill = f"resolution:{record.play.cause}"
    if not record.attempt.is_over:
        return Practise(skill, say("Finish the call."))
    if not has_note(record):
        return Practise(skill, say("Write a note that lets somebody else go on."))
    return Practise(
        skill, say("Nothing to mend. Try a call that differs from this one in one thing.")
    )


def _fact(step: Judged) -> str:
    return step.event.fact if isinstance(step.event, (Asked, Heard, Checked)) else ""


def _skill(record: Record, step: Judged) -> str:
    fact = _fact(step)
    if fact:
        return f"decision:{record.play.board.homes[fact]}/{fact}"
    return f"resolution:{record.play.cause}"


def _name(record: Record, step: Judged) -> str:
    fact = _fact(step)
    if fact:
        return ask_of(record.play, fact)
    return record.play.title(step.event.node) if isinstance(step.event, Chose) else step.text
