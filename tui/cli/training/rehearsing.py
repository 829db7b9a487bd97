"""What a trainee does: training's home, one call, the calls of a class, the first lesson."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tui.cli.desk import open_settings
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS
from tui.cli.stop import Stop
from tui.cli.training.opening import open_training
from tui.core.practice.selection import Pick, filter_calls
from tui.core.text import nearest, visible
from tui.core.words import say
from tui.plain.training.lines import Left, Lines
from tui.store.training.room import NoCall, Room
from tui.ui.training.opening import Call, Class, FirstLesson, Presented

if TYPE_CHECKING:
    from tui.core.classroom.plan import Plan
    from tui.ui.training.opening import Wish


def is_plain(options: argparse.Namespace) -> bool:
    """Tell whether it goes in lines: asked for, or nothing else is possible here."""
    if getattr(options, "plain", False) or open_settings(options).switch("plain"):
        return True
    is_screen = sys.stdin.isatty() and sys.stdout.isatty()
    return not is_screen or os.environ.get("TERM", "") in ("", "dumb", "unknown")


def open_lines() -> Lines:
    """Return the lines of this terminal or pipe."""
    return Lines(sys.stdin, sys.stdout, _width())


def _width() -> int:
    return get_terminal_size().columns - 1 if sys.stdout.isatty() else 0


def home_command(options: argparse.Namespace) -> int:
    """Show what is due, and offer what there is."""
    if not is_plain(options):
        return _on_screen(options, lambda _: None)
    from tui.plain.training.home import TrainingInLines  # noqa: PLC0415 - one of two ways

    room, _, _ = open_training(options)
    TrainingInLines(room, open_lines()).run()
    return DONE


def play_command(options: argparse.Namespace) -> int:
    """Play one call; 0 when it came to its end."""
    if not is_plain(options):
        return _on_screen(options, lambda room: find_call(room, options))
    from tui.plain.training.home import TrainingInLines  # noqa: PLC0415 - one of two ways

    room, _, _ = open_training(options)
    call = find_call(room, options)
    try:
        TrainingInLines(room, open_lines()).play(call.pick, call.mode)
    except Left:
        return FAULTS
    return DONE


def find_call(room: Room, options: argparse.Namespace) -> Call:
    """Return the call that a command line names, and how it is played.

    Raises:
        Stop: there is none.
    """
    pick = _pick(room, options)
    return Call(pick, options.mode or room.advise(pick.skill).mode)


def _pick(room: Room, options: argparse.Namespace) -> Pick:
    """Return the call that a command line names.

    Raises:
        Stop: there is none.
    """
    if options.call:
        return _pick_named(room, options.call)
    if options.flow and options.flow not in room.plate.flows:
        raise Stop(say("there is no flow {flow}", flow=options.flow))
    if options.flow and (options.seed or options.cause):
        cause = options.cause
        target = cause if not cause or "/" in cause else f"{options.flow}/{cause}"
        return Pick("", options.flow, options.level or 1, options.seed or "1", target)
    fitting = filter_calls(room.scenarios, options.flow, options.level) if options.level else ()
    if fitting:
        heard = {each.head.scenario for each in room.past.attempts}
        found = next((each for each in fitting if each.id not in heard), fitting[0])
        return Pick(found.id, found.flow_id, found.level)
    pick = room.next_pick(options.flow)
    if pick is None and not options.flow:
        raise Stop(say("everything was practised and nothing is due today"), DONE)
    return pick or Pick("", options.flow, options.level or 1, options.seed or "1")


def _pick_named(room: Room, name: str) -> Pick:
    """Return a written call by its id.

    Raises:
        Stop: there is none of that id.
    """
    if name not in room.scenarios:
        close = nearest(name, room.scenarios)
        hint = (
            say("; did you mean {close}?", close=close)
            if close
            else say("; `branchline train list` has them")
        )
        raise Stop(say("there is no call {name}{hint}", name=name, hint=hint))
    each = room.scenarios[name]
    return Pick(each.id, each.flow_id, each.level, skill=f"resolution:{each.cause_name}")


def join_command(options: argparse.Namespace) -> int:
    """Play the calls of a class; 0 when all of them are done."""
    from tui.store.training.classes import ClassRefused, read_class  # noqa: PLC0415 - only here

    path = Path(options.file)
    try:
        plan = read_class(path)
    except ClassRefused as refused:
        raise Stop(str(refused), FAULTS) from None
    settings = open_settings(options)
    learner = getattr(options, "name", "") or settings.text("agent") or _ask_name()
    is_shared = not settings.switch("restricted")

    def join(room: Room) -> Class:
        return join_class(room, plan, path, learner, is_shared=is_shared)

    if not is_plain(options):
        return _on_screen(options, join)
    from tui.plain.training.classes import run_class  # noqa: PLC0415 - one of two ways

    room, _, _ = open_training(options)
    return DONE if run_class(join(room).work, open_lines()) else FAULTS


def join_class(room: Room, plan: "Plan", path: Path, learner: str, *, is_shared: bool) -> Class:
    """Return somebody's part in a class; every call of it was tried whether it can be played.

    Raises:
        NoCall: one cannot.
    """
    from tui.store.training.classwork import Classwork  # noqa: PLC0415 - only here

    work = Classwork(room, plan, path.resolve(), learner, is_shared=is_shared)
    for order in work.standing().orders:
        room.find(order)
    return Class(work)


def _ask_name() -> str:
    """Ask once for the name results go under."""
    if not sys.stdin.isatty():
        raise Stop(say("join: give the name that the results go under with --name NAME"))
    sys.stderr.write(say("Which name should the results go under? "))
    sys.stderr.flush()
    name = visible(sys.stdin.readline().strip())[:60]
    if not name:
        raise Stop(say("join: results need a name"), CANNOT_RUN)
    return name


def present_command(options: argparse.Namespace) -> int:
    """Lead a call before a class."""
    if not is_plain(options):
        return _on_screen(options, lambda room: find_presented(room, options))
    from tui.plain.training.present import present  # noqa: PLC0415 - one of two ways

    room, _, _ = open_training(options)
    try:
        present(room, find_presented(room, options).pick, open_lines())
    except Left:
        return FAULTS
    return DONE


def find_presented(room: Room, options: argparse.Namespace) -> Presented:
    """Return the call that a command line names, to be led before a class.

    Raises:
        Stop: there is none.
    """
    return Presented(_pick_named(room, options.call))


def start_command(options: argparse.Namespace) -> int:
    """Give the first lesson."""
    from tui.store.training.lesson import LessonRefused, open_lesson  # noqa: PLC0415 - only here

    plain = is_plain(options)
    room, _, _ = open_training(options, on_screen=not plain, verified=plain)
    try:
        lesson = open_lesson(options.step, room.folder)
    except LessonRefused as refused:
        raise Stop(str(refused), FAULTS) from None
    if plain:
        from tui.plain.training.lesson import give_lesson  # noqa: PLC0415 - one of two ways

        give_lesson(lesson, room, sys.stdin, sys.stdout, _width())
        return DONE
    return _on_screen(options, lambda _: FirstLesson(lesson))


def _on_screen(options: argparse.Namespace, find: Callable[[Room], "Wish"]) -> int:
    """Start the app at training; what signatures are new here is verified beside its screens.

    Args:
        options: as they were typed.
        find: returns what to begin with. It is asked for before the first screen, so that a
            mistake is told at once; where signatures must be known for it, once they are.
    """
    from tui.cli.app_services import build_services  # noqa: PLC0415 - Textual only here
    from tui.cli.training.screen import show_training  # noqa: PLC0415
    from tui.ui.services import must_wait  # noqa: PLC0415

    room, desk, catalog = open_training(options, on_screen=True, verified=False)
    services = build_services(catalog, os.environ, desk)
    if must_wait(services):
        return show_training(services, room, later(find))
    return show_training(services, room, find(room))


def later(find: Callable[[Room], "Wish"]) -> Callable[[Room], "Wish"]:
    """Return what finds the same on the screen, where a mistake cannot end the command."""

    def find_later(room: Room) -> "Wish":
        try:
            return find(room)
        except Stop as stop:
            raise NoCall(stop.message) from None

    return find_later
