"""Keeps the file of the case at hand: makes it, adds to it, moves it where it belongs."""

import errno
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.core.flow import NOTHING
from tui.core.journal.record import encode
from tui.core.words import say
from tui.store.case_file import Loaded
from tui.store.journal import Gone, InUse, Journal, create_journal, reopen_journal
from tui.store.shelf import Shelf
from tui.store.sitting import Sitting

_ATTEMPTS = 5


class Pins(NamedTuple):
    """What a case is walked on."""

    title: str = ""
    contents: Mapping[str, str] = NOTHING
    """Hash of the content by flow."""


Pin = Callable[[str], Pins]
"""Returns what a flow is, and keeps its content."""


class Saver:
    """One case's file after the other."""

    def __init__(self, shelf: Shelf, pin: Pin) -> None:
        """Prepare.

        Args:
            shelf: where cases lie.
            pin: asked once for each new case.
        """
        self._shelf = shelf
        self._pin = pin
        self._journal: Journal | None = None
        self._path: Path | None = None
        self._size = 0
        self._is_out = False

    def claim(self, case: Loaded) -> None:
        """Open the file of a case that goes on.

        Raises:
            InUse: another program writes to it, or has since it was read.
            OSError: it cannot be opened now; `save` tries again.
        """
        self._path, self._size, self._is_out = case.path, case.size, False
        self._journal = self._reopen(case.path)

    def save(self, sitting: Sitting, saved: int) -> None:
        """Put everything of a sitting on disk.

        Args:
            sitting: what there is; a new case may get another id.
            saved: how many of its events are on disk already.

        Raises:
            InUse: another program has taken the file.
            OSError: it cannot be written; nothing half-written stays.
        """
        if self._path is not None and self._journal is None:
            self._path = self._shelf.find(sitting.case)  # it may have been moved, or deleted
            self._journal = self._reopen(self._path) if self._path else None
        if self._path is not None and not self._is_out:
            self._path = self._shelf.take_out(self._path)
            self._is_out = True
        if self._journal is None:
            self._create(sitting)
            return
        try:
            self._journal.append(b"".join(map(encode, sitting.records[saved:])))
        except Gone:
            self.close()
            self._create(sitting)

    def _reopen(self, path: Path) -> Journal:
        """Open a file again, unless somebody has gone on in it meanwhile."""
        journal = reopen_journal(path)
        if journal.size != self._size:
            journal.close()
            raise InUse
        return journal

    def _create(self, sitting: Sitting) -> None:
        head = sitting.head
        if head.flow and not head.contents:
            pins = self._pin(head.flow)
            sitting.change_head(head._replace(title=pins.title, contents=pins.contents))
        for _ in range(_ATTEMPTS):
            try:
                lines = b"".join(map(encode, sitting.records))
                self._journal = create_journal(self._shelf.open, sitting.case, lines)
            except FileExistsError:
                sitting.rename()
            else:
                self._path, self._is_out = self._journal.path, True
                return
        raise FileExistsError(errno.EEXIST, say("every name is taken"))

    def put_away(self) -> None:
        """Move a case that is over out of the way; where that fails it stays, unharmed."""
        if self._path is not None:
            with suppress(OSError):
                self._path, self._is_out = self._shelf.put_away(self._path), False
        self.rest()

    def rest(self) -> None:
        """Let another window have a case that was laid aside; `save` comes back to it."""
        if self._journal is not None:
            self._size = self._journal.size
            self._journal.close()
            self._journal = None

    def close(self) -> None:
        """Let go of the file."""
        if self._journal is not None:
            self._journal.close()
        self._journal = self._path = None
        self._is_out = False
