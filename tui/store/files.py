"""Opening files that others have put there: ordinary ones only, bounded, and never waiting."""

import errno
import os
import stat
from pathlib import Path

from tui.core.tuples import NamedTuple
from tui.core.words import Spoken, mark, say

MAX_BYTES = 4 * 1024 * 1024
"""The largest file that is read."""


class Limits(NamedTuple):
    """How much a YAML file may hold."""

    size: int = MAX_BYTES
    """In bytes."""
    depth: int = 32
    events: int = 250_000
    """Texts, and starts and ends of lists and mappings; a node of a flow has about 25."""


_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep us waiting for a writer
    | getattr(os, "O_NOFOLLOW", 0)  # the path was resolved before; a link now is a trick
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = (
    (stat.S_ISDIR, mark("it is a directory")),
    (stat.S_ISFIFO, mark("it is a pipe")),
    (stat.S_ISSOCK, mark("it is a socket")),
    (stat.S_ISCHR, mark("it is a device")),
    (stat.S_ISBLK, mark("it is a device")),
    (stat.S_ISLNK, mark("it became a link while it was opened")),
)
_ERRORS = Spoken(
    {
        errno.ENOENT: mark("it does not exist"),
        errno.EACCES: mark("it may not be read by you (permission denied)"),
        errno.EPERM: mark("it may not be read by you (not permitted)"),
        errno.ELOOP: mark("it is a link that leads in a circle"),
        errno.ENOTDIR: mark("it lies in something that is not a directory"),
        errno.ENAMETOOLONG: mark("it has a name that is too long"),
        errno.EISDIR: mark("it is a directory"),
        errno.ENXIO: mark("it is a socket or a device"),
        errno.EMFILE: mark("it cannot be opened: too many files are open"),
        errno.EIO: mark("it cannot be read: the disk reports an error"),
    }
)
_PIECE, _LEAST = 1024 * 1024, 512


class FileRefused(Exception):
    """A file that is not read."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep which file and why.

        Args:
            path: the file as it was asked for.
            reason: for example "it is a directory".
        """
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class _Stamp(NamedTuple):
    """What must stay the same while a file is read."""

    device: int
    inode: int
    size: int
    changed: int


def read_bytes(path: Path, *, within: Path | None, limit: int = MAX_BYTES) -> bytes:
    """Return what is in an ordinary file.

    Args:
        path: the file; links are followed.
        within: the folder that links must not leave, or None where the user named the file.
        limit: the most bytes that are read.

    Raises:
        FileRefused: it is something else, too large, unreadable, outside, or changes meanwhile.
    """
    try:
        if within is None and not stat.S_ISLNK((found := os.lstat(path)).st_mode):
            _check_kind(path, found, limit)
            return _read(path, os.fspath(path), limit)
        real = os.path.realpath(path, strict=True)
        if within is not None and not _is_inside(real, os.path.realpath(within, strict=True)):
            raise FileRefused(path, say("it is a link that leads out of its folder"))
        _check_kind(path, os.stat(real), limit)  # noqa: PTH116 - `real` is a string of the system
        return _read(path, real, limit)
    except OSError as error:
        raise FileRefused(path, _explain(error)) from error
    except ValueError as error:
        raise FileRefused(path, say("it has a name that no file can have")) from error


def _is_inside(real: str, folder: str) -> bool:
    try:
        return os.path.commonpath((real, folder)) == folder
    except ValueError:  # another drive
        return False


def _check_kind(path: Path, found: os.stat_result, limit: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        reasons = (reason for is_kind, reason in _KINDS if is_kind(found.st_mode))
        raise FileRefused(path, say(next(reasons, mark("it is not an ordinary file"))))
    if found.st_size > limit:
        raise FileRefused(
            path,
            say("it holds {size} bytes ({limit} are the most)", size=found.st_size, limit=limit),
        )


def _read(path: Path, real: str, limit: int) -> bytes:
    descriptor = os.open(real, _FLAGS)
    try:
        before = os.fstat(descriptor)
        _check_kind(path, before, limit)
        data = _read_up_to(descriptor, limit + 1, before.st_size + 1)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if len(data) != after.st_size or _stamp(before) != _stamp(after):
        raise FileRefused(path, say("it changed while it was read"))
    return data


def _read_up_to(descriptor: int, limit: int, expected: int) -> bytes:
    """Read to the end, or to the limit; room is made for what is expected, not for more."""
    pieces: list[bytes] = []
    left = limit
    while left > 0:
        room = max(_LEAST, expected - (limit - left))
        piece = os.read(descriptor, min(left, room, _PIECE))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _stamp(found: os.stat_result) -> _Stamp:
    return _Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _explain(error: OSError) -> str:
    # The system's own words would be in the user's language only by chance, and may quote the path.
    other = say("it cannot be opened (error {number})", number=error.errno)
    return _ERRORS.get(error.errno or 0, other)
