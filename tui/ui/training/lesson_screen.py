"""The first lesson on the screen: the real walk, with what to learn in a strip above it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from tui.core.journal.milestones import Happening
from tui.core.practice.lesson import (
    CLOSED,
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
from tui.core.search import build_index, search
from tui.core.words import mark, say
from tui.store.training.lesson import LessonRefused, Opened, keep_place, open_lesson
from tui.store.training.room import Room
from tui.ui.commands import Hint
from tui.ui.course import Beginning, Course
from tui.ui.finder import MOST_HITS
from tui.ui.frame import Face, Measures
from tui.ui.layout import ACCENT, PLAIN, QUIET, Act, Canvas, Pager, Piece, Row, wrap
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.screens.walk import WalkScreen
from tui.ui.services import Services

_PAGES: Mapping[str, str] = {"search": "find"}
"""Commands whose page the lesson calls otherwise."""
FIRST_HINTS = 3
"""So many keys of the walk stand before those of the lesson."""
READ_HINTS = (
    Hint("enter", mark("go on")),
    Hint(">", mark("leave out")),
    Hint("<", mark("step back")),
    Hint("q", mark("quit")),
)


class LessonScreen(WalkScreen):
    """Watches what happens in the walk, and goes on when the step is done."""

    offers: ClassVar[tuple[str, ...]] = ("lesson-next", "lesson-back", *WalkScreen.offers)

    def __init__(self, services: Services, opened: Opened, room: Room) -> None:
        """Begin at the step that was left.

        Args:
            services: what the screen may use.
            opened: the lesson.
            room: everything about training; the step that is left is kept in it.
        """
        self.opened = opened
        self.room = room
        self.track = Track(opened.at)
        flow = opened.flows[opened.lesson.flow]
        index = build_index({flow.flow: flow})
        own = services._replace(
            flows=opened.flows,
            entries=opened.flows.entries,
            site={},
            desk=opened.desk,
            record=self._record,
            find=lambda text: search(index, text, MOST_HITS),
        )
        super().__init__(own, begin_step(opened, self.track.at))

    # --- what is shown ------------------------------------------------------------------------

    @property
    def step(self) -> Step | None:
        """Return the step at hand."""
        return self.track.step(self.opened.lesson)

    def top_rows(self, room: Measures, *, low: bool) -> tuple[Row, ...]:
        """Return the step above the page."""
        step = self.step
        if step is None:
            return ()
        lesson = self.opened.lesson
        rows: list[Row] = []
        if not low:
            rows.append(
                (
                    Piece(
                        say("Step {at} of {count}", at=self.track.at + 1, count=len(lesson.steps)),
                        QUIET,
                    ),
                )
            )
        rows += [
            (Piece(line, PLAIN),)
            for text in (self.track.said, step.text)
            if text
            for line in wrap(text, room.text)
        ]
        caret = f"{self.glyphs.caret} "
        rows += [
            (Piece("  " if number else caret, ACCENT), Piece(line, ACCENT))
            for number, line in enumerate(wrap(step.do, room.text - 2))
        ]
        return (*rows, (Piece(self.glyphs.line * room.text, QUIET),), *(() if low else ((),)))

    def has_sides(self) -> bool:
        """Keep the page plain, whatever the width."""
        return False

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        step = self.step
        if step is not None and step.until.kind == READ:
            return READ_HINTS
        if self.doubt or self.typing:
            return super().hints()
        own = Hint("<", say("step again")) if self.track.strayed else Hint("< >", say("steps"))
        first, rest = super().hints()[:FIRST_HINTS], super().hints()[FIRST_HINTS:]
        return (*first, own, *rest)

    # --- what happens -------------------------------------------------------------------------

    def _take(self, seen: Seen | None) -> None:
        if seen is None:
            return
        self.track = advance(self.opened.lesson, self.track, seen)
        if self.step is None:
            self._finish()

    def _record(self, happening: Happening) -> None:
        """Keep an event, and see whether it was what the step waits for."""
        self.opened.desk.record(happening)
        self._take(see(happening))

    def run_command(self, command: str) -> None:
        """Run a command, and see which page it opened."""
        step = self.step
        if step is not None and step.until.kind == READ and command not in _ALWAYS:
            if command == "choose":
                self._take(Seen(READ))
            return
        why = self.why_not(command)
        super().run_command(command)
        if why:
            self.saying = say(
                "{saying}. < begins this step again, > leaves it out.", saying=self.saying
            )
        else:
            self._take(Seen(OPENED, _PAGES.get(command, command)))
        if command == "close" and not self.mode:
            self._take(Seen(CLOSED))

    def choose_digit(self, key: str) -> None:
        """Answer, except where there is only something to read."""
        step = self.step
        if step is None or step.until.kind != READ:
            super().choose_digit(key)

    def on_screen_resume(self) -> None:
        """See that a page beside the walk was closed."""
        self._take(Seen(CLOSED))
        super().on_screen_resume()

    def _take_found(self, found: tuple[str, Any] | None) -> None:
        """Stay here: what was found is only looked at."""
        if found is not None:
            self.saying = say("In a call you would go on there now. Here the lesson goes on.")

    # --- going on by oneself ------------------------------------------------------------------

    def _leave_out(self) -> None:
        step, at = self.step, self.track.at
        if step is not None:
            make_up(self, step)
        if self.track.at == at:  # what was made up has not done the step already
            self.track = leave_out(self.opened.lesson, self.track)
        if self.step is None:
            self._finish()

    def _finish(self) -> None:
        keep_place(self.opened, self.track, self.room.folder)

        def close(wish: str | None) -> None:
            self.dismiss(wish)

        self.app.push_screen(LessonEnd(self.services, self.opened.lesson.end), close)

    def _leave_walk(self) -> None:
        keep_place(self.opened, self.track, self.room.folder)
        self.dismiss(None)

    def deeds_here(self) -> Mapping[str, Deed]:
        """Return what the commands of a walk do, and those of the lesson."""

        def back() -> None:
            self.track = go_back(self.track)
            self.course = Course(self.services, begin_step(self.opened, self.track.at))
            self.arrive()

        return {
            **super().deeds_here(),
            "lesson-next": self._leave_out,
            "lesson-back": back,
            "flows": self._leave_walk,
        }


_ALWAYS = (
    "lesson-next",
    "lesson-back",
    "quit",
    "stop",
    "flows",
    "up",
    "down",
    "page-up",
    "page-down",
)


def begin_step(opened: Opened, at: int) -> Beginning:
    """Return a walk that stands where a step begins; the ticket knows of what was before."""
    history = begin_walk(opened.flows, opened.lesson, at)
    for event in history:
        opened.desk.record(event)
    return Beginning(opened.lesson.flow, history=history)


def make_up(screen: WalkScreen, step: Step) -> None:
    """Let happen what a step that is left out would have brought about."""
    event = event_for(step, screen.course.walk)
    if event is not None:
        screen.follow(event)


class LessonEnd(PagedScreen):
    """What one can go on with."""

    offers: ClassVar[tuple[str, ...]] = ("digit", "choose", "close", "quit", "stop")

    def __init__(self, services: Services, text: str) -> None:
        """Say that the lesson is over.

        Args:
            services: what the screen may use.
            text: its last words.
        """
        super().__init__(services)
        self.text = text

    def face(self, room: Measures) -> Face:
        """Return the last words."""
        pager = Pager(Canvas(room.text, self.glyphs, self.place.selected))
        pager.text(self.text or say("That was the first lesson."))
        pager.blank()
        pager.item(Act("guided"), say("A practice call in which the flow leads"), key="1")
        pager.item(Act("home"), say("Back to training"), key="0")
        return Face(title=say("The lesson is over"), status=say("training"), page=pager.page())

    def choose(self, act: Act) -> None:
        """Go on."""
        self.dismiss(act.kind)


def show_lesson(screen: PagedScreen, room: Room, opened: Opened | None = None) -> None:
    """Show the lesson above a screen; afterwards a call can follow at once."""
    try:
        found = opened or open_lesson(folder=room.folder)
    except LessonRefused as refused:
        screen.saying = str(refused)
        return
    screen.app.push_screen(
        LessonScreen(screen.services, found, room), lambda wish: _go_on(screen, room, wish)
    )


def _go_on(screen: PagedScreen, room: Room, wish: object) -> None:
    if wish != "guided":
        return
    from tui.ui.training.playing import play  # noqa: PLC0415 - only after the lesson

    pick = room.next_pick()
    if pick is not None:
        play(screen, room, pick, "guided")
