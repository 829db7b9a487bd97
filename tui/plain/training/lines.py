"""Reading and writing for training in lines: numbered choices, and an end when the input ends."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple, TextIO

from tui.core.text import visible
from tui.core.words import say
from tui.plain.lines import fold_line, fold_prompt

_QUIT = ("q", "quit")


class Left(Exception):
    """The person leaves, or the input has ended."""


class Choice(NamedTuple):
    """A line to choose."""

    label: str
    detail: str = ""
    key: str = ""
    """The number that chooses it, where it always has the same one; empty: its place."""


class Lines:
    """Where training in lines is told and where it is answered."""

    def __init__(self, source: TextIO, target: TextIO, width: int = 0) -> None:
        """Read from `source`, write to `target`, lines folded at `width`; 0: not folded."""
        self.source = source
        self.target = target
        self.width = width

    def say(self, *lines: str) -> None:
        """Write lines."""
        for line in lines:
            for part in fold_line(visible(line), self.width) or [""]:
                self.target.write(part + "\n")
        self.target.flush()

    def read(self, prompt: str = "> ") -> str:
        """Read a line.

        Raises:
            Left: `q` was typed, or the input has ended.
        """
        self.target.write(fold_prompt(prompt, self.width))
        self.target.flush()
        line = self.source.readline()
        if not line:
            self.target.write("\n")
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
        self.target.write(fold_prompt(prompt, self.width))
        self.target.flush()
        line = self.source.readline()
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
        keys = keys_of(choices)
        while True:
            typed = self.read(prompt)
            if not typed and back:
                return -1
            if typed in keys:
                return keys.index(typed)
            more = say(", or nothing to go back") if back else ""
            known = say(" or 0") if "0" in keys else ""
            self.say(
                say(
                    "Type a number from 1 to {keys}{known}{more}; q leaves.",
                    keys=_highest(keys),
                    known=known,
                    more=more,
                )
            )


def keys_of(choices: Iterable[Choice]) -> list[str]:
    """Return the number that chooses each: its own, else the next one from 1 on."""
    numbers = count(1)
    return [choice.key or str(next(numbers)) for choice in choices]


def _highest(keys: Iterable[str]) -> int:
    return max(map(int, keys))


def number_lines(choices: Sequence[Choice]) -> list[str]:
    """Return choices as numbered lines."""
    lines = []
    for key, choice in zip(keys_of(choices), choices, strict=True):
        detail = f" ({choice.detail})" if choice.detail else ""
        lines.append(f"{key:>3}. {choice.label}{detail}")
    return lines
