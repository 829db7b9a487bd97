"""The deck: reviews from attempts and other machines; carried away and brought back as files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.core.journal.record import encode, read_lines
from tui.core.practice.review import Review, merge_reviews, read_reviews, write_review
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes
from tui.store.private import explain, replace_file
from tui.store.shelf import ENDING, case_names

MAX_BYTES = 64 * 1024 * 1024
"""A deck of a lifetime is smaller."""


class DeckRefused(Exception):
    """A file that is no deck, or one that cannot be kept; says why."""


class Imported(NamedTuple):
    """What came out of bringing a deck in."""

    reviews: int
    """Reviews in the file."""
    new: int
    """Those that were not here yet."""
    faults: tuple[str, ...]
    """Lines that could not be read."""


def read_imported(folder: Path) -> tuple[Review, ...]:
    """Return the reviews that were brought in from other machines."""
    groups = [_read(folder / name) for name in sorted(case_names(folder))]
    return merge_reviews(*(reviews for reviews, _ in groups))


def _read(path: Path) -> tuple[tuple[Review, ...], tuple[str, ...]]:
    try:
        data = read_bytes(path, within=None, limit=MAX_BYTES)
    except FileRefused as refused:
        return (), (f"{path}: {refused.reason}",)
    reading = read_lines(data)
    faults = tuple(
        say("line {number}: {why}", number=number, why=why) for number, why in reading.faults
    )
    return read_reviews(reading.records), faults


def export_deck(reviews: Iterable[Review]) -> bytes:
    """Return a deck as a file: one line for each review, each with its checksum."""
    return b"".join(
        encode(write_review(review, number)) for number, review in enumerate(reviews, 1)
    )


def import_deck(path: Path, folder: Path, known: Iterable[Review]) -> Imported:
    """Bring a deck in; the same one twice changes nothing.

    Args:
        path: the file.
        folder: where imported decks are kept.
        known: the reviews that are here already.

    Raises:
        DeckRefused: it holds no review, or cannot be kept.
    """
    reviews, faults = _read(path)
    if not reviews:
        why = faults[0] if faults else say("there is no review in it")
        raise DeckRefused(say("{path} is no deck: {why}", path=path, why=why))
    before = merge_reviews(known)
    new = len(merge_reviews(before, reviews)) - len(before)
    if new:
        data = export_deck(reviews)
        name = hashlib.sha256(data).hexdigest()[:16]
        try:
            replace_file(folder / f"{name}{ENDING}", data)
        except OSError as error:
            raise DeckRefused(say("the deck was not kept: {error}", error=explain(error))) from None
    return Imported(len(reviews), new, faults)


def delete_imported(folder: Path) -> int:
    """Delete every deck that was brought in; returns how many could be."""
    gone = 0
    for name in case_names(folder):
        try:
            (folder / name).unlink()
        except OSError:
            continue
        gone += 1
    return gone
