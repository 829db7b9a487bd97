"""The file of one case: appended to, synced, and never rewritten.

A new file gets its name only when its first lines are on the disk, so that nobody ever meets
an empty one. One program writes to a file; a lock that the system drops with the program tells
others that it does, and nothing waits for it.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

from tui.core.words import say
from tui.store.private import create_file, make_folder, sync, sync_folder, write_all
from tui.store.shelf import ENDING

try:
    import fcntl
except ImportError:  # not on every system; then nobody is warned of a second program
    fcntl = None  # type: ignore[assignment]

_APPEND = (
    os.O_WRONLY
    | os.O_APPEND
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class InUse(Exception):
    """Another program is writing to the case."""


class Gone(OSError):
    """Somebody has deleted the file while it was written."""


class Journal:
    """A case's file, open for appending."""

    def __init__(self, path: Path, descriptor: int, size: int) -> None:
        """Take over an open file.

        Args:
            path: where it lies.
            descriptor: open for appending, locked where that can be done.
            size: how many of its bytes are on the disk for certain.
        """
        self.path = path
        self._descriptor = descriptor
        self.size = size
        self._is_torn = False

    def append(self, data: bytes) -> None:
        """Add whole lines; when this returns they are on the disk.

        Raises:
            Gone: the file was deleted, so that nothing written to it would last.
            OSError: they are not on the disk, and the file is as it was.
        """
        if os.fstat(self._descriptor).st_nlink == 0:
            raise Gone(errno.ENOENT, say("the file was deleted"))
        try:
            write_all(self._descriptor, b"\n" + data if self._is_torn else data)
            sync(self._descriptor)
        except OSError:
            self._take_back()
            raise
        self.size += len(data) + self._is_torn
        self._is_torn = False

    def _take_back(self) -> None:
        """Cut off what only half got into the file; the whole of it is written again later."""
        try:
            os.ftruncate(self._descriptor, self.size)
        except OSError:
            self._is_torn = True

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1


def create_journal(folder: Path, case: str, data: bytes) -> Journal:
    """Begin the file of a case with its first lines, which are then on the disk.

    Raises:
        OSError: it cannot be done, or there is a file of that name; nothing is left behind.
    """
    make_folder(folder)
    path = folder / f"{case}{ENDING}"
    draft = folder / f".{case}.part"
    if path.exists():
        raise FileExistsError(errno.EEXIST, say("there is such a case"), str(path))
    descriptor = create_file(draft)
    try:
        lock(descriptor)
        write_all(descriptor, data)
        sync(descriptor)
        draft.rename(path)
    except (OSError, InUse):
        os.close(descriptor)
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(folder)
    return Journal(path, descriptor, len(data))


def reopen_journal(path: Path) -> Journal:
    """Open the file of a case to add to it.

    Raises:
        InUse: another program is writing to it.
        OSError: it cannot be opened.
    """
    descriptor = os.open(path, _APPEND)
    try:
        lock(descriptor)
        size = os.fstat(descriptor).st_size
    except (OSError, InUse):
        os.close(descriptor)
        raise
    return Journal(path, descriptor, size)


def lock(descriptor: int) -> None:
    """Claim a file until it is closed or the program is gone, without ever waiting.

    Raises:
        InUse: another program has claimed it.
    """
    if fcntl is None:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InUse from None
    except OSError:  # some network folders have no locks
        return


def is_in_use(path: Path) -> bool:
    """Tell whether a program is writing to a case now."""
    if fcntl is None:
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False
