"""What the debrief says of a step: what was done, why it was right or wrong, what showed it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tui.core.actor import name_actor
from tui.core.flow import Resolution
from tui.core.training.basis import Basis
from tui.core.training.caller import Reply
from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Checked,
    Chose,
    HandedOver,
    Heard,
    Hinted,
    word_for,
)
from tui.core.training.labels import Label
from tui.core.training.play import Play
from tui.core.words import Spoken, mark, say, say_count

PUT_RIGHT = mark("It was put right at once.")
_DEEDS: Mapping[str, str] = Spoken(
    {
        "began": mark("Took the call"),
        "confirmed": mark("Asked whether it works now"),
        "noted": mark("Wrote the note"),
        "ended": mark("Ended the call"),
    }
)
_MOST = 3
"""More names than this are not told apart in words."""


def say_deed(play: Play, event: AttemptEvent) -> str:
    """Say what was done."""
    if isinstance(event, (Asked, Heard, Checked)):
        return _say_words(play, event)
    if isinstance(event, Chose):
        return say("Chose: {title}", title=play.title(event.node))
    if isinstance(event, HandedOver):
        return say("Handed over to {actor}", actor=name_actor(event.actor))
    return (
        say("Took hint {rung}", rung=event.rung)
        if isinstance(event, Hinted)
        else _DEEDS[word_for(event)]
    )


def _say_words(play: Play, event: Asked | Heard | Checked) -> str:
    question = play.definition(event.fact).ask
    if isinstance(event, Heard):
        answer = (
            say("not known") if event.answer is None else play.wording(event.fact, event.answer)
        )
        return say("Took down: {answer}", answer=answer)
    return (
        say("Asked: {question}", question=question)
        if isinstance(event, Asked)
        else say("Asked to look again: {question}", question=question)
    )


def say_why(basis: Basis, event: AttemptEvent, label: Label) -> str:
    """Say why a step was right or wrong, in a sentence or two."""
    saying = _WHY[label]
    return say(saying) if isinstance(saying, str) else saying(basis, event)


def say_showed(basis: Basis, event: AttemptEvent, label: Label) -> str:
    """Return the caller's words that show what a step was; empty where none do."""
    replies = basis.attempt.replies
    if isinstance(event, (Heard, Checked)):
        return _quote(replies[event.fact]) if event.fact in replies else ""
    if label in (Label.ON_DOUBT, Label.PREMATURE, Label.ON_GUESS):
        loose = [*sorted(basis.guessed), *sorted(basis.doubtful), *sorted(basis.open)]
        return next((_quote(replies[fact]) for fact in loose if fact in replies), "")
    return ""


def _quote(reply: Reply) -> str:
    """Return what was said, with who said it; what stands in brackets the agent read himself."""
    words = reply.words
    if words.startswith("[") and words.endswith("]"):
        return say("You read: {words}", words=words[1:-1])
    if reply.from_ticket:
        return say("The ticket said: {words}", words=words)
    return say("The caller said: {words}", words=words)


def ask_of(play: Play, fact: str) -> str:
    """Return the question for a fact, in quotes."""
    return f'"{play.definition(fact).ask}"' if fact in play.board.definitions else f'"{fact}"'


def count_causes(basis: Basis) -> str:
    """Say how many causes are possible."""
    count = len(basis.possible.causes)
    return say_count("{number} cause was", "{number} causes were", count)


def _better(basis: Basis) -> str:
    fact = basis.as_told.best_fact  # what the ticket tells need not be asked
    return say(" Better: {ask}", ask=ask_of(basis.play, fact)) if fact else ""


def _weak(basis: Basis, event: AttemptEvent) -> str:
    share = basis.told_by(event.fact) if isinstance(event, Asked) else 0.0
    return say(
        "It tells {share} % of what the best question told here.{better}",
        share=max(1, round(100 * share)),
        better=_better(basis),
    )


def _irrelevant(basis: Basis, _event: AttemptEvent) -> str:
    if len(basis.possible.causes) == 1:
        (cause,) = basis.possible.causes
        title = basis.play.title(cause)
        return say("One cause was left already: {title}. It was time to decide.", title=title)
    told = say(
        "{causes} possible, and the answer tells none of them apart.", causes=count_causes(basis)
    )
    return f"{told}{_better(basis)}"


def _redundant(_basis: Basis, event: AttemptEvent) -> str:
    if isinstance(event, Checked):
        return say("The caller had looked already.")
    return say("The caller had said it already. In doubt, ask to look again instead.")


def _heard(basis: Basis, event: AttemptEvent) -> str:
    reply = basis.attempt.replies.get(event.fact) if isinstance(event, Heard) else None
    return say("The ticket says so.") if reply and reply.from_ticket else ""


def _misread(basis: Basis, event: AttemptEvent) -> str:
    if not isinstance(event, Heard):
        return ""
    reply = basis.attempt.replies[event.fact]
    meant = basis.play.wording(event.fact, reply.meaning) if reply.meaning else say("not known")
    return say('The words mean "{meant}".', meant=meant)


def _guessed(basis: Basis, event: AttemptEvent) -> str:
    asked = isinstance(event, Heard) and event.fact in basis.attempt.replies
    if asked:
        return say(
            "The caller does not know. Ask to look again, or take down that it is not known."
        )
    return say("Nobody said so: the caller was not asked.")


def _verifies(basis: Basis, event: AttemptEvent) -> str:
    if isinstance(event, Checked) and event.fact in basis.against:
        return say("Something else that was said speaks against it, so it had to be looked into.")
    if isinstance(event, Checked) and basis.attempt.replies[event.fact].is_doubtful:
        return say("The words sounded unsure, so it had to be looked into.")
    return say("A fix did not help, so an answer may be wrong.")


def _on_doubt(basis: Basis, _event: AttemptEvent) -> str:
    named = _name_facts(basis, sorted(basis.doubtful))
    if not named:
        return say(
            "{causes} possible: the answers were not certain.{better}",
            causes=count_causes(basis),
            better=_better(basis),
        )
    return say(
        "It rests on words that were in doubt: {named}. Ask to look again first.", named=named
    )


def _on_guess(basis: Basis, _event: AttemptEvent) -> str:
    return say("It rests on a guess: {facts}.", facts=_name_facts(basis, sorted(basis.guessed)))


def _lacking(basis: Basis, resolution: Resolution | None) -> list[str]:
    """Return the facts that a resolution needs and that are not known."""
    return [
        fact for fact in (resolution.needs if resolution else ()) if basis.known.get(fact) is None
    ]


def _premature(basis: Basis, event: AttemptEvent) -> str:
    resolution = basis.play.board.resolution(event.node) if isinstance(event, Chose) else None
    lacking = _lacking(basis, resolution)
    if lacking:
        return say("What it needs was not known: {facts}.", facts=_name_facts(basis, lacking))
    if basis.open:
        named = _name_facts(basis, sorted(basis.open))
        return say(
            "{causes} possible. The caller could still look into {named}.",
            causes=count_causes(basis),
            named=named,
        )
    return say(
        "{causes} still possible.{better}", causes=count_causes(basis), better=_better(basis)
    )


def _unlikely(basis: Basis, event: AttemptEvent) -> str:
    if isinstance(event, Chose) and event.node in basis.attempt.results:
        return say("It had been tried, and had not helped.")
    return say("What was known speaks against this cause.")


def _unsafe(basis: Basis, event: AttemptEvent) -> str:
    if not isinstance(event, Chose):
        return ""
    forbidden = basis.play.scenario.forbidden.get(event.node)
    if forbidden:
        return say("Never here: {forbidden}", forbidden=forbidden)
    resolution = basis.play.board.resolution(event.node)
    kinds = ", ".join(resolution.risk.kinds) if resolution and resolution.risk else ""
    lacking = _lacking(basis, resolution)
    what = f": {_name_facts(basis, lacking)}" if lacking else ""
    return say(
        "This fix is dangerous ({kinds}), and what it needs to be safe was not known{what}.",
        kinds=kinds,
        what=what,
    )


def _accepted(basis: Basis, event: AttemptEvent) -> str:
    if isinstance(event, Chose):
        return basis.play.scenario.accepted.get(event.node, "")
    return ""


def _hand_over(_basis: Basis, _event: AttemptEvent) -> str:
    return say("Nothing safe was left to ask or to try here, so others must go on.")


def _early(basis: Basis, _event: AttemptEvent) -> str:
    return say(
        "{causes} still possible, and the caller could tell more.{better}",
        causes=count_causes(basis),
        better=_better(basis),
    )


def _name_facts(basis: Basis, facts: list[str]) -> str:
    named = [ask_of(basis.play, fact) for fact in facts[:_MOST]]
    more = say(" and {number} more", number=len(facts) - _MOST) if len(facts) > _MOST else ""
    return ", ".join(named) + more


_Saying = str | Callable[[Basis, AttemptEvent], str]
_WHY: Mapping[Label, _Saying] = MappingProxyType(
    {
        Label.FOLLOWS: mark("The flow asks this next."),
        Label.SPLITS: mark("It tells the causes apart as well as any question here."),
        Label.WEAK: _weak,
        Label.IRRELEVANT: _irrelevant,
        Label.REDUNDANT: _redundant,
        Label.HEARD: _heard,
        Label.MISREAD: _misread,
        Label.GUESSED: _guessed,
        Label.CORRECTED: PUT_RIGHT,
        Label.VERIFIES: _verifies,
        Label.OVER_CHECKS: mark("It was said plainly, and nothing spoke against it."),
        Label.JUSTIFIED: mark("All that was known points to it."),
        Label.ACCEPTED: _accepted,
        Label.ON_DOUBT: _on_doubt,
        Label.ON_GUESS: _on_guess,
        Label.PREMATURE: _premature,
        Label.UNLIKELY: _unlikely,
        Label.UNSAFE: _unsafe,
        Label.HAND_OVER: _hand_over,
        Label.EARLY_HAND_OVER: _early,
        Label.CONFIRMED: mark("Only the caller can tell whether it works."),
        Label.NOT_CONFIRMED: mark("Nobody asked the caller whether it works now."),
        Label.GAVE_UP: mark("The call was ended without a fix and without a hand-over."),
        Label.CLOSED: "",
        Label.NOTED: "",
        Label.HINT: "",
        Label.GIVEN: mark("This step was given."),
        Label.SHOWN: mark("This step was shown by a hint."),
    }
)
