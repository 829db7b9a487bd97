"""From a YAML parser's events to a tree that remembers its places, within limits.

Nesting is followed by recursion, which the depth limit bounds; anything deeper is never asked
of the parser, because libyaml crashes the process on it.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from tui.core.decoding.decode_text import MAX_TEXT
from tui.core.decoding.faults import Faults
from tui.core.text import code_point, find_control, find_deceiving, find_invisible, visible
from tui.core.tree import Listed, Mapped, Spot, Tree
from tui.store.files import MAX_BYTES

# Typed loosely, because both parsers' events are seen through one protocol.
_EMPTY: type = StreamEndEvent
_DOCUMENT: type = DocumentStartEvent
_TEXT: type = ScalarEvent
_ALIAS: type = AliasEvent
_MAPPING: type = MappingStartEvent
_MAPPING_END: type = MappingEndEvent
_LIST_END: type = SequenceEndEvent


class Limits(NamedTuple):
    """How much a file may hold."""

    size: int = MAX_BYTES
    """In bytes."""
    depth: int = 32
    events: int = 250_000
    """Texts, and starts and ends of lists and mappings; a node of a flow has about 25."""


class Stopped(Exception):
    """A limit was reached; the fault has been added."""


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

_CUT_OFF = re.compile(r" +(#\S.*)")
_NOTHING_BUT = re.compile(r"[^#]*?: +(#\S.*)")
_TAG = re.compile(r"![^\s,\[\]{}]*")
_HALF = re.compile("[\ud800-\udfff]")


def build_tree(
    next_event: NextEvent, lines: Sequence[str], faults: Faults, limits: Limits
) -> "Tree | None":
    """Return the one document of a file, or None when it is empty.

    Args:
        next_event: the parser.
        lines: what it parses.
        faults: what is wrong goes here.
        limits: when to stop.

    Raises:
        Stopped: a limit was reached.
        YAMLError: the parser gave up.
    """
    return _Builder(next_event, lines, faults, limits).read_document()


def _spot(event: Event) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def _is_ordinary(event: Event) -> bool:
    """Tell whether nothing about a text needs a second look."""
    text = event.value
    return text.isprintable() and event.tag is None and event.anchor is None and text != "<<"


def _locate(event: Event, character: str, lines: Sequence[str]) -> Spot:
    """Return where a character stands, or where its text starts when it is spelled out."""
    spot = _spot(event)
    for number in range(event.start_mark.line, event.end_mark.line + 1):
        start = spot.column - 1 if number == event.start_mark.line else 0
        found = lines[number].find(character, start) if number < len(lines) else -1
        if found >= 0:
            return Spot(number + 1, found + 1)
    return spot


class _Builder:
    """Reads one document, event by event."""

    __slots__ = ("_faults", "_left", "_limits", "_lines", "_next", "_with_hash")

    def __init__(
        self, next_event: NextEvent, lines: Sequence[str], faults: Faults, limits: Limits
    ) -> None:
        self._next = next_event
        self._lines = lines
        self._faults = faults
        self._limits = limits
        self._left = limits.events
        self._with_hash = frozenset(
            number for number, line in enumerate(lines) if " #" in line and _CUT_OFF.search(line)
        )

    def read_document(self) -> "Tree | None":
        """Read the whole file."""
        self._next()
        start = self._next()
        if start.__class__ is _EMPTY:
            return None
        self._check_directives(start)
        root = self._read(self._next(), 0)
        self._next()
        after = self._next()
        if after.__class__ is _DOCUMENT:
            self._faults.add("F014", _spot(after))
        return root

    def _check_directives(self, start: Event) -> None:
        for number in range(start.end_mark.line):
            if self._lines[number].startswith("%"):
                self._faults.add("F020", Spot(number + 1, 1))

    def _read(self, event: Event, depth: int) -> Tree:
        """Read the value that begins with `event`."""
        if event.__class__ is _TEXT:
            if self._with_hash or not _is_ordinary(event):
                return self._text(event)
            return event.value
        if event.__class__ is _ALIAS:
            found = f"*{event.anchor}"
            self._faults.add("F011", _spot(event), found=found)
            return found
        self._open(event, depth + 1)
        if event.__class__ is _MAPPING:
            return self._mapping(_spot(event), depth + 1)
        return self._listed(_spot(event), depth + 1)

    def _open(self, event: Event, depth: int) -> None:
        if depth > self._limits.depth:
            self._faults.add("F015", _spot(event), limit=self._limits.depth)
            raise Stopped
        if event.anchor is not None or event.tag is not None:
            self._report_marks(event)

    def _mapping(self, spot: Spot, depth: int) -> Mapped:
        mapped = Mapped(spot)
        key_spots, value_spots = mapped.key_spots, mapped.value_spots
        # Called once for each text of a file: `Spot(...)` takes twice as long.
        take, new = self._next, tuple.__new__
        while (event := take()).__class__ is not _MAPPING_END:
            mark = event.start_mark
            key = event.value if event.__class__ is _TEXT else None
            if not key or key in mapped or not _is_ordinary(event):
                key = self._odd_key(event, mapped, depth)
            if key is not None:
                key_spots[key] = new(Spot, (mark.line + 1, mark.column + 1))
            event = take()
            mark = event.start_mark
            value = self._read(event, depth)
            if key is not None:
                mapped[key] = value
                if value == "":
                    value_spots[key] = self._absent(key_spots[key])
                else:
                    value_spots[key] = new(Spot, (mark.line + 1, mark.column + 1))
            self._count(event)
        return mapped

    def _listed(self, spot: Spot, depth: int) -> Listed:
        listed = Listed(spot)
        while (event := self._next()).__class__ is not _LIST_END:
            value = self._read(event, depth)
            if value == "" and event.implicit[0]:
                self._check_cut_off(_CUT_OFF, event.end_mark.line, event.end_mark.column)
            listed.append(value)
            listed.item_spots.append(_spot(event))
            self._count(event)
        return listed

    def _count(self, event: Event) -> None:
        self._left -= 2
        if self._left < 0:
            self._faults.add(
                "F016", _spot(event), limit=self._limits.events, things="texts, lists and mappings"
            )
            raise Stopped

    def _odd_key(self, event: Event, mapped: Mapped, depth: int) -> str | None:
        """Report what is odd about a key, and return it if its value can be kept."""
        if event.__class__ is not _TEXT:
            self._report_odd_key(event, depth)
            return None
        key = self._text(event)
        if not key and event.implicit[0]:  # again no agreement about its place
            self._faults.add("F018", mapped.spot, found="nothing")
            return None
        if key == "<<" and event.implicit[0]:
            self._faults.add("F013", _spot(event))
            return None
        if "\n" in key:
            key = visible(key)
        if key in mapped:
            self._faults.add("F017", _spot(event), key=key, line=mapped.key_spots[key].line)
            return None
        return key

    def _report_odd_key(self, event: Event, depth: int) -> None:
        self._read(event, depth)
        if event.__class__ is not _ALIAS:
            found = "a mapping" if event.__class__ is _MAPPING else "a list"
            self._faults.add("F018", _spot(event), found=found)

    def _text(self, event: Event) -> str:
        text: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._report_marks(event)
        if not text.isprintable():
            text = self._harmless(text, event)
        if text and event.implicit[0]:
            self._check_cut_off(_CUT_OFF, event.end_mark.line, event.end_mark.column)
        return text

    def _report_marks(self, event: Event) -> None:
        """Report the anchor and the tag before a value."""
        spot = _spot(event)
        if event.anchor is not None:
            self._faults.add("F011", spot, found=f"&{event.anchor}")
        if event.tag is not None:
            found = _TAG.search(self._lines[spot.line - 1], spot.column - 1)
            self._faults.add("F012", spot, found=found[0] if found else "!")

    def _harmless(self, text: str, event: Event) -> str:
        """Return a text with odd characters made visible, and report them."""
        if len(text) > MAX_TEXT:
            self._faults.add("T002", _spot(event), length=len(text), limit=MAX_TEXT)
            text = text[:MAX_TEXT]
        half = _HALF.search(text)
        if half:
            found = f"\\u{ord(half[0]):04x}"
            self._faults.add("F022", _spot(event), found=found)
            text = _HALF.sub("\ufffd", text)
        for code, find in _ODD_TEXTS:
            character = find(text)
            if character:
                spot = _locate(event, character, self._lines)
                self._faults.add(code, spot, found=code_point(character))
                break
        return visible(text, newline=True)

    def _absent(self, key: Spot) -> Spot:
        """Return where a value stands that is not there; the parsers do not agree on it."""
        self._check_cut_off(_NOTHING_BUT, key.line - 1, key.column - 1)
        return key

    def _check_cut_off(self, pattern: re.Pattern[str], line: int, column: int) -> None:
        """Report what follows a text on its line as if it were a remark."""
        found = pattern.match(self._lines[line], column) if line in self._with_hash else None
        if found:
            self._faults.add("T001", Spot(line + 1, found.start(1) + 1), lost=found[1].rstrip())


_ODD_TEXTS = (("S001", find_control), ("S002", find_deceiving), ("S003", find_invisible))
