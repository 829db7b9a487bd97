"""Cases on a shelf, made the way the program makes them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.core.events import Answered, Noted, Started
from tui.core.journal.milestones import Happening
from tui.store.case_file import Loaded, load_case
from tui.store.clock import Clock
from tui.store.recorder import Recorder, Setup
from tui.store.shelf import Shelf

START = Started("lamp/one")
PLUGGED = Answered("lamp/one", "one", "yes")
POWER = Answered("lamp/two", "two", "yes")


class FakeTime:
    """A clock that stands until it is moved."""

    def __init__(self, wall: float = 1_795_678_000.0) -> None:
        self.moment = wall
        self.running = 0.0

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += seconds
        self.running += seconds

    def jump(self, seconds: float) -> None:
        """Set the clock on the wall, as a system does that finds it wrong."""
        self.moment += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.moment, lambda: self.running, lambda _: 60)


def recorder(shelf: Shelf | None, said: list[str] | None = None, **setup: Any) -> Recorder:
    """Return a recorder; what it says is added to `said`."""
    whole = Setup(shelf, **setup)
    return Recorder(whole, (said if said is not None else []).append)


def make_case(shelf: Shelf, *happenings: Happening, **setup: Any) -> str:
    """Record a case and let go of it; returns its id."""
    keeper = recorder(shelf, None, **setup)
    for happening in (START, *happenings):
        keeper.record(happening)
    keeper.close()
    return keeper.case


def load(shelf: Shelf, case: str) -> Loaded:
    path = shelf.find(case)
    assert path is not None, case
    return load_case(shelf, path)


def notes_of(found: Loaded) -> list[str]:
    return [record.event.text for record in found.records if isinstance(record.event, Noted)]


def count_up(word: str = "note") -> Iterator[Noted]:
    """Yield notes with numbers, without end."""
    number = 0
    while True:
        number += 1
        yield Noted(f"{word} {number}")


def files_below(folder: Path) -> list[str]:
    """Return every file below a folder, named from there."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
