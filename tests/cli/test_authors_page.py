"""docs/authors.md: every command on the page is run, and prints what the page says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import ROOT

PAGE = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = ("watch", "new", "diff", "graph", "schema", "lsp", "check")


def is_said(line: str) -> bool:
    """Tell whether a line is always there; a first look at flows takes a line of its own."""
    return not line.startswith("branchline: Checking flows")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for _, name, text in BLOCK.findall(PAGE):
        if name:
            (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_command_on_the_page_prints_what_stands_there(folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1"}
    for kind, _, text in BLOCK.findall(PAGE):
        if kind != "console":
            continue
        for example in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, printed = example.partition("\n")
            done = subprocess.run(
                ["sh", "-c", command],  # noqa: S607 - the shell of the page's readers
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            said = [line.rstrip() for line in done.stdout.splitlines() if is_said(line)]
            assert said == [line.rstrip() for line in printed.splitlines()], command


def test_the_page_tells_of_every_command_for_authors() -> None:
    for command in COMMANDS:
        assert f"branchline {command}" in PAGE


def test_the_keys_that_the_page_names_are_those_of_the_app() -> None:
    from tui.ui.commands import BY_ID

    for command, key in (("map", "."), ("jump", "g"), ("problems", "p"), ("search", "/")):
        assert BY_ID[command].shown == key
        assert f"`{key}`" in PAGE
