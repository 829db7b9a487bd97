"""What each entry point loads: start-up time is a set of modules, never a wall clock.

Every entry runs in a process of its own, which writes down the modules it holds: at its end,
or, for the app, when the first question stands on the screen.
"""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import small_example, write_trees

HEAVY = frozenset(("asyncio", "lsprotocol", "networkx", "pygls", "rich", "textual", "yaml"))
FLOW, QUESTION = "small-example", "Which words does the phone"

TELLER = """
import os, signal, sys

def tell(*_):
    with open(f"{sys.argv[1]}.new", "w") as file:
        file.write("\\n".join(sys.modules))
    os.replace(f"{sys.argv[1]}.new", sys.argv[1])

if hasattr(signal, "SIGUSR1"):
    signal.signal(signal.SIGUSR1, tell)
try:
    from tui.cli import main
    code = main(sys.argv[2:])
finally:
    tell()
sys.exit(code)
"""


def _command(told: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-P", "-c", TELLER, str(told), *arguments]


def _read_modules(told: Path) -> set[str]:
    return {name.partition(".")[0] for name in told.read_text(encoding="utf-8").split()}


def _modules_after(told: Path, *arguments: str, typed: str = "") -> set[str]:
    """Run a command to its end and return the top-level modules it had loaded."""
    done = subprocess.run(
        _command(told, *arguments), input=typed, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return _read_modules(told)


@pytest.fixture
def walk(tmp_path: Path) -> list[str]:
    """Return the start of a command line that walks the one flow of a folder."""
    trees = write_trees(tmp_path / "trees", small_example=small_example())
    return ["walk", FLOW, "--trees", str(trees)]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["walk", "--help"]])
def test_asking_for_help_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert _modules_after(tmp_path / "told", *arguments) & HEAVY == set()


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    script = "import sys, tui.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, text=True, check=True
    )
    assert {name.partition(".")[0] for name in done.stdout.split()} & HEAVY == set()


def test_a_walk_in_plain_lines_never_loads_the_app(tmp_path: Path, walk: list[str]) -> None:
    modules = _modules_after(tmp_path / "told", *walk, "--plain", typed="1\n")
    assert modules & {"asyncio", "rich", "textual"} == set()


def test_a_walk_with_a_verdict_loads_neither_networkx_nor_the_parser(
    tmp_path: Path, walk: list[str]
) -> None:
    first = _modules_after(tmp_path / "first", *walk, "--plain", typed="1\n")
    second = _modules_after(tmp_path / "second", *walk, "--plain", typed="1\n")
    assert first >= {"networkx", "yaml"}
    assert second & {"networkx", "yaml"} == set()


def test_checking_flows_never_loads_the_app(tmp_path: Path, walk: list[str]) -> None:
    modules = _modules_after(tmp_path / "told", "check", walk[-1])
    assert "networkx" in modules
    assert modules & {"asyncio", "pygls", "rich", "textual"} == set()


def test_the_first_question_of_the_app_loads_no_networkx(tmp_path: Path, walk: list[str]) -> None:
    pytest.importorskip("pty")
    from tests.terminal import Terminal

    _modules_after(tmp_path / "first", *walk, "--plain")
    told = tmp_path / "told"
    with Terminal(_command(told, *walk), columns=120, rows=40) as terminal:
        terminal.wait_for(QUESTION)
        terminal.process.send_signal(signal.SIGUSR1)
        end = time.monotonic() + 20
        while not told.exists() and time.monotonic() < end:
            terminal.read(0.05)
        modules = _read_modules(told)
        told_whole = told.read_text(encoding="utf-8").split()
    assert "textual" in modules
    assert modules & {"fsrs", "networkx", "yaml"} == set()
    assert [name for name in told_whole if ".training" in name or ".practice" in name] == []
