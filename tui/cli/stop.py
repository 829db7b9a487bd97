"""How a command ends early, and says why."""

import sys
from typing import TYPE_CHECKING

from tui.cli.exits import USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.core.diagnostic import Diagnostic


class Stop(Exception):
    """The command cannot go on; what to say, and the exit code."""

    def __init__(
        self, message: str, code: int = USAGE, faults: "Sequence[Diagnostic]" = ()
    ) -> None:
        """Keep the message for people, the exit code and the faults of a flow for scripts."""
        super().__init__(message)
        self.message = message
        self.code = code
        self.faults = tuple(faults)


class Misused(Exception):
    """What was typed is no way to call the command."""

    def __init__(self, usage: str, message: str) -> None:
        """Keep how the command is called, and what is wrong."""
        super().__init__(message)
        self.usage = usage
        self.message = message


def complain(message: str) -> None:
    """Say something to the person, on standard error, made harmless."""
    from tui.core.text import visible  # noqa: PLC0415 - only when there is something to say

    for line in message.splitlines():
        sys.stderr.write(f"branchline: {visible(line)}\n")


def say_in_json(stop: Stop) -> None:
    """Say it on standard output to a program that reads JSON lines."""
    import json  # noqa: PLC0415 - only when something is wrong

    faults = [
        {
            "code": each.code,
            "severity": str(each.severity),
            "file": each.file,
            "line": each.line,
            "column": each.column,
            "message": each.message,
        }
        for each in stop.faults
    ]
    told = {"event": "error", "message": stop.message, "exit": stop.code}
    sys.stdout.write(json.dumps(told | ({"faults": faults} if faults else {})) + "\n")
    sys.stdout.flush()
