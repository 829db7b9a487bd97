"""What Branchline leaves on a machine: what the page about closed boxes lists, and nothing else."""

import os
import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.cli.command import ROOT, run
from tests.terminal import Terminal

PAGE = ROOT / "docs" / "offline.md"
SMALL = ROOT / "tests" / "data" / "small-example.yaml"


def listed() -> list[str]:
    """Return the patterns of the page's table, below the home."""
    text = PAGE.read_text(encoding="utf-8").partition("## Every file it writes")[2]
    return re.findall(r"^\| `~/([^`]+)`", text.partition("\n## ")[0], re.MULTILINE)


def written(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def test_the_page_lists_something() -> None:
    assert len(listed()) > 8


def test_a_walk_writes_nothing_but_what_the_page_lists(tmp_path: Path) -> None:
    home, work, temporary = (tmp_path / name for name in ("home", "work", "tmp"))
    for folder in (home, work, temporary):
        folder.mkdir()
    env = {**os.environ, "HOME": str(home), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT),
           "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
    env = {name: value for name, value in env.items() if not name.startswith("XDG_")}
    command = f"cd {work} && exec {sys.executable} -P -m tui walk {SMALL}"
    with Terminal(["sh", "-c", command], env=env) as terminal:
        terminal.wait_for("Which words does the phone show?")
        terminal.press("apns\r")
        terminal.wait_for("Apple MDM Push Certificate")
        terminal.press("2")
        terminal.wait_for("has expired")
        terminal.press("h")
        terminal.wait_for("finished")
        terminal.press("q")
        terminal.wait_for("How did this case end?")
        terminal.press("\r")
        terminal.wait_for_exit()
    done = run("cases", "list", HOME=str(home))
    assert done.returncode == 0
    found = written(home)
    assert any(name.startswith(".local/share/branchline/cases/") for name in found)
    patterns = listed()
    assert [n for n in found if not any(fnmatchcase(n, pattern) for pattern in patterns)] == []
    assert written(work) | written(temporary) == set()
