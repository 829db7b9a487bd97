"""Where every call of the command comes in, and leaves with an exit code."""

import os
import sys
from typing import TYPE_CHECKING

from tui.cli.options import CANNOT_RUN, FAULTS, parse
from tui.cli.stop import Stop, complain

if TYPE_CHECKING:
    import argparse


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; None takes them from the process.

    Returns:
        The exit code: see `--help`.
    """
    _tolerate_any_locale()
    options = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(options)
    except Stop as stop:
        complain(stop.message)
        return stop.code
    except BrokenPipeError:
        _close_output()
        return FAULTS
    except KeyboardInterrupt:
        complain("stopped")
        return 130


def _run(options: "argparse.Namespace") -> int:
    command = options.command
    if command in (None, "walk"):
        from tui.cli.walking import walk_command as run  # noqa: PLC0415 - loaded when called
    elif command in ("check", "explain", "schema", "test"):
        from tui.cli.authoring import author_command as run  # noqa: PLC0415
    elif command == "find":
        from tui.cli.finding import find_command as run  # noqa: PLC0415
    elif command == "show":
        from tui.cli.showing import show_command as run  # noqa: PLC0415
    else:
        raise Stop(f"unknown command {command}", CANNOT_RUN)
    return run(options)


def _tolerate_any_locale() -> None:
    """Write what the locale cannot say as `?`, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _close_output() -> None:
    """Keep Python from complaining at exit about a pipe that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
