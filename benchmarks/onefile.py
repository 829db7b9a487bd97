"""How long until the first question out of `branchline.pyz`, against the installed program.

    make dist; python -m benchmarks.onefile [--rounds 9] [--write FILE]

Both hold the verdicts of the shipped flows. They take turns on a real pty.
"""

import argparse
import compileall
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.first_question import Series, describe, first_words, measure, render

MOST = 1.5
FLOW = "intune-ios"
DIST = Path(__file__).parent.parent / "dist"
INSTALLED = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from tui.cli import main
sys.exit(main())
"""


def take_turns(dist: Path, rounds: int) -> list[Series]:
    """Measure the installed program and the one file once a round."""
    (wheel,) = dist.glob("*.whl")
    python = os.path.realpath(sys.executable)
    with tempfile.TemporaryDirectory() as scratch:
        home, site = Path(scratch, "home"), Path(scratch, "site")
        home.mkdir()
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
        compileall.compile_dir(site, quiet=2)
        walk = ["walk", FLOW]
        commands = {
            "installed from the wheel": [sys.executable, "-P", "-c", INSTALLED, str(site), *walk],
            "branchline.pyz, python -I -S": [
                *(python, "-I", "-S", str(dist / "branchline.pyz"), *walk)
            ],
            "branchline.pyz, python": [python, str(dist / "branchline.pyz"), *walk],
        }
        env = {
            "HOME": str(home), "PATH": os.environ.get("PATH", ""), "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }  # fmt: skip
        words = first_words(commands["installed from the wheel"], env)
        series = [Series(name, []) for name in commands]
        for number in range(rounds + 1):
            for each, command in zip(series, commands.values(), strict=True):
                run = measure(command, env, words)
                each.runs.extend([run] if number else [])  # the first warms the disk
    return series


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--dist", type=Path, default=DIST)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    lines = [line for line in render(take_turns(options.dist, options.rounds)) if "|" in line]
    table = "\n".join(lines).replace("to bare", "to the first")
    where = describe(options.rounds).partition(" Cold:")[0]
    print(f"{table}\n{where} At most {MOST} times is wanted.")
    if options.write:
        title = "# The one file\n\nMade by `python -m benchmarks.onefile`."
        options.write.write_text(
            f"{title} {where} At most {MOST} times is wanted.\n\n{table}\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
