"""Where cases lie: those under way in one folder, the others by month, damaged ones apart.

A finished case does not change any more, so a list has to look again only at the folder of the
cases under way and at months in which something was added or removed.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.core.words import say
from tui.store.private import explain, make_folder

ENDING = ".jsonl"
OPEN = "open"
DAMAGED = "damaged"
_DATED = re.compile(r"(\d{4})(\d{2})\d{2}-")
_MONTH = re.compile(r"\d{4}-\d{2}|other")


class Shelf(NamedTuple):
    """The folder of all cases of one user."""

    folder: Path

    @property
    def open(self) -> Path:
        """Return the folder of cases under way."""
        return self.folder / OPEN

    @property
    def damaged(self) -> Path:
        """Return the folder of files that were set aside."""
        return self.folder / DAMAGED

    def month(self, case: str) -> Path:
        """Return the folder in which a case lies once it is over."""
        dated = _DATED.match(case)
        return self.folder / (f"{dated[1]}-{dated[2]}" if dated else "other")

    def find(self, case: str) -> Path | None:
        """Return the file of a case."""
        from tui.core.journal.record import is_case_id  # noqa: PLC0415 - folders need no case

        if not is_case_id(case):
            return None
        for folder in (self.open, self.month(case)):
            path = folder / f"{case}{ENDING}"
            if os.path.isfile(path):  # noqa: PTH113 - `Path` raises where a folder is closed to us
                return path
        return None

    def closed(self) -> tuple[str, ...]:
        """Return a sentence for each folder of cases that is there and cannot be read."""
        upmost = _why_closed(self.folder)
        folders = (self.folder,) if upmost else (self.open, *self.months())
        return tuple(
            say(
                "{folder} cannot be read, so the cases in it are not shown: {why}",
                folder=folder,
                why=why,
            )
            for folder in folders
            if (why := _why_closed(folder))
        )

    def months(self) -> tuple[Path, ...]:
        """Return the folders of finished cases, newest first."""
        try:
            folders = sorted(self.folder.iterdir(), reverse=True)
        except OSError:
            return ()
        return tuple(folder for folder in folders if _MONTH.fullmatch(folder.name))

    def cases(self) -> Iterator[Path]:
        """Yield the file of every case: those under way first, then the newest month first."""
        for folder in (self.open, *self.months()):
            yield from (folder / name for name in sorted(case_names(folder), reverse=True))

    def put_away(self, path: Path) -> Path:
        """Move a case that is over to its month; returns where it lies.

        Raises:
            OSError: it cannot be moved; it stays where it was.
        """
        return self._move(path, self.month(path.stem))

    def take_out(self, path: Path) -> Path:
        """Move a case that goes on to those under way; returns where it lies.

        Raises:
            OSError: it cannot be moved; it stays where it was.
        """
        return self._move(path, self.open)

    def _move(self, path: Path, folder: Path) -> Path:
        target = folder / path.name
        if target == path:
            return path
        make_folder(folder)
        if target.exists():
            raise FileExistsError(errno.EEXIST, say("a case of that name is there"), str(target))
        path.rename(target)
        return target

    def set_aside(self, path: Path) -> Path:
        """Put a damaged file apart, whole and as it is; returns where.

        The file stays where it was as well, if the system can do that, until it is replaced.

        Raises:
            OSError: it cannot be done.
        """
        make_folder(self.damaged)
        target = self._free_name(path.name)
        try:
            target.hardlink_to(path)
        except (OSError, NotImplementedError):
            path.rename(target)
        return target

    def _free_name(self, name: str) -> Path:
        target = self.damaged / name
        number = 1
        while target.exists():
            number += 1
            target = self.damaged / f"{name}.{number}"
        return target

    def set_aside_names(self) -> tuple[str, ...]:
        """Return the names of what was set aside."""
        with suppress(OSError):
            return tuple(sorted(path.name for path in self.damaged.iterdir()))
        return ()


def _why_closed(folder: Path) -> str:
    """Say why a folder cannot be listed; empty when it can, or is not there."""
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return explain(error)
    return ""


def case_names(folder: Path) -> list[str]:
    """Return the names of the files of cases in a folder; whatever else lies there stays."""
    try:
        with os.scandir(folder) as entries:
            return [
                entry.name
                for entry in entries
                if entry.name.endswith(ENDING) and not entry.name.startswith(".")
            ]
    except OSError:
        return []
