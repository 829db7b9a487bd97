"""What both YAML parsers give: events with places, and texts made harmless."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from tui.core.decoding.decode_text import MAX_TEXT
from tui.core.decoding.faults import Faults
from tui.core.text import code_point, find_control, find_deceiving, find_invisible, visible
from tui.core.tree import Spot

_HALF = re.compile("[\ud800-\udfff]")
_ODD_TEXTS = (("S001", find_control), ("S002", find_deceiving), ("S003", find_invisible))


class Mark(Protocol):
    """A place as the parsers give it, counted from 0."""

    line: int
    column: int


class Event(Protocol):
    """What the events of both parsers have in common; each kind has some of it."""

    start_mark: Mark
    end_mark: Mark
    value: str
    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    """For a text: whether it stands without quotes, and whether with."""


NextEvent = Callable[[], Event]


def spot_of(event: Event) -> Spot:
    """Return where an event begins."""
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def locate(event: Event, character: str, lines: Sequence[str]) -> Spot:
    """Return where a character stands, or where its text starts when it is spelled out."""
    spot = spot_of(event)
    for number in range(event.start_mark.line, event.end_mark.line + 1):
        start = spot.column - 1 if number == event.start_mark.line else 0
        found = lines[number].find(character, start) if number < len(lines) else -1
        if found >= 0:
            return Spot(number + 1, found + 1)
    return spot


def make_harmless(text: str, event: Event, lines: Sequence[str], faults: Faults) -> str:
    """Return a text with odd characters made visible, and report them."""
    if len(text) > MAX_TEXT:
        faults.add("T002", spot_of(event), length=len(text), limit=MAX_TEXT)
        text = text[:MAX_TEXT]
    half = _HALF.search(text)
    if half:
        found = f"\\u{ord(half[0]):04x}"
        faults.add("F022", spot_of(event), found=found)
        text = _HALF.sub("\ufffd", text)
    for code, find in _ODD_TEXTS:
        character = find(text)
        if character:
            spot = locate(event, character, lines)
            faults.add(code, spot, found=code_point(character))
            break
    return visible(text, newline=True)
