"""What is shipped: pinned, hashed, from nowhere in particular; and a wheel that stands alone."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import tui

ROOT = Path(tui.__file__).parent.parent
PINNED = re.compile(
    r"^(?P<name>[a-z0-9-]+)==[^ ]+(?P<rest>( ; .*?)?( --hash=sha256:[0-9a-f]{64})+)$"
)
FILES = tuple(f"requirements{part}.txt" for part in ("", "-build", "-dev", "-dist"))

pytestmark = pytest.mark.skipif(
    not (ROOT / "pyproject.toml").exists(), reason="only a checkout holds what is shipped"
)


def _read_pins(file: str) -> dict[str, str]:
    """Return the version of each package that a requirements file pins."""
    text = (ROOT / file).read_text(encoding="utf-8")
    lines = re.sub(r" *\\\n *", " ", re.sub(r"(?m)^ *#.*\n", "", text)).splitlines()
    for line in lines:
        assert PINNED.match(line), line
    return dict(line.split(" ", 1)[0].split("==") for line in lines)


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_is_pinned_and_hashed(file: str) -> None:
    assert _read_pins(file)


@pytest.mark.parametrize("file", [*FILES, "pyproject.toml", "Makefile", ".ci/run"])
def test_no_file_names_where_packages_come_from(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_development_runs_on_the_versions_that_are_shipped() -> None:
    development = _read_pins("requirements-dev.txt").items()
    assert _read_pins("requirements.txt").items() <= development
    assert _read_pins("requirements-build.txt").items() <= development


def test_the_pins_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=!~ ]", each, maxsplit=1)[0] for each in project["dependencies"]}
    assert asked <= _read_pins("requirements.txt").keys()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return zipfile.Path(built)


def test_the_wheel_holds_every_flow_and_their_verdicts(wheel: zipfile.Path) -> None:
    shipped = {path.relative_to(ROOT / "trees") for path in (ROOT / "trees").rglob("*.yaml")}
    assert shipped
    assert [path for path in shipped if not (wheel / "tui/_trees" / path.as_posix()).exists()] == []
    assert [each for each in (wheel / "tui/_trees/_ready").iterdir() if each.suffix == ".kept"]


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.Path) -> None:
    files = [path for path in (ROOT / "tui").rglob("*") if path.is_file()]
    wanted = [path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"]
    assert [path for path in wanted if not (wheel / path).exists()] == []


def test_an_unpacked_wheel_walks_at_once_without_checking(
    wheel: zipfile.Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(str(wheel).rstrip("/")) as archive:
        archive.extractall(tmp_path)
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from tui.cli import main; "
    arguments = "['walk', 'intune-ios', '--plain']"
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{start}main({arguments}); print(*sys.modules)"],
        input="",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Checking" not in done.stderr
    assert "networkx" not in done.stdout.splitlines()[-1].split()
