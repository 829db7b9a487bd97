"""All attempts of one user: looked through, taken up again, deleted by whose they are."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.core.practice.attempt import Attempt, read_attempt
from tui.core.practice.review import Review, merge_reviews, read_reviews
from tui.core.words import say
from tui.store.case_file import Loaded, load_case
from tui.store.journal import is_in_use
from tui.store.private import explain
from tui.store.shelf import Shelf, case_names

MOST_OFFERED = 50
"""How many attempts under way are looked at."""


class Past(NamedTuple):
    """Everything that was practised."""

    attempts: tuple[Attempt, ...]
    """Oldest first."""
    reviews: tuple[Review, ...]
    notices: tuple[str, ...] = ()


class Attempts:
    """The attempts on one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        """Prepare; nothing is read yet."""
        self.shelf = shelf

    def unfinished(self) -> tuple[Attempt, ...]:
        """Return the attempts to go on with, newest first."""
        names = sorted(case_names(self.shelf.open), reverse=True)[:MOST_OFFERED]
        found = [load_case(self.shelf, self.shelf.open / name) for name in names]
        attempts = [read_attempt(each.id, each.records) for each in found if each.records]
        return tuple(each for each in attempts if not each.is_over)

    def left(self) -> tuple[Attempt, ...]:
        """Return the calls of no class that were left, newest first, each of them once."""
        found: dict[tuple[str, str, str], Attempt] = {}
        for each in self.unfinished():
            head = each.head
            if not head.group:
                found.setdefault((head.scenario, head.seed, head.target), each)
        return tuple(found.values())

    def past(self) -> Past:
        """Return all attempts and how each skill went in them."""
        attempts: list[Attempt] = []
        reviews: list[Review] = []
        notices: list[str] = []
        for loaded in self._all():
            notices += loaded.notices
            if loaded.records:
                attempts.append(read_attempt(loaded.id, loaded.records))
                reviews += read_reviews(loaded.records)
        attempts.sort(key=lambda each: each.begun)
        return Past(tuple(attempts), merge_reviews(reviews), tuple(notices))

    def _all(self) -> Iterator[Loaded]:
        for path in self.shelf.cases():
            yield load_case(self.shelf, path)

    def load(self, attempt: str) -> Loaded | None:
        """Read one attempt by its id, or by the end of its id; None when there is none."""
        path = self.shelf.find(attempt) or self._find_by_end(attempt)
        return load_case(self.shelf, path) if path else None

    def _find_by_end(self, name: str) -> Path | None:
        fitting = [path for path in self.shelf.cases() if path.stem.rpartition("-")[2] == name]
        return fitting[0] if len(fitting) == 1 else None

    def delete(self, attempt: str) -> str:
        """Delete an attempt for good; returns why not, empty when it was."""
        path = self.shelf.find(attempt)
        if path is None:
            return say("there is no attempt {attempt}", attempt=attempt)
        if is_in_use(path):
            return say("attempt {attempt} is open in a window; it was not deleted", attempt=attempt)
        try:
            path.unlink()
        except OSError as error:
            return say(
                "attempt {attempt} was not deleted: {error}", attempt=attempt, error=explain(error)
            )
        return ""
