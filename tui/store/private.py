"""Files that only their owner may read, written whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from tui.core.words import Spoken, mark, say

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL  # never a file that somebody else has put there
    | os.O_APPEND
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)

sync: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)
"""Waits until what was written to a file is on the disk."""

_REASONS = Spoken(
    {
        errno.ENOSPC: mark("the disk is full"),
        errno.EDQUOT: mark("your share of the disk is used up"),
        errno.EFBIG: mark("the file may not become larger"),
        errno.EROFS: mark("the disk is read-only"),
        errno.EACCES: mark("you may not use that folder"),
        errno.EPERM: mark("you may not use that folder"),
        errno.ENOTDIR: mark("a file is in the way of the folder"),
        errno.EEXIST: mark("a file of that name is there already"),
        errno.EIO: mark("the disk reports an error"),
        errno.ENOENT: mark("the file or its folder has gone"),
        errno.ESTALE: mark("the network folder has gone"),
        errno.EMFILE: mark("too many files are open"),
        errno.ENAMETOOLONG: mark("the name is too long"),
    }
)


def explain(error: OSError) -> str:
    """Say in words why something could not be written."""
    other = say("the system refuses it (error {number})", number=error.errno)
    return _REASONS.get(error.errno or 0, other)


def make_folder(folder: Path) -> None:
    """Make a folder for this user alone, with what is missing above it.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)


def create_file(path: Path) -> int:
    """Create a file that must not be there, and return its descriptor, open for appending.

    Raises:
        OSError: it cannot be created.
    """
    return os.open(path, _CREATE, FILE_MODE)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of it.

    Raises:
        OSError: a part of it, or all, could not be written.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; where that can be asked for."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # a folder cannot be opened on every system
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of another in one step, so that no reader sees half of it.

    Raises:
        OSError: it could not be written; the old one is as it was.
    """
    replace_with(path, (data,))


def replace_with(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file in the place of another, written piece by piece, as `replace_file` does.

    Raises:
        OSError: it could not be written; the old one is as it was.
    """
    make_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(3).hex()}.part")
    descriptor = create_file(draft)
    try:
        try:
            for piece in pieces:
                write_all(descriptor, piece)
            sync(descriptor)
        finally:
            os.close(descriptor)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
