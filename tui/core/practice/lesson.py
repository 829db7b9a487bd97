"""The first lesson: steps over a real walk, each done when something was seen to happen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.events import (
    Answered,
    Back,
    Changed,
    Event,
    Noted,
    Restarted,
    Started,
    Ticked,
    Tried,
    Unsure,
)
from tui.core.flow import Flow
from tui.core.journal.milestones import Happening
from tui.core.tree import Mapped
from tui.core.walk import Asking, Offering, Walk, fold, proceed
from tui.core.words import mark, say

READ, OPENED, CLOSED, FOUND = "read", "opened", "closed", "found"
ANSWERED, UNSURE, CHANGED, TRIED = "answered", "unsure", "changed", "tried"
_DECIDING = frozenset((ANSWERED, UNSURE, CHANGED, TRIED))
"""What is no way around a step: something else of these than was asked for is told."""
_SIMPLE: Mapping[type[object], str] = MappingProxyType(
    {Back: "back", Noted: "noted", Ticked: "ticked", Restarted: "restarted"}
)
_PLAIN = frozenset(("back", "noted", "ticked", "restarted", READ, CLOSED))
_MOVING = _DECIDING | {"back", "restarted"}
"""What takes the walk to another place than the one at which the step began."""


OTHERWISE = mark("That was another key than the one that is asked for. < begins this step again.")


class Seen(NamedTuple):
    """Something that happened, or that a step waits for."""

    kind: str
    value: str = ""
    """A fact, a page, a result or a node."""
    answer: str = ""


class Step(NamedTuple):
    """One thing to learn."""

    id: str
    text: str
    do: str
    until: Seen
    plain_text: str = ""
    plain_do: str = ""
    otherwise: str = ""
    """Said when something else happens than what is waited for."""
    after: str = ""
    skip: bool = False
    """There is no such thing in lines."""
    makes: str = ""
    """The note that is written where the step is left out."""


class Lesson(NamedTuple):
    """A lesson: its steps over a flow."""

    id: str
    title: str
    flow: str
    steps: tuple[Step, ...]
    end: str = ""


class Track(NamedTuple):
    """How far somebody is in a lesson."""

    at: int = 0
    said: str = ""
    """What is said above the step."""
    strayed: bool = False
    """Whether the walk has left the place at which the step began."""

    def step(self, lesson: Lesson) -> Step | None:
        """Return the step at hand; None when the lesson is over."""
        return lesson.steps[self.at] if self.at < len(lesson.steps) else None


class NoLesson(Exception):
    """A file that is no lesson; says why."""


def decode_lesson(tree: Mapped) -> Lesson:
    """Return the lesson of a file.

    Raises:
        NoLesson: something in it is missing or cannot be.
    """
    steps = tree.get("steps")
    if not isinstance(steps, Mapped) or not steps:
        raise NoLesson(say("there are no steps in it"))
    return Lesson(
        _text(tree, "lesson"), _text(tree, "title"), _text(tree, "flow"),
        tuple(_step(name, each) for name, each in steps.items()), _text(tree, "end"),
    )  # fmt: skip


def _step(name: str, tree: object) -> Step:
    if not isinstance(tree, Mapped):
        raise NoLesson(say("{name}: write a mapping with text, do and until", name=name))
    plain = tree.get("plain")
    plain = plain if isinstance(plain, Mapped) else Mapped(tree.spot)
    return Step(
        name, _text(tree, "text"), _text(tree, "do"), _until(name, tree.get("until")),
        _text(plain, "text"), _text(plain, "do"), _text(tree, "else"), _text(tree, "after"),
        _text(tree, "skip") == "yes", _text(tree, "makes"),
    )  # fmt: skip


def _until(name: str, tree: object) -> Seen:
    if isinstance(tree, Mapped):
        for kind in (*_PLAIN, OPENED, FOUND, *_DECIDING):
            value = tree.get(kind)
            if isinstance(value, str):
                return Seen(kind, "" if kind in _PLAIN else value, _text(tree, "answer"))
    raise NoLesson(say("{name}: until says nothing that can be waited for", name=name))


def _text(tree: Mapped, key: str) -> str:
    value = tree.get(key, "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def see(event: Event | Happening) -> Seen | None:
    """Return what an event of the walk is to a lesson; None for what it does not care about."""
    match event:
        case Answered(_, fact, answer):
            return Seen(ANSWERED, fact, answer)
        case Unsure(_, fact):
            return Seen(UNSURE, fact)
        case Changed(fact, answer):
            return Seen(CHANGED, fact, answer or "")
        case Tried(_, result):
            return Seen(TRIED, result)
        case _:
            kind = _SIMPLE.get(type(event))
            return Seen(kind) if kind else None


def advance(lesson: Lesson, track: Track, seen: Seen) -> Track:
    """Return where a lesson stands once something has happened."""
    step = track.step(lesson)
    if step is None:
        return track
    if seen == step.until:
        return Track(track.at + 1, step.after)
    if seen.kind not in _MOVING:
        return track
    said = step.otherwise or say(OTHERWISE) if seen.kind in _DECIDING else track.said
    return track._replace(said=said, strayed=True)


def leave_out(lesson: Lesson, track: Track) -> Track:
    """Return the lesson one step on, whatever was waited for."""
    return Track(min(track.at + 1, len(lesson.steps)))


def go_back(track: Track) -> Track:
    """Return the lesson one step back; a step whose walk was left begins again first."""
    return Track(track.at if track.strayed else max(0, track.at - 1))


def begin_walk(flows: Mapping[str, Flow], lesson: Lesson, at: int) -> tuple[Event, ...]:
    """Return the events of a walk that stands where a step of the lesson begins.

    Args:
        flows: the flow of the lesson, by its id.
        lesson: it.
        at: the place of the step in it.
    """
    flow = flows[lesson.flow]
    events: list[Event] = [Started(f"{flow.flow}/{flow.start}")]
    walk = fold(flows, events)
    for step in lesson.steps[:at]:
        event = event_for(step, walk)
        if event is not None:
            walk = proceed(flows, walk, event)
            events.append(event)
    return tuple(events)


def event_for(step: Step, walk: Walk) -> Event | None:
    """Return the event by which a step that is left out happens all the same; None for none."""
    position, until = walk.position, step.until
    if until.kind == CHANGED:
        return Changed(until.value, until.answer)
    if isinstance(position, Asking) and position.fact_id == until.value:
        if until.kind == ANSWERED:
            return Answered(position.place.name, until.value, until.answer)
        return Unsure(position.place.name, until.value) if until.kind == UNSURE else None
    if until.kind == ANSWERED and any(e.fact == until.value for e in walk.draft.said):
        return Changed(until.value, until.answer)
    if until.kind == TRIED and isinstance(position, Offering):
        return Tried(position.place.name, until.value)
    return Noted(step.makes) if step.makes else None
