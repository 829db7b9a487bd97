"""Where an attempt stands: `fold(play, events)` and nothing else.

Nothing here says what was right or wrong: that is for the debrief.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.draft import CALLER, Draft, Said, Sayings, Try
from tui.core.events import FAILED, HELPED
from tui.core.guidance.cost import QUESTION, cost_of
from tui.core.training.caller import Reply, herrings_with, outcome_words, reply, ticket_replies
from tui.core.training.events import (
    EXAM,
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
    word_for,
)
from tui.core.training.play import Play, is_tried
from tui.core.training.scenario import UNSURE
from tui.core.words import say

TALKING, HEARING, FIXING, CLOSING, OVER = "talking", "hearing", "fixing", "closing", "over"
SOLVED, PASSED_ON, HUNG_UP = "solved", "handed over", "hung up"
CHECK_MINUTES = 2.0
HAND_OVER_MINUTES = 5.0
TICKET, YOU, CALLER_SAYS, DESK = "ticket", "you", "caller", "desk"

_NO_REPLIES: Mapping[str, Reply] = MappingProxyType({})
_NOTHING: Mapping[str, str | None] = MappingProxyType({})
_ALWAYS = frozenset({"noted", "hinted", "ended"})
_ALLOWED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "": frozenset({"began"}),
        TALKING: _ALWAYS | {"asked", "heard", "checked", "chose", "handed-over"},
        HEARING: _ALWAYS | {"heard", "checked"},
        FIXING: _ALWAYS | {"confirmed"},
        CLOSING: frozenset({"noted", "ended"}),
        OVER: frozenset(),
    }
)


class Line(NamedTuple):
    """One thing that was said or done, ready to be shown."""

    who: str
    """TICKET, CALLER_SAYS, YOU or DESK."""
    text: str


class Trial(NamedTuple):
    """A fix that was tried, and what came of it."""

    node: str
    result: str = ""
    """HELPED or FAILED once the caller was asked; empty before."""


class Attempt(NamedTuple):
    """Where an attempt stands."""

    events: tuple[AttemptEvent, ...] = ()
    phase: str = ""
    waiting: str = ""
    """The fact whose answer was given and is still to be taken down."""
    known: Mapping[str, str | None] = _NOTHING
    """What the trainee took down, in the order taken down."""
    replies: Mapping[str, Reply] = _NO_REPLIES
    """The last thing the caller said about each fact."""
    tried: tuple[Trial, ...] = ()
    open_fix: str = ""
    """The fix that was chosen and not yet asked about, as FLOW/NODE."""
    ending: str = ""
    """SOLVED, PASSED_ON or HUNG_UP; empty while the call goes on."""
    ended_at: str = ""
    """The resolution or the actor that the call ended with."""
    note: str = ""
    hints: tuple[int, ...] = ()
    """The rungs taken for the step that comes next."""
    minutes: float = 0.0
    """How long the caller was on the phone, by the flow's own figures."""
    lines: tuple[Line, ...] = ()

    @property
    def began(self) -> Began:
        """How the attempt began."""
        first = self.events[0] if self.events else None
        return first if isinstance(first, Began) else Began("")

    @property
    def is_over(self) -> bool:
        """Whether nothing more can happen."""
        return self.phase == OVER

    @property
    def results(self) -> dict[str, str]:
        """What came of the fixes tried, by FLOW/NODE."""
        return {trial.node: trial.result for trial in self.tried if trial.result}


def fold(play: Play, events: Iterable[AttemptEvent]) -> Attempt:
    """Return where an attempt stands after these events; the first is a `Began`."""
    attempt = Attempt()
    for event in events:
        attempt = proceed(play, attempt, event)
    return attempt


def proceed(play: Play, attempt: Attempt, event: AttemptEvent) -> Attempt:
    """Return where an attempt stands after one event more.

    An event that makes no sense there is kept in the record and changes nothing.
    """
    noted = attempt._replace(events=(*attempt.events, event))
    if not takes(play, attempt, event):
        return noted
    after = _TAKING[type(event)](play, noted, event)
    return after if isinstance(event, (Hinted, Noted, Began)) else after._replace(hints=())


def allowed(attempt: Attempt) -> frozenset[str]:
    """Return the kinds of events that make sense where an attempt stands, by their words."""
    kinds = _ALLOWED[attempt.phase]
    return kinds - {"hinted"} if attempt.began.mode == EXAM else kinds


def takes(play: Play, attempt: Attempt, event: AttemptEvent) -> bool:
    """Tell whether an event makes sense where an attempt stands."""
    if word_for(event) not in allowed(attempt):
        return False
    if isinstance(event, Asked):
        return event.fact in play.board.definitions
    if isinstance(event, Checked):
        return event.fact in attempt.replies and event.fact in (attempt.waiting or event.fact)
    if isinstance(event, Heard):
        return event.fact == attempt.waiting if attempt.waiting else _is_answer(play, event)
    if isinstance(event, Chose):
        return play.board.resolution(event.node) is not None
    return not isinstance(event, Hinted) or 1 <= event.rung <= RUNGS


def _is_answer(play: Play, event: Heard) -> bool:
    definition = play.board.definitions.get(event.fact)
    return definition is not None and (
        event.answer is None or event.answer in definition.answers or definition.text
    )


def said_in(play: Play, known: Mapping[str, str | None]) -> Sayings:
    """Return answers as a walk keeps them."""
    homes = play.board.homes
    return Sayings(Said(fact, answer, CALLER, f"{homes[fact]}/") for fact, answer in known.items())


def draft_of(play: Play, attempt: Attempt) -> Draft:
    """Return an attempt as a walk that has heard and tried the same."""
    tried = tuple(Try(node, result) for node, result in attempt.results.items())
    return Draft(begun=play.begun.name, said=said_in(play, attempt.known), tried=tried)


# --- what each event does -----------------------------------------------------------------------


def _say(attempt: Attempt, who: str, *texts: str) -> Attempt:
    return attempt._replace(lines=(*attempt.lines, *(Line(who, text) for text in texts)))


def _begin(play: Play, attempt: Attempt, _event: Began) -> Attempt:
    ticket = play.scenario.ticket
    head = f"{ticket.sender} ({say(ticket.channel)})"
    subject = f"{head}: {ticket.subject}" if ticket.subject else head
    begun = _say(
        attempt._replace(phase=TALKING, replies=ticket_replies(play)), TICKET, subject, ticket.text
    )
    return _say(begun, CALLER_SAYS, *herrings_with(play, ""))


def _ask(play: Play, attempt: Attempt, event: Asked) -> Attempt:
    definition = play.definition(event.fact)
    asked = _say(attempt, YOU, definition.say or definition.ask)
    answered = reply(play, event.fact)
    return _hear(play, asked, answered, QUESTION)


def _check(play: Play, attempt: Attempt, event: Checked) -> Attempt:
    definition = play.definition(event.fact)
    asked = _say(attempt, YOU, say("Please look again: {ask}", ask=definition.ask))
    return _hear(play, asked, reply(play, event.fact, checked=True), CHECK_MINUTES)


def _hear(play: Play, attempt: Attempt, answered: Reply, minutes: float) -> Attempt:
    is_first = answered.fact not in attempt.replies
    told = attempt._replace(lines=(*attempt.lines, _spoken(answered.words)))
    if is_first:
        told = _say(told, CALLER_SAYS, *herrings_with(play, answered.fact))
    return told._replace(
        phase=HEARING,
        waiting=answered.fact,
        replies={**attempt.replies, answered.fact: answered},
        minutes=attempt.minutes + minutes,
    )


def _spoken(words: str) -> Line:
    """Return an answer as a line; what stands in brackets the agent sees for himself."""
    if words.startswith("[") and words.endswith("]"):
        return Line(DESK, say("You look: {words}", words=words[1:-1]))
    return Line(CALLER_SAYS, words)


def _take_down(play: Play, attempt: Attempt, event: Heard) -> Attempt:
    answer = None if event.answer == UNSURE else event.answer
    text = say("not known") if answer is None else play.wording(event.fact, answer)
    noted = _say(attempt, DESK, f"{play.definition(event.fact).ask} {text}")
    known = {**attempt.known, event.fact: answer}
    return noted._replace(phase=TALKING, waiting="", known=known)


def _choose(play: Play, attempt: Attempt, event: Chose) -> Attempt:
    resolution = play.board.resolution(event.node)
    if resolution is None:
        return attempt
    flow = play.flows[event.node.partition("/")[0]]
    said = _say(attempt, DESK, resolution.resolve)
    cost = cost_of(flow, resolution)
    minutes = attempt.minutes + cost.minutes + sum(each for _, each in cost.set_up)
    if is_tried(resolution):
        trials = tuple(each for each in said.tried if each.node != event.node)
        trials = (*trials, Trial(event.node))
        return said._replace(phase=FIXING, open_fix=event.node, tried=trials, minutes=minutes)
    return said._replace(phase=CLOSING, ending=PASSED_ON, ended_at=event.node, minutes=minutes)


def _confirm(play: Play, attempt: Attempt, _event: Confirmed) -> Attempt:
    node = attempt.open_fix
    helped = play.helps(node)
    said = _say(attempt, YOU, say("Does it work now?"))
    said = _say(said, CALLER_SAYS, outcome_words(play, node))
    trials = tuple(
        each._replace(result=HELPED if helped else FAILED) if each.node == node else each
        for each in attempt.tried
    )
    if helped:
        return said._replace(phase=CLOSING, tried=trials, ending=SOLVED, ended_at=node, open_fix="")
    return said._replace(phase=TALKING, tried=trials, open_fix="")


def _hand_over(_play: Play, attempt: Attempt, event: HandedOver) -> Attempt:
    reason = f": {event.reason}" if event.reason else ""
    said = _say(
        attempt, DESK, say("Handed over to {actor}{reason}", actor=event.actor, reason=reason)
    )
    minutes = attempt.minutes + HAND_OVER_MINUTES
    return said._replace(phase=CLOSING, ending=PASSED_ON, ended_at=event.actor, minutes=minutes)


def _note(_play: Play, attempt: Attempt, event: Noted) -> Attempt:
    return attempt._replace(note=event.text)


def _hint(_play: Play, attempt: Attempt, event: Hinted) -> Attempt:
    return attempt._replace(hints=(*attempt.hints, event.rung))


def _end(_play: Play, attempt: Attempt, _event: Ended) -> Attempt:
    if attempt.ending:
        return attempt._replace(phase=OVER)
    return attempt._replace(phase=OVER, ending=HUNG_UP, ended_at=attempt.open_fix, waiting="")


_TAKING: Mapping[type[Any], Callable[[Play, Attempt, Any], Attempt]] = MappingProxyType(
    {
        Began: _begin,
        Asked: _ask,
        Checked: _check,
        Heard: _take_down,
        Chose: _choose,
        Confirmed: _confirm,
        HandedOver: _hand_over,
        Noted: _note,
        Hinted: _hint,
        Ended: _end,
    }
)
