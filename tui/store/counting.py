"""Counts the cases of a desk's own journal."""

from collections.abc import Iterator
from pathlib import Path

from tui.core.report.counts import Digest, digest_case
from tui.core.report.totals import CountedCases
from tui.core.words import mark
from tui.store.case_file import load_case
from tui.store.desk import CASES
from tui.store.misses import SEARCHES
from tui.store.shelf import Shelf


def shelves_of(data: Path) -> tuple[Shelf, ...]:
    """Return where cases lie, and searches without a hit.

    Args:
        data: the user's folder of data.
    """
    return (Shelf(data / CASES), Shelf(data / SEARCHES))


def count_journal(data: Path) -> CountedCases:
    """Return the counts of the cases of a journal; each is read when they are asked for.

    Args:
        data: the user's folder of data.
    """
    return CountedCases(mark("this desk's journal"), lambda: _digests(data))


def _digests(data: Path) -> Iterator[Digest]:
    for shelf in shelves_of(data):
        for path in shelf.cases():
            case = load_case(shelf, path)
            if case.records:
                yield digest_case(case.id, case.records)
