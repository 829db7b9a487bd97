"""Where every call of the command comes in, and leaves with an exit code."""

import atexit
import codecs
import gc
import os
import sys
import threading
from typing import TYPE_CHECKING

from tui.cli.author_tools import TOOLS
from tui.cli.exits import CANNOT_RUN, FAULTS, USAGE
from tui.cli.plain_call import read_plain
from tui.cli.signs import TWIN, say_twin
from tui.cli.speaking import speak_as_asked
from tui.cli.stop import Misused, Stop, complain
from tui.core.words import say

if TYPE_CHECKING:
    import argparse

INTERRUPTED = 130
"""What shells expect of a command that ctrl+c has ended."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; None takes them from the process.

    Returns:
        The exit code: see `--help`. A whole process may end here instead.
    """
    if arguments is not None:
        return _run_whole(arguments)
    code = _run_whole(sys.argv[1:])
    _leave(code)
    return code


def _run_whole(typed: list[str]) -> int:
    _tolerate_any_locale()
    try:
        speak_as_asked(typed)
        code = _run(_read(typed))
        sys.stdout.flush()
    except BrokenPipeError:
        _close_output()
        return FAULTS
    except Misused as misused:
        sys.stderr.write(misused.usage)
        stop = Stop(misused.message, USAGE)
    except Stop as raised:
        stop = raised
    except KeyboardInterrupt:
        stop = Stop(say("stopped"), INTERRUPTED)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        stop = _explain(error)
    else:
        return code
    return _tell(stop, as_json="--json" in typed)


def _tell(stop: Stop, *, as_json: bool) -> int:
    """Say why the command ended early: to people, and to the program that asked for JSON."""
    try:
        complain(stop.message)
        if as_json:
            from tui.cli.stop import say_in_json  # noqa: PLC0415 - only when something is wrong

            say_in_json(stop)
    except OSError:  # nobody can be told
        _close_output()
    return stop.code


def _explain(error: Exception) -> Stop:
    """Return the stop for what nobody foresaw; `python -X dev` shows where it comes from."""
    if isinstance(error, OSError):
        if not error.filename:  # what could not be written is not written later either
            _close_output()
        what = ": ".join(str(part) for part in (error.filename, error.strerror) if part)
        return Stop(say("cannot go on: {what}", what=what), CANNOT_RUN)
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f"{where.tb_frame.f_globals.get('__name__')}:{where.tb_lineno}" if where else "?"
    return Stop(
        say(
            "a fault in Branchline itself: {kind} in {place}",
            kind=type(error).__name__,
            place=place,
        ),
        CANNOT_RUN,
    )


def _read(typed: list[str]) -> "argparse.Namespace":
    options = read_plain(typed)
    if options is not None:
        gc.disable()  # what a start makes stays; the app and the walk in lines switch it on again
        return options
    from tui.cli.options import parse  # noqa: PLC0415 - most calls need no parser

    return parse(typed)


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
    elif command == "cases":
        from tui.cli.cases import cases_command as run  # noqa: PLC0415
    elif command == "doctor":
        from tui.cli.doctor import doctor_command as run  # noqa: PLC0415
    elif command in TOOLS:
        from tui.cli.author_tools import tool_command as run  # noqa: PLC0415
    else:
        raise Stop(say("unknown command {command}", command=command), CANNOT_RUN)
    return run(options)


def _leave(code: int) -> None:
    """End the process at once, unless something still runs or cannot be written.

    Nothing is lost: everything was written and closed before. Taking all objects down one by
    one, as Python does otherwise, would make people wait for their shell.
    """
    if sys.flags.dev_mode or threading.active_count() > 1:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - what would run anyway
    os._exit(code)


def _tolerate_any_locale() -> None:
    """Write what the locale cannot say in ASCII, and do without a stream that was closed."""
    codecs.register_error(TWIN, say_twin)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            nothing = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
            setattr(sys, name, nothing)
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=TWIN)


def _close_output() -> None:
    """Keep Python from complaining at exit about a pipe that nobody reads."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
