"""Windows, as far as it can be seen from here: nothing that only POSIX has is on the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import small_example, write_trees
from tui.store.places import find_places

POSIX_ONLY = ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty")
NOT_IN_OS = (
    "geteuid", "O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_DIRECTORY", "fdatasync",
    "fork", "killpg", "fchmod", "chown", "getpgid", "tcgetpgrp", "uname",
)  # fmt: skip
NOT_IN_SIGNAL = ("SIGHUP", "SIGTSTP", "SIGKILL", "SIGWINCH", "SIGCONT", "SIGPIPE", "SIGQUIT")
BLOCKED = f"""
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name in {POSIX_ONLY!r}:
            raise ImportError(name)
sys.meta_path.insert(0, Blocker())
for name in {POSIX_ONLY!r}:
    sys.modules.pop(name, None)
import os, signal
for place, names in ((os, {NOT_IN_OS!r}), (signal, {NOT_IN_SIGNAL!r})):
    for name in names:
        if hasattr(place, name):
            delattr(place, name)
"""
RUN = (
    BLOCKED
    + """
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
)
LOAD_ALL = (
    BLOCKED
    + """
import importlib, pkgutil, tui
def load(name):
    try:
        importlib.import_module(name)
    except Exception:
        print(name)
for module in pkgutil.walk_packages(tui.__path__, "tui."):
    if module.name != "tui.__main__":
        load(module.name)
"""
)


@pytest.mark.parametrize("command", ["walk", "check", "doctor", "cases"])
def test_nothing_of_posix_is_on_the_way(command: str, tmp_path: Path) -> None:
    trees = str(write_trees(tmp_path / "trees", small_example=small_example()))
    arguments = {
        "walk": ["walk", "small-example", "--plain", "--trees", trees],
        "check": ["check", trees],
        "doctor": ["doctor"],
        "cases": ["cases", "list"],
    }[command]
    done = subprocess.run(
        [sys.executable, "-P", "-c", RUN, *arguments],
        input="1\n2\ny\n1\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "a fault in Branchline" not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.soak
def test_every_module_but_the_driver_of_posix_terminals_loads_without_posix() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", LOAD_ALL], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["tui.ui.driver"], done.stderr


def test_the_folders_of_windows_are_found() -> None:
    local, roaming = "C:\\Users\\a\\AppData\\Local", "C:\\Users\\a\\AppData\\Roaming"
    told = {"LOCALAPPDATA": local, "APPDATA": roaming, "ProgramData": "C:\\ProgramData"}
    places = find_places(told, windows=True)
    assert str(places.data).startswith(local)
    assert str(places.cache).startswith(local)
    assert str(places.config).startswith(roaming)
    assert str(places.site).startswith("C:\\ProgramData")
    assert places.data != places.cache
    assert find_places({}, windows=True).data is None
