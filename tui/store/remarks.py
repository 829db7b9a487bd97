"""Finds the remarks in a file that may allow a warning.

The parser's events leave remarks out, and a `#` in a text is none. So the few lines that look
like such a remark are held against the places of the texts.
"""

import re
from collections.abc import Callable, Sequence

from yaml.events import ScalarEvent, StreamEndEvent

from tui.core.tree import Spot
from tui.store.parsed import Event

_LOOKS_LIKE = re.compile(r"(?:^|(?<=\s))#\s*allow:")
_TEXT: type = ScalarEvent
_END: type = StreamEndEvent


def find_remarks(lines: Sequence[str], reread: Callable[[], Callable[[], Event]]) -> list[Spot]:
    """Return where remarks stand that may allow something.

    Args:
        lines: the lines of a file that was read without faults.
        reread: begins to parse it again; only called when a line looks like such a remark.
    """
    spots = [
        Spot(number, match.start() + 1)
        for number, line in enumerate(lines, 1)
        if "allow:" in line
        for match in _LOOKS_LIKE.finditer(line)
    ]
    return _outside_texts(spots, reread()) if spots else []


def _outside_texts(spots: list[Spot], next_event: Callable[[], Event]) -> list[Spot]:
    left = spots
    while left and (event := next_event()).__class__ is not _END:
        if event.__class__ is _TEXT:
            start, end = _extent(event)
            left = [spot for spot in left if not start <= spot < end]
    return left


def _extent(event: Event) -> tuple[Spot, Spot]:
    """Return where a text starts and ends; the sign of a block text is not part of it."""
    start, end = event.start_mark, event.end_mark
    first = Spot(start.line + 1, start.column + 1)
    if getattr(event, "style", None) in ("|", ">"):
        first = Spot(start.line + 2, 1)
    return first, Spot(end.line + 1, end.column + 1)
