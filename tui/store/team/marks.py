"""What was pushed to which store: a note that saves time, and may be deleted at any time."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.store.private import create_file, make_folder

_TABLE = (
    "CREATE TABLE IF NOT EXISTS pushed (store TEXT, name TEXT, size INTEGER, stamp INTEGER,"
    " PRIMARY KEY (store, name)) WITHOUT ROWID"
)


class Mark(NamedTuple):
    """The state in which the file of a case was pushed."""

    name: str
    size: int
    stamp: int


class Marks:
    """The marks of one store."""

    def __init__(self, file: Path | None, store: str) -> None:
        """Open them; where that cannot be done everything is pushed again, which harms nothing.

        Args:
            file: where they are kept; None: nowhere.
            store: id of the store.
        """
        self._store = store
        self._book = _open(file)

    def among(self, marks: Sequence[Mark]) -> frozenset[Mark]:
        """Return which files were pushed as they are now, and perhaps others between them.

        Args:
            marks: neighbours by name, so that one look finds them all.
        """
        if not marks:
            return frozenset()
        names = [mark.name for mark in marks]
        query = "SELECT name, size, stamp FROM pushed WHERE store = ? AND name BETWEEN ? AND ?"
        rows = self._book.execute(query, (self._store, min(names), max(names)))
        return frozenset(Mark(*row) for row in rows)

    def add(self, marks: Iterable[Mark]) -> None:
        """Remember what is in the store for good."""
        with suppress(sqlite3.Error), self._book:
            self._book.executemany(
                "INSERT OR REPLACE INTO pushed VALUES (?, ?, ?, ?)",
                ((self._store, *mark) for mark in marks),
            )

    def forget(self) -> None:
        """Forget all marks of this store."""
        with suppress(sqlite3.Error), self._book:
            self._book.execute("DELETE FROM pushed WHERE store = ?", (self._store,))

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()


def _open(file: Path | None) -> sqlite3.Connection:
    if file is not None:
        with suppress(OSError, sqlite3.Error):
            make_folder(file.parent)
            if not file.exists():
                import os  # noqa: PLC0415 - once

                os.close(create_file(file))
            book = sqlite3.connect(file, timeout=1.0)
            try:
                book.execute(_TABLE)
            except sqlite3.Error:
                book.close()
            else:
                return book
    book = sqlite3.connect(":memory:")
    book.execute(_TABLE)
    return book
