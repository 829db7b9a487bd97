"""Pushes the cases of one box to the store."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tui.core.journal.case import contents_of
from tui.core.report.counts import digest_case
from tui.store.case_file import load_case
from tui.store.shelf import Shelf
from tui.store.team.marks import Mark, Marks
from tui.store.team.moulds import Moulds, read_plain
from tui.store.team.rows import Rows, Unfit, fill_mould, make_mould
from tui.store.team.sending import BATCH, Sender, Sent
from tui.store.team.sharing import Sharer

Tell = Callable[[int], None]
_NEIGHBOURS = 500
"""So many files are compared with their marks at once."""


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
    """Push what is not in the store yet, batch by batch; memory stays that of two batches.

    While the store takes one batch the next is read from the disk.

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
    moulds = Moulds()
    with closing(_Batch(sender, marks, tell)) as batch:
        for files in _files(shelves):
            new = _new(files, marks)
            looked_at += len(files)
            unchanged += len(files) - len(new)
            for mark, shelf, path in new:
                try:
                    rows = read_rows(shelf, path, sharer, moulds, notices)
                except Unfit as unfit:
                    batch.sent = batch.sent.plus(Sent(refused=(str(unfit),)))
                    continue
                if rows is not None:
                    batch.add(mark, rows)
        batch.finish()
    return Pushed(looked_at, unchanged, batch.sent, tuple(notices))


class _Batch:
    """Cases that wait for one another, to be sent together, and those on their way."""

    def __init__(self, sender: Sender, marks: Marks, tell: Tell) -> None:
        self.sent = Sent()
        self._sender, self._marks, self._tell = sender, marks, tell
        self._waiting: list[tuple[Mark, Rows]] = []
        self._events = 0
        self._line = ThreadPoolExecutor(1, "push")
        """Has the connection to itself; marks stay with the thread that opened them."""
        self._under_way: tuple[tuple[Mark, ...], Future[Sent]] | None = None

    def close(self) -> None:
        """Let go; a batch on its way comes to its end, but is not marked."""
        self._line.shutdown()

    def add(self, mark: Mark, rows: Rows) -> None:
        self._waiting.append((mark, rows))
        self._events += rows.events
        if self._events >= BATCH:
            self._settle()
            self._send()

    def finish(self) -> None:
        """Send what waits, and wait until the store has it."""
        self._settle()
        self._send()
        self._settle()

    def _send(self) -> None:
        if self._waiting:
            rows = [rows for _, rows in self._waiting]
            marks = tuple(mark for mark, _ in self._waiting)
            self._under_way = marks, self._line.submit(self._sender.send, rows)
            self._waiting.clear()
            self._events = 0

    def _settle(self) -> None:
        """Wait for the batch on its way; it is marked only now: it is in the store for good."""
        if self._under_way is not None:
            marks, future = self._under_way
            self._under_way = None
            self.sent = self.sent.plus(future.result())
            self._marks.add(marks)
            self._tell(self.sent.events)


def _files(shelves: tuple[Shelf, ...]) -> Iterator[Sequence[tuple[Shelf, Path]]]:
    """Yield the files of cases, so many neighbours at a time."""
    for shelf in shelves:
        paths = shelf.cases()
        while files := [(shelf, path) for path in islice(paths, _NEIGHBOURS)]:
            yield files


def _new(files: Sequence[tuple[Shelf, Path]], marks: Marks) -> Sequence[tuple[Mark, Shelf, Path]]:
    """Return those that were not pushed as they are now."""
    found = [(_mark(shelf, path), shelf, path) for shelf, path in files]
    here = [(mark, shelf, path) for mark, shelf, path in found if mark is not None]
    pushed = marks.among([mark for mark, *_ in here])
    return [each for each in here if each[0] not in pushed]


def _mark(shelf: Shelf, path: Path) -> Mark | None:
    """Return the state of a file; None when it has just gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Mark(f"{shelf.folder.name}/{path.name}", found.st_size, found.st_mtime_ns)


def read_rows(
    shelf: Shelf, path: Path, sharer: Sharer, moulds: Moulds, notices: list[str]
) -> Rows | None:
    """Return a case as it goes to the store; None when there is nothing of a case in the file.

    Raises:
        Unfit: a time or number in it cannot be.
    """
    plain = read_plain(path)
    if plain is not None and (known := moulds.find(plain)) is not None:
        return plain.cast(known)
    case = load_case(shelf, path)
    notices += case.notices
    if not case.records:
        return None
    shared = sharer.share(case.records, contents_of(case.records))
    digest = digest_case(case.id, shared)
    mould = make_mould(digest, shared)
    if plain is not None and plain.size == case.size:  # nothing was added meanwhile
        moulds.keep(plain, mould)
    return fill_mould(mould, digest, shared)
