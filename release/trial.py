"""How each build is tried, in jails where the system can make them."""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from release.jail import INSIDE, JAILS, Jail, enter, interpreter, why_not
from release.smoke import ANSWERS, Enter, SmokeFailed, walk_in_lines, walk_on_screen, write_answers

INSTALL = (
    'python=$1 wheels=$2; shift 2; "$python" -m venv /tmp/installed && '
    "/tmp/installed/bin/python -m pip install --quiet --disable-pip-version-check --no-index "
    '--find-links "$wheels" branchline && exec "$@"'
)


class Trial:
    """One build, carried somewhere and tried there."""

    def __init__(self, file: Path) -> None:
        """Say which."""
        self.file = file
        self.worked: list[Jail] = []
        """The jails in which it walked to the end."""

    def walk(
        self, carried: Path, program: Sequence[str], jails: Sequence[Jail] = JAILS
    ) -> Iterator[str]:
        """Walk to a resolution in each jail, in lines and on the screen; says what was done."""
        write_answers(carried)
        if why_not():
            yield f"tried without a jail ({why_not()})"
            here = [word.replace(str(INSIDE), str(carried)) for word in program]
            self._walk(here, carried / ANSWERS, list)
            return
        for jail in jails:
            try:
                self._walk(program, INSIDE / ANSWERS, partial(enter, jail, carried))
            except (SmokeFailed, AssertionError) as error:
                raise SmokeFailed(f"{jail.name}: {error}") from error
            self.worked.append(jail)
        names = ", ".join(jail.name for jail in jails)
        yield f"walks without a network, in lines and on the screen: {names}"

    def _walk(self, program: Sequence[str], answers: Path, way_in: Enter) -> None:
        walk_on_screen(program, walk_in_lines(program, answers, way_in), way_in)


def try_onefile(trial: Trial) -> Iterator[str]:
    """Try the one file with this Python, which needs nothing but itself."""
    program = [interpreter(), "-I", "-S", str(INSIDE / trial.file.name)]
    with tempfile.TemporaryDirectory(prefix="branchline-") as carried:
        Path(carried).chmod(0o755)
        Path(carried, trial.file.name).write_bytes(trial.file.read_bytes())
        yield from trial.walk(Path(carried), program)


def try_frozen(trial: Trial) -> Iterator[str]:
    """Try the folder with its own Python."""
    with tempfile.TemporaryDirectory(prefix="branchline-") as carried:
        Path(carried).chmod(0o755)
        _unpack(trial.file, Path(carried))
        yield from trial.walk(Path(carried), [str(INSIDE / "branchline" / "branchline")])


def try_wheelhouse(trial: Trial) -> Iterator[str]:
    """Install from the wheels alone, and walk."""
    with tempfile.TemporaryDirectory(prefix="branchline-") as carried:
        Path(carried).chmod(0o755)
        _unpack(trial.file, Path(carried))
        yield from _walk_installed(Path(carried), trial.file)


def _walk_installed(carried: Path, wheelhouse: Path) -> Iterator[str]:
    """Install from the wheels that were carried in, into an environment of its own, and walk."""
    if why_not():
        yield f"not tried: {why_not()}"
        return
    write_answers(carried)
    wheels = str(INSIDE / wheelhouse.name.removesuffix(".tar.gz"))

    def way_in(command: Sequence[str]) -> list[str]:
        setup = ["sh", "-c", INSTALL, "sh", interpreter(), wheels]
        return enter(JAILS[0], carried, [*setup, *command])

    walk_in_lines(["/tmp/installed/bin/branchline"], INSIDE / ANSWERS, way_in)  # noqa: S108 - of the jail
    yield "installs with pip --no-index and walks, without a network"


def try_source(trial: Trial) -> Iterator[str]:
    """Build a wheel from the source archive; it must hold what ours does, install and walk."""
    with tempfile.TemporaryDirectory(prefix="branchline-") as scratch:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
        command += ["--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", scratch]
        subprocess.run([*command, str(trial.file)], check=True, env=os.environ)  # noqa: S603
        (again,) = Path(scratch).glob("*.whl")
        (ours,) = trial.file.parent.glob("*.whl")
        if _names(again) != _names(ours):
            raise SmokeFailed(f"other files: {sorted(_names(again) ^ _names(ours))[:9]}")
        yield "gives the same wheel"
        (wheelhouse,) = trial.file.parent.glob("*-wheelhouse.tar.gz")
        carried = Path(scratch, "carried")
        carried.mkdir(mode=0o755)
        Path(scratch).chmod(0o755)
        _unpack(wheelhouse, carried)
        shutil.copy(again, carried / wheelhouse.name.removesuffix(".tar.gz"))
        yield from _walk_installed(carried, wheelhouse)


def _names(wheel: Path) -> set[tuple[str, int]]:
    with zipfile.ZipFile(wheel) as archive:
        return {(entry.filename, entry.CRC) for entry in archive.infolist()}


def _unpack(file: Path, folder: Path) -> None:
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
