"""What the terminal of this process can show."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from tui.core.settings import Settings
from tui.core.terminal import Terminal, Wishes, examine_terminal

_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python puts into LC_CTYPE at its start where the locale is C."""


def find_terminal(settings: Settings) -> Terminal:
    """Return what the terminal can show, and why it is taken to be so."""
    wishes = Wishes(
        ascii=settings.switch("ascii"),
        unicode=settings.switch("unicode"),
        colour=settings.switch("color"),
        colours=settings.text("colors"),
    )
    is_windows = sys.platform == "win32"
    return examine_terminal(as_started(os.environ), wishes, windows=is_windows)


def as_started(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment without the locale that Python itself put into it.

    Python calls a C locale UTF-8, which its terminal need not know anything of.
    """
    outer = environment.get("LC_ALL") or environment.get("LANG") or "C"
    if environment.get("LC_CTYPE") not in _COERCED or outer not in ("C", "POSIX"):
        return environment
    try:
        first = Path("/proc/self/environ").read_bytes().split(b"\0")
    except OSError:
        return environment
    if any(each.startswith(b"LC_CTYPE=") for each in first):
        return environment
    return {name: value for name, value in environment.items() if name != "LC_CTYPE"}
