"""Cases out to a file and in from one, whoever asks for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.words import say, say_count
from tui.store.case_file import MAX_BYTES, Loaded
from tui.store.casebook import Casebook
from tui.store.export import Privacy, export_csv, export_lines
from tui.store.files import read_bytes
from tui.store.importing import Imported, import_lines
from tui.store.private import explain, replace_with

LINES, TABLE = "jsonl", "csv"
EXPORTS = "exports"
"""Folder of exports, under the user's data."""

MOST_BYTES = 16 * MAX_BYTES
"""The largest file that is taken in."""


class Parcel(NamedTuple):
    """Which cases leave, and how."""

    cases: Sequence[str]
    """Their ids."""
    form: str = LINES
    privacy: Privacy = Privacy()
    kept: Path | None = None
    """Where flows as they were lie; given, those that are needed go along."""


def pieces_of(
    book: Casebook, parcel: Parcel, notices: list[str], progress: Callable[[int], None]
) -> Iterator[bytes]:
    """Yield what leaves, piece by piece.

    Args:
        book: the cases.
        parcel: which, and how.
        notices: what is to be said of them is added here.
        progress: told how many cases were read so far.
    """
    cases = _read(book, parcel.cases, notices, progress)
    if parcel.form == TABLE:
        yield from (line.encode() for line in export_csv(cases, parcel.privacy))
    else:
        yield from export_lines(cases, parcel.privacy, parcel.kept)


def _read(
    book: Casebook, ids: Iterable[str], notices: list[str], progress: Callable[[int], None]
) -> Iterator[Loaded]:
    for number, case_id in enumerate(sorted(dict.fromkeys(ids)), 1):
        case = book.load(case_id)
        notices += case.notices
        yield case
        progress(number)


def write_parcel(
    book: Casebook, parcel: Parcel, path: Path, progress: Callable[[int], None] = lambda _: None
) -> tuple[str, ...]:
    """Write cases to a file for this user alone; returns what to say, the file first."""
    notices: list[str] = []
    count = len(dict.fromkeys(parcel.cases))
    try:
        replace_with(path, pieces_of(book, parcel, notices, progress))
    except OSError as error:
        return (say("No file was written: {error}.", error=explain(error)),)
    said = say_count(
        "{number} case is in {path}.", "{number} cases are in {path}.", count, path=path
    )
    return (said, *notices)


def take_in(book: Casebook, path: Path, kept: Path | None) -> Imported:
    """Take cases in from a file.

    Raises:
        FileRefused: it cannot be read.
    """
    return import_lines(book.shelf, read_bytes(path, within=None, limit=MOST_BYTES), kept)


def say_imported(results: Sequence[Imported]) -> str:
    """Say in one sentence what came of it."""
    new, grown, same = (
        sum(len(getattr(result, name)) for result in results) for name in ("new", "grown", "same")
    )
    flows = sum(result.contents for result in results)
    with_flows = say(", {flows} flows as they were", flows=flows) if flows else ""
    return say(
        "{new} new cases, {grown} longer than before, {same} here already{with_flows}",
        new=new,
        grown=grown,
        same=same,
        with_flows=with_flows,
    )
