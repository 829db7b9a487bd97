"""How a command ends early, and says why."""

import sys

from tui.cli.options import USAGE


class Stop(Exception):
    """The command cannot go on; what to say, and the exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        """Keep the message for people and the exit code for scripts."""
        super().__init__(message)
        self.message = message
        self.code = code


def complain(message: str) -> None:
    """Say something to the person, on standard error, made harmless."""
    from tui.core.text import visible  # noqa: PLC0415 - only when there is something to say

    for line in message.splitlines():
        sys.stderr.write(f"branchline: {visible(line)}\n")
