"""Pushes the cases of one box to the store."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tui.core.report.counts import digest_case
from tui.store.case_file import load_case
from tui.store.shelf import Shelf
from tui.store.team.marks import Mark, Marks
from tui.store.team.rows import Rows, Unfit, make_rows
from tui.store.team.sending import BATCH, Sender, Sent
from tui.store.team.sharing import Sharer

Tell = Callable[[int], None]


class Pushed(NamedTuple):
    """What came of a push."""

    looked_at: int
    """Files of cases that are here."""
    unchanged: int
    """Those that were in the store already, as they are."""
    sent: Sent
    notices: tuple[str, ...] = ()
    """What is to be said about damaged files."""


def push_cases(
    shelves: tuple[Shelf, ...],
    sharer: Sharer,
    sender: Sender,
    marks: Marks,
    tell: Tell = lambda _: None,
) -> Pushed:
    """Push what is not in the store yet, batch by batch; memory stays that of one batch.

    Args:
        shelves: where cases lie.
        sharer: takes out what does not go.
        sender: puts them into the store.
        marks: says what was pushed before.
        tell: told how many events the store has taken so far.

    Raises:
        psycopg.OperationalError: the connection broke; the next push goes on from there.
    """
    looked_at = unchanged = 0
    notices: list[str] = []
    batch = _Batch(sender, marks, tell)
    for shelf, path in _files(shelves):
        looked_at += 1
        mark = _mark(shelf, path)
        if mark is None or marks.has(mark):
            unchanged += 1
            continue
        try:
            rows = read_rows(shelf, path, sharer, notices)
        except Unfit as unfit:
            batch.sent = batch.sent.plus(Sent(refused=(str(unfit),)))
            continue
        if rows is not None:
            batch.add(mark, rows)
    batch.flush()
    return Pushed(looked_at, unchanged, batch.sent, tuple(notices))


class _Batch:
    """Cases that wait for one another, to be sent together."""

    def __init__(self, sender: Sender, marks: Marks, tell: Tell) -> None:
        self.sent = Sent()
        self._sender, self._marks, self._tell = sender, marks, tell
        self._waiting: list[tuple[Mark, Rows]] = []
        self._events = 0

    def add(self, mark: Mark, rows: Rows) -> None:
        self._waiting.append((mark, rows))
        self._events += rows.events
        if self._events >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Send what waits; it is marked only once it is in the store for good."""
        if self._waiting:
            self.sent = self.sent.plus(self._sender.send([rows for _, rows in self._waiting]))
            self._marks.add(mark for mark, _ in self._waiting)
            self._tell(self.sent.events)
            self._waiting.clear()
            self._events = 0


def _files(shelves: tuple[Shelf, ...]) -> Iterator[tuple[Shelf, Path]]:
    for shelf in shelves:
        for path in shelf.cases():
            yield shelf, path


def _mark(shelf: Shelf, path: Path) -> Mark | None:
    """Return the state of a file; None when it has just gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Mark(f"{shelf.folder.name}/{path.name}", found.st_size, found.st_mtime_ns)


def read_rows(shelf: Shelf, path: Path, sharer: Sharer, notices: list[str]) -> Rows | None:
    """Return a case as it goes to the store; None when there is nothing of a case in the file.

    Raises:
        Unfit: a time or number in it cannot be.
    """
    case = load_case(shelf, path)
    notices += case.notices
    if not case.records:
        return None
    shared = sharer.share(case.records, case.summary.contents)
    return make_rows(digest_case(case.id, shared), shared)
