"""How long until the first question stands on the screen, and until the program has ended.

Three programs take turns on a real pty, round by round, so that a busy moment of the machine
meets all of them: a bare Textual app with one Static; Branchline with the verdict of its flows
at hand (warm); Branchline in an empty home, where the flows are checked first (cold). As soon
as the words are there, the key that quits is pressed.

    python -m benchmarks.first_question [--rounds 15] [--write FILE]
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.sections import put_in
from tests.terminal import Terminal

FLOW = "intune-ios"
MOST = 1.05
"""What the warm start may cost, as a multiple of the bare app."""
MOST_WHOLE = 0.60
"""What start and quit together may cost, as such a multiple."""
QUIT = "\x11"
"""ctrl+q, by which both programs end."""

COLUMNS, ROWS = 100, 30
BARE = """
import sys
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static(sys.argv[1], markup=False)

Bare().run()
"""
TREES = Path(__file__).parent.parent / "trees"


class Run(NamedTuple):
    """One start."""

    seconds: float
    """Until the words were painted."""
    processor: float
    """Seconds of the processor until then, of all threads; 0 where the system does not tell."""
    whole: float
    """Seconds until the program had ended, after the key that quits."""


class Series(NamedTuple):
    """All starts of one program."""

    name: str
    runs: list[Run]


def environment(home: str) -> dict[str, str]:
    """Return an environment in which nothing of this machine's user takes part."""
    path = os.environ.get("PATH", "")
    return {"HOME": home, "PATH": path, "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def walk_command(folder: str) -> list[str]:
    """Return the command that walks a copy of the shipped flows, without their verdicts."""
    trees = Path(folder) / "trees"
    shutil.copytree(TREES, trees, ignore=shutil.ignore_patterns("_*"))
    return [sys.executable, "-P", "-m", "tui", "walk", FLOW, "--trees", str(trees)]


def first_words(walk: list[str], env: Mapping[str, str]) -> str:
    """Return the first words of the first question; this also leaves a verdict in the home."""
    done = subprocess.run(
        [*walk, "--json"], input="", capture_output=True, text=True, env=env, check=False
    )
    asked = [event["ask"] for event in map(json.loads, done.stdout.splitlines()) if "ask" in event]
    if not asked:
        sys.exit(f"no question was asked:\n{done.stdout}{done.stderr}")
    return " ".join(asked[0].split()[:3])


def measure(command: list[str], env: Mapping[str, str], words: str) -> Run:
    """Start a program, wait until it has painted `words`, and quit it."""
    with Terminal(command, columns=COLUMNS, rows=ROWS, env=env) as terminal:
        seconds = terminal.wait_for(words)
        used = processor_of(terminal.process.pid)
        terminal.press(QUIT)
        terminal.wait_for_exit()
        return Run(seconds, used, perf_counter() - terminal.started)


def processor_of(process: int) -> float:
    """Return how long a process that runs was on a processor, in seconds; 0: nobody tells."""
    files = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


def take_turns(rounds: int) -> list[Series]:
    """Measure every program once a round."""
    bare, warm, cold = series = [
        Series("bare Textual app, one Static", []),
        Series(f"branchline walk {FLOW}, warm", []),
        Series(f"branchline walk {FLOW}, cold", []),
    ]
    with tempfile.TemporaryDirectory() as kept:
        known, walk = environment(kept), walk_command(kept)
        words = first_words(walk, known)
        idle = [sys.executable, "-P", "-c", BARE, words]
        measure(idle, known, words)
        measure(walk, known, words)
        for _ in range(rounds):
            bare.runs.append(measure(idle, known, words))
            warm.runs.append(measure(walk, known, words))
            with tempfile.TemporaryDirectory() as fresh:
                cold.runs.append(measure(walk, environment(fresh), words))
    return series


def render(series: list[Series]) -> Iterator[str]:
    """Yield the lines of the report, in Markdown."""
    bare = series[0].runs
    yield (
        "| program | first paint, ms: min / median / max | to bare, pair by pair "
        "| processor until then, ms | to bare | start and quit, ms | to bare |"
    )
    yield "|---|---|---|---|---|---|---|"
    for name, runs in series:
        cells = [name]
        for each in (_seconds, _processor, _whole):
            cells += [spread([each(r) * 1000 for r in runs], "{:.0f}"), paired(runs, bare, each)]
        yield f"| {' | '.join(cells)} |"


def judge(series: list[Series]) -> Iterator[str]:
    """Yield what was to be reached, and whether it was."""
    bare, warm = series[0].runs, series[1].runs
    for what, each, most in (
        ("First paint", _seconds, MOST),
        ("Start and quit", _whole, MOST_WHOLE),
    ):
        ratio = statistics.median(ratios(warm, bare, each))
        word = "reached" if ratio <= most else "missed"
        yield f"{what}, warm, at most {most} times the bare app: {word} ({ratio:.2f})."


def _seconds(run: Run) -> float:
    return run.seconds


def _processor(run: Run) -> float:
    return run.processor


def _whole(run: Run) -> float:
    return run.whole


def spread(numbers: list[float], form: str) -> str:
    """Return minimum, median and maximum."""
    return " / ".join(form.format(f(numbers)) for f in (min, statistics.median, max))


def ratios(these: list[Run], those: list[Run], each: Callable[[Run], float]) -> list[float]:
    """Return the ratios within each round."""
    return [each(a) / (each(b) or 1.0) for a, b in zip(these, those, strict=True)]


def paired(these: list[Run], those: list[Run], each: Callable[[Run], float]) -> str:
    """Return minimum, median and maximum of the ratios within each round."""
    return spread(ratios(these, those, each), "{:.2f}")


def describe(rounds: int) -> str:
    """Return where and how this was measured."""
    return (
        f"Python {platform.python_version()}, Textual {version('textual')}, {platform.system()}, "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; pty {COLUMNS}x{ROWS}, "
        f"interleaved, {rounds} rounds, ratios within each round. Cold: an empty home, so the "
        "flows are checked before the first question."
    )


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    where = describe(options.rounds)
    series = take_turns(options.rounds)
    table = "\n".join([*render(series), "", *judge(series)])
    print(table)
    print(where)
    if options.write:
        title = "# The first question\n\nMade by `python -m benchmarks.first_question`."
        put_in(options.write, f"{title} {where}\n\n{table}\n")


if __name__ == "__main__":
    main()
