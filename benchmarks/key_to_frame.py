"""How long from a key to its frame: the caret moved, and the next question.

Four programs stay open on a pty each and take turns key by key: a bare list and a question of
a flow, whose caret is moved; a reference that changes its one screen in place and appends one
synced line to a file first, and a question that is answered.

    python -m benchmarks.key_to_frame [--presses 30] [--write FILE]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, perf_counter
from typing import NamedTuple

from benchmarks.bytes import BARE, DOWN, QUIET, UP
from benchmarks.first_question import (
    FLOW,
    Run,
    paired,
    processor_of,
    spread,
    walk_command,
)
from benchmarks.sections import put_in
from tests.terminal import Terminal

COLUMNS, ROWS = 120, 40
MOST = 1.2
"""What a key may cost, as a multiple of the bare list or of the reference."""
MOST_BYTES = 5_000
"""Bytes for which the next question is on the screen."""
REFERENCE = """
import os, sys
from textual.app import App
from textual.widgets import OptionList, Static

PAGES = [
    ("Where does the trouble show?", "The place tells which list of messages can apply.",
     [f"The {n}. place, where somebody sees something" for n in range(1, 8)]),
    ("What do the words say?", "Ten of the messages name the fix by themselves.",
     [f"The {n}. message, word by word as it stands there" for n in range(1, 8)]),
]

class Reference(App):
    ENABLE_COMMAND_PALETTE = False
    CSS = "Static { height: 3; } OptionList { height: 1fr; border: none; }"
    def compose(self):
        self.page = 0
        yield Static("How a phone enrols", markup=False)
        self.asked, self.why = Static(markup=False), Static(markup=False)
        self.answers = OptionList()
        yield from (self.asked, self.answers, self.why)
    def on_mount(self):
        self.file = open(sys.argv[1], "ab", buffering=0)
        self.show_page()
    def show_page(self):
        asked, why, answers = PAGES[self.page]
        self.asked.update(asked)
        self.why.update(why)
        self.answers.set_options(answers)
        self.answers.highlighted = 0
    def on_option_list_option_selected(self, event):
        self.file.write(b'{"event": "answered", "node": "place", "answer": "words"}\\n')
        os.fdatasync(self.file.fileno())
        self.page = 1 - self.page
        self.show_page()

Reference().run(mouse=False)
"""


class Player(NamedTuple):
    """A program under measurement."""

    name: str
    terminal: Terminal
    keys: Sequence[str]
    """Pressed in turn."""
    back: str
    """Pressed after each, unmeasured; empty: nothing."""
    words: str
    """What the key brings; empty: any byte."""
    runs: list[Run]
    sent: list[int]


def play(player: Player, number: int) -> None:
    """Press the next key of a program and wait for what it brings."""
    terminal = player.terminal
    before, used = len(terminal.sent), processor_of(terminal.process.pid)
    started = perf_counter()
    terminal.press(player.keys[number % len(player.keys)])
    while not _is_there(player, before):
        if not terminal.read(5.0):
            sys.exit(f"{player.name}: no answer to a key")
    seconds = perf_counter() - started
    worked = processor_of(terminal.process.pid) - used
    at_once = len(terminal.sent) - before
    settle(terminal)
    player.runs.append(Run(seconds, worked, 0.0))
    player.sent.append(len(terminal.sent) - before if player.words else at_once)
    if player.back:
        terminal.press(player.back)
        settle(terminal, least=1)


def _is_there(player: Player, before: int) -> bool:
    new = player.terminal.sent[before:]
    return player.words.encode() in new if player.words else bool(new)


def settle(terminal: Terminal, least: int = 0) -> None:
    """Read until nothing has come for a while, and at least so many bytes."""
    start = len(terminal.sent)
    end = monotonic() + QUIET
    while monotonic() < end or len(terminal.sent) - start < least:
        if terminal.read(QUIET / 4):
            end = monotonic() + QUIET


def take_turns(presses: int) -> list[Player]:
    """Press keys in all programs, one after the other."""
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        env = {
            "HOME": home, "PATH": os.environ.get("PATH", ""), "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }  # fmt: skip
        walk = walk_command(home)
        python = [sys.executable, "-P", "-c"]
        plans: list[tuple[str, list[str], str, Sequence[str], str, str]] = [
            ("bare list: caret moved", [*python, BARE], "Expired", (DOWN, UP), "", ""),
            ("question: caret moved", walk, "Where does", (DOWN, UP), "", ""),
            ("reference: next page", [*python, REFERENCE, f"{home}/log"], "Where does",
             ("\r",), "\r", "What do the words"),
            ("question: answered", walk, "Where does", ("2",), "b", "How far did"),
        ]  # fmt: skip
        players = []
        for name, command, ready, keys, back, words in plans:
            terminal = Terminal(command, columns=COLUMNS, rows=ROWS, env=env)
            stack.enter_context(terminal)
            terminal.wait_for(ready)
            settle(terminal)
            players.append(Player(name, terminal, keys, back, words, [], []))
        for number in range(presses + 2):
            for player in players:
                play(player, number)
        for player in players:  # the first presses load what is needed
            del player.runs[:2], player.sent[:2]
        return players


def render(players: list[Player]) -> Iterator[str]:
    """Yield the lines of the report, in Markdown."""
    yield (
        "| key | frame, ms: min / median / max | ratio, pair by pair "
        "| processor, ms | ratio | bytes |"
    )
    yield "|---|---|---|---|---|---|"
    for number, player in enumerate(players):
        floor = players[number - number % 2].runs
        yield (
            f"| {player.name} | {spread([r.seconds * 1000 for r in player.runs], '{:.1f}')} "
            f"| {paired(player.runs, floor, lambda r: r.seconds)} "
            f"| {spread([r.processor * 1000 for r in player.runs], '{:.1f}')} "
            f"| {paired(player.runs, floor, lambda r: r.processor)} "
            f"| {spread([float(n) for n in player.sent], '{:.0f}')} |"
        )


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--presses", type=int, default=30)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    table = "\n".join(render(take_turns(options.presses)))
    where = (
        f"pty {COLUMNS}x{ROWS}, load {os.getloadavg()[0]:.1f}, {options.presses} presses each; "
        f"{FLOW}. The processor counts until the frame is there. At most {MOST} times is wanted, "
        f"and at most {MOST_BYTES:,} bytes for the next question."
    )
    print(f"{table}\n{where}")
    if options.write:
        title = "# From a key to its frame\n\nMade by `python -m benchmarks.key_to_frame`;"
        put_in(options.write, f"{title} {where}\n\n{table}\n")


if __name__ == "__main__":
    main()
