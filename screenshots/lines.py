"""Draws a walk in plain lines, and the colours of a terminal that has few of them."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.color import Color, ColorSystem
from rich.console import Console
from rich.text import Text

from screenshots.scenes import Scene

_COLOR = re.compile(r"#[0-9a-fA-F]{6}\b")


def walk_in_lines(scene: Scene) -> str:
    """Return what a walk in lines says, as on a terminal of the scene's size: its last rows."""
    with TemporaryDirectory() as home:
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-P", "-m", "tui", "walk", scene.flow, "--plain", "--no-journal"],
            input="\n".join([*scene.typed, ""]),
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "BRANCHLINE_ASCII": "yes"},
            cwd=Path(__file__).parent,
        )
    answers = iter(scene.typed)
    lines = []
    for line in done.stdout.splitlines():
        waits = line.startswith("> ")
        lines += (
            [f"> {next(answers, '')}", *([line[2:]] if line[2:] else [""])] if waits else [line]
        )
    rows = [line[at : at + scene.size[0]] for line in lines for at in _starts(line, scene.size[0])]
    return "\n".join(row.rstrip() for row in rows[: scene.size[1]]) + "\n"


def _starts(line: str, width: int) -> range:
    return range(0, max(1, len(line)), width)


def draw_lines(text: str, width: int) -> str:
    """Return a picture of lines."""
    console = Console(record=True, width=width, file=StringIO(), force_terminal=True)
    console.print(Text(text.rstrip("\n")), highlight=False)
    return console.export_svg(title="branchline --plain")


def reduce_colors(svg: str) -> str:
    """Return a picture with the 16 colours that every terminal has."""

    def reduce(found: re.Match[str]) -> str:
        return Color.parse(found[0]).downgrade(ColorSystem.STANDARD).get_truecolor().hex

    return _COLOR.sub(reduce, svg)
