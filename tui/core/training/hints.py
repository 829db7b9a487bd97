"""Hints in four rungs: what is undecided, where to look, what matters, the step itself."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.actor import name_actor
from tui.core.training.attempt import HEARING, Attempt
from tui.core.training.basis import Basis
from tui.core.training.events import (
    RUNGS,
    Asked,
    AttemptEvent,
    Checked,
    Chose,
    Confirmed,
    Ended,
    HandedOver,
    Heard,
    Noted,
)
from tui.core.training.play import Play
from tui.core.training.reference import find_doubts, next_event, next_in_flow
from tui.core.training.saying import ask_of, say_deed
from tui.core.words import Spoken, mark, say, say_count

_FEW = 3
TOLD_ALREADY = mark("The ticket says something about this already. Read it, and take it down.")
_KIND_WORDS = Spoken(
    {
        "fix": mark("fix"), "hand-over": mark("hand over"), "wait": mark("wait"),
        "not-ours": mark("not ours"),
    }
)  # fmt: skip

Rungs = tuple[str, str, str]


class Hint(NamedTuple):
    """A hint; the last rung carries what to do."""

    rung: int
    text: str
    event: AttemptEvent | None = None


def hint(play: Play, attempt: Attempt, rung: int) -> Hint:
    """Return a hint for the step that comes next.

    Args:
        play: the call.
        attempt: where it stands.
        rung: 1 is the coarsest, 4 shows the step.
    """
    event = next_event(play, attempt)
    if event is None:
        return Hint(rung, say("The call is over."))
    if rung >= RUNGS:
        return Hint(RUNGS, say_deed(play, event), event)
    rungs = _HINTS[type(event)](Basis(play, attempt), event)
    return Hint(rung, rungs[max(rung, 1) - 1])


def lead(play: Play, attempt: Attempt) -> Hint:
    """Return what the flow says next, for a call in which it leads.

    It does not listen for the trainee: what the words mean, and whether they are certain, is
    left to him.
    """
    if attempt.phase == HEARING:
        return Hint(0, say("What do the words mean? Take it down, or ask to look again."))
    event = next_in_flow(play, attempt)
    if event is None:
        return Hint(0, say("The call is over."))
    if isinstance(event, Asked) and _is_told(attempt, event.fact):
        event = Heard(event.fact, attempt.replies[event.fact].meaning)
        return Hint(0, say(TOLD_ALREADY), event)
    doubts = say("Is everything certain that was said? ") if find_doubts(play, attempt) else ""
    return Hint(0, say("{doubts}Next: {deed}", doubts=doubts, deed=say_deed(play, event)), event)


def _is_told(attempt: Attempt, fact: str) -> bool:
    """Tell whether the caller has said something already that was not taken down yet."""
    return fact in attempt.replies and fact not in attempt.known


def _hear(basis: Basis, event: Heard) -> Rungs:
    reply = basis.attempt.replies[event.fact]
    if event.answer is None:
        last = say("There is no answer in these words.")
    else:
        other = next(
            (each for each in basis.play.definition(event.fact).answers if each != event.answer),
            event.answer,
        )
        pair = sorted({event.answer, other})
        last = say(
            "It is one of these: {answers}",
            answers=" / ".join(_label(basis, event.fact, each) for each in pair),
        )
    return (
        say("Something was said that you have not taken down yet."),
        say(
            "It answers the question {ask} The words: {words}",
            ask=ask_of(basis.play, event.fact),
            words=reply.words,
        ),
        last,
    )


def _label(basis: Basis, fact: str, answer: str) -> str:
    return basis.play.wording(fact, answer)


def _check(basis: Basis, event: Checked) -> Rungs:
    reply = basis.attempt.replies[event.fact]
    against = event.fact in basis.against
    return (
        say("Not everything that was said is certain."),
        say("Think of the question {ask}", ask=ask_of(basis.play, event.fact)),
        say("Something else that was said speaks against it.")
        if against
        else say("Listen again: {words}", words=reply.words),
    )


def _ask(basis: Basis, event: Asked) -> Rungs:
    definition = basis.play.definition(event.fact)
    causes = [basis.play.title(name) for name in basis.possible.causes]
    listed = say(" They are: {causes}.", causes="; ".join(causes)) if len(causes) <= _FEW else ""
    return (
        say(
            "{causes} still possible. What would tell them apart?{listed}",
            causes=_count(len(causes)),
            listed=listed,
        ),
        say("This is not known yet: {why}", why=definition.why)
        if definition.why
        else definition.ask,
        say("The question that splits them: {ask}", ask=definition.ask),
    )


def _count(causes: int) -> str:
    return say_count("{number} cause is", "{number} causes are", causes)


def _choose(basis: Basis, event: Chose) -> Rungs:
    resolution = basis.play.board.resolution(event.node)
    if resolution is None:
        return (say("Decide."), say("Decide."), say("Decide."))
    actor = name_actor(resolution.actors[0]) if resolution.actors else say("you")
    return (
        say("Enough is known. It is time to decide."),
        say(
            "What it comes to: {kind}; first to act: {actor}.",
            kind=_KIND_WORDS[resolution.kind],
            actor=actor,
        ),
        say("The cause: {cause}", cause=resolution.cause),
    )


def _hand_over(basis: Basis, event: HandedOver) -> Rungs:
    return (
        say("Nothing safe is left to ask or to try here."),
        say(
            "{causes} still possible. Others must go on.", causes=_count(len(basis.possible.causes))
        ),
        say("Who can act on the likeliest: {actor}.", actor=name_actor(event.actor)),
    )


def _confirm(_basis: Basis, _event: AttemptEvent) -> Rungs:
    return (
        say("The fix is done. Is the call?"),
        say("Only one person knows whether it worked."),
        say("Ask the caller."),
    )


def _note(_basis: Basis, _event: AttemptEvent) -> Rungs:
    return (
        say("Before you hang up: could somebody else go on from here?"),
        say("The note is missing."),
        say("Write what was found out, what was tried, and what the caller asked for."),
    )


def _end(_basis: Basis, _event: AttemptEvent) -> Rungs:
    return (say("All is done."), say("Say goodbye."), say("End the call."))


_HINTS: Mapping[type[Any], Callable[[Basis, Any], Rungs]] = MappingProxyType(
    {
        Heard: _hear,
        Checked: _check,
        Asked: _ask,
        Chose: _choose,
        HandedOver: _hand_over,
        Confirmed: _confirm,
        Noted: _note,
        Ended: _end,
    }
)
