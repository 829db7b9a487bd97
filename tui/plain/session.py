"""A walk in lines: what is asked goes to a voice, what is answered comes from lines or a script."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import StringIO
from typing import TextIO

from tui.core.events import (
    CANNOT,
    FAILED,
    HELPED,
    Answered,
    Back,
    Event,
    Restarted,
    Tried,
    Unsure,
)
from tui.core.flow import Flow
from tui.core.guide import fill, spell_fact
from tui.core.paths.ways import Flows
from tui.core.prospects.sight import look
from tui.core.testing.unattended import Script, end_event, next_event
from tui.core.text import visible
from tui.core.walk import Asking, Offering, Walk, fold, proceed
from tui.core.words import mark, say
from tui.plain.change import change_answer
from tui.plain.guiding import postpone
from tui.plain.keeper import Keeper, Left
from tui.plain.lines import home_of
from tui.plain.reading import YES, Command, Pick, read_answer, read_change
from tui.plain.seeking import seek
from tui.plain.telling import TOPICS, tell
from tui.plain.voices import Voice

RESULT_WORDS: Mapping[str, str] = {
    "1": HELPED,
    "helped": HELPED,
    "2": FAILED,
    "failed": FAILED,
    "did not help": FAILED,
    "3": CANNOT,
    "cannot": CANNOT,
}

ENDING_WORDS: Mapping[str, str] = {"1": HELPED, **dict.fromkeys(YES, HELPED), "2": FAILED}

DID_IT_HELP = mark("Did it help? 1 helped, 2 did not help, 3 cannot be done > ")
HOW_TO_SAY_IT = mark(
    "Type 1, 2 or 3; w tells why, c FACT changes an answer, b goes back, q leaves."
)
IS_THIS_IT = mark("Is this it? 1 yes, 2 this is not it: go on > ")
HOW_TO_SAY_IF = mark("Type 1 or 2; w tells why, c FACT changes an answer, b goes back, q leaves.")


class _InputEnded(Exception):
    pass


_ENDED = (_InputEnded, Left)


def _tell_aside(voice: Voice, flows: Flows, walk: Walk, name: str) -> None:
    """Tell what a command asks for at a question, and changes nothing."""
    position, flow = walk.position, flows[home_of(walk)]
    if name == "back":
        voice.say(say("This is the first question."))
    elif name == "how":
        voice.how(flow, walk, again=False)
    elif name == "answers":
        voice.answers(flows, walk)
    elif isinstance(position, Asking):
        fact = spell_fact(flow, position.fact, walk.known)
        voice.options(position._replace(fact=fact), position.offered)


class Session:
    """One walk, from its first event to its end."""

    def __init__(
        self,
        flows: Flows,
        events: list[Event],
        voice: Voice,
        answers: TextIO | Script,
        keeper: Keeper | None = None,
    ) -> None:
        """Prepare a walk.

        Args:
            flows: all flows the walk may come to.
            events: how it begins.
            voice: where it is told.
            answers: where they are read from; a script for an unattended walk.
            keeper: keeps the case; None: nobody does.
        """
        self._flows = flows
        self._voice = voice
        self._lines = answers if not isinstance(answers, Script) else StringIO()
        self._script = answers if isinstance(answers, Script) else None
        self._keeper = keeper
        learnt = keeper.experience if keeper is not None else {}
        self._look = partial(look, flows, experience=learnt, totals={})
        self._walk = fold(flows, events)
        self._visited: dict[str, Flow] = {}
        self._shown: Walk | None = None

    def run(self) -> bool:
        """Walk to the end; False when the input ended or the person left before."""
        self._voice.begin(self._flow(), self._walk)
        finished = True
        try:
            for event in self._replies():
                self._take(event)
        except _ENDED:
            at = self._walk.position
            finished = isinstance(at, Offering) and at.may_end
        if not isinstance(self._walk.position, Asking):
            self._show()
        laid = bool(self._keeper and self._keeper.is_laid_aside)
        self._voice.end(self._walk, end_event(self._flows, self._walk), laid=laid)
        if self._keeper is not None:
            with suppress(*_ENDED):
                self._keeper.end(self._flows, self._walk, self._line)
        return finished

    def _take(self, event: Event) -> None:
        """Take one event: it is kept before anything of it shows."""
        walk = proceed(self._flows, self._walk, event)
        if self._keeper is not None:
            self._keeper.record(event)
        self._walk = walk
        self._voice.happened(walk, event)

    @property
    def visited(self) -> Iterable[Flow]:
        """The flows this walk came through."""
        return self._visited.values()

    def _flow(self) -> Flow:
        flow = self._flows[home_of(self._walk)]
        self._visited[flow.flow] = flow
        return flow

    def _show(self) -> None:
        """Tell where the walk stands, once."""
        if self._shown is not self._walk:
            self._voice.place(self._flow(), self._look(self._walk))
            self._shown = self._walk

    def _replies(self) -> Iterator[Event]:
        while True:
            event = next_event(self._walk, self._script) if self._script else self._typed()
            if event is None:
                return
            if self._script:
                self._show()
            yield event

    def _typed(self) -> Event | None:
        position = self._walk.position
        if isinstance(position, Asking):
            return self._ask(position)
        if isinstance(position, Offering):
            return self._offer(position)
        return None

    def _line(self, prompt: str) -> str:
        """Read a line; what concerns the case and not the question is done at once."""
        position = self._walk.position
        answers = position.routed if isinstance(position, Asking) else ()
        while True:
            self._voice.prompt(prompt)
            if not (line := self._lines.readline()):
                raise _InputEnded
            typed = visible(line.strip())
            if typed in TOPICS and typed not in answers:
                tell(TOPICS[typed], self._look(self._walk), self._voice)
                continue
            command = self._keeper.read(typed) if self._keeper else None
            if self._keeper is None or command is None or typed in answers:
                return typed
            event = self._keeper.run(command, self._flows, self._walk)
            if event is not None:
                was_shown = self._shown is self._walk
                self._take(event)
                self._shown = self._walk if was_shown else self._shown

    def _ask(self, position: Asking) -> Event:
        self._show()
        warned = False
        while True:
            reply = read_answer(self._line("> "), position)
            if isinstance(reply, Pick):
                if reply.answer is not None:
                    return Answered(position.place.name, position.fact_id, reply.answer)
                if warned or not position.fact.how:
                    return Unsure(position.place.name, position.fact_id)
                warned = True
                self._voice.how(self._flow(), self._walk, again=True)
            elif isinstance(reply, Command):
                event = self._command(reply, position)
                if event is not None:
                    return event
            else:
                self._voice.say(reply.text)

    def _seek(self, words: str) -> Event | None:
        find = self._keeper.find if self._keeper else None
        if find is None or not words:
            self._voice.say(say("Type / and what the user sees."))
            return None
        found = seek(words, find, (self._flow(), self._walk), self._line)
        for event in found[:-1]:
            self._take(event)
        return found[-1] if found else None

    def _command(self, command: Command, position: Asking) -> Event | None:
        if command.name == "quit":
            raise _InputEnded
        if command.name == "change":
            return change_answer(command.rest, self._flows, self._walk, self._voice, self._line)
        if command.name == "restart":
            return Restarted()
        if command.name == "later":
            return postpone(position, self._flow(), command.rest, self._voice.say)
        if command.name == "search":
            return self._seek(command.rest)
        if command.name == "back" and self._walk.can_go_back:
            return Back()
        _tell_aside(self._voice, self._flows, self._walk, command.name)
        return None

    def _offer(self, position: Offering) -> Event | None:
        resolution = position.resolution
        if resolution.kind != "fix":
            self._show()
            return None if position.settled else self._outcome(position)
        if resolution.risk is not None and resolution.risk.confirm:
            flow = self._flow()
            self._voice.caution(flow, self._walk)
            texts = [fill(text, flow, self._walk.known) for text in resolution.risk.confirm]
            if not _is_confirmed(texts, self._line):
                return Tried(position.place.name, CANNOT)
        self._show()
        return self._outcome(position)

    def _outcome(self, position: Offering) -> Event | None:
        """Read what came of a resolution; None ends the walk on it."""
        is_fix = position.resolution.kind == "fix"
        words = RESULT_WORDS if is_fix else ENDING_WORDS
        while True:
            typed = self._line(say(DID_IT_HELP if is_fix else IS_THIS_IT))
            word = typed.lower()
            fact = read_change(typed)
            if fact and (
                event := change_answer(fact, self._flows, self._walk, self._voice, self._line)
            ):
                return event
            if word in words:
                result = words[word]
                return (
                    None if result == HELPED and not is_fix else Tried(position.place.name, result)
                )
            if word in ("b", "back") and self._walk.can_go_back:
                return Back()
            if word in ("q", "quit"):
                raise _InputEnded
            self._voice.say(say(HOW_TO_SAY_IT if is_fix else HOW_TO_SAY_IF))


def _is_confirmed(texts: Iterable[str], ask: Callable[[str], str]) -> bool:
    """Ask what must be confirmed before the steps it guards; only a yes goes on.

    Raises:
        _InputEnded: the person leaves.
    """
    for text in texts:
        reply = ask(say("Confirm: {text} (y/n) > ", text=text)).lower()
        if reply in ("q", "quit"):
            raise _InputEnded
        if reply not in YES:
            return False
    return True
