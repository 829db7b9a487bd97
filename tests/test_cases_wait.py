"""Cases cost nothing on the way to a first question: nothing of them is loaded or opened."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import write_trees
from tests.store.trouble import LAMP

UNNEEDED = (
    "csv", "sqlite3", "tui.core.journal.case", "tui.core.tickets.redaction",
    "tui.core.tickets.ticket",
    "tui.store.casebook", "tui.store.case_file", "tui.store.case_index", "tui.store.journal",
    "tui.store.kept", "tui.store.note", "tui.store.recorder",
)  # fmt: skip
TELLER = """
import os, signal, sys

opened = []
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and "cases" in str(arguments[0]):
        opened.append(str(arguments[0]))

def tell(*_):
    with open(f"{sys.argv[1]}.new", "w") as file:
        file.write("\\n".join([*sys.modules, *opened]))
    os.replace(f"{sys.argv[1]}.new", sys.argv[1])

sys.addaudithook(watch)
signal.signal(signal.SIGUSR1, tell)
try:
    from tui.cli import main
    code = main(sys.argv[2:])
finally:
    tell()
sys.exit(code)
"""


def unneeded_in(told: Path) -> list[str]:
    words = told.read_text(encoding="utf-8").split("\n")
    return [word for word in words if word in UNNEEDED or "/cases" in word]


@pytest.fixture
def walk(tmp_path: Path) -> list[str]:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    command = [sys.executable, "-P", "-c", TELLER, str(tmp_path / "told"), "walk", "lamp"]
    walk = [*command, "--trees", str(trees)]
    subprocess.run([*walk, "--plain"], input="", capture_output=True, text=True, check=False)
    return walk


def test_a_first_question_in_lines_touches_no_case(walk: list[str], tmp_path: Path) -> None:
    (tmp_path / "told").unlink()
    subprocess.run([*walk, "--plain"], input="", capture_output=True, text=True, check=False)
    assert unneeded_in(tmp_path / "told") == []


def test_a_first_question_in_the_app_touches_no_case(
    walk: list[str], tmp_path: Path, private_home: Path
) -> None:
    pytest.importorskip("pty")
    from tests.terminal import Terminal

    folder = private_home / ".local/share/branchline/cases/open"
    folder.mkdir(parents=True)
    (folder / "20261123-074501123-k3f9a2.jsonl").write_text("rubbish\n")
    told = tmp_path / "told"
    told.unlink()
    with Terminal(walk, env=dict(os.environ)) as terminal:
        terminal.wait_for("Is the lamp plugged in?")
        terminal.process.send_signal(signal.SIGUSR1)
        end = time.monotonic() + 20
        while not told.exists() and time.monotonic() < end:
            terminal.read(0.05)
        assert unneeded_in(told) == []
        told.unlink()
        terminal.press("1")
        terminal.wait_for("Does the street have power?")
        terminal.process.send_signal(signal.SIGUSR1)
        while not told.exists() and time.monotonic() < end:
            terminal.read(0.05)
        found = unneeded_in(told)
    assert "tui.store.journal" in found
    assert "sqlite3" not in found
