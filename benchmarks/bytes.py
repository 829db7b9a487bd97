"""How many bytes a key press costs on the line to the terminal, and what an idle minute costs.

Two programs on a pty of 80x24: a bare Textual app with one OptionList, and a question of a
flow. Keys move the caret; an answer, which brings another question, is counted apart. A slow
line is what this is for: at 9,600 baud a thousand bytes take a second. While nobody presses a
key it is also counted how often a thread of the program wakes up, which is what drains a battery.

    python -m benchmarks.bytes [--idle 60] [--write FILE]
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from benchmarks.sections import put_in
from tests.terminal import Terminal

COLUMNS, ROWS = 80, 24
MOST = 1.5
"""What moving the caret may cost, as a multiple of the bare list."""
PRESSES = 12
QUIET = 0.3
"""Seconds without a byte after which a burst is over."""
DOWN, UP = "\x1b[B", "\x1b[A"
BARE = """
from textual.app import App
from textual.widgets import OptionList

class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield OptionList("Nothing there", "Expired", "Active", "I do not know")
    def on_mount(self):
        self.query_one(OptionList).highlighted = 0

Bare().run(mouse=False)
"""
SMALL = Path(__file__).parent.parent / "tests" / "data" / "small-example.yaml"
ROOT = SMALL.parents[2]


class Count(NamedTuple):
    """What a program sent."""

    per_key: float
    """Median of the bytes after a press that moves the caret."""
    idle: int
    """All bytes while nobody pressed anything."""
    wakes: int
    """How often a thread woke up meanwhile."""
    answer: int = 0
    """Bytes after an answer, for the next page."""


class Plan(NamedTuple):
    """How long and how often."""

    home: str
    idle: float
    """Seconds without a key."""
    presses: int
    """How often the caret is moved."""


def count(command: Sequence[str], ready: str, plan: Plan, first: str = "") -> Count:
    """Start a program, move its caret up and down, and leave it alone for a while.

    Args:
        command: what to start.
        ready: words that stand on the screen when keys can be pressed.
        plan: how long and how often.
        first: keys that bring it to what is measured; the bytes after them are `answer`.
    """
    env = {
        "HOME": plan.home, "PATH": os.environ.get("PATH", ""), "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    with Terminal(command, columns=COLUMNS, rows=ROWS, env=env) as terminal:
        terminal.wait_for(ready)
        _drain(terminal, 1.0)
        answer = _press(terminal, first) if first else 0
        moves = [_press(terminal, key) for key in (DOWN, UP) * (plan.presses // 2)]
        before = len(terminal.sent)
        wakes = wakes_in(terminal, plan.idle)
        return Count(statistics.median(moves), len(terminal.sent) - before, wakes, answer)


def wakes_in(terminal: Terminal, seconds: float) -> int:
    """Leave a program alone for a while; return how often one of its threads woke up.

    A thread that waits gives the processor up each time of its own accord; Linux counts that for
    each. 0 where the system does not.
    """
    before = _waits(terminal.process.pid)
    _drain(terminal, seconds, at_least=True)
    return _waits(terminal.process.pid) - before


def _waits(process: int) -> int:
    files = Path(f"/proc/{process}/task").glob("*/status")
    lines = [line for file in files for line in file.read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))


def _press(terminal: Terminal, keys: str) -> int:
    before = len(terminal.sent)
    terminal.press(keys)
    while len(terminal.sent) == before:
        terminal.read(0.1)
    _drain(terminal, QUIET)
    return len(terminal.sent) - before


def _drain(terminal: Terminal, seconds: float, *, at_least: bool = False) -> None:
    """Read until nothing has come for so long; with `at_least` for so long in all."""
    end = monotonic() + seconds
    while (left := end - monotonic()) > 0:
        if terminal.read(left) and not at_least:
            end = monotonic() + seconds


def measure(idle: float, presses: int = PRESSES) -> tuple[Count, Count]:
    """Return what the bare list and a question send."""
    with tempfile.TemporaryDirectory() as home:
        plan = Plan(home, idle, presses)
        bare = count([sys.executable, "-P", "-c", BARE], "Expired", plan)
        walk = [sys.executable, "-P", "-m", "tui", "walk", str(SMALL)]
        return bare, count(walk, "Which words", plan, first="apns\r")


def render(bare: Count, ours: Count, idle: float) -> Iterator[str]:
    """Yield the lines of the report, in Markdown."""
    yield (
        f"| program | bytes per key | to bare | bytes in {idle:g} s idle "
        f"| wake-ups in {idle:g} s idle | the next question |"
    )
    yield "|---|---|---|---|---|---|"
    yield (
        f"| bare Textual app, one OptionList | {bare.per_key:.0f} | 1.00 | {bare.idle} "
        f"| {bare.wakes} | - |"
    )
    ratio = ours.per_key / bare.per_key
    yield (
        f"| a question | {ours.per_key:.0f} | {ratio:.2f} | {ours.idle} | {ours.wakes} "
        f"| {ours.answer} |"
    )
    yield ""
    reached = ratio <= MOST and ours.idle == 0 and ours.wakes == 0
    word = "reached" if reached else "missed"
    yield f"At most {MOST} times the list, and at idle no byte and no wake-up: {word}."


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--idle", type=float, default=60)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    table = "\n".join(render(*measure(options.idle), options.idle))
    print(table)
    if options.write:
        title = "# Bytes on the line, and wake-ups\n\nMade by `python -m benchmarks.bytes`;"
        put_in(options.write, f"{title} pty {COLUMNS}x{ROWS}.\n\n{table}\n")


if __name__ == "__main__":
    main()
