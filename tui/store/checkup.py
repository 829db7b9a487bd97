"""What can be done on this machine: which folders can be written, what lies in them, what fails."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.core.words import say
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


def _good(about: str, what: str) -> Finding:
    return Finding(about, is_good=True, what=what)


def _bad(about: str, what: str) -> Finding:
    return Finding(about, is_good=False, what=what)


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
        yield _look_at_files(say("{name} kept", name=name), folder)


def _look_at_files(about: str, folder: Path) -> Finding:
    try:
        count = len(os.listdir(folder))  # noqa: PTH208 - only how many
    except FileNotFoundError:
        count = 0
    except OSError as error:
        return _bad(
            about,
            say("{folder} cannot be read: {error}", folder=folder, error=explain(error)),
        )
    return _good(about, say("{count} files in {folder}", count=count, folder=folder))


def _nearest_there(folder: Path) -> Path:
    """Return a folder or, while it is not there or out of sight, the one above it."""
    while not os.path.exists(folder) and folder != folder.parent:  # noqa: PTH110 - `Path` raises
        folder = folder.parent
    return folder


def _look_at_folder(about: str, folder: Path | None, *, is_needed: bool) -> Finding:
    """Try to write where this would be written; what is missing is not made."""
    if folder is None:
        return Finding(about, not is_needed, say("not saved: {why}", why=say(NO_HOME)))
    existing = _nearest_there(folder)
    if existing != folder:
        can = os.access(existing, os.W_OK | os.X_OK)
        why = explain(OSError(errno.EACCES, ""))
        state = (
            say("is made when it is needed")
            if can
            else say("cannot be used in {existing}: {why}", existing=existing, why=why)
        )
        return Finding(about, can or not is_needed, f"{folder} {state}")
    trial = folder / f".trial.{os.getpid()}"
    try:
        os.close(create_file(trial))
        trial.unlink()
    except OSError as error:
        return Finding(
            about,
            not is_needed,
            say("{folder} cannot be written: {error}", folder=folder, error=explain(error)),
        )
    if is_needed and folder.stat().st_mode & _LOOSE:
        return _bad(about, say("{folder} can be read by others: chmod 700", folder=folder))
    return _good(about, say("{folder} can be written", folder=folder))


def _look_at_cases(shelf: Shelf) -> Iterator[Finding]:
    under_way = len(case_names(shelf.open))
    finished = sum(len(case_names(folder)) for folder in shelf.months())
    yield _good(
        say("number of cases"),
        say("{under_way} under way, {finished} finished", under_way=under_way, finished=finished),
    )
    for closed in shelf.closed():
        yield _bad(say("closed folder"), closed)
    damaged = shelf.set_aside_names()
    if damaged:
        what = say(
            "{number} damaged files were set aside in {folder}",
            number=len(damaged),
            folder=shelf.damaged,
        )
        yield _bad(say("damaged cases"), what)


def _look_at_space(folder: Path) -> Iterator[Finding]:
    existing = _nearest_there(folder)
    try:
        free = shutil.disk_usage(existing).free
    except OSError:
        return
    yield Finding(
        say("free space"),
        free >= _LITTLE,
        say("{free} MB on the disk of {existing}", free=free // MEGABYTE, existing=existing),
    )


def _look_at_index(file: Path) -> Finding:
    if not os.path.exists(file):  # noqa: PTH110 - `Path` raises where a folder is closed to us
        return _good(say("list of cases"), say("{file} is made when it is needed", file=file))
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
        return _good(
            say("list of cases"),
            say("{file}, {size} KB", file=file, size=file.stat().st_size // 1024),
        )
    return _good(
        say("list of cases"),
        say("{file} is damaged and is made again: {found}", file=file, found=found),
    )
