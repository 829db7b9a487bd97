"""The line to the terminal: whatever happens to it, who writes is never kept waiting."""

import os
from collections.abc import Callable
from typing import TextIO


class Line:
    """Takes what Textual writes, and says once when the terminal is gone.

    Textual's own thread of writing ends at the first error; then its queue fills, and the app
    would wait for room in it for ever.
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

    def write(self, text: str) -> None:
        """Send a text; drop it when the terminal is gone."""
        data = text.encode(self._file.encoding, self._file.errors or "strict")
        while data and not self._is_gone:
            try:
                data = data[os.write(self.fileno(), data) :]
            except OSError:
                self._is_gone = True
                self._say_gone()

    def flush(self) -> None:
        """Do nothing: nothing is kept."""

    def isatty(self) -> bool:
        """Tell whether it leads to a terminal."""
        return self._file.isatty()

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self._file.fileno()
