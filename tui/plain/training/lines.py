"""Reading and writing for training in lines: numbered choices, and an end when the input ends."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TextIO

from tui.core.text import visible
from tui.plain.lines import fold_line

_QUIT = ("q", "quit")


class Left(Exception):
    """The person leaves, or the input has ended."""


class Choice(NamedTuple):
    """A line to choose."""

    label: str
    detail: str = ""


class Lines:
    """Where training in lines is told and where it is answered."""

    def __init__(self, source: TextIO, target: TextIO, width: int = 0) -> None:
        """Read from `source`, write to `target`, lines folded at `width`; 0: not folded."""
        self._source = source
        self._target = target
        self._width = width

    def say(self, *lines: str) -> None:
        """Write lines."""
        for line in lines:
            for part in fold_line(visible(line), self._width) or [""]:
                self._target.write(part + "\n")
        self._target.flush()

    def read(self, prompt: str = "> ") -> str:
        """Read a line.

        Raises:
            Left: `q` was typed, or the input has ended.
        """
        self._target.write(visible(prompt))
        self._target.flush()
        line = self._source.readline()
        if not line:
            self._target.write("\n")
            raise Left
        typed = visible(line.strip())
        if typed.lower() in _QUIT:
            raise Left
        return typed

    def read_text(self, prompt: str) -> str:
        """Read a text in which `q` is a letter like any other.

        Raises:
            Left: the input has ended.
        """
        self._target.write(visible(prompt))
        self._target.flush()
        line = self._source.readline()
        if not line:
            raise Left
        return visible(line.strip())

    def choose(self, choices: Sequence[Choice], prompt: str = "> ", *, back: bool = False) -> int:
        """Offer numbered choices; returns the place of the chosen one, -1 for none.

        Args:
            choices: at least one.
            prompt: what stands before the typed number.
            back: whether an empty line goes back without choosing.

        Raises:
            Left: the person leaves.
        """
        self.say(*number_lines(choices))
        while True:
            typed = self.read(prompt)
            if not typed and back:
                return -1
            if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(choices):
                return int(typed) - 1
            more = ", or nothing to go back" if back else ""
            self.say(f"Type a number from 1 to {len(choices)}{more}; q leaves.")


def number_lines(choices: Iterable[Choice]) -> list[str]:
    """Return choices as numbered lines."""
    lines = []
    for number, choice in enumerate(choices, 1):
        detail = f" ({choice.detail})" if choice.detail else ""
        lines.append(f"{number:3}. {choice.label}{detail}")
    return lines
