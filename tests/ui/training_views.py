"""The main screens of training once, as data: what is drawn into `golden/`, and compared with it.

`python -m tests.ui.views` draws them all again.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.store.training.rehearsal import make_room, play_well
from tests.ui.stage import HOME_SIZE, SMALL, load_flow, services, stage_of
from tui.core.classroom.report import write_report
from tui.core.classroom.result import read_result
from tui.core.practice.selection import Pick
from tui.core.training.events import Asked, Chose, Confirmed, Ended, Heard
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


def _lesson(_: Room) -> Wish:
    return FirstLesson(open_lesson("failed"))


def _led(_: Room) -> Wish:
    return Presented(GOOD)


def _report(room: Room) -> Wish:
    """Return the report of a person who did it well and of one who did not."""
    play_well(room.open(OLD, "guided", "monday", learner="Ada"))
    poor = room.open(OLD, "guided", "monday", learner="Bo")
    for event in (Heard("message", "certificate-not-valid"), Chose("small-example/ticket"),
                  Ended()):  # fmt: skip
        assert poor.do(event)
    found = [read_result(each) for each in room.attempts.past().attempts] if room.attempts else []
    return ShownReport(write_report([each for each in found if each is not None], "Monday"))


ASKED = ("A", "down", "enter")
BADLY = ("3", "1", "3", "4", "1", "1", "8", "y")
"""Played badly: a wrong answer is taken down, a fix is chosen without a question, hung up."""

TRAINING_LOOKS = (
    TrainingLook("training-home-new", _nothing, (), "The first lesson"),
    TrainingLook("training-home", _nothing, (), "Today's practice", has_practised=True),
    TrainingLook("training-call", _guided, (), "What do you do?"),
    TrainingLook("training-call-heard", _free, ("1", "down", "enter"), "What do you write down?"),
    TrainingLook("training-call-wide", _guided, ("1", "1"), "Written down", size=WIDE),
    TrainingLook("training-call-narrow", _guided, (), "What do you do?", size=NARROW),
    TrainingLook("training-debrief", _free, BADLY, "Wrong turns"),
    TrainingLook("training-debrief-wide", _free, BADLY, "The best way", size=WIDE),
    TrainingLook("training-report", _report, (), "2 calls by 2 people"),
    TrainingLook("training-presenter", _led, (), "what would you do?"),
    TrainingLook("training-presenter-hands", _led, ("slash", "7"), "7"),
    TrainingLook("training-lesson", _lesson, (), "Step 11 of"),
    TrainingLook("training-lesson-strayed", _lesson, ("h",), "< step again"),
)


async def draw_training(look: TrainingLook) -> str:
    """Return the screen as text."""
    with TemporaryDirectory() as folder:
        room = make_room(Path(folder))
        if look.has_practised:
            play_well(room.open(OLD, "free"))
            for event in (Asked("message"), Heard("message", "certificate-not-valid")):
                left = room.open(GOOD, "free")
                assert left.do(event) or isinstance(event, Confirmed)
                left.leave()
            room.forget()
        app = TrainingApp(services(load_flow(SMALL), problems=()), room, look.wish(room))
        async with stage_of(app, size=look.size) as stage:
            await stage.press(*look.keys)
            await stage.sees(look.shows)
            return stage.text.rstrip() + "\n"
