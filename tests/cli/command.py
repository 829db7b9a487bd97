"""Runs the command as a person would, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def run(
    *arguments: str | Path, typed: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `branchline` with something typed on standard input."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "tui", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )


def events(output: str) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in output.splitlines()]


def small_example() -> str:
    """Return the example flow of docs/format.md."""
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    return page.partition("```yaml\n")[2].partition("```")[0]


def write_trees(folder: Path, **flows: str) -> Path:
    """Write flow files into a folder; `_` in a name stands for `-`."""
    folder.mkdir(exist_ok=True)
    for name, text in flows.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return folder
