"""The app beside an editor: each save is read at once, and the walk stays where it was."""

import os
import sys
from collections.abc import Sequence
from typing import Protocol

from tui.core.diagnostic import Diagnostic, Severity
from tui.core.draft import Draft
from tui.core.paths.ways import resolve_target
from tui.core.walk import Asking, HandOver, Walk, stand
from tui.core.words import say
from tui.store.catalog import FlowRefused
from tui.ui.app import drop_hooks
from tui.ui.course import Beginning, Course
from tui.ui.requests import OpenFlow
from tui.ui.screens.course_screen import CourseScreen
from tui.ui.screens.painted import PaintedScreen
from tui.ui.screens.problems import ProblemsScreen
from tui.ui.services import Services
from tui.ui.tree_app import CRASHED, TreeApp

EVERY = 0.04
"""Seconds between two looks at the files; a look asks for their size and time, no more."""


class Saved(Protocol):
    """What a save brought."""

    @property
    def is_walkable(self) -> bool:
        """Whether its flow can be walked."""

    @property
    def problems(self) -> Sequence[Diagnostic]:
        """What was found at once."""


class Watched(Protocol):
    """A flow that is read again when its files are saved."""

    @property
    def id(self) -> str:
        """Its id, as it was last read."""

    problems: tuple[Diagnostic, ...]
    """What is known to be wrong with it."""

    def has_changed(self) -> bool:
        """Tell whether a file was saved since."""

    def read(self) -> Saved:
        """Read what was saved."""

    def check(self) -> tuple[Diagnostic, ...]:
        """Check and prove what was read; called beside the screen."""


class WatchingApp(TreeApp, inherit_bindings=False):
    """Walks one flow while somebody writes it."""

    def __init__(self, services: Services, watched: Watched, node: str = "") -> None:
        """Prepare the app.

        Args:
            services: what its screens may use; its flows follow the files.
            watched: the flow in question.
            node: where to begin.
        """
        super().__init__(services, watched.id, node)
        self.watched = watched
        self.beginning = node

    def on_mount(self) -> None:
        """Begin to look at the files; a flow that cannot be walked shows its faults first."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self._walks():
            self.push_screen(ProblemsScreen(self.services))
        self._check()
        self.set_interval(EVERY, self._look)

    def _walks(self) -> list[CourseScreen]:
        return [each for each in self.screen_stack if isinstance(each, CourseScreen)]

    async def _look(self) -> None:
        """Read what was saved, and put every walk back where it was."""
        if not self.watched.has_changed():
            return
        flow = self.watched.id
        saved = self.watched.read()
        walks = self._walks() if self.watched.id == flow else []
        said = self._put_all_back(walks) if saved.is_walkable else ""
        await self._say(say_problems(saved.problems) or said or say("Read again."))
        if saved.is_walkable:
            self._check()

    def _put_all_back(self, walks: Sequence[CourseScreen]) -> str:
        """Put the walks back, or begin one; return what to say about it."""
        try:
            said = [put_back(each.course) for each in walks]
        except (KeyError, FlowRefused):  # it leads into another flow, which has faults
            walks, said = [], []
        for screen, moved in zip(walks, said, strict=True):
            keep = screen.place, screen.mode
            screen.arrive()
            if not moved:
                screen.place, screen.mode = keep
        if not walks:
            self.post_message(OpenFlow(Beginning(self.watched.id, self.beginning)))
        return next(filter(None, said), "")

    def _check(self) -> None:
        self.run_worker(self._check_aside, thread=True, exclusive=True, group="check")

    def _check_aside(self) -> None:
        """Check and prove in a thread, then show what came of it."""
        problems = self.watched.check()
        if self.is_running:
            self.call_from_thread(self.run_worker, self._take_problems(problems))

    async def _take_problems(self, problems: tuple[Diagnostic, ...]) -> None:
        if problems != self.watched.problems:
            self.watched.problems = problems
            await self._say(say_problems(problems) or say("No faults."))

    async def _say(self, words: str) -> None:
        """Say something on whatever is shown, and show faults where they are listed."""
        while isinstance(self.screen, PaintedScreen) and not self._may_stay(self.screen):
            await self.pop_screen()
        for screen in self.screen_stack:
            if isinstance(screen, ProblemsScreen):
                screen.problems = self.services.problems()
        if isinstance(self.screen, PaintedScreen):
            self.screen.saying = words
            self.screen.paint()

    def _may_stay(self, screen: PaintedScreen) -> bool:
        """Tell whether a screen shows nothing of the flow as it was before."""
        stays = isinstance(screen, (CourseScreen, ProblemsScreen))
        return stays or not self._walks() or len(self.screen_stack) <= 1


def put_back(course: Course) -> str:
    """Put a walk back where it was, on the flow as it is now; say so when it stands elsewhere.

    Raises:
        KeyError: the flow is gone.
        FlowRefused: the walk leads into a flow that has faults.
    """
    before = course.walk
    course.walk = stand(course.flows, _begin_again(course, before.draft))
    if _place(before) == _place(course.walk):
        return ""
    return say("The walk stands elsewhere now; it stood at: {before}", before=_say_place(before))


def _place(walk: Walk) -> str:
    position = walk.position
    return "" if isinstance(position, HandOver) else position.place.name


def _say_place(walk: Walk) -> str:
    """Say where a walk stood, in the words that its flow had then."""
    position = walk.position
    if isinstance(position, HandOver):
        return say("a hand-over")
    return position.fact.ask if isinstance(position, Asking) else position.resolution.resolve


def _begin_again(course: Course, draft: Draft) -> Draft:
    """Return a walk's draft, begun at the start where its first node is gone."""
    begun = resolve_target(course.flows, draft.begun, "")
    flow = course.flows[begun.flow]
    there = begun.node in flow.nodes
    return draft if there else draft._replace(begun=f"{flow.flow}/{flow.start}")


def say_problems(problems: Sequence[Diagnostic]) -> str:
    """Say the first fault, and how many there are; empty when there are none."""
    if not problems:
        return ""
    errors = [each for each in problems if each.severity is Severity.ERROR]
    first = (errors or list(problems))[0]
    count = len(errors or problems)
    if errors:
        said = say("Fault in line {line}: {message}", line=first.line, message=first.message)
        more = say(" ({count} faults: p)", count=count)
    else:
        said = say("Warning in line {line}: {message}", line=first.line, message=first.message)
        more = say(" ({count} warnings: p)", count=count)
    return said + more if count > 1 else said


def run_watch(services: Services, watched: Watched, node: str = "") -> int:
    """Run the app beside an editor, and return its exit code as `run_app` does."""
    drop_hooks(os.environ)
    app = WatchingApp(services, watched, node)
    app.run(mouse=False)
    if app.crash:
        print(app.crash, file=sys.stderr)  # noqa: T201 - the screen is gone
        return app.return_code or CRASHED
    return app.return_code or 0
