"""What comes with the program, wherever its files are: in folders, or in one zip with the code."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

import tui
from tui.store.folder import Folder, read_folder

AT_ONCE = 1 << 16
"""A file of fewer bytes is a small one."""
_FOR_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # only Windows has both kinds

CONTENTS = "_contents.txt"
"""Names the flow files beside it, one a line: a zip with code cannot be asked what it holds."""


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes:
        """Return a file that lies with the code."""


def read_shipped(path: Path) -> Folder:
    """Return the flows of a folder, perhaps in the program's own zip; none if it is nowhere."""
    if path.is_dir():
        return read_folder(path)
    try:
        names = load_shipped(path / CONTENTS).decode().splitlines()
        return Folder(path, {name: load_shipped(path / name) for name in names}, {})
    except OSError:
        return Folder(path, {}, {})


def choose_reader(folder: Path) -> Callable[[str], bytes]:
    """Return what reads the files of a folder that came with the program."""
    return read_whole if folder.parent.is_dir() else load_shipped


def read_whole(path: str) -> bytes:
    """Return what is in a file; `pathlib` takes twice as long for a small one, and a walk waits."""
    handle = os.open(path, _FOR_READING)
    try:
        data = os.read(handle, AT_ONCE)
    finally:
        os.close(handle)
    return data if len(data) < AT_ONCE else Path(path).read_bytes()


def load_shipped(path: Path | str) -> bytes:
    """Return a file that lies with the code.

    Raises:
        OSError: there is none of that name.
    """
    loader = getattr(tui.__spec__, "loader", None)
    if not hasattr(loader, "get_data"):
        raise FileNotFoundError(path)
    return cast("_Loader", loader).get_data(str(path))
