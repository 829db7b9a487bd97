"""A database of what lists and searches need, built from the files of the cases.

It holds nothing that the files do not: it can be deleted at any time, and when it is damaged it
is made again. Nothing on the way to a first screen or an answer touches it.
"""

import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.core.journal.case import Summary
from tui.core.words import mark, say
from tui.store.index_refresh import Progress, refresh
from tui.store.index_tables import (
    COLUMNS,
    MARKED,
    connect,
    discard,
    has_full_text,
    is_busy,
    mark_of,
)
from tui.store.shelf import Shelf

STALE = mark(
    "Another program is busy with the list of cases; the newest changes may be missing here."
)
_WORD = re.compile(r"[^\W_]+")


class IndexBusy(Exception):
    """Another program holds the index, so that not even reading is possible."""


class Query(NamedTuple):
    """Which cases are wanted; an empty field asks for nothing."""

    words: str = ""
    """All of them must stand in the case, each at least as the beginning of a word."""
    state: str = ""
    outcome: str = ""
    flow: str = ""
    since: str = ""
    """Last touched on that day or later, as YYYY-MM-DD in UTC."""
    before: str = ""
    """Last touched before that day."""
    limit: int = 200


class Page(NamedTuple):
    """The newest cases that were wanted, how many there are, and what is to be said."""

    cases: tuple[Summary, ...]
    total: int
    notices: tuple[str, ...] = ()


class CaseIndex:
    """The index; every question to it first looks for what has changed."""

    def __init__(self, shelf: Shelf, file: Path | None) -> None:
        """Prepare; nothing is opened yet.

        Args:
            shelf: where the cases lie.
            file: where the index is kept; None keeps it in memory while it is asked.
        """
        self._shelf = shelf
        self._file = file

    def find(self, query: Query, progress: Progress = lambda _: None) -> Page:
        """Return the cases that are wanted, newest first.

        Args:
            query: which.
            progress: told now and then how many files were read, when many are new.

        Raises:
            IndexBusy: another program holds it.
        """
        try:
            return self._find(self._file, query, progress)
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                raise IndexBusy from None
        if self._file is not None:
            discard(self._file)
        try:
            return self._find(self._file, query, progress)
        except sqlite3.DatabaseError:
            return self._find(None, query, progress)

    def _find(self, file: Path | None, query: Query, progress: Progress) -> Page:
        connection = connect(file)
        try:
            try:
                notices = refresh(connection, self._shelf, progress)
            except sqlite3.OperationalError as error:
                if not is_busy(error):
                    raise
                notices = [say(STALE)]
            return _select(connection, query)._replace(notices=tuple(notices))
        finally:
            connection.close()


def _select(connection: sqlite3.Connection, query: Query) -> Page:
    source, conditions, values = _conditions(query, full_text=has_full_text(connection))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    is_alone = len(conditions) == 1 and bool(query.words)
    counted = "words" if is_alone else source
    total = connection.execute(f"SELECT count(*) FROM {counted}{where}", values).fetchone()[0]  # noqa: S608 - no text of anybody's is in it
    columns = ", ".join(f"cases.{column}" for column in COLUMNS)
    order = "words.rowid" if query.words else "cases.place"
    rows = connection.execute(
        f"SELECT {columns} FROM {source}{where} ORDER BY {order} DESC LIMIT ?",  # noqa: S608
        [*values, query.limit],
    )
    cases = tuple(Summary(**dict(zip(COLUMNS, row, strict=True))) for row in rows)
    return Page(cases, total)


def _conditions(query: Query, *, full_text: bool) -> tuple[str, list[str], list[Any]]:
    """Return the tables to look in, and the conditions with their values."""
    wanted: list[tuple[str, Sequence[Any]]] = []
    marked = [(column, getattr(query, column)) for column in MARKED if getattr(query, column)]
    source = "cases"
    if query.words:
        source = "words CROSS JOIN cases ON cases.place = words.rowid"  # words first, always
        marks = [mark_of(column, value) for column, value in marked]
        find = _full_text if full_text else _plain_text
        wanted.append(find(query.words, marks))
    else:
        wanted += [(f"cases.{column} = ?", (value,)) for column, value in marked]
    if query.since:
        wanted.append(("cases.last >= ?", (query.since,)))
    if query.before:
        wanted.append(("cases.last < ?", (query.before,)))
    return source, [text for text, _ in wanted], [each for _, values in wanted for each in values]


def _full_text(words: str, marks: Sequence[str]) -> tuple[str, Sequence[str]]:
    found = _split(words)
    if not found:
        return "0", ()
    wanted = [f'text : "{word}" *' for word in found] + [f'marks : "{each}"' for each in marks]
    return "words MATCH ?", (" AND ".join(wanted),)


def _plain_text(words: str, marks: Sequence[str]) -> tuple[str, Sequence[str]]:
    found = _split(words)
    if not found:
        return "0", ()
    parts = ["words.text LIKE ?" for _ in found] + ["words.marks LIKE ?" for _ in marks]
    return " AND ".join(parts), [f"%{each}%" for each in (*found, *marks)]


def _split(words: str) -> list[str]:
    return _WORD.findall(words.encode("utf-8", "ignore").decode("utf-8"))
