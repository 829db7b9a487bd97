"""How long until the first question out of `branchline.pyz`, against bare Textual and the wheel.

    make dist; python -m benchmarks.onefile [--rounds 15] [--write FILE]

All take turns on a real pty; wheel and file hold the verdicts of the shipped flows.
"""

import argparse
import compileall
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from statistics import median

from benchmarks.first_question import BARE, Series, describe, first_words, measure, ratios, render
from benchmarks.sections import put_in

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
    """Measure a bare app, the installed program and the one file once a round."""
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
        commands = {"bare Textual app": [sys.executable, "-P", "-c", BARE, words], **commands}
        series = [Series(name, []) for name in commands]
        for number in range(rounds + 1):
            for each, command in zip(series, commands.values(), strict=True):
                run = measure(command, env, words)
                each.runs.extend([run] if number else [])  # the first warms the disk
    return series


def main() -> None:
    """Measure, print the table and, when asked, write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--dist", type=Path, default=DIST)
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    series = take_turns(options.dist, options.rounds)
    bare, wheel, _, file = (each.runs for each in series)
    to_bare, to_wheel = (
        median(ratios(file, those, lambda run: run.seconds)) for those in (bare, wheel)
    )
    table = "\n".join(render(series))
    table += f"\n\nThe file's first paint: {to_bare:.2f} times the bare app's, {to_wheel:.2f} times"
    table += f" the wheel's; at most {MOST} is wanted.\n"
    where = describe(options.rounds).partition(" Cold:")[0]
    print(f"{table}\n{where}")
    if options.write:
        title = "# The one file\n\nMade by `make dist; python -m benchmarks.onefile`."
        put_in(options.write, f"{title} {where}\n\n{table}")


if __name__ == "__main__":
    main()
