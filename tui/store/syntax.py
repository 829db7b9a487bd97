"""What a YAML parser says when it gives up, in words for people who write content."""

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from tui.core.decoding.faults import Faults
from tui.core.tree import Spot
from tui.core.words import mark, say


class _Saying(NamedTuple):
    """What the parser says (a pattern), and what we say instead."""

    pattern: str
    problem: str = ""
    hint: str = ""
    code: str = "F010"


_SAYINGS = (
    _Saying(r"scanning an? (anchor|alias)", code="F011"),
    _Saying(r"(scanning|parsing) a tag|(undefined|duplicate) tag handle", code="F012"),
    _Saying(r"directive|incompatible YAML|duplicate %YAML", code="F020"),
    _Saying(
        "mapping values are not allowed",
        mark("There is a `: ` inside a text, or a key on the wrong level."),
        mark('Put a text with ": " in quotes; begin keys of one level in the same column.'),
    ),
    _Saying(
        "cannot start any token",
        mark("A text cannot start with this character."),
        mark("Put the whole text in quotes."),
    ),
    _Saying(
        "unexpected end of stream|unexpected document separator",
        mark("The quotation mark here is never closed."),
        mark("Close it. Inside single quotes write '' for ', inside double quotes \\\" for \"."),
    ),
    _Saying(
        "unknown escape character|expected escape sequence|nvalid (Unicode|hexadecimal)",
        mark("This backslash is not one that double quotes know."),
        mark("Use single quotes, in which a backslash is a backslash."),
    ),
    _Saying(
        "could not find expected ':'",
        mark("A key has no `: ` after it."),
        mark("Write `key: value`, with a space after the colon."),
    ),
    _Saying(
        r"expected ',' or '[\]}]'",
        mark("A bracket is not closed, or a comma is missing before this place."),
        mark("Close the bracket, or put the text in quotes when the bracket belongs to it."),
    ),
    _Saying(
        "sequence entries are not allowed",
        mark("A list item cannot stand here."),
        mark("Begin the list in a line of its own below its key."),
    ),
    _Saying(
        "expected <block end>|did not find expected (key|'-' indicator)",
        mark("This does not fit what stands above."),
        mark("Begin what belongs together in the same column; nothing may follow a closed quote."),
    ),
    _Saying(
        "expected '?<document start>",
        mark("This does not belong to anything above."),
        mark("Begin the keys of a flow at the start of the line."),
    ),
    _Saying(
        "scanning a block scalar",
        mark("After `|` or `>` nothing else may stand, and the text must be further right."),
        mark("Start the text in the next line, with spaces before it."),
    ),
)
_CAUSES = frozenset({"F003", "F005", "F006", "F007", "F008"})
"""Odd characters, which explain by themselves why their line cannot be read."""

_AT_CONTEXT = ("while scanning a quoted scalar", "while scanning a simple key")


def add_syntax_fault(error: Exception, spot: Spot, faults: Faults) -> None:
    """Add the fault that made a parser give up.

    Args:
        error: what it raised.
        spot: where it was, for errors that do not say so.
        faults: where the fault goes.
    """
    words = say("no such character")
    if isinstance(error, MarkedYAMLError):
        words = f"{error.context or ''}: {error.problem or ''}"
        spot = _find_spot(error, spot)
    if any(each.line == spot.line and each.code in _CAUSES for each in faults.found):
        return
    for saying in _SAYINGS:
        if re.search(saying.pattern, words):
            fields = {"problem": say(saying.problem), "found": _find_word(faults, spot)}
            faults.add(saying.code, spot, hint=say(saying.hint), **fields)
            return
    faults.add("F010", spot, problem=say("This cannot be read ({words}).", words=words.strip(": ")))


def _find_spot(error: MarkedYAMLError, spot: Spot) -> Spot:
    place = error.problem_mark or error.context_mark
    if error.context_mark and (error.context or "").startswith(_AT_CONTEXT):
        unclosed = "end of stream" in (error.problem or "")
        place = error.context_mark if unclosed or "simple key" in (error.context or "") else place
    return spot if place is None else Spot(place.line + 1, place.column + 1)


def _find_word(faults: Faults, spot: Spot) -> str:
    """Return the word of the file at a place."""
    if not 0 < spot.line <= len(faults.lines):
        return ""
    rest = faults.lines[spot.line - 1][max(spot.column - 2, 0) :].split()
    return rest[0] if rest else ""
