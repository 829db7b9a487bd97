"""Kills a walking program at any moment, and compares what it showed with what is on disk.

Run as a program it prints a summary: `python -m tests.store.kills --runs 1000`.
"""

import argparse
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tests.store.trouble import LAMP
from tests.terminal import Terminal
from tui.core.events import Answered, Back, Event, Noted
from tui.store.case_file import load_case
from tui.store.shelf import Shelf

ROOT = Path(__file__).parents[2]
PLUGGED = Answered("lamp/one", "one", "yes")
_PROMPT = b"> "
_FIRST = "Is the lamp plugged in?"


class Outcome(NamedTuple):
    """What came of one kill."""

    shown: int
    """Events whose effect was on the screen."""
    saved: int
    """Events on disk."""
    faults: tuple[str, ...]


def make_home(folder: Path) -> dict[str, str]:
    """Make flows that were checked once, and the environment of a user."""
    trees = folder / "trees"
    trees.mkdir()
    (trees / "lamp.yaml").write_text(LAMP, encoding="utf-8")
    home = folder / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environment = {**kept, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    subprocess.run(
        command(folder, "--plain"), input=b"", env=environment, capture_output=True, check=False
    )
    return environment


def command(folder: Path, *options: str) -> list[str]:
    """Return the command that walks the flow of a folder."""
    walk = [sys.executable, "-P", "-m", "tui", "walk", "lamp", "--trees", str(folder / "trees")]
    return [*walk, *options]


def script() -> Iterator[tuple[str, Event]]:
    """Yield what is typed without end, and the event it must become."""
    for number in count():
        yield "1\n", PLUGGED
        yield f"n note {number}\n", Noted(f"note {number}")
        yield "b\n", Back()


def kill_lines(folder: Path, environment: dict[str, str], after: float) -> Outcome:
    """Walk in lines through a pipe, and kill the program so many seconds after its start."""
    program = subprocess.Popen(
        command(folder, "--plain"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert program.stdin is not None
    assert program.stdout is not None
    end = time.monotonic() + after
    shown, expected, typing = -1, list[Event](), script()
    tail = b""
    while (left := end - time.monotonic()) > 0:
        if not select.select([program.stdout], [], [], left)[0]:
            break
        tail += os.read(program.stdout.fileno(), 65536)
        if tail.endswith(_PROMPT):  # what was typed last has had its effect
            shown, tail = shown + 1, b""
            line, event = next(typing)
            expected.append(event)
            os.write(program.stdin.fileno(), line.encode())
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdin.close()
    program.stdout.close()
    return judge(Path(environment["HOME"]), max(shown, 0), expected)


def kill_app(folder: Path, environment: dict[str, str], after: float) -> Outcome:
    """Walk in the app on a pty, and kill it so many seconds after its first question."""
    shown, expected = 0, list[Event]()
    with Terminal(command(folder), env=environment) as terminal:
        terminal.wait_for(_FIRST)
        end = time.monotonic() + after
        for key, event, words in _keys():
            mark = len(terminal.sent)
            expected.append(event)
            terminal.press(key)
            while time.monotonic() < end and words not in terminal.sent[mark:]:
                terminal.read(min(0.02, max(0.0, end - time.monotonic())))
            if words not in terminal.sent[mark:]:
                break
            shown += 1
        terminal.process.kill()
        terminal.process.wait()
    return judge(Path(environment["HOME"]), shown, expected)


def _keys() -> Iterator[tuple[str, Event, bytes]]:
    for _ in count():
        yield "1", PLUGGED, b"street"
        yield "b", Back(), b"plugged"


def judge(home: Path, shown: int, expected: list[Event]) -> Outcome:
    """Compare what was shown with what is on disk, and take it away for the next run."""
    shelf = Shelf(home / ".local/share/branchline/cases")
    found: list[Event] = []
    faults: list[str] = []
    for path in list(shelf.cases()):
        case = load_case(shelf, path)
        faults += case.notices
        found += [r.event for r in case.records if isinstance(r.event, (Answered, Noted, Back))]
        path.unlink()
    if found != expected[: len(found)]:
        faults.append(f"on disk is something else: {found[-3:]}")
    if len(found) < shown:
        faults.append(f"{shown - len(found)} shown answers are lost")
    faults += [f"set aside: {name}" for name in shelf.set_aside_names()]
    return Outcome(shown, len(found), tuple(faults))


def run(runs: int, apps: int, seed: int) -> list[Outcome]:
    """Kill so many programs in lines and so many apps, each at its own moment."""
    rnd = random.Random(seed)  # noqa: S311 - the same moments each time
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = make_home(folder)
        start = _time_start(folder, environment)
        moments = [start * rnd.uniform(0.15, 2.0) for _ in range(runs)]
        outcomes += [kill_lines(folder, environment, after) for after in moments]
        outcomes += [kill_app(folder, environment, rnd.uniform(0.0, 0.5)) for _ in range(apps)]
    return outcomes


def _time_start(folder: Path, environment: dict[str, str]) -> float:
    """Return the seconds that a program needs on this machine, as busy as it is."""
    began = time.monotonic()
    plain = command(folder, "--plain")
    subprocess.run(plain, input=b"", env=environment, capture_output=True, check=False, cwd=ROOT)
    return time.monotonic() - began


def main() -> None:
    """Print how many kills lost what."""
    parser = argparse.ArgumentParser(description="Kill walking programs and look at the journals.")
    parser.add_argument("--runs", type=int, default=900)
    parser.add_argument("--apps", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcomes = run(options.runs, options.apps, options.seed)
    faults = [fault for outcome in outcomes for fault in outcome.faults]
    shown = sum(outcome.shown for outcome in outcomes)
    saved = sum(outcome.saved for outcome in outcomes)
    counts = f"{len(outcomes)} kills, {shown} answers shown, {saved} on disk, {len(faults)} faults"
    sys.stdout.write("\n".join([counts, *faults[:20]]) + "\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
