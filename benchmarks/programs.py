"""How soon published Textual programs show their first useful screen, and how soon they are gone.

A bare Textual app, this program (its flows checked before) and four programs take turns on a
real pty, round by round. Each is left with the key it has for leaving.

    python -m benchmarks.programs [--rounds 7] [--write benchmarks/results.md]
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.first_question import BARE, COLUMNS, ROWS, first_words, walk_command
from benchmarks.peers import set_up
from benchmarks.sections import put_in
from benchmarks.tables import describe_machine, paired, ratio, reached, spread, table
from tests.terminal import Terminal

NOTHING_MORE = 0.60
"""Start and quit at most so many times a bare Textual app's."""

LOG = "".join(f"2026-01-01 10:00:{n % 60:02} line {n} of the log\n" for n in range(200))
PAGE = "# A page to read\n\nIts first words.\n"
PEERS: Mapping[str, tuple[Sequence[str], str, str]] = {
    "posting": (("--collection", "empty"), "Enter a URL", "\x03"),
    "harlequin": (("-a", "sqlite"), "Query Editor", "\x11"),
    "frogmouth": (("page.md",), "A page to read", "\x11"),
    "toolong": (("lines.log",), "of the log", "\x03"),
}
"""Arguments, words of the first useful screen, and the key that leaves, by peer."""

_COMMANDS = {"toolong": "tl"}


class Program(NamedTuple):
    """What is started."""

    name: str
    command: Sequence[str]
    words: str
    leave: str


class Run(NamedTuple):
    """Milliseconds to the words and to the end of a second start, of the processor, and bytes."""

    shown: float
    gone: float
    work: float
    written: int


def find_programs(home: Path, env: Mapping[str, str], missing: dict[str, str]) -> Iterator[Program]:
    """Yield what is started; why a peer is not goes into `missing`."""
    walk = walk_command(str(home))
    words = first_words(walk, env)
    yield Program("bare Textual", [sys.executable, "-P", "-c", BARE, words], words, "\x11")
    yield Program("branchline", walk, words, "\x11")
    (home / "lines.log").write_text(LOG, encoding="utf-8")
    (home / "page.md").write_text(PAGE, encoding="utf-8")
    (home / "empty").mkdir()
    for name, (arguments, shown, leave) in PEERS.items():
        peer = set_up(name)
        if peer.missing:
            missing[name] = peer.missing
        else:
            command = [peer.program(_COMMANDS.get(name, name)), *arguments]
            yield Program(f"{name} {peer.version}", command, shown, leave)


def measure(program: Program, env: Mapping[str, str]) -> Run:
    """Start a program, wait for its words, and leave it at once."""
    before = _children()
    with Terminal(program.command, columns=COLUMNS, rows=ROWS, env=env) as terminal:
        shown = terminal.wait_for(program.words)
        terminal.press(program.leave)
        terminal.wait_for_exit()
        gone = time.perf_counter() - terminal.started
    return Run(shown * 1e3, gone * 1e3, (_children() - before) * 1e3, len(terminal.sent))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def take_turns(rounds: int, missing: dict[str, str]) -> dict[str, list[Run]]:
    """Start every program once a round; one that fails is left out, and said to be."""
    found: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = {"HOME": folder, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
        env |= {"TERM": "xterm-256color"}
        programs = list(find_programs(home, env, missing))
        here = Path.cwd()
        os.chdir(home)
        try:
            for number in range(rounds + 1):
                for program in programs:
                    _take_turn(program, env, found if number else {}, missing)
        finally:
            os.chdir(here)
    return {name: runs for name, runs in found.items() if len(runs) == rounds}


def _take_turn(
    program: Program,
    env: Mapping[str, str],
    found: dict[str, list[Run]],
    missing: dict[str, str],
) -> None:
    """Start one program; the first round only lets it find its caches."""
    if program.name in missing:
        return
    try:
        found.setdefault(program.name, []).append(measure(program, env))
    except AssertionError as error:
        missing[program.name] = str(error)[:200].replace("\n", " ")


def report(found: Mapping[str, Sequence[Run]], missing: Mapping[str, str]) -> str:
    """Return the table, and which goals were reached."""
    bare, ours, *_ = found.values()
    rows = [
        (
            name,
            spread([run.shown for run in runs], 0),
            ratio([run.shown for run in runs], [run.shown for run in bare]),
            spread([run.gone for run in runs], 0),
            ratio([run.gone for run in runs], [run.gone for run in bare]),
            f"{statistics.median(run.work for run in runs):,.0f}",
            f"{statistics.median(run.written for run in runs):,.0f}",
        )
        for name, runs in found.items()
    ]
    heads = (
        "program", "first useful screen, ms", "to bare", "started and left, ms", "to bare",
        "processor, ms", "bytes",
    )  # fmt: skip
    gone = paired([run.gone for run in ours], [run.gone for run in bare])
    shown = statistics.median(run.shown for run in ours)
    quicker = [
        name
        for name, runs in list(found.items())[2:]
        if statistics.median(run.shown for run in runs) < shown
    ]
    words = f"Started and left within {NOTHING_MORE:.2f} of the bare app ({gone:.2f})"
    goals = [
        reached("Shown before every published program", kept=not quicker),
        reached(words, kept=gone <= NOTHING_MORE),
        *(f"- {name} is not in the table: {why}" for name, why in missing.items()),
    ]
    return f"{table(heads, rows)}\n\n" + "\n".join(goals)


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    missing: dict[str, str] = {}
    text = report(take_turns(options.rounds, missing), missing)
    print(text)
    if options.write:
        about = (
            "Made by `python -m benchmarks.programs --write benchmarks/results.md`. Programs on"
            f" a pty of {COLUMNS}x{ROWS}, in turns, {options.rounds} rounds, smallest / middle /"
            f" largest, ratios within each round. {describe_machine()}"
        )
        put_in(options.write, f"# Published programs\n\n{about}\n\n{text}")


if __name__ == "__main__":
    main()
