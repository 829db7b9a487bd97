"""What can be done where a call stands, as lines to choose from; the same in the app and in lines.

Nothing here says what would be right: only the guided mode, and hints that were asked for, do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.core.actor import name_actors
from tui.core.flow import ACTORS, KIND_NAMES
from tui.core.guide import fill
from tui.core.paths.ways import known_facts
from tui.core.training.attempt import CLOSING, FIXING, HEARING, OVER, Attempt, said_in
from tui.core.training.events import (
    COMPLETE,
    EXAM,
    GUIDED,
    RUNGS,
    Asked,
    AttemptEvent,
    Checked,
    Chose,
    Heard,
)
from tui.core.training.play import Play, askable, fixes
from tui.core.training.reference import find_doubts
from tui.core.words import say

ASK, CHECK, FIX, HAND_OVER, NOTE, HINT, END = (
    "ask", "check", "fix", "hand-over", "note", "hint", "end",
)  # fmt: skip
ANSWER, UNSURE, TEXT, CONFIRM, DEBRIEF = "answer", "unsure", "text", "confirm", "debrief"
FACT, FACT_CHECK, RESOLUTION, ACTOR, CORRECT, RECORD = (
    "fact", "fact-check", "resolution", "actor", "correct", "record",
)  # fmt: skip


_WORD = re.compile(r"\w+")


class Option(NamedTuple):
    """Something that can be done now."""

    act: str
    label: str
    value: str = ""
    """A fact, an answer, a resolution (FLOW/NODE) or an actor, by its id."""
    detail: str = ""
    key: str = ""
    """The digit that chooses it, where it always has the same one."""


def _known(play: Play, attempt: Attempt) -> dict[str, str | None]:
    """Return what the trainee knows, with what follows from it."""
    return known_facts(play.flows, play.begun, said_in(play, attempt.known))


def main_options(play: Play, attempt: Attempt) -> tuple[Option, ...]:
    """Return what can be done now, by where the call stands."""
    if attempt.phase == OVER:
        return (Option(DEBRIEF, say("See the debrief")),)
    if attempt.phase == HEARING:
        return tuple(_hearing(play, attempt))
    if attempt.phase == FIXING:
        confirm = Option(CONFIRM, say("Ask: does it work now?"))
        return (confirm, _note(attempt), *_hint(attempt), Option(END, say("Hang up")))
    if attempt.phase == CLOSING:
        return (_note(attempt), Option(END, say("End the call and see the debrief")))
    return tuple(_talking(attempt))


def _talking(attempt: Attempt) -> Iterator[Option]:
    yield Option(ASK, say("Ask a question"))
    if attempt.replies:
        yield Option(CHECK, say("Ask the caller to look again"))
    if attempt.known or attempt.replies:
        yield Option(
            CORRECT, say("What is written down"), detail=say("take down or correct an answer")
        )
    yield Option(FIX, say("Choose a fix"))
    yield Option(HAND_OVER, say("Hand the call over"))
    yield _note(attempt)
    yield from _hint(attempt)
    yield Option(END, say("Hang up"))


def _note(attempt: Attempt) -> Option:
    return Option(NOTE, say("Change the note") if attempt.note else say("Write the note"))


def _hint(attempt: Attempt) -> Iterator[Option]:
    if attempt.began.mode == EXAM or len(attempt.hints) >= RUNGS:
        return
    taken = len(attempt.hints)
    detail = (
        say("{taken} of {rungs} taken for this step", taken=taken, rungs=RUNGS) if taken else ""
    )
    yield Option(HINT, say("Take a hint"), detail=detail)


def _hearing(play: Play, attempt: Attempt) -> Iterator[Option]:
    yield from answer_options(play, attempt, attempt.waiting)
    reply = attempt.replies.get(attempt.waiting)
    if reply is not None and not reply.checked:
        yield Option(CHECK, say("Ask the caller to look again"), attempt.waiting)
    yield from _hint(attempt)


def answer_options(play: Play, attempt: Attempt, fact: str) -> Iterator[Option]:
    """Yield what can be written down as the answer to a question."""
    definition = play.definition(fact)
    flow = play.flows[play.board.homes[fact]]
    known = _known(play, attempt)
    if definition.text:
        yield Option(TEXT, say("Write down what was said"), fact)
    for answer_id, answer in definition.answers.items():
        label = fill(answer.label, flow, known)
        yield Option(ANSWER, label, answer_id, fill(answer.hint, flow, known))
    yield Option(UNSURE, say("The caller does not know"), fact, key="0")


def heard_options(play: Play, attempt: Attempt) -> tuple[Option, ...]:
    """Return what was said or written down so far, each to be taken down or corrected."""
    facts = dict.fromkeys((*attempt.replies, *attempt.known))
    return tuple(
        Option(
            RECORD,
            question_text(play, attempt, fact),
            fact,
            say_known(play, attempt, fact)
            if fact in attempt.known
            else say("not written down yet"),
        )
        for fact in facts
    )


def question_text(play: Play, attempt: Attempt, fact: str) -> str:
    """Return the question for a fact, in words."""
    flow = play.flows[play.board.homes[fact]]
    return fill(play.definition(fact).ask, flow, _known(play, attempt))


def say_words(attempt: Attempt, fact: str) -> str:
    """Return what the caller or the ticket said about a fact; empty when nothing was said."""
    reply = attempt.replies.get(fact)
    if reply is None:
        return ""
    if reply.from_ticket:
        return say("The ticket said: {words}", words=reply.words)
    return say("The caller said: {words}", words=reply.words)


def say_known(play: Play, attempt: Attempt, fact: str) -> str:
    """Return what was written down for a fact, in words."""
    answer = attempt.known.get(fact)
    return say("not known") if answer is None else play.wording(fact, answer)


def ask_options(play: Play, attempt: Attempt, words: str = "") -> tuple[Option, ...]:
    """Return the questions that can be asked, those not answered yet first.

    Args:
        play: the call.
        attempt: where it stands.
        words: only questions that hold all of these words, or have an answer that does.
    """
    known = _known(play, attempt)
    wanted = words.casefold().split()
    options: list[Option] = []
    later: list[Option] = []
    every = askable(play)
    times = Counter(each.definition.ask for each in every)
    for each in every:
        flow, fact = play.flows[each.flow], each.definition
        ask = fill(fact.ask, flow, known)
        labels = (fill(answer.label, flow, known) for answer in fact.answers.values())
        text = " ".join((each.fact, ask, fact.say, *labels)).casefold()
        if not all(word in text for word in wanted):
            continue
        if each.fact in attempt.known:
            later.append(
                Option(
                    FACT,
                    ask,
                    each.fact,
                    say("written down: {answer}", answer=_written(play, each.fact, attempt)),
                )
            )
        else:
            about = fact.say if times[fact.ask] > 1 else ""
            options.append(Option(FACT, ask, each.fact, about))
    return (*_by_title(options, wanted), *later)


def _by_title(options: Sequence[Option], wanted: Sequence[str]) -> list[Option]:
    """Return options that were searched: first those in whose own words each word begins one."""

    def is_further(option: Option) -> bool:
        words = _WORD.findall(option.label.casefold())
        return not all(any(word.startswith(each) for word in words) for each in wanted)

    return sorted(options, key=is_further)


def _written(play: Play, fact: str, attempt: Attempt) -> str:
    return say_known(play, attempt, fact)


def check_options(play: Play, attempt: Attempt) -> tuple[Option, ...]:
    """Return the answers of which the caller can be asked to look again."""
    return tuple(
        Option(
            FACT_CHECK,
            question_text(play, attempt, fact),
            fact,
            say("the caller: {words}", words=reply.words),
        )
        for fact, reply in attempt.replies.items()
    )


def fix_options(play: Play, attempt: Attempt, words: str = "") -> tuple[Option, ...]:
    """Return the resolutions that can be chosen; those already tried come last, and say so."""
    known = _known(play, attempt)
    wanted = words.casefold().split()
    tried = {trial.node for trial in attempt.tried}
    options: list[Option] = []
    later: list[Option] = []
    for each in fixes(play):
        flow, resolution = play.flows[each.flow], each.resolution
        title, cause = fill(resolution.resolve, flow, known), fill(resolution.cause, flow, known)
        says = " ".join((*resolution.says, *resolution.matches))
        text = f"{each.name} {title} {cause} {says}".casefold()
        if not all(word in text for word in wanted):
            continue
        detail = f"{KIND_NAMES[resolution.kind]}; {name_actors(resolution.actors)}. {cause}"
        if each.name in tried:
            later.append(Option(RESOLUTION, title, each.name, say("tried: it did not help")))
        else:
            options.append(Option(RESOLUTION, title, each.name, detail))
    return (*_by_title(options, wanted), *later)


def actor_options() -> tuple[Option, ...]:
    """Return who a call can be handed to; the first level is who is on the phone."""
    return tuple(
        Option(ACTOR, name_actors([actor]), actor)
        for actor in ACTORS
        if actor not in ("L1", "USER")
    )


def lead_option(play: Play, attempt: Attempt, event: AttemptEvent | None) -> Option | None:
    """Return the line by which a trainee follows the flow; None where there is none.

    Args:
        play: the call.
        attempt: where it stands.
        event: what the flow would do.
    """
    match event:
        case Asked(fact):
            return Option(
                FACT, say("Ask: {question}", question=question_text(play, attempt, fact)), fact
            )
        case Checked(fact):
            text = question_text(play, attempt, fact)
            return Option(FACT_CHECK, say("Ask the caller to look again: {text}", text=text), fact)
        case Heard(fact):
            return Option(
                RECORD,
                say("Write down: {question}", question=question_text(play, attempt, fact)),
                fact,
            )
        case Chose(node):
            return Option(RESOLUTION, say("Choose: {title}", title=play.title(node)), node)
        case _:
            return None


def lead_words(play: Play, attempt: Attempt, option: Option | None, told: str) -> str:
    """Return what the flow says beside the line that follows it.

    Args:
        play: the call.
        attempt: where it stands.
        option: that line; None where there is none.
        told: what the flow says where there is none.
    """
    if option is None or option.act == RECORD:
        return told
    return say("Is everything certain that was said?") if find_doubts(play, attempt) else ""


def leads(mode: str) -> bool:
    """Tell whether the flow leads in a mode: it says what it would ask or do next."""
    return mode in (GUIDED, COMPLETE)
