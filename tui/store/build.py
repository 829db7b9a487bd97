"""From a YAML parser's events to a tree that remembers its places, within limits.

Nesting is followed by recursion, which the depth limit bounds; anything deeper is never asked
of the parser, because libyaml crashes the process on it.
"""

import re
from array import array
from collections.abc import Sequence

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from tui.core.decoding.faults import Faults
from tui.core.text import visible
from tui.core.tree import Listed, Mapped, Spot, Tree
from tui.core.words import say
from tui.store.files import Limits
from tui.store.parsed import Event, Mark, NextEvent, make_harmless, spot_of

# Typed loosely, because both parsers' events are seen through one protocol.
_NEW_MAPPED, _NEW_LISTED = Mapped.__new__, Listed.__new__
"""What is marked as soon as it is filled needs no place before."""

_EMPTY: type = StreamEndEvent
_DOCUMENT: type = DocumentStartEvent
_TEXT: type = ScalarEvent
_ALIAS: type = AliasEvent
_MAPPING: type = MappingStartEvent
_MAPPING_END: type = MappingEndEvent
_LIST_END: type = SequenceEndEvent


class Stopped(Exception):
    """A limit was reached; the fault has been added."""


_CUT_OFF = re.compile(r" +(#\S.*)")
_NOTHING_BUT = re.compile(r"[^#]*?: +(#\S.*)")
_TAG = re.compile(r"![^\s,\[\]{}]*")


def build_tree(next_event: NextEvent, text: str, faults: Faults, limits: Limits) -> "Tree | None":
    """Return the one document of a file, or None when it is empty.

    Args:
        next_event: the parser.
        text: what it parses.
        faults: what is wrong goes here; has the lines of the text.
        limits: when to stop.

    Raises:
        Stopped: a limit was reached.
        YAMLError: the parser gave up.
    """
    return _Builder(next_event, text, faults, limits).read_document()


class _Builder:
    """Reads one document, event by event."""

    __slots__ = (
        "_faults",
        "_known",
        "_left",
        "_limits",
        "_lines",
        "_next",
        "_places",
        "_with_hash",
    )

    def __init__(self, next_event: NextEvent, text: str, faults: Faults, limits: Limits) -> None:
        self._next = next_event
        self._lines = faults.lines
        self._faults = faults
        self._limits = limits
        self._left = limits.events
        self._places = array("I")
        self._known: dict[str, str] = {}
        """Each ordinary key: the same few words stand in every node, and are kept once."""
        numbered = enumerate(faults.lines if " #" in text else ())
        self._with_hash = frozenset(
            [number for number, line in numbered if " #" in line and _CUT_OFF.search(line)]
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
            self._faults.add("F014", spot_of(after))
        return root

    def _check_directives(self, start: Event) -> None:
        for number in range(start.end_mark.line):
            if self._lines[number].startswith("%"):
                self._faults.add("F020", Spot(number + 1, 1))

    def _read(self, event: Event, depth: int) -> Tree:
        """Read the value that begins with `event`."""
        kind = type(event)
        if kind is _TEXT:
            return self._text(event)
        if kind is _ALIAS:
            found = f"*{event.anchor}"
            self._faults.add("F011", spot_of(event), found=found)
            return found
        if depth >= self._limits.depth or event.anchor is not None or event.tag is not None:
            self._open(event, depth + 1)
        return (self._mapping if kind is _MAPPING else self._listed)(event.start_mark, depth + 1)

    def _open(self, event: Event, depth: int) -> None:
        if depth > self._limits.depth:
            self._faults.add("F015", spot_of(event), limit=self._limits.depth)
            raise Stopped
        self._report_marks(event)

    def _mapping(self, begin: Mark, depth: int) -> Mapped:
        mapped = _NEW_MAPPED(Mapped)
        marks = [begin.line + 1, begin.column + 1]
        # Every text of a file comes by here: a call for each would take twice as long.
        take, text, known, hashes = self._next, _TEXT, self._known, self._with_hash
        value: Tree
        while type(event := take()) is not _MAPPING_END:
            mark = event.start_mark
            key = known.get(event.value) if type(event) is text else None
            if key is None or key in mapped or event.tag is not None or event.anchor is not None:
                key = self._fresh_key(event, mapped, marks, depth)
            event = take()
            below = event.start_mark
            if (
                type(event) is text
                and (value := event.value)
                and value.isprintable()
                and event.tag is None
                and event.anchor is None
                and not (hashes and event.end_mark.line in hashes)
            ):
                pass
            elif (value := self._read(event, depth)) == "" and key is not None:
                self._check_absent(mark)
                below = mark
            if key is not None:
                mapped[key] = value
                marks += mark.line + 1, mark.column + 1, below.line + 1, below.column + 1
            self._left -= 2
            if self._left < 0:
                self._stop(event)
        mapped.mark(self._places, marks)
        return mapped

    def _listed(self, begin: Mark, depth: int) -> Listed:
        listed = _NEW_LISTED(Listed)
        marks = [begin.line + 1, begin.column + 1]
        while type(event := self._next()) is not _LIST_END:
            mark = event.start_mark
            value = self._read(event, depth)
            if value == "" and event.implicit[0]:
                self._check_cut_off(_CUT_OFF, event.end_mark.line, event.end_mark.column)
            listed.append(value)
            marks += mark.line + 1, mark.column + 1
            self._left -= 2
            if self._left < 0:
                self._stop(event)
        listed.mark(self._places, marks)
        return listed

    def _stop(self, event: Event) -> None:
        self._faults.add(
            "F016",
            spot_of(event),
            limit=self._limits.events,
            things=say("texts, lists and mappings"),
        )
        raise Stopped

    def _fresh_key(
        self, event: Event, mapped: Mapped, marks: Sequence[int], depth: int
    ) -> str | None:
        """Return a key that was not met before, or about which something is odd."""
        if type(event) is not _TEXT:
            self._report_odd_key(event, depth)
            return None
        key = event.value
        is_plain = event.tag is None and event.anchor is None and key.isprintable()
        if is_plain and key and key != "<<" and key not in mapped:
            self._known[key] = key
            return key
        return self._odd_key(event, mapped, marks)

    def _odd_key(self, event: Event, mapped: Mapped, marks: Sequence[int]) -> str | None:
        """Report what is odd about a key, and return it if its value can be kept."""
        key = self._text(event)
        if not key and event.implicit[0]:  # again no agreement about its place
            self._faults.add("F018", Spot(marks[0], marks[1]), found="nothing")
            return None
        if key == "<<" and event.implicit[0]:
            self._faults.add("F013", spot_of(event))
            return None
        if "\n" in key:
            key = visible(key)
        if key in mapped:
            line = marks[2 + list(mapped).index(key) * 4]
            self._faults.add("F017", spot_of(event), key=key, line=line)
            return None
        return key

    def _report_odd_key(self, event: Event, depth: int) -> None:
        self._read(event, depth)
        if event.__class__ is not _ALIAS:
            found = say("a mapping") if event.__class__ is _MAPPING else say("a list")
            self._faults.add("F018", spot_of(event), found=found)

    def _text(self, event: Event) -> str:
        text: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._report_marks(event)
        if not text.isprintable():
            text = make_harmless(text, event, self._lines, self._faults)
        if text and event.implicit[0]:
            self._check_cut_off(_CUT_OFF, event.end_mark.line, event.end_mark.column)
        return text

    def _report_marks(self, event: Event) -> None:
        """Report the anchor and the tag before a value."""
        spot = spot_of(event)
        if event.anchor is not None:
            self._faults.add("F011", spot, found=f"&{event.anchor}")
        if event.tag is not None:
            found = _TAG.search(self._lines[spot.line - 1], spot.column - 1)
            self._faults.add("F012", spot, found=found[0] if found else "!")

    def _check_absent(self, key: Mark) -> None:
        """Look behind a key without a value; the parsers do not agree on where that stands."""
        self._check_cut_off(_NOTHING_BUT, key.line, key.column)

    def _check_cut_off(self, pattern: re.Pattern[str], line: int, column: int) -> None:
        """Report what follows a text on its line as if it were a remark."""
        found = pattern.match(self._lines[line], column) if line in self._with_hash else None
        if found:
            self._faults.add("T001", Spot(line + 1, found.start(1) + 1), lost=found[1].rstrip())
