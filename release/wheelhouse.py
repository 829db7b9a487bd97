"""A folder of wheels from which `pip install --no-index` takes all it needs."""

import subprocess
import sys
import tempfile
from pathlib import Path

from release.archive import write_tar

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions whose wheels are put in, where the package index has them."""
README = """\
Branchline with everything it runs on, for machines without a network:

    python3 -m venv FOLDER
    FOLDER/bin/python -m pip install --no-index --find-links . branchline
    FOLDER/bin/branchline

In the wheels marked with a system and a version (PyYAML) there is compiled code; where none fits,
install with branchline.pyz instead.
"""


def make_wheelhouse(wheel: Path, folder: Path) -> Path:
    """Fetch the wheels, each checked against its hash, and pack them up with ours."""
    name = f"branchline-{wheel.name.split('-')[1]}-wheelhouse"
    target = folder / f"{name}.tar.gz"
    with tempfile.TemporaryDirectory(prefix="branchline-") as scratch:
        house = Path(scratch, name)
        house.mkdir()
        _fetch(house, [])
        for version in PYTHONS:
            _fetch(house, ["--python-version", version], must=False)
        (house / wheel.name).write_bytes(wheel.read_bytes())
        (house / "README.txt").write_text(README, encoding="utf-8")
        write_tar(target, house)
    return target


def _fetch(house: Path, for_python: list[str], *, must: bool = True) -> None:
    """Fetch what the project is pinned to."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    command += ["--requirement", str(ROOT / "requirements.txt"), "--dest", str(house), *for_python]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode and must:
        raise SystemExit(f"the wheels cannot be fetched: {done.stderr[-2000:]}")
