"""The main screens of training once, as data: what is drawn into `golden/`, and compared with it.

`python -m tests.ui.views` draws them all again.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.core.classroom.results import calls
from tests.store.training.rehearsal import make_room, play_well
from tests.ui.stage import HOME_SIZE, SMALL, load_flow, services, stage_of
from tui.core.classroom.report import write_report
from tui.core.practice.selection import Pick
from tui.core.training.events import Asked
from tui.store.training.lesson import open_lesson
from tui.store.training.room import Room
from tui.ui.training.opening import Call, FirstLesson, Presented, ShownReport, Wish
from tui.ui.training_app import TrainingApp

OLD = Pick("old-certificate", "small-example", 1)
GOOD = Pick("good-certificate", "small-example", 2)
NARROW, WIDE = (40, 12), (120, 40)


class TrainingLook(NamedTuple):
    """One screen of training: what was done before, what is opened, and how to get there."""

    name: str
    wish: Callable[[Room], Wish]
    keys: tuple[str, ...]
    shows: str
    size: tuple[int, int] = HOME_SIZE
    has_practised: bool = False


def _nothing(_: Room) -> Wish:
    return None


def _guided(_: Room) -> Wish:
    return Call(OLD, "guided")


def _free(_: Room) -> Wish:
    return Call(GOOD, "free")


def _free_old(_: Room) -> Wish:
    return Call(OLD, "free")


def _lesson(_: Room) -> Wish:
    return FirstLesson(open_lesson("failed"))


def _led(_: Room) -> Wish:
    return Presented(GOOD)


def _report(_: Room) -> Wish:
    return ShownReport(write_report([*calls("Ada", 9, 10), *calls("Bo", 3, 5)], "Monday"))


BADLY = ("3", "1", "2", "4", "1", "1", "2")
"""Played badly: a wrong answer is taken down, and a lucky guess without a question helps."""

TRAINING_LOOKS = (
    TrainingLook("training-home-new", _nothing, (), "The first lesson"),
    TrainingLook("training-home", _nothing, (), "Today's practice", has_practised=True),
    TrainingLook("training-call", _guided, (), "What do you do?"),
    TrainingLook("training-call-heard", _free, ("1", "down", "enter"), "What do you write down?"),
    TrainingLook("training-call-wide", _guided, ("1", "1"), "Written down", size=WIDE),
    TrainingLook("training-call-narrow", _guided, (), "What do you do?", size=NARROW),
    TrainingLook("training-debrief", _free_old, BADLY, "Wrong turns"),
    TrainingLook("training-debrief-wide", _free_old, BADLY, "The best way", size=WIDE),
    TrainingLook("training-report", _report, (), "15 calls by 2 people"),
    TrainingLook("training-presenter", _led, (), "what would you do?"),
    TrainingLook("training-presenter-hands", _led, ("number_sign", "7"), "7"),
    TrainingLook("training-lesson", _lesson, (), "Step 11 of"),
    TrainingLook("training-lesson-strayed", _lesson, ("h",), "< step again"),
)


async def draw_training(look: TrainingLook) -> str:
    """Return the screen as text."""
    with TemporaryDirectory() as folder:
        room = make_room(Path(folder))
        if look.has_practised:
            play_well(room.open(OLD, "free"))
            left = room.open(GOOD, "free")
            assert left.do(Asked("message"))
            left.leave()
            room.forget()
        app = TrainingApp(services(load_flow(SMALL), problems=()), room, look.wish(room))
        async with stage_of(app, size=look.size) as stage:
            await stage.press(*look.keys)
            await stage.sees(look.shows)
            return stage.text.rstrip() + "\n"
