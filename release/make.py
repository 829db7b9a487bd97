"""Builds everything that can be carried to another machine, and tries each of it.

    make dist            or            python -m release.make [--only pyz]

Needs a network once, for the wheels that pip installs elsewhere. What was built is tried in a
jail without one, where the system can make jails.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from release.frozen import make_frozen
from release.onefile import make_onefile
from release.table import TITLES, write_table
from release.trial import Trial, try_frozen, try_onefile, try_source, try_wheelhouse
from release.wheelhouse import make_wheelhouse

if TYPE_CHECKING:
    from release.jail import Jail

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "jumpboxes.md"
MEGABYTE = 1_000_000
STABLE = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "315532800"}
"""So that the same files always give the same bytes."""


class Made(NamedTuple):
    """What was built, and how it is tried."""

    file: Path
    attempt: Callable[[Trial], Iterator[str]]
    title: str = ""
    """Its key in the table of jumpboxes; empty: it is not in it."""


def build_with(target: str, folder: Path) -> Path:
    """Build our wheel or source archive."""
    before = set(folder.iterdir())
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    (made,) = set(folder.iterdir()) - before
    return made


def make_all(folder: Path, only: str) -> Iterator[Made]:
    """Build one thing after the other."""
    wheel = build_with("wheel", folder)
    if only in ("", "pyz"):
        yield Made(make_onefile(wheel, folder), try_onefile, "pyz")
    if only in ("", "wheelhouse", "sdist"):  # the source archive takes from it what it runs on
        yield Made(make_wheelhouse(wheel, folder), try_wheelhouse)
    if only in ("", "sdist"):
        yield Made(build_with("sdist", folder), try_source)
    if only in ("", "frozen"):
        yield Made(make_frozen(wheel, folder), try_frozen, "frozen")


def write_sums(folder: Path) -> None:
    """Write what `sha256sum --check` reads."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def main() -> int:
    """Build, try, and say what came of it; 1 when something does not work."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=("pyz", "sdist", "wheelhouse", "frozen"), default="")
    parser.add_argument("--folder", type=Path, default=ROOT / "dist")
    parser.add_argument("--untried", action="store_true", help="build only")
    options = parser.parse_args()
    if any(os.environ.get(name) != value for name, value in STABLE.items()):
        again = [sys.executable, "-m", "release.make", *sys.argv[1:]]
        return subprocess.run(again, env={**os.environ, **STABLE}, check=False).returncode  # noqa: S603
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)
    failed = 0
    worked: dict[str, Sequence[Jail]] = {}
    for made in make_all(options.folder, options.only):
        print(f"{made.file.name}: {made.file.stat().st_size / MEGABYTE:.1f} MB", flush=True)
        trial = Trial(made.file)
        try:
            for said in [] if options.untried else made.attempt(trial):
                print(f"    {said}", flush=True)
        except Exception as error:  # noqa: BLE001 - the others are still to be tried
            failed += 1
            print(f"    DOES NOT WORK: {error}", flush=True)
        worked |= {made.title: trial.worked} if trial.worked else {}
    write_sums(options.folder)
    if worked.keys() == TITLES.keys():
        PAGE.write_text(write_table(worked), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
