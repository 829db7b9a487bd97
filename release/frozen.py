"""A folder with its own Python, for machines that have none or an old one."""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from release.archive import write_tar

ENTRY = Path(__file__).with_name("entry.py")
NOT_NEEDED = (
    "IPython", "PIL", "_tkinter", "curses", "hypothesis", "lib2to3", "markdown_it", "matplotlib",
    "mypy", "numpy", "pandas", "pip", "pydoc", "pygments", "pytest", "scipy", "setuptools",
    "tkinter", "unittest",
)  # fmt: skip


def make_frozen(wheel: Path, folder: Path) -> Path:
    """Freeze what is in our wheel, with this Python and the packages that are installed here."""
    machine = f"{sys.platform}-{os.uname().machine}"
    target = folder / f"branchline-{wheel.name.split('-')[1]}-{machine}.tar.gz"
    with tempfile.TemporaryDirectory(prefix="branchline-") as scratch:
        site = Path(scratch, "site")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
        command = [sys.executable, "-m", "PyInstaller", str(ENTRY), "--name", "branchline"]
        command += ["--onedir", "--noconfirm", "--log-level", "ERROR", "--paths", str(site)]
        command += ["--add-data", f"{site}/tui/_trees{os.pathsep}tui/_trees"]
        command += ["--add-data", f"{site}/tui/locale{os.pathsep}tui/locale"]
        command += ["--collect-submodules", "tui", "--collect-submodules", "textual.widgets"]
        for name in NOT_NEEDED:
            command += ["--exclude-module", name]
        for option in ("dist", "work", "spec"):
            command += [f"--{option}path", str(Path(scratch, option))]
        subprocess.run(command, check=True, cwd=scratch)  # noqa: S603 - a tool of ours
        write_tar(target, Path(scratch, "dist", "branchline"))
    return target
