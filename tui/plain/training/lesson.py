"""The first lesson in lines: a real walk, with what to learn said before each prompt."""

from typing import TYPE_CHECKING, TextIO

from tui.core.events import Event
from tui.core.journal.case import walk_events
from tui.core.practice.lesson import (
    OPENED,
    READ,
    Seen,
    Step,
    Track,
    advance,
    begin_walk,
    event_for,
    go_back,
    leave_out,
    see,
)
from tui.core.search import Found, build_index, search
from tui.core.walk import Finished, Walk, fold
from tui.core.words import say
from tui.plain.keeper import Keeper
from tui.plain.reading import Command
from tui.plain.session import Session
from tui.plain.voices import LineVoice
from tui.store.training.lesson import Opened, keep_place
from tui.store.training.room import Room

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.core.flow import Flow
    from tui.core.journal.milestones import Happening

_PAGES = {
    "?": "find-out",
    "how": "find-out",
    "a": "answers",
    "answers": "answers",
    "t": "ticket",
    "ticket": "ticket",
    "n": "note",
    "note": "note",
}
"""What typed words open, in the lesson's words."""


class Again(Exception):
    """The step at hand begins again: its walk is set up anew."""


class Teacher:
    """Knows the step at hand, and what was typed and done."""

    def __init__(self, opened: Opened) -> None:
        """Begin at the step that was left."""
        self.opened = opened
        self.track = Track(opened.at)
        self._skip_what_lines_lack()

    @property
    def step(self) -> Step | None:
        """Return the step at hand."""
        return self.track.step(self.opened.lesson)

    def take(self, seen: Seen | None) -> None:
        """See something happen."""
        if seen is not None:
            self.track = advance(self.opened.lesson, self.track, seen)
            self._skip_what_lines_lack()

    def leave_out(self) -> None:
        """Go one step on."""
        self.track = leave_out(self.opened.lesson, self.track)
        self._skip_what_lines_lack()

    def go_back(self) -> None:
        """Go one step back, or to the beginning of a step whose walk was left."""
        self.track = go_back(self.track)
        while (step := self.step) and step.skip and self.track.at:
            self.track = go_back(self.track)

    def _skip_what_lines_lack(self) -> None:
        while (step := self.step) and step.skip:
            said = self.track.said
            self.track = leave_out(self.opened.lesson, self.track)._replace(said=said)

    def words(self) -> list[str]:
        """Return what is said before the next prompt."""
        step, lesson = self.step, self.opened.lesson
        if step is None:
            return []
        said = [f"  {self.track.said}"] if self.track.said else []
        self.track = self.track._replace(said="")
        number = say(
            "--- Lesson, step {at} of {count} ", at=self.track.at + 1, count=len(lesson.steps)
        )
        return [
            "",
            number + "-" * 20,
            *said,
            f"  {step.plain_text or step.text}",
            f"  > {step.plain_do or step.do}",
            "-" * (len(number) + 20),
        ]


class LessonVoice(LineVoice):
    """Tells the walk, and the lesson before each prompt."""

    def __init__(self, stream: TextIO, teacher: Teacher, width: int = 0) -> None:
        """Write to `stream`."""
        super().__init__(stream, width)
        self._teacher = teacher
        self._last: tuple[int, str] | None = None

    def prompt(self, text: str) -> None:
        """Say the step when it is a new one, then print the prompt."""
        now = (self._teacher.track.at, self._teacher.track.said)
        if now != self._last:
            self.say("\n".join(self._teacher.words()))
            self._last = (now[0], "")
        super().prompt(text)


class LessonKeeper(Keeper):
    """Sees every line that is typed and every event that is taken."""

    def __init__(self, opened: Opened, voice: LessonVoice, teacher: Teacher) -> None:
        """Keep nothing; a lesson leaves no case behind."""
        self._index = build_index({opened.lesson.flow: opened.flows[opened.lesson.flow]})
        super().__init__(opened.desk, voice, None, self._find)
        self._teacher = teacher
        self._said = voice

    def _find(self, words: str) -> Found:
        return search(self._index, words)

    def record(self, happening: "Happening") -> None:
        """Take one event."""
        super().record(happening)
        self._teacher.take(see(happening))

    def read(self, line: str) -> Command | None:
        """Look at a typed line before the walk does."""
        word = line.partition(" ")[0].lower()
        step = self._teacher.step
        if line in (">", "<") or (not line and step and step.until.kind == READ):
            return Command("lesson", line.lower())
        if line.startswith("/"):
            self._teacher.take(Seen(OPENED, "find"))
        elif word in _PAGES:
            self._teacher.take(Seen(OPENED, _PAGES[word]))
        return super().read(line)

    def run(self, command: Command, flows: "Mapping[str, Flow]", walk: Walk) -> Event | None:
        """Go on in the lesson, or do what the walk's own command says.

        Raises:
            Again: a step begins again.
        """
        if command.name != "lesson":
            return super().run(command, flows, walk)
        step = self._teacher.step
        if command.rest == "<":
            self._teacher.go_back()
            raise Again
        if not command.rest:
            self._teacher.take(Seen(READ))
        elif step is not None:
            event = event_for(step, walk)
            if event is not None:
                return event
            self._teacher.leave_out()
        return None


def give_lesson(opened: Opened, room: Room, source: TextIO, target: TextIO, width: int = 0) -> bool:
    """Give the lesson; returns whether it came to its end."""
    teacher = Teacher(opened)
    voice = LessonVoice(target, teacher, width)
    keeper = LessonKeeper(opened, voice, teacher)
    voice.say(opened.lesson.title)
    while _is_begun_again(opened, teacher, voice, keeper, source):
        pass
    keep_place(opened, teacher.track, room.folder)
    if teacher.step is None:
        voice.say(
            say(
                "\n{end}\nGo on with: branchline train play --mode guided --plain",
                end=opened.lesson.end,
            )
        )
        return True
    voice.say(say("\nThe lesson is kept where you left it. Go on with: branchline train start"))
    return False


def _is_begun_again(
    opened: Opened, teacher: Teacher, voice: LessonVoice, keeper: LessonKeeper, source: TextIO
) -> bool:
    """Give the lesson from the step at hand on; returns whether a step is to begin again."""
    events = [*begin_walk(opened.flows, opened.lesson, teacher.track.at)]
    for event in events:
        opened.desk.record(event)
    try:
        Session(opened.flows, events, voice, source, keeper).run()
        _go_on(opened, teacher, voice, keeper, source)
    except Again:
        return True
    return False


def _go_on(
    opened: Opened, teacher: Teacher, voice: LessonVoice, keeper: LessonKeeper, source: TextIO
) -> None:
    """Give the steps that come after the end of the walk."""
    walk = fold(opened.flows, walk_events(opened.desk.recorder.records))
    while teacher.step is not None and isinstance(walk.position, Finished):
        voice.prompt("> ")
        line = source.readline()
        if not line or line.strip().lower() in ("q", "quit"):
            return
        typed = line.strip()
        command = keeper.read(typed)
        if command is not None:
            if keeper.run(command, opened.flows, walk) is not None:
                teacher.leave_out()
        elif typed.startswith("/"):
            found = keeper.find(typed[1:].strip()) if keeper.find else None
            titles = [f"  - {hit.title}" for hit in found.hits[:3]] if found else []
            voice.say("\n".join(titles or [say("Nothing fits.")]))
