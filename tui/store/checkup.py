"""What can be done on this machine: which folders can be written, what lies in them, what fails."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.store.desk import CASES, INDEX, KEPT, NO_HOME, TICKETS
from tui.store.places import Places
from tui.store.private import create_file, explain
from tui.store.shelf import Shelf, case_names

_LITTLE = 50 * 1024 * 1024
_LOOSE = 0o077
MEGABYTE = 1024 * 1024


class Finding(NamedTuple):
    """One thing that was looked at."""

    about: str
    is_good: bool
    what: str


def examine(places: Places) -> Iterator[Finding]:
    """Look at the folders of this machine and user; changes nothing that stays."""
    yield _look_at_folder("cases", places.data / CASES if places.data else None, is_needed=True)
    yield _look_at_folder("settings", places.config, is_needed=False)
    yield _look_at_folder("cache", places.cache, is_needed=False)
    if places.data is None:
        return
    yield from _look_at_cases(Shelf(places.data / CASES))
    yield from _look_at_space(places.data)
    if places.cache is not None:
        yield _look_at_index(places.cache / INDEX)
    for name in (KEPT, TICKETS):
        folder = places.data / name
        yield _look_at_files(f"{name} kept", folder)


def _look_at_files(about: str, folder: Path) -> Finding:
    try:
        count = len(os.listdir(folder))  # noqa: PTH208 - only how many
    except FileNotFoundError:
        count = 0
    except OSError as error:
        return Finding(about, False, f"{folder} cannot be read: {explain(error)}")  # noqa: FBT003
    return Finding(about, True, f"{count} files in {folder}")  # noqa: FBT003 - is_good


def _nearest_there(folder: Path) -> Path:
    """Return a folder or, while it is not there or out of sight, the one above it."""
    while not os.path.exists(folder) and folder != folder.parent:  # noqa: PTH110 - `Path` raises
        folder = folder.parent
    return folder


def _look_at_folder(about: str, folder: Path | None, *, is_needed: bool) -> Finding:
    """Try to write where this would be written; what is missing is not made."""
    if folder is None:
        return Finding(about, not is_needed, f"not saved: {NO_HOME}")
    existing = _nearest_there(folder)
    if existing != folder:
        can = os.access(existing, os.W_OK | os.X_OK)
        why = explain(OSError(errno.EACCES, ""))
        state = "is made when it is needed" if can else f"cannot be used in {existing}: {why}"
        return Finding(about, can or not is_needed, f"{folder} {state}")
    trial = folder / f".trial.{os.getpid()}"
    try:
        os.close(create_file(trial))
        trial.unlink()
    except OSError as error:
        return Finding(about, not is_needed, f"{folder} cannot be written: {explain(error)}")
    if is_needed and folder.stat().st_mode & _LOOSE:
        return Finding(about, False, f"{folder} can be read by others: chmod 700")  # noqa: FBT003
    return Finding(about, True, f"{folder} can be written")  # noqa: FBT003


def _look_at_cases(shelf: Shelf) -> Iterator[Finding]:
    under_way = len(case_names(shelf.open))
    finished = sum(len(case_names(folder)) for folder in shelf.months())
    yield Finding("number of cases", True, f"{under_way} under way, {finished} finished")  # noqa: FBT003
    for closed in shelf.closed():
        yield Finding("closed folder", False, closed)  # noqa: FBT003
    damaged = shelf.set_aside_names()
    if damaged:
        what = f"{len(damaged)} damaged files were set aside in {shelf.damaged}"
        yield Finding("damaged cases", False, what)  # noqa: FBT003


def _look_at_space(folder: Path) -> Iterator[Finding]:
    existing = _nearest_there(folder)
    try:
        free = shutil.disk_usage(existing).free
    except OSError:
        return
    yield Finding("free space", free >= _LITTLE, f"{free // MEGABYTE} MB on the disk of {existing}")


def _look_at_index(file: Path) -> Finding:
    if not os.path.exists(file):  # noqa: PTH110 - `Path` raises where a folder is closed to us
        return Finding("list of cases", True, f"{file} is made when it is needed")  # noqa: FBT003
    import sqlite3  # noqa: PLC0415 - only where there is an index

    try:
        connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=0.2)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as error:
        found = str(error)
    if found == "ok":
        return Finding("list of cases", True, f"{file}, {file.stat().st_size // 1024} KB")  # noqa: FBT003
    return Finding("list of cases", True, f"{file} is damaged and is made again: {found}")  # noqa: FBT003
