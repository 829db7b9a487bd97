"""The first lesson, as it is shipped: its steps, its flow, and the step that was left."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tui
from tui.core.practice.lesson import Lesson, NoLesson, Track, decode_lesson
from tui.core.settings import Given, Layer, settle
from tui.core.words import say
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.files import FileRefused, read_bytes
from tui.store.folder import read_alone
from tui.store.places import Places
from tui.store.private import replace_file
from tui.store.reader import read_source

if TYPE_CHECKING:
    from tui.store.training.practice import Practice

FOLDER = Path(tui.__file__).parent / "store" / "lesson"
LEFT_AT = "lesson.json"
"""Where the step that was left is kept, below the user's training."""
OVER = "over"
"""What is kept in place of a step once the lesson is over; it then begins anew."""
NOWHERE = Places(Path(), Path(), None, None, None)


class LessonRefused(Exception):
    """The lesson cannot be given; says why."""


class Opened(NamedTuple):
    """A lesson ready to be given."""

    lesson: Lesson
    flows: Catalog
    desk: Desk
    """Keeps nothing: a lesson leaves no case behind."""
    at: int = 0


def open_lesson(step: str = "", folder: Path | None = None) -> Opened:
    """Return the first lesson.

    Args:
        step: id of the step to begin at; empty: where it was left.
        folder: the user's training, where the step that was left is kept.

    Raises:
        LessonRefused: there is no such step, or the lesson's own files are damaged.
    """
    try:
        file = FOLDER / "first.yaml"
        source, _ = read_source(read_bytes(file, within=None), file.name)
        if source is None:
            raise LessonRefused(say("{file} cannot be read", file=file))
        lesson = decode_lesson(source.tree)
        flows = Catalog([read_alone(FOLDER / f"{lesson.flow}.yaml")], [], lambda _: None)
    except (FileRefused, NoLesson) as error:
        raise LessonRefused(say("the lesson cannot be given: {error}", error=error)) from None
    names = [each.id for each in lesson.steps]
    if step and step not in names:
        raise LessonRefused(
            say("there is no step {step}; there are {names}", step=step, names=", ".join(names))
        )
    left = step or (_left_at(folder) if folder else "")
    desk = Desk(NOWHERE, settle([Layer("the lesson", (Given("journal", "no", "the lesson"),))]),
                flows)  # fmt: skip
    return Opened(lesson, flows, desk, names.index(left) if left in names else 0)


def is_lesson_over(folder: Path | None) -> bool:
    """Tell whether somebody came to the end of the lesson here."""
    return folder is not None and _left_at(folder) == OVER


def is_beginner(practice: "Practice") -> bool:
    """Tell whether somebody has practised nothing yet, the first lesson neither."""
    return not practice.past.attempts and not is_lesson_over(practice.folder)


def _left_at(folder: Path) -> str:
    try:
        kept = json.loads(read_bytes(folder / LEFT_AT, within=None))
    except (FileRefused, ValueError):
        return ""
    return str(kept.get("step", "")) if isinstance(kept, dict) else ""


def keep_place(opened: Opened, track: Track, folder: Path | None) -> None:
    """Keep the step a lesson was left at; one that is over begins anew."""
    if folder is None:
        return
    step = track.step(opened.lesson)
    try:
        replace_file(folder / LEFT_AT, json.dumps({"step": step.id if step else OVER}).encode())
    except OSError:
        return  # then it begins at its first step
