"""The matrix of terminals: each kind of terminal, locale, size and wish for colour, walked."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tests.terminal import Terminal
from tests.terminals.eyes import Eyes
from tui.core.terminal import examine_terminal

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "data" / "small-example.yaml"

TERMS = ("xterm-256color", "xterm", "screen", "tmux", "linux", "vt100", "xterm-mono", "dumb")
LOCALES = ("C.UTF-8", "C", "POSIX", "en_US.ISO-8859-1")
SIZES = ((40, 12), (80, 24), (200, 60))


class Cell(NamedTuple):
    """One terminal."""

    term: str
    locale: str
    columns: int
    rows: int
    no_color: bool

    @property
    def name(self) -> str:
        """Return a name for people."""
        colour = " NO_COLOR" if self.no_color else ""
        return f"{self.term} {self.locale} {self.columns}x{self.rows}{colour}"

    def environment(self) -> dict[str, str]:
        """Return what a program on this terminal is told of it."""
        told = {"TERM": self.term, "LC_ALL": self.locale}
        return {**told, "NO_COLOR": "1"} if self.no_color else told


CELLS = tuple(
    Cell(term, locale, *size, no_color=no_color)
    for term, locale, size, no_color in product(TERMS, LOCALES, SIZES, (False, True))
)


def make_locales(folder: Path) -> dict[str, str]:
    """Make the locale that few systems have; returns what finds it, or what stands in for it."""
    localedef = shutil.which("localedef")
    name = LOCALES[-1]
    if localedef:
        command = [localedef, "-i", "en_US", "-f", "ISO-8859-1", str(folder / name)]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return {"LOCPATH": str(folder)}
    return {"PYTHONIOENCODING": "latin-1"}


def walk(cell: Cell, home: Path, locales: dict[str, str]) -> list[str]:
    """Walk the small flow to its resolution on a terminal; returns what was wrong."""
    extra = locales if cell.locale == LOCALES[-1] else {}
    environment = {
        "HOME": str(home), "PATH": os.environ.get("PATH", ""), **extra, **cell.environment(),
    }  # fmt: skip
    command = [sys.executable, "-P", "-m", "tui", "walk", str(SMALL)]
    terminal = Terminal(
        command, columns=cell.columns, rows=cell.rows,
        env={**environment, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    with Eyes(terminal, cell.columns, cell.rows) as eyes:
        try:
            steps = _in_lines(eyes) if cell.term == "dumb" else _on_screen(eyes)
            found = [f"{step}: {fault}" for step in steps for fault in _faults(cell, eyes)]
            code = terminal.wait_for_exit()
        except AssertionError as error:
            return [str(error)]
        wanted = 0 if cell.term == "dumb" else 130
        found += [] if code == wanted else [f"it ended with {code}"]
        return found + [f"left behind: {each}" for each in eyes.left_open()]


def _faults(cell: Cell, eyes: Eyes) -> list[str]:
    found = examine_terminal(cell.environment())
    faults = eyes.faults(ascii_only=not found.signs.value, colours=found.colours.value)
    if cell.term == "dumb" and b"\x1b" in eyes.terminal.sent:
        faults.append("an escape sequence was sent")
    return faults


def _on_screen(eyes: Eyes) -> Iterator[str]:
    eyes.see("Which words does the phone")
    yield "the first question"
    eyes.terminal.press("apns\r")
    eyes.see("Apple MDM Push")
    yield "the second question"
    eyes.terminal.press("2")
    eyes.see("has expired")
    yield "the resolution"
    eyes.terminal.press("h")
    eyes.see("It helped")
    yield "the end"
    eyes.terminal.press("\x03")


def _in_lines(eyes: Eyes) -> Iterator[str]:
    eyes.terminal.wait_for("so the walk is in plain lines")
    eyes.terminal.wait_for("Which words does the phone")
    yield "the first question"
    steps = (("1", "Nothing there"), ("2", "(y/n)"), ("y", "Did it"), ("1", "Outcome?"))
    for line, words in steps:
        eyes.terminal.press(f"{line}\n")
        eyes.terminal.wait_for(words)
        while eyes.look(0):
            pass
        yield line
    eyes.terminal.press("\n")
