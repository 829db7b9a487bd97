"""A few cases for the pictures, the same each time."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.core.events import Answered, Noted, Started, Told
from tui.core.journal.milestones import Closed, Happening, Opened, Parked
from tui.core.journal.record import Record, encode
from tui.core.settings import settle
from tui.store.catalog import Catalog
from tui.store.clock import Clock, say_moment
from tui.store.desk import Desk
from tui.store.places import Places
from tui.store.shelf import ENDING, Shelf

NOW = 1_796_464_800.0
"""2026-12-05 11:00 on the clock on the wall."""
MINUTE = 60


class _Kept(NamedTuple):
    """A case: when it began, how it is called, and what happened."""

    minutes_ago: int
    letters: str
    title: str
    happened: tuple[Happening, ...]


_WHERE = Answered("intune-ios/where", "where", "screen")
_CASES = (
    _Kept(14, "k3f9a2", "iPhone or iPad does not enroll in Microsoft Intune", (
        Started("intune-ios/where"), Told("cloud", "public", "site"), _WHERE,
        Noted("second floor, calls back at ten"), Parked(),
    )),
    _Kept(3 * 1440, "9xw4tm", "A Mac does not enroll", (
        Started("macos/where"), Answered("macos/where", "where", "setup"),
        Closed("waiting", "2026-12-04"),
    )),
    _Kept(5 * 1440, "b7hq2c", "iPhone or iPad does not enroll in Microsoft Intune", (
        Started("intune-ios/where"), _WHERE, Answered("intune-ios/words", "words", "capreached"),
        Closed("fixed", "", "Remove devices that are not used any more"),
    )),
)  # fmt: skip


def open_kept(folder: Path, catalog: Catalog) -> Desk:
    """Put the cases into a folder, and return a desk over them."""
    shelf = Shelf(folder / "cases")
    for case in _CASES:
        _write(shelf, case)
    clock = Clock(lambda: NOW, lambda: 0.0, lambda _: 60)
    return Desk(Places(folder, folder, None, folder, None), settle([]), catalog, clock=clock)


def _write(shelf: Shelf, case: _Kept) -> None:
    start = NOW - case.minutes_ago * MINUTE
    digits = "".join(sign for sign in say_moment(start) if sign.isdigit())
    name = f"{digits[:8]}-{digits[8:]}-{case.letters}"
    closed = isinstance(case.happened[-1], Closed) and case.happened[-1].outcome == "fixed"
    folder = shelf.month(name) if closed else shelf.open
    folder.mkdir(parents=True, exist_ok=True)
    lines = b"".join(map(encode, _records(name, case, start)))
    (folder / f"{name}{ENDING}").write_bytes(lines)


def _records(name: str, case: _Kept, start: float) -> Iterator[Record]:
    flow = case.happened[0].node.partition("/")[0]  # type: ignore[union-attr]
    opened = Opened(flow, case.title, agent="Kim", version="0.1.0")
    for place, each in enumerate((opened, *case.happened)):
        at = say_moment(start + place * MINUTE)
        yield Record(name, place + 1, at, "+01:00", place * MINUTE * 1000, each)
