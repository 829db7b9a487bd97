"""Brings the index of cases up to date with their files.

Files under way are compared one by one. A month of finished cases is looked at again only when
something was added to its folder or removed from it.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from tui.core.journal.case import searched_text
from tui.store.case_file import Loaded, load_case
from tui.store.index_tables import COLUMNS, MARKED, mark_of
from tui.store.shelf import ENDING, Shelf

_BATCH = 500
_RECENT = 2_000_000_000
"""A folder that changed within these nanoseconds may change again without showing it."""

_UNTRUSTED = -1
_DATED_DIGITS = 17
Statement = tuple[str, Sequence[Any]]
Progress = Callable[[int], None]


class _Known(NamedTuple):
    size: int
    stamp: int
    place: int


def refresh(connection: sqlite3.Connection, shelf: Shelf, progress: Progress) -> list[str]:
    """Read what is new or has changed; returns what is to be said about damage.

    Args:
        connection: the open index.
        shelf: where the cases lie.
        progress: told how many files were read so far.

    Raises:
        sqlite3.Error: the index is damaged or held by another program.
    """
    stamps = dict(connection.execute("SELECT name, stamp FROM folders"))
    folders = [shelf.open, *shelf.months()]
    notices: list[str] = []
    count = 0
    for folder in folders:
        stamp = _folder_stamp(folder)
        if folder != shelf.open and _is_as_it_was(stamps.get(folder.name), stamp):
            continue
        for batch in _refresh_folder(connection, shelf, folder):
            notices += [notice for case in batch for notice in case.notices]
            count += len(batch)
            progress(count)
        if stamps.get(folder.name, _UNTRUSTED) != stamp:
            _write(
                connection, [("INSERT OR REPLACE INTO folders VALUES (?, ?)", (folder.name, stamp))]
            )
    for name in stamps.keys() - {folder.name for folder in folders}:
        _forget_folder(connection, name)
    return notices


def _is_as_it_was(before: int | None, now: int) -> bool:
    """Tell whether nothing came or went; two untrusted stamps are alike and say nothing."""
    return now == before != _UNTRUSTED


def _folder_stamp(folder: Path) -> int:
    """Return when names in a folder last changed; untrusted while that is only just ago."""
    try:
        stamp = folder.stat().st_mtime_ns
    except OSError:
        return _UNTRUSTED
    return stamp if time.time_ns() - stamp > _RECENT else _UNTRUSTED


def _refresh_folder(
    connection: sqlite3.Connection, shelf: Shelf, folder: Path
) -> Iterator[list[Loaded]]:
    rows = connection.execute(
        "SELECT name, size, stamp, place FROM cases WHERE folder = ?", (folder.name,)
    )
    before = {name: _Known(*rest) for name, *rest in rows}
    now = _marks(folder)
    gone = [known.place for name, known in before.items() if name not in now]
    if gone:
        _write(connection, _forget(gone))
    changed = [name for name, mark in now.items() if name not in before or before[name][:2] != mark]
    for start in range(0, len(changed), _BATCH):
        names = changed[start : start + _BATCH]
        loaded = [load_case(shelf, folder / name) for name in names]
        _write(connection, _rows(connection, folder, loaded, before))
        yield loaded


def _marks(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of each case in a folder."""
    marks: dict[str, tuple[int, int]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(ENDING) and not entry.name.startswith("."):
                    found = entry.stat()
                    marks[entry.name] = (found.st_size, found.st_mtime_ns)
    except OSError:
        return marks
    return marks


def _rows(
    connection: sqlite3.Connection,
    folder: Path,
    loaded: Iterable[Loaded],
    before: Mapping[str, _Known],
) -> Iterator[Statement]:
    places = ", ".join("?" * (len(COLUMNS) + 6))
    insert = (
        f"INSERT OR REPLACE INTO cases (place, folder, name, size, stamp, {', '.join(COLUMNS)},"  # noqa: S608 - names of our own columns
        f" notice) VALUES ({places})"
    )
    for case in loaded:
        name = case.path.name
        if name in before:
            yield from _forget([before[name].place])
        if not case.records or case.path.parent != folder:
            continue
        found = case.path.stat()
        place = _free_place(connection, case.id)
        shown = case.summary
        values = [_storable(getattr(shown, column)) for column in COLUMNS]
        file = (place, folder.name, name, found.st_size, found.st_mtime_ns)
        yield insert, (*file, *values, _storable(" ".join(case.notices)))
        text = _storable(searched_text(case.id, case.records))
        marks = " ".join(mark_of(column, getattr(shown, column)) for column in MARKED)
        words = "INSERT OR REPLACE INTO words (rowid, text, marks) VALUES (?, ?, ?)"
        yield words, (place, text, marks)


def _free_place(connection: sqlite3.Connection, case: str) -> int:
    """Return a number that sorts as the case's id does, so that newest first costs nothing."""
    place: int
    digits = case.replace("-", "")[:_DATED_DIGITS]
    dated = int(digits) if len(digits) == _DATED_DIGITS and digits.isdigit() else 0
    place = min(dated, 10**_DATED_DIGITS // 3) << 8 | crc32(case.encode()) & 0xFF
    while True:
        taken = connection.execute("SELECT id FROM cases WHERE place = ?", (place,)).fetchone()
        if taken is None or taken[0] == case:
            return place
        place += 1


def _forget(places: Iterable[int]) -> Iterator[Statement]:
    for place in places:
        yield "DELETE FROM cases WHERE place = ?", (place,)
        yield "DELETE FROM words WHERE rowid = ?", (place,)


def _forget_folder(connection: sqlite3.Connection, name: str) -> None:
    rows = connection.execute("SELECT place FROM cases WHERE folder = ?", (name,)).fetchall()
    forget = _forget(place for (place,) in rows)
    _write(connection, [*forget, ("DELETE FROM folders WHERE name = ?", (name,))])


def _write(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement, values in statements:
            connection.execute(statement, values)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _storable(value: Any) -> Any:
    """Return a value that SQLite takes: half a character of a pair is none."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
