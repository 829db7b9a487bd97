"""How a walk in lines is told: as text for people, or as one JSON object per event."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TextIO

from tui.core.events import Answered, Changed, Event, Postponed, Tried, Unsure
from tui.core.flow import Flow
from tui.core.guide import fill, spell_fact
from tui.core.paths.ways import Flows
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.sight import Sight, Waiting, name_person
from tui.core.text import visible
from tui.core.walk import Asking, Finished, HandOver, Offering, Walk
from tui.core.words import say
from tui.plain.guiding import (
    cause_fields,
    count_lines,
    leaves_fields,
    left_lines,
    outlook_fields,
    waiting_fields,
    waiting_lines,
)
from tui.plain.lines import (
    caution_lines,
    fold_line,
    fold_prompt,
    hand_over_lines,
    home_of,
    how_lines,
    key_lines,
    known_line,
    option_lines,
    question_lines,
    resolution_lines,
    trail_lines,
)


class Voice(Protocol):
    """What a session tells."""

    def begin(self, flow: Flow, walk: Walk) -> None:
        """The walk begins."""

    def place(self, flow: Flow, sight: Sight) -> None:
        """The walk stands at a question, a resolution or a hand-over."""

    def why(self, sight: Sight) -> None:
        """Why this question, or this fix first."""

    def left(self, sight: Sight) -> None:
        """What is still possible, and what each answer would leave."""

    def waiting(self, questions: Sequence[Waiting]) -> None:
        """What is still to be found out."""

    def caution(self, flow: Flow, walk: Walk) -> None:
        """A dangerous fix is about to be shown, once this is confirmed."""

    def happened(self, walk: Walk, event: Event) -> None:
        """Something was answered or tried; `walk` is what came of it."""

    def prompt(self, text: str) -> None:
        """A line is about to be read."""

    def how(self, flow: Flow, walk: Walk, *, again: bool) -> None:
        """How to find the answer out; `again` when the question is then put once more."""

    def answers(self, flows: Flows, walk: Walk) -> None:
        """What was answered so far."""

    def options(self, position: Asking, answers: Iterable[str]) -> None:
        """The answers to choose from."""

    def say(self, text: str) -> None:
        """A remark."""

    def end(self, walk: Walk, event: dict[str, Any], *, laid: bool) -> None:
        """The walk is over."""


class LineVoice:
    """Tells a walk as plain lines: no cursor addressing, no box, no colour."""

    def __init__(self, stream: TextIO, width: int = 0) -> None:
        """Write to `stream`, lines folded between words at `width`; 0: not folded."""
        self._stream = stream
        self._width = width
        self._number = 0
        self._knows_keys = False

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            for part in fold_line(visible(line), self._width):
                self._stream.write(part + "\n")
        self._stream.flush()

    def begin(self, flow: Flow, walk: Walk) -> None:
        """Print the flow's title and what is known already."""
        known = [
            known_line(flow, walk, said.fact) for said in walk.draft.said if said.fact in flow.facts
        ]
        self._write([flow.title, *known])

    def place(self, flow: Flow, sight: Sight) -> None:
        """Print the question, the resolution or the hand-over."""
        walk, position = sight.walk, sight.walk.position
        if isinstance(position, Asking):
            self._number = walk.asked + 1
            self._write(question_lines(flow, walk, position, self._number))
            self._write([] if self._knows_keys else key_lines(position))
            self._write(count_lines(sight, keys=not self._knows_keys))
            self._knows_keys = True
        elif isinstance(position, Offering):
            self._write(resolution_lines(flow, walk, position))
        elif isinstance(position, HandOver):
            self._write(hand_over_lines(sight, position))

    def why(self, sight: Sight) -> None:
        """Print why."""
        self._write([say("Why:"), *(f"  {line}" for line in sight.why())])

    def left(self, sight: Sight) -> None:
        """Print the list behind the count."""
        self._write(left_lines(sight))

    def waiting(self, questions: Sequence[Waiting]) -> None:
        """Print what is to be found out, and from whom."""
        self._write(waiting_lines(questions))

    def caution(self, flow: Flow, walk: Walk) -> None:
        """Print what is dangerous about the fix."""
        if isinstance(walk.position, Offering):
            self._write(caution_lines(flow, walk, walk.position))

    def happened(self, walk: Walk, event: Event) -> None:
        """Print an answer that was changed, and what it set aside."""
        if isinstance(event, Postponed):
            person = name_person(event.person)
            self._write([say("Put off; it waits in the list: ask {person}.", person=person)])
        elif isinstance(event, Changed) and walk.set_aside:
            aside = ", ".join(said.fact for said in walk.set_aside)
            self._write([say("Set aside, it comes back when it fits again: {aside}", aside=aside)])

    def prompt(self, text: str) -> None:
        """Print the prompt, with no line end."""
        self._stream.write(fold_prompt(text, self._width))
        self._stream.flush()

    def how(self, flow: Flow, walk: Walk, *, again: bool) -> None:
        """Print how to find the answer out."""
        if isinstance(walk.position, Asking):
            self._write(how_lines(flow, walk, walk.position, again=again))

    def answers(self, flows: Flows, walk: Walk) -> None:
        """Print what was answered."""
        self._write(trail_lines(flows, walk))

    def options(self, position: Asking, answers: Iterable[str]) -> None:
        """Print the numbered answers."""
        self._write(option_lines(position, answers))

    def say(self, text: str) -> None:
        """Print a remark."""
        self._write(text.split("\n"))

    def end(self, walk: Walk, event: dict[str, Any], *, laid: bool) -> None:
        """Print how the walk ended; whoever has laid its case aside knows that it is not over."""
        if isinstance(walk.position, Finished):
            self._write(["", say("It helped. Done.")])
        elif event["kind"] == "unfinished" and not laid:
            self._write(["", say("The walk is not finished.")])


class JsonVoice:
    """Tells a walk as JSON lines; the last has the event `end`."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`."""
        self._stream = stream

    def _emit(self, event: str, **fields: Any) -> None:
        self._stream.write(json.dumps({"event": event, **fields}) + "\n")  # in ASCII, always
        self._stream.flush()

    def begin(self, flow: Flow, walk: Walk) -> None:
        """Emit the start and what is known already."""
        self._emit("start", flow=walk.begun.flow, node=walk.begun.node, title=flow.title)
        for said in walk.draft.said:
            self._emit("known", fact=said.fact, answer=said.answer, source=said.source)

    def place(self, flow: Flow, sight: Sight) -> None:
        """Emit the question, the resolution or the hand-over."""
        walk, position = sight.walk, sight.walk.position
        if isinstance(position, Asking):
            self._emit(
                "question", **_question(flow, walk, position), left=outlook_fields(sight),
                leaves=leaves_fields(sight), why=list(sight.why()),
            )  # fmt: skip
        elif isinstance(position, Offering):
            self._emit("resolution", **_resolution(flow, walk, position), why=list(sight.why()))
        elif isinstance(position, HandOver):
            causes = [each.place.node for each in position.causes]
            said = say_hand_over(sight.flows, walk)
            self._emit("hand-over", why=position.why, sentence=said, causes=causes)

    def why(self, sight: Sight) -> None:
        """Emit why."""
        self._emit("why", lines=list(sight.why()))

    def left(self, sight: Sight) -> None:
        """Emit what is still possible."""
        self._emit(
            "left", **outlook_fields(sight), method=sight.method, causes=cause_fields(sight),
            leaves=leaves_fields(sight),
        )  # fmt: skip

    def waiting(self, questions: Sequence[Waiting]) -> None:
        """Emit what is to be found out."""
        self._emit("to-find-out", questions=waiting_fields(questions))

    def caution(self, flow: Flow, walk: Walk) -> None:
        """Emit what must be confirmed."""
        if isinstance(walk.position, Offering) and walk.position.resolution.risk:
            confirm = walk.position.resolution.risk.confirm
            texts = [fill(text, flow, walk.known) for text in confirm]
            self._emit("confirm", flow=flow.flow, node=walk.position.place.node, texts=texts)

    def happened(self, walk: Walk, event: Event) -> None:
        """Emit an answer, a change or a try."""
        if isinstance(event, Answered):
            self._emit("answer", node=event.node, fact=event.fact, answer=event.answer)
        elif isinstance(event, Unsure):
            self._emit("answer", node=event.node, fact=event.fact, answer=None)
        elif isinstance(event, Changed):
            aside = [said.fact for said in walk.set_aside]
            self._emit("changed", fact=event.fact, answer=event.answer, set_aside=aside)
        elif isinstance(event, Tried):
            self._emit("tried", node=event.node, result=event.result)
        elif isinstance(event, Postponed):
            self._emit("postponed", node=event.node, fact=event.fact, person=event.person)
        else:
            self._emit(type(event).__name__.lower())

    def prompt(self, text: str) -> None:
        """Say nothing: whoever reads JSON knows from the events what is awaited."""

    def how(self, flow: Flow, walk: Walk, *, again: bool) -> None:
        """Emit how to find the answer out."""
        if isinstance(walk.position, Asking):
            self._emit("how", lines=how_lines(flow, walk, walk.position, again=again))

    def answers(self, flows: Flows, walk: Walk) -> None:
        """Emit what was answered."""
        del flows
        trail = [[said.fact, said.answer] for said in walk.trail]
        self._emit("answers", flow=home_of(walk), trail=trail)

    def options(self, position: Asking, answers: Iterable[str]) -> None:
        """Emit the answers to choose from."""
        self._emit("options", fact=position.fact_id, answers=list(answers))

    def say(self, text: str) -> None:
        """Emit a remark."""
        self._emit("remark", text=text)

    def end(self, walk: Walk, event: dict[str, Any], *, laid: bool) -> None:
        """Emit the end."""
        del walk, laid
        self._emit(**event)


def _question(flow: Flow, walk: Walk, position: Asking) -> dict[str, Any]:
    fact = spell_fact(flow, position.fact, walk.known)
    return {
        "flow": position.place.flow,
        "node": position.place.node,
        "fact": position.fact_id,
        "ask": fact.ask,
        "say": fact.say,
        "answers": [{"id": each, "label": fact.answers[each].label} for each in position.offered],
        "unsure": fact.unsure,
        "text": fact.text,
    }


def _resolution(flow: Flow, walk: Walk, position: Offering) -> dict[str, Any]:
    resolution = position.resolution
    return {
        "flow": position.place.flow,
        "node": position.place.node,
        "title": resolution.resolve,
        "kind": resolution.kind,
        "settled": position.settled,
        "refs": list(resolution.refs),
        "actors": list(resolution.actors),
        "lines": resolution_lines(flow, walk, position),
    }
