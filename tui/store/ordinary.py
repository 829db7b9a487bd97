"""Reads ordinary YAML row by row, several times as fast as a parser that makes events.

Nearly every flow is written in a small part of YAML: `key: value` rows, lists, texts in quotes,
brackets within one row, texts of several rows. That part is read here. Whatever is not surely part
of it, and every fault, makes this reader give up, and the parser has the word: what is read
here is what the parser gives, values and places (`tests/store/test_ordinary.py`).
"""

import re
from array import array
from typing import TypeAlias

from tui.core.decoding.decode_text import MAX_TEXT
from tui.core.tree import Listed, Mapped, Tree
from tui.store.files import Limits
from tui.store.inline import KEY, SIMPLE, Inline, Odd

Row: TypeAlias = tuple[str, str, str, str]
"""What stands before: spaces, perhaps `- `. Then the key, and a plain text or else the rest."""

_ROW = re.compile(rf"^( *(?:- )?)(?:{KEY}:(?: (?=.)|$))?(?:({SIMPLE})|(.*))$", re.MULTILINE)
_DASH = "- "
_BLOCK = re.compile(r"([|>])(-?) *")
_FOLD = re.compile(r"\n(\n*)")
_END: Row = ("", "", "", "\0")
_NEW_MAPPED, _NEW_LISTED = Mapped.__new__, Listed.__new__
"""What is marked as soon as it is filled needs no place before."""


def read_ordinary(text: str, limits: Limits) -> Mapped | None:
    """Return the tree of a text, or None where a parser has to look.

    Args:
        text: cleaned, and ended by a line break.
        limits: how much it may hold.
    """
    if not text.isascii() and not text.replace("\n", "").isprintable():
        return None
    try:
        return _Rows(_ROW.findall(text), limits).read()
    except Odd:
        return None


def _is_blank(row: Row) -> bool:
    """Tell whether nothing stands in a row."""
    lead, key, text, rest = row
    return not (key or text or rest or lead.endswith(_DASH))


def _is_remark(row: Row) -> bool:
    """Tell whether nothing stands in a row, or a remark alone."""
    lead, key, text, rest = row
    return not (key or text) and rest[:1] in {"", "#"} and not lead.endswith(_DASH)


def _width(lead: str) -> int:
    """Return how many spaces stand at the beginning of a row."""
    return len(lead) - len(_DASH) if lead.endswith(_DASH) else len(lead)


def _is_inside(row: Row, column: int) -> bool:
    """Tell whether a row belongs to what stands in a column, where no such row is expected."""
    return _width(row[0]) >= column and row is not _END


def _line_of(row: Row, width: int) -> str:
    """Return a row as it stands in the file, without so many spaces before it."""
    lead, key, text, rest = row
    value = text or rest
    if not key:
        return lead[width:] + value
    return f"{lead[width:]}{key}: {value}" if value else f"{lead[width:]}{key}:"


def _fold(breaks: re.Match[str]) -> str:
    """Return what is left of some line breaks: one of them is a space, of more one is left out."""
    return breaks[1] or " "


class _Rows:
    """Reads one text."""

    __slots__ = ("_at", "_deepest", "_inline", "_known", "_left", "_places", "_rows")

    def __init__(self, rows: list[Row], limits: Limits) -> None:
        self._rows = rows
        self._at = 0
        self._known: dict[str, str] = {}
        """Each key: the same few words stand in every node, and are kept once."""
        self._deepest = limits.depth
        self._left = limits.events // 2
        self._places = array("I")
        self._inline = Inline(self._known, self._places, limits.depth)
        rows.append(_END)

    def read(self) -> Mapped:
        """Read the whole text."""
        self._skip()
        lead, key, _, _ = self._rows[self._at]
        if lead or not key:
            raise Odd
        tree = self._mapping(0, 1)
        if self._rows[self._at] is not _END or self._inline.count > self._left:
            raise Odd  # something else follows, or it is too much
        return tree

    def _skip(self) -> None:
        rows, at = self._rows, self._at
        while _is_remark(rows[at]):
            at += 1
        self._at = at

    def _mapping(self, column: int, depth: int) -> Mapped:
        """Read the keys that begin in a column (from 0), up to a row further left."""
        rows, known, at, pad = self._rows, self._known, self._at, " " * column
        mapped, first, beside = _NEW_MAPPED(Mapped), column + 1, column + 3
        marks = [at + 1, first]
        # Every row of a file comes by here, and a call for each would take twice as long.
        while True:
            lead, key, text, rest = row = rows[at]
            if key and lead == pad:
                at += 1
                key = known.setdefault(key, key)
                if text:
                    mapped[key] = text
                    marks += at, first, at, beside + len(key)
                    continue
                self._at = at
                mapped[key], line, place = (
                    self._value(rest, beside + len(key), column, depth)
                    if rest
                    else self._below(at, column, depth)
                )
                marks += at, first, line, place
                at = self._at
            elif key:
                break
            elif _is_remark(row):
                at += 1
            elif text and self._goes_on(at, pad, column):
                mapped[rows[at - 1][1]] = self._join(rows[at - 1][2], at, column)
                at = self._at
            else:
                break
        if len(marks) != 2 + 4 * len(mapped) or (len(lead) > column and _is_inside(row, column)):
            raise Odd  # a key stands twice, or what follows does not fit
        self._at = at
        self._left -= len(mapped)
        mapped.mark(self._places, marks)
        return mapped

    def _goes_on(self, at: int, lead: str, column: int) -> bool:
        """Tell whether a row goes on with the plain text of the row before, which begins so."""
        before, _, text, _ = self._rows[at - 1]
        here = self._rows[at][0]
        return bool(text) and before == lead and len(here) > column and not here.endswith(_DASH)

    def _listed(self, column: int, depth: int) -> Listed:
        """Read the items whose signs stand in a column (from 0), up to another row."""
        rows, at, pad = self._rows, self._at, " " * column
        dashed = pad + _DASH
        listed = _NEW_LISTED(Listed)
        marks = [at + 1, column + 1]
        while True:
            lead, key, text, rest = row = rows[at]
            if lead == dashed:
                at += 1
                marks += at, column + 3
                if text and not key:
                    listed.append(text)
                    continue
                self._at = at
                if key:
                    self._at, rows[at - 1] = at - 1, (f"{pad}  ", key, text, rest)
                    listed.append(self._mapping(column + 2, depth + 1))
                else:
                    listed.append(self._one(rest, at, column + 3, column, depth))
                at = self._at
            elif _is_remark(row):
                at += 1
            elif text and not key and self._goes_on(at, dashed, column):
                listed[-1] = self._join(rows[at - 1][2], at, column)
                at = self._at
            else:
                break
        if len(lead) > column and _is_inside(row, column):
            raise Odd
        self._at = at
        self._left -= len(listed)
        listed.mark(self._places, marks)
        return listed

    def _value(self, rest: str, beside: int, column: int, depth: int) -> tuple[Tree, int, int]:
        """Return the value behind or below a key in a column, with its line and column from 1."""
        line, shown = self._at, rest.lstrip(" ")
        if shown and shown[0] != "#":
            beside += len(rest) - len(shown)
            value = self._one(shown, line, beside, column, depth)
            return value, line, beside if value != "" else column + 1
        if shown[1:2] not in {"", " "}:
            raise Odd
        return self._below(line, column, depth)

    def _below(self, line: int, column: int, depth: int) -> tuple[Tree, int, int]:
        """Return the value in the rows below a key that stands in a line, and its place."""
        lead, key, text, _ = row = self._rows[line]
        if not (key or text) and _is_remark(row):
            self._skip()
            lead, key, text, _ = row = self._rows[self._at]
        is_listed = lead.endswith(_DASH)
        width, below = len(lead) - len(_DASH) * is_listed, self._at + 1
        if width < column + (not is_listed) or row is _END:
            return "", line, column + 1
        if depth + 2 > self._deepest or not (key or text or is_listed):
            raise Odd  # a mapping in the list below is two deeper
        if is_listed:
            return self._listed(width, depth + 1), below, width + 1
        if key:
            return self._mapping(width, depth + 1), below, width + 1
        self._at = below
        return self._join(text, below, column), below, width + 1

    def _one(self, value: str, line: int, beside: int, column: int, depth: int) -> Tree:
        """Return the value that begins in a row; what it belongs to stands in a column."""
        if not value:
            raise Odd
        if value[0] in "|>":
            return self._block(value, column)
        return self._inline.read(value, line, beside, depth)

    def _join(self, text: str, at: int, column: int) -> str:
        """Return a plain text that goes on in the rows from `at` that are further right."""
        parts = [text]
        while True:
            lead, key, more, _ = self._rows[at]
            if not more or key or len(lead) <= column or lead.endswith(_DASH):
                break
            parts.append(more)
            at += 1
        self._at = at
        return " ".join(parts)

    def _block(self, head: str, column: int) -> str:
        """Return the text of the rows below a `|` or a `>` that are further right."""
        rows, at = self._rows, self._at
        found, width = _BLOCK.fullmatch(head), _width(rows[at][0])
        if not found or width <= column or _is_blank(rows[at]):
            raise Odd
        lines: list[str] = []
        while _width(rows[at][0]) >= width or _is_blank(rows[at]):
            lines.append(_line_of(rows[at], width))
            at += 1
        while not lines[-1]:
            lines.pop()
        self._at = at
        if any(line.isspace() for line in lines):
            raise Odd
        text = "\n".join(lines)
        if found[1] == ">":
            if any(line[:1] == " " for line in lines):
                raise Odd
            text = _FOLD.sub(_fold, text)
        if len(text) >= MAX_TEXT:
            raise Odd
        return text if found[2] else f"{text}\n"
