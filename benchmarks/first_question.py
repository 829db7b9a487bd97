"""How long until the first question stands on the screen, against a Textual app that does nothing.

Three programs take turns on a real pty, round by round, so that a busy moment of the machine
meets all of them: a bare Textual app with one Static; Branchline with the verdict of its flows
at hand (warm); Branchline in an empty home, where the flows are checked first (cold).

    python -m benchmarks.first_question [--rounds 9] [--write FILE]
"""

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tests.terminal import Terminal

FLOW = "intune-ios"
MOST = 1.25
"""What the warm start may cost, as a multiple of the bare app."""

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
    """One start: seconds until the words were painted, and the processor time it took."""

    seconds: float
    processor: float


class Series(NamedTuple):
    """All starts of one program."""

    name: str
    runs: list[Run]

    def seconds(self) -> list[float]:
        """Return the time to the first paint of each start."""
        return [run.seconds for run in self.runs]


def _environment(home: str) -> dict[str, str]:
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
    """Start a program and wait until it has painted `words`."""
    before = _children_processor()
    with Terminal(command, columns=COLUMNS, rows=ROWS, env=env) as terminal:
        seconds = terminal.wait_for(words)
    return Run(seconds, _children_processor() - before)


def _children_processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def take_turns(rounds: int) -> list[Series]:
    """Measure every program once a round."""
    bare, warm, cold = series = [
        Series("bare Textual app, one Static", []),
        Series(f"branchline walk {FLOW}, warm", []),
        Series(f"branchline walk {FLOW}, cold", []),
    ]
    with tempfile.TemporaryDirectory() as kept:
        known, walk = _environment(kept), walk_command(kept)
        words = first_words(walk, known)
        idle = [sys.executable, "-P", "-c", BARE, words]
        measure(idle, known, words)
        measure(walk, known, words)
        for _ in range(rounds):
            bare.runs.append(measure(idle, known, words))
            warm.runs.append(measure(walk, known, words))
            with tempfile.TemporaryDirectory() as fresh:
                cold.runs.append(measure(walk, _environment(fresh), words))
    return series


def render(series: list[Series]) -> Iterator[str]:
    """Yield the lines of the report, in Markdown."""
    bare = series[0]
    yield "| program | first paint, ms: min / median / max | to bare | processor, ms | to bare |"
    yield "|---|---|---|---|---|"
    for each in series:
        low, middle, high = (f(each.seconds()) * 1000 for f in (min, statistics.median, max))
        ratio = _paired(each.seconds(), bare.seconds())
        work = statistics.median(run.processor for run in each.runs) * 1000
        extra = _paired([r.processor for r in each.runs], [r.processor for r in bare.runs])
        cells = (each.name, f"{low:.0f} / {middle:.0f} / {high:.0f}", f"{ratio:.2f}")
        yield f"| {' | '.join(cells)} | {work:.0f} | {extra:.2f} |"
    reached = _paired(series[1].seconds(), bare.seconds()) <= MOST
    yield ""
    yield f"Warm at most {MOST} times the bare app: {'reached' if reached else 'missed'}."


def _paired(these: list[float], those: list[float]) -> float:
    """Return the median of the ratios within each round."""
    return statistics.median(a / b for a, b in zip(these, those, strict=True))


def describe(rounds: int) -> str:
    """Return where and how this was measured."""
    return (
        f"Python {platform.python_version()}, Textual {version('textual')}, {platform.system()}, "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; pty {COLUMNS}x{ROWS}, "
        f"interleaved, {rounds} rounds, ratios paired by round. Cold: an empty home, so the flows "
        "are checked before the first question."
    )


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    where = describe(options.rounds)
    table = "\n".join(render(take_turns(options.rounds)))
    print(table)
    print(where)
    if options.write:
        title = "# The first question\n\nMade by `make bench`."
        options.write.write_text(f"{title} {where}\n\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
