"""The one file: small, complete, without a trace of the machine, and at home on every jumpbox."""

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import tui
from release.jail import INSIDE, JAILS, Jail, enter, interpreter, why_not
from release.parts import PACKAGES
from release.smoke import ANSWERS, walk_in_lines, walk_on_screen, write_answers
from release.table import TITLES, write_table

ROOT = Path(tui.__file__).parent.parent
MOST_BYTES = 8_000_000
FRESH = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}

pytestmark = pytest.mark.skipif(
    not (ROOT / "pyproject.toml").exists(), reason="only a checkout can be built"
)
needs_jails = pytest.mark.skipif(bool(why_not()), reason=why_not())


def build(folder: Path) -> Path:
    """Build the one file as `make dist` does."""
    command = [sys.executable, "-m", "release.make", "--only", "pyz", "--untried"]
    subprocess.run(
        [*command, "--folder", str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return folder / "branchline.pyz"


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with nothing in it but the one file, and what a caller would answer."""
    folder = tmp_path_factory.mktemp("carried")
    shutil.copy(build(tmp_path_factory.mktemp("dist") / "made"), folder)
    folder.chmod(0o755)
    write_answers(folder)
    return folder


def start(python: str, *arguments: str, carried: Path) -> subprocess.CompletedProcess[str]:
    command = [python, str(carried / "branchline.pyz"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=FRESH, timeout=120
    )


def pythons() -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield other Pythons of this machine and their versions: on the path, and beside ours."""
    beside = Path(sys.base_prefix).parent
    found = [str(path) for path in sorted(beside.glob("*/bin/python"))]
    found += filter(None, map(shutil.which, [f"python3.{minor}" for minor in range(6, 16)]))
    for python in dict.fromkeys(found):
        told = "import sys; print('%d %d' % sys.version_info[:2])"
        done = subprocess.run([python, "-c", told], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            major, minor = map(int, done.stdout.split())
            yield python, (major, minor)


PYTHONS = {version: python for python, version in pythons()}
"""One Python of each version that is here."""


def test_it_is_small_and_holds_nothing_of_the_machine_that_made_it(carried: Path) -> None:
    file = carried / "branchline.pyz"
    assert file.stat().st_size < MOST_BYTES
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        traces = [str(ROOT).encode(), str(Path(sys.prefix)).encode(), sys.base_prefix.encode()]
        for entry in entries:
            data = archive.read(entry)
            assert not [trace for trace in traces if trace in data], entry.filename
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in entries]
    assert names == sorted(set(names))
    assert not [name for name in names if name.endswith((".so", ".pyd"))]


def named_by_the_code() -> set[tuple[str, str]]:
    """Return every module or name that our code imports from the packages it runs on."""
    found = set()
    for path in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {(node.module, alias.name) for alias in node.names}
            elif isinstance(node, ast.Import):
                found |= {(alias.name, "") for alias in node.names}
    return {each for each in found if each[0].partition(".")[0] in PACKAGES}


def test_it_holds_all_that_the_code_asks_for(carried: Path, tmp_path: Path) -> None:
    elsewhere = ("textual.drivers.windows_driver", "yaml._yaml")  # the code does without them
    wanted = sorted(each for each in named_by_the_code() if each[0] not in elsewhere)
    assert wanted
    script = tmp_path / "ask.py"
    script.write_text(
        f"import sys, importlib\nsys.path = [{str(carried / 'branchline.pyz')!r}] + sys.path\n"
        f"for module, name in {wanted!r}:\n"
        "    found = importlib.import_module(module)\n"
        "    name in ('', '*') or getattr(found, name, None) is not None or "
        "importlib.import_module(module + '.' + name)\n",
        encoding="utf-8",
    )
    command = [interpreter(), "-I", "-S", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=FRESH)
    assert done.returncode == 0, done.stderr


@pytest.mark.soak
def test_flows_are_checked_with_what_is_inside(carried: Path) -> None:
    done = subprocess.run(
        [interpreter(), "-I", "-S", str(carried / "branchline.pyz"), "check"],
        *(), capture_output=True, text=True, check=False, env=FRESH,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "0 errors" in done.stdout + done.stderr


def few(*kept: str) -> list[object]:
    """Return all jails, most of them for the soak."""
    return [
        jail if jail.name in kept else pytest.param(jail, marks=pytest.mark.soak) for jail in JAILS
    ]


@needs_jails
@pytest.mark.parametrize(
    "jail",
    few("an ordinary user", "HOME not set", "tmp noexec", "everything read-only"),
    ids=lambda jail: jail.name,
)
def test_a_walk_comes_to_its_end_on_every_jumpbox(jail: Jail, carried: Path) -> None:
    program = [interpreter(), "-I", "-S", str(INSIDE / "branchline.pyz")]
    assert walk_in_lines(program, INSIDE / ANSWERS, partial(enter, jail, carried))


@needs_jails
@pytest.mark.parametrize("jail", few("everything read-only"), ids=lambda jail: jail.name)
def test_the_app_works_on_every_jumpbox(jail: Jail, carried: Path) -> None:
    program = [interpreter(), "-I", "-S", str(INSIDE / "branchline.pyz")]
    way_in = partial(enter, jail, carried)
    walk_on_screen(program, walk_in_lines(program, INSIDE / ANSWERS, way_in), way_in)


def test_the_page_of_jumpboxes_tells_of_every_kind() -> None:
    page = (ROOT / "docs" / "jumpboxes.md").read_text(encoding="utf-8")
    assert page == write_table(dict.fromkeys(TITLES, JAILS))


@pytest.mark.parametrize("version", [(2, 7), *((3, minor) for minor in range(6, 11))], ids=str)
def test_an_older_python_is_told_so_in_one_line(version: tuple[int, int], carried: Path) -> None:
    python = PYTHONS.get(version) or pytest.skip(f"there is no Python {version} here")
    done = start(python, carried=carried)
    assert done.returncode == 3
    found = "{}.{}".format(*version)
    assert done.stderr == f"branchline: needs Python 3.11 or newer, and this is Python {found}\n"
    checkout = subprocess.run(
        [python, "-m", "tui"], cwd=ROOT, capture_output=True, text=True, check=False, env=FRESH
    )
    assert (checkout.returncode, checkout.stderr) == (3, done.stderr)


@pytest.mark.parametrize("version", [(3, minor) for minor in range(11, 15)], ids=str)
def test_every_newer_python_walks(version: tuple[int, int], carried: Path) -> None:
    python = PYTHONS.get(version) or pytest.skip(f"there is no Python {version} here")
    program = [python, "-I", "-S", str(carried / "branchline.pyz")]
    assert walk_in_lines(program, carried / ANSWERS, list)


@pytest.mark.soak
def test_it_is_the_same_byte_for_byte_whoever_makes_it(carried: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "again")
    assert again.read_bytes() == (carried / "branchline.pyz").read_bytes()
