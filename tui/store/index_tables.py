"""The tables of the index of cases: made when they are missing, dropped when they are older."""

import os
import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from tui.store.private import create_file, make_folder

SHAPE = 1
"""Raised whenever the tables change, so that older ones are made again."""

PATIENCE = 0.2
"""Seconds to wait for another program that writes to the index."""

MEMORY = ":memory:"

COLUMNS = (
    "id", "flow", "title", "begun", "last", "zone", "state", "outcome", "due", "result", "agent",
    "asked", "notes", "events", "seconds",
)  # fmt: skip
"""The fields of a `Summary` that are columns of the same name."""

MARKED = ("state", "outcome", "flow")
"""Columns that are searched together with words, so they stand among the words as well."""

_SIGNS = re.compile(r"[^\W_]+")
_NAMES = ("folders", "cases", "words")
_TABLES = (
    "CREATE TABLE folders (name TEXT PRIMARY KEY, stamp INTEGER)",
    """CREATE TABLE cases (
        place INTEGER PRIMARY KEY, folder TEXT, name TEXT, size INTEGER, stamp INTEGER,
        id TEXT, flow TEXT, title TEXT, begun TEXT, last TEXT, zone TEXT, state TEXT,
        outcome TEXT, due TEXT, result TEXT, agent TEXT, asked INTEGER, notes INTEGER,
        events INTEGER, seconds INTEGER, notice TEXT
    )""",
    "CREATE UNIQUE INDEX files ON cases (folder, name)",
    "CREATE INDEX states ON cases (state, outcome)",
    "CREATE INDEX flows ON cases (flow)",
)
_WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5 (text, marks,"
    " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)
_PLAIN_WORDS = "CREATE TABLE words (text TEXT, marks TEXT)"


def connect(file: Path | None) -> sqlite3.Connection:
    """Open the index, and make its tables where they are missing.

    Args:
        file: where it is kept; None, or one that cannot be written, keeps it in memory.

    Raises:
        sqlite3.Error: it is damaged or held by another program.
    """
    connection = sqlite3.connect(_prepare(file), timeout=PATIENCE, isolation_level=None)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != SHAPE:
            _make_tables(connection)
        connection.execute("SELECT place, notice FROM cases LIMIT 1").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another program is in the way."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    )


def has_full_text(connection: sqlite3.Connection) -> bool:
    """Tell whether words are searched by an index of words, not by reading all texts."""
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    return bool(sql) and "fts5" in sql[0]


def mark_of(column: str, value: str) -> str:
    """Return the words that stand for a column's value; no other value's words contain them."""
    return f"{column} is {' '.join(_SIGNS.findall(value.lower()))} end"


def discard(file: Path) -> None:
    """Throw a damaged index away: it can be made again."""
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{file}{ending}").unlink(missing_ok=True)


def _prepare(file: Path | None) -> str:
    """Make the file, for this user alone."""
    if file is None:
        return MEMORY
    try:
        make_folder(file.parent)
        if not file.exists():
            os.close(create_file(file))
    except OSError:
        return MEMORY
    is_usable = os.path.isfile(file) and os.access(file, os.R_OK | os.W_OK)  # noqa: PTH113
    return str(file) if is_usable and os.access(file.parent, os.W_OK) else MEMORY


def _make_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in _TABLES:
        connection.execute(statement)
    try:
        connection.execute(_WORDS)
    except sqlite3.OperationalError:  # this SQLite has no full-text search
        connection.execute(_PLAIN_WORDS)
    connection.execute(f"PRAGMA user_version = {SHAPE}")
    connection.execute("COMMIT")
