"""A real terminal for a program under test: a pty, its size, and all bytes it was sent."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, clipboard
    rb"|\x1b[P_^][^\x1b]*\x1b\\"  # device and application strings
    rb"|\x1b\[[0-?]*[ -/]*[@-~]"  # colours, cursor, modes
    rb"|\x1b[ -/]*[0-~]"
)


class Terminal:
    """Runs a program on a pty of its own, as its controlling terminal."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command`; `env` replaces the environment."""
        self.master, line = pty.openpty()
        self._size(line, columns, rows)
        self.before: list[Any] = termios.tcgetattr(line)
        self.line = line
        self.sent = b""
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=line,
            stdout=line,
            stderr=line,
            env=env,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - nothing here starts threads
        )

    def __enter__(self) -> Self:
        """Use as a context: nothing stays behind."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program, whatever happened, and close the pty."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.line)

    @property
    def text(self) -> str:
        """Everything the program wrote, without what steers the terminal."""
        return ESCAPES.sub(b"", self.sent).decode("utf-8", "replace")

    def restored(self) -> bool:
        """Tell whether the line is as it was before the program started."""
        return termios.tcgetattr(self.line) == self.before

    def resize(self, columns: int, rows: int) -> None:
        """Change the size, and tell the program as a terminal does."""
        self._size(self.line, columns, rows)
        self.process.send_signal(signal.SIGWINCH)

    def press(self, keys: str | bytes) -> None:
        """Type `keys`."""
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def wait_for(self, words: str, *, seconds: float = 30.0) -> float:
        """Wait until `words` were painted; return the seconds since the start."""
        end = time.perf_counter() + seconds
        while words not in self.text:
            silent = not self.read(0.1)
            if silent and (self.process.poll() is not None or time.perf_counter() > end):
                message = f"{words!r} was not painted within {seconds:g} s; seen: {self.text!r}"
                raise AssertionError(message)
        return time.perf_counter() - self.started

    def wait_for_exit(self, *, seconds: float = 30.0) -> int:
        """Wait until the program has ended; return its exit code."""
        end = time.perf_counter() + seconds
        while self.process.poll() is None:
            # A program may write until its last moment, and stops when nobody reads. It is looked
            # at so often because benchmarks want to know when it ended.
            self.read(0.002)
            if time.perf_counter() > end:
                message = f"still running after {seconds:g} s; seen: {self.text!r}"
                raise AssertionError(message)
        while self.read(0.0):
            pass
        return self.process.returncode

    def read(self, seconds: float) -> bool:
        """Take what the program wrote, waiting up to `seconds` for it."""
        if not select.select([self.master], [], [], max(seconds, 0.0))[0]:
            return False
        try:
            more = os.read(self.master, 65536)
        except OSError:  # the other side is closed
            return False
        self.sent += more
        return bool(more)

    @staticmethod
    def _size(line: int, columns: int, rows: int) -> None:
        fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _own_terminal() -> None:
    """Make the pty the controlling terminal, so that ctrl+c and hang-up reach the program."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
