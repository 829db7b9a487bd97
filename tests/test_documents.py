"""The documents name what is there: every path, command, key and link in them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docs.commands import list_commands
from docs.keys import list_screens
from tui.ui.commands import BY_ID, COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    key=lambda page: page.name,
)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [each for each in links if not (page.parent / each).exists()] == []


def test_every_room_and_file_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(
        r"`((?:tui|tests|trees|docs|screenshots|benchmarks|release)/[\w./-]+)`", text
    )
    assert named
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_the_architecture_names_every_room_once() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = sorted(path.parent for path in (ROOT / "tui").glob("*/**/__init__.py"))
    names = [room.relative_to(ROOT).as_posix() for room in rooms]
    wrong = [name for name in names if text.count(f"| `{name}` |") != 1]
    assert wrong == [], "run python -m docs.generate architecture"


def test_the_readme_names_every_command_once() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.partition("## Commands")[2].partition("##")[0]
    commands = {each.name.split()[0] for each in list_commands()}
    in_short = {"new", "watch", "diff", "graph"}  # `branchline new ID` · `watch FLOW` · ...
    for command in commands - {"walk"}:
        words = rf"`{command} " if command in in_short - {"new"} else rf"`branchline {command}\b"
        assert len(re.findall(words, table)) == 1, command


def test_every_command_has_a_section_and_every_key_a_row() -> None:
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert all(f"## `branchline {each.name}`" in commands for each in list_commands())
    keys = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert all(each.help in keys for each in COMMANDS)


def test_every_command_of_the_app_works_on_some_screen() -> None:
    offered = {each for screen in list_screens() for each in screen.offers}
    assert BY_ID.keys() - offered - {"digit"} == set()


def test_the_manual_reads_without_a_fault() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    page = ROOT / "docs" / "branchline.1"
    done = subprocess.run(
        [groff, "-man", "-Tascii", "-ww", "-z", page], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


@pytest.mark.parametrize("words", ["cases ex", "wal", "team pu", "check --ad"])
def test_bash_completes_commands_and_options(words: str) -> None:
    bash = shutil.which("bash")
    assert bash
    *before, last = words.split()
    script = (
        f"source {ROOT / 'docs/completions/branchline.bash'}; "
        f"COMP_WORDS=(branchline {words}); COMP_CWORD={len(before) + 1}; "
        "_shtab_branchline branchline; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run([bash, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split()
    assert all(each.startswith(last) for each in done.stdout.split()), done.stdout
