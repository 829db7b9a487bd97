"""The line to the terminal: whatever happens to it, who writes is never kept waiting."""

import os
from collections.abc import Callable
from typing import TextIO


class Line:
    """Takes what Textual writes, and says once when the terminal is gone.

    What the terminal takes at once is sent at once; only the rest goes to Textual's own thread
    of writing, which may wait. That thread ends at the first error; then its queue fills, and
    the app would wait for room in it for ever.
    """

    def __init__(self, file: TextIO, say_gone: Callable[[], None]) -> None:
        """Write to where `file` leads, past its buffer: what it kept would fail again at exit.

        Args:
            file: the terminal.
            say_gone: called when nothing can be written any more.
        """
        self._file = file
        self._say_gone = say_gone
        self._is_gone = False
        self._at_once = _open_again(file)
        """The same terminal, never waited for; -1: there is no such way to it."""
        self._left = self._written = 0
        """How many pieces were left for the thread, and how many of them it has written."""

    def offer(self, text: str) -> bytes:
        """Send what the terminal takes now, and return what is left for the thread.

        As long as anything is left from before, that is all of it.
        """
        data = text.encode(self._file.encoding, self._file.errors or "strict")
        if self._at_once >= 0 and self._left == self._written:
            data = self._send(self._at_once, data)
        self._left += bool(data)
        return data

    def write(self, data: bytes) -> None:
        """Send what was left, waiting for the terminal; drop it when the terminal is gone."""
        while data:
            data = self._send(self.fileno(), data)
        self._written += 1

    def _send(self, descriptor: int, data: bytes) -> bytes:
        """Write once; returns what is left, nothing when the terminal is gone."""
        if self._is_gone:
            return b""
        try:
            return data[os.write(descriptor, data) :]
        except BlockingIOError:
            return data
        except OSError:
            self._is_gone = True
            self._say_gone()
            return b""

    def flush(self) -> None:
        """Do nothing: nothing is kept."""

    def isatty(self) -> bool:
        """Tell whether it leads to a terminal."""
        return self._file.isatty()

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self._file.fileno()


def _open_again(file: TextIO) -> int:
    """Return a descriptor of our own for a terminal, which alone is not waited for.

    Switched on the descriptor that is there it would hold for the shell and all others, too.
    """
    try:
        name = os.ttyname(file.fileno())
        return os.open(name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:
        return -1
