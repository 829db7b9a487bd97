"""Tells remarks from texts that look like one.

The parser's events leave remarks out, and a `#` in a text is none. So the few places that look
like a remark that matters are held against the places of the texts.
"""

from collections.abc import Callable

from yaml.events import ScalarEvent, StreamEndEvent

from tui.core.tree import Spot
from tui.store.parsed import Event

_TEXT: type = ScalarEvent
_END: type = StreamEndEvent


def drop_texts(spots: list[Spot], next_event: Callable[[], Event]) -> list[Spot]:
    """Return those of some places that stand in no text of a file.

    Args:
        spots: the places.
        next_event: parses the file, from its beginning.
    """
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
