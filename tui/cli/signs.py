"""Writes what a locale or a terminal cannot say by its ASCII twin, never as an escape."""

import sys

TWIN = "branchline-twin"
"""The way of writing what an encoding cannot say."""


def say_twin(error: UnicodeError) -> tuple[str, int]:
    """Return the twin of what could not be encoded, and where to go on.

    Raises:
        UnicodeError: nothing was to be encoded.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from tui.core.plain_signs import to_ascii_words  # noqa: PLC0415 - only where it is needed

    return to_ascii_words(error.object[error.start : error.end]), error.end


def speak_ascii() -> None:
    """Say everything in ASCII from now on, each sign by its twin."""
    for stream in (sys.stdout, sys.stderr):
        if stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="ascii", errors=TWIN)
