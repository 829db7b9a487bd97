"""The line of a file that a diagnostic shows, and where its caret stands."""

from tui.core.text import visible_in_place

LEAD = 48
"""How many characters at most stand before the one that is pointed at."""

WIDTH = 70
"""How long an excerpt is at most; with its margin it fits 80 columns."""

_CUT = "..."


def cut_excerpt(line: str, column: int) -> str:
    """Return the part of `line` around `column` (from 1), harmless, marked where it is cut."""
    start = column - 1 - find_caret(column)
    part = visible_in_place(line[start : start + WIDTH].rstrip())
    if start and part:
        part = _CUT + part[len(_CUT) :]
    if len(line.rstrip()) > start + WIDTH:
        part = part[: -len(_CUT)] + _CUT
    return part


def find_caret(column: int) -> int:
    """Return where in an excerpt the character at `column` (from 1) stands, from 0."""
    return min(max(column, 1) - 1, LEAD)
