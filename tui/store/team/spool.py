"""Sorts what was carried in by file: by case and number, each line once, on disk, not in memory."""

import base64
import binascii
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tui.core.journal.record import Damaged, Record, decode
from tui.core.words import say
from tui.store.export import is_shared_mark
from tui.store.kept import Packed, digest_of, keep_content, unsqueeze

_MOST_BYTES = 80 * 1024 * 1024
"""No line is nearly as long."""
_LARGEST = 2**31 - 1


class Spool:
    """Lines of many files, sorted."""

    def __init__(self, folder: Path) -> None:
        """Begin an empty one.

        Args:
            folder: for this spool alone.
        """
        self.kept = folder / "flows"
        """Where the flows lie that came along."""
        self.kept.mkdir()
        self.contents = 0
        self._book = sqlite3.connect(folder / "lines.sqlite", isolation_level=None)
        self._book.execute("PRAGMA journal_mode = OFF")
        self._book.execute("PRAGMA synchronous = OFF")
        self._book.execute(
            "CREATE TABLE lines (case_id TEXT, n INTEGER, is_shared INTEGER, line BLOB,"
            " PRIMARY KEY (case_id, n)) WITHOUT ROWID"
        )

    def close(self) -> None:
        """Let go of it."""
        self._book.close()

    def add(self, lines: Iterable[bytes], refused: list[str]) -> None:
        """Take in the lines of one file; the first of two for one event stays.

        Args:
            lines: with their line ends.
            refused: gets a sentence for each line that cannot be read.
        """
        self._book.execute("BEGIN")
        is_shared = False
        for number, line in enumerate(lines, start=1):
            if len(line) > _MOST_BYTES:
                refused.append(say("line {number} is too long", number=number))
            elif number == 1 and is_shared_mark(line):
                is_shared = True
            elif b'"content":' in line and b'"event":' not in line:
                self._keep(line, number, refused)
            elif line.strip():
                self._take(line, number, refused, is_shared=is_shared)
        self._book.execute("COMMIT")

    def _take(self, line: bytes, number: int, refused: list[str], *, is_shared: bool) -> None:
        try:
            record = decode(line)
        except Damaged as damage:
            refused.append(
                say("line {number} cannot be read: {damage}", number=number, damage=damage)
            )
            return
        if record.number > _LARGEST:
            refused.append(say("line {number} has a number that cannot be", number=number))
            return
        row = (record.case, record.number, is_shared, line)
        self._book.execute("INSERT OR IGNORE INTO lines VALUES (?, ?, ?, ?)", row)

    def _keep(self, line: bytes, number: int, refused: list[str]) -> None:
        """Keep a flow that came along, once its hash is right."""
        try:
            raw = json.loads(line)
            data = unsqueeze(base64.b64decode(raw["data"], validate=True))
            is_whole = digest_of(data) == raw["content"]
        except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
            is_whole, data = False, b""
        if is_whole:
            self.contents += keep_content(self.kept, Packed(digest_of(data), data))
        else:
            refused.append(say("line {number} holds a flow that is damaged", number=number))

    def cases(self) -> Iterator["Spooled"]:
        """Yield each case."""
        rows = self._book.execute("SELECT case_id, is_shared, line FROM lines ORDER BY case_id, n")
        for case, group in groupby(rows, key=lambda row: str(row[0])):
            lines = list(group)
            is_shared = all(shared for _, shared, _ in lines)
            yield Spooled(case, tuple(decode(line) for *_, line in lines), is_shared)


class Spooled(NamedTuple):
    """A case that was carried in."""

    case: str
    records: tuple[Record, ...]
    """By number."""
    is_shared: bool
    """Whether the box took out what does not leave, and put the chosen name in."""


@contextmanager
def open_spool() -> Iterator[Spool]:
    """Open a spool in a folder of its own, private and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="branchline-") as folder:
        spool = Spool(Path(folder))
        try:
            yield spool
        finally:
            spool.close()
