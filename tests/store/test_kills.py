"""No answer that was shown is ever missing, whenever the program is killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.store.cases import load, notes_of
from tests.store.kills import ROOT, command, make_home, run
from tui.store.shelf import Shelf


def check(runs: int, apps: int, seed: int) -> None:
    outcomes = run(runs, apps, seed)
    assert [outcome for outcome in outcomes if outcome.faults] == []
    assert sum(outcome.shown for outcome in outcomes) > len(outcomes)


def test_25_kills_at_random_moments_lose_nothing() -> None:
    check(20, 5, seed=20261123)


@pytest.mark.soak
def test_1000_kills_at_random_moments_lose_nothing() -> None:
    check(900, 100, seed=1)


class Desk:
    """Two windows of one user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = make_home(folder)
        self.shelf = Shelf(folder / "home/.local/share/branchline/cases")

    def start(self, typed: str, *options: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [*command(self.folder, "--plain"), *options] if not options else self.resume(*options),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
            cwd=ROOT,
            text=True,
        )
        assert program.stdin is not None
        program.stdin.write(typed)
        program.stdin.close()
        program.stdin = None
        return program

    def resume(self, case: str) -> list[str]:
        trees = str(self.folder / "trees")
        walk = [sys.executable, "-P", "-m", "tui", "walk", "--plain", "--trees", trees]
        return [*walk, "--resume", case]

    def notes(self) -> set[str]:
        cases = [load(self.shelf, path.stem) for path in self.shelf.cases()]
        assert [case.notices for case in cases if case.notices] == []
        return {text for case in cases for text in notes_of(case)}


def two_at_once(runs: int) -> None:
    """Let two windows write at once, to cases of their own and to one and the same."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        first = desk.start("1\nn to begin with\n")
        first.communicate(timeout=60)
        (path,) = desk.shelf.cases()
        expected = {"to begin with"}
        for number in range(runs):
            texts = [f"window {window} in run {number}" for window in "ab"]
            expected |= {f"{text} note {n}" for text in texts for n in range(5)}
            options = () if number % 2 else (path.stem,)
            typed = ["".join(f"n {text} note {n}\n" for n in range(5)) for text in texts]
            windows = [desk.start(each, *options) for each in typed]
            for window in windows:
                _, errors = window.communicate(timeout=60)
                assert "Traceback" not in errors
                assert "Not saved" not in errors
        assert desk.notes() == expected


def test_two_windows_at_once_lose_nothing() -> None:
    two_at_once(8)


@pytest.mark.soak
def test_two_windows_at_once_200_times_lose_nothing() -> None:
    two_at_once(200)


def test_the_case_of_a_killed_window_is_offered_first_and_goes_on() -> None:
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        program = subprocess.Popen(
            command(desk.folder, "--plain"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=desk.environment, cwd=ROOT,
        )  # fmt: skip
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(b"1\n")
        program.stdin.flush()
        shown = b""
        while b"street" not in shown:
            shown += os.read(program.stdout.fileno(), 65536)
        program.kill()
        program.communicate()
        walk = [sys.executable, "-P", "-m", "tui", "walk", "--resume"]
        done = subprocess.run(
            [*walk, "--trees", str(desk.folder / "trees"), "--plain"], input="1\n1\n",
            capture_output=True, text=True, env=desk.environment, cwd=ROOT, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "Does the street have power?" in done.stdout
        assert "It helped. Done." in done.stdout
