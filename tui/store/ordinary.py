"""Reads ordinary YAML row by row, several times as fast as a parser that makes events.

Nearly every flow is written in a small part of YAML: `key: value` rows, lists, texts in quotes,
brackets within one row, texts of several rows. That part is read here. Whatever is not surely part
of it, and every fault, makes this reader give up, and the parser has the word: what is read
here is what the parser gives, values and places (`tests/store/test_ordinary.py`).
"""

import re
from typing import TypeAlias

from tui.core.decoding.decode_text import MAX_TEXT
from tui.core.tree import Listed, Mapped, Spot, Tree
from tui.store.files import Limits
from tui.store.inline import KEY, SIMPLE, Inline, Odd

Row: TypeAlias = tuple[str, str, str, str, str, str, str]
"""Spaces, `- `, key, its plain value or any other; without a key a plain text or other."""

_ROW = re.compile(rf"^( *)(- )?(?:{KEY}:(?: (?:({SIMPLE})|(.+)))?|({SIMPLE})|(.*))$", re.MULTILINE)
_BLOCK = re.compile(r"([|>])(-?) *")
_FOLD = re.compile(r"\n(\n*)")
_END: Row = ("", "", "", "", "", "", "\0")
_NEW = tuple.__new__
"""Makes a `Spot` in half the time."""


def read_ordinary(text: str, limits: Limits) -> Mapped | None:
    """Return the tree of a text, or None where a parser has to look.

    Args:
        text: cleaned, and ended by a line break.
        limits: how much it may hold.
    """
    if not text.replace("\n", "").isprintable():
        return None
    try:
        return _Rows(_ROW.findall(text), limits).read()
    except Odd:
        return None


def _is_blank(row: Row) -> bool:
    """Tell whether nothing stands in a row."""
    return not (row[1] or row[2] or row[5] or row[6])


def _is_remark(row: Row) -> bool:
    """Tell whether nothing stands in a row, or a remark alone."""
    return not (row[1] or row[2] or row[5]) and row[6][:1] in {"", "#"}


def _line_of(row: Row) -> str:
    """Return a row as it stands in the file, without the spaces before it."""
    _, dash, key, plain, other, text, rest = row
    if not key:
        return dash + (text or rest)
    value = plain or other
    return f"{dash}{key}: {value}" if value else f"{dash}{key}:"


def _fold(breaks: re.Match[str]) -> str:
    """Return what is left of some line breaks: one of them is a space, of more one is left out."""
    return breaks[1] or " "


class _Rows:
    """Reads one text."""

    __slots__ = ("_at", "_deepest", "_inline", "_known", "_left", "_rows")

    def __init__(self, rows: list[Row], limits: Limits) -> None:
        self._rows = rows
        self._at = 0
        self._known: dict[str, str] = {}
        """Each key: the same few words stand in every node, and are kept once."""
        self._deepest = limits.depth
        self._left = limits.events // 2
        self._inline = Inline(self._known, limits.depth)
        rows.append(_END)

    def read(self) -> Mapped:
        """Read the whole text."""
        self._skip()
        indent, dash, key, *_ = self._rows[self._at]
        if indent or dash or not key:
            raise Odd
        tree = self._mapping(0, 1)
        if self._rows[self._at] is not _END or self._inline.count > self._left:
            raise Odd
        return tree

    def _skip(self) -> None:
        rows, at = self._rows, self._at
        while _is_remark(rows[at]):
            at += 1
        self._at = at

    def _mapping(self, column: int, depth: int) -> Mapped:
        """Read the keys that begin in a column (from 0), up to a row further left."""
        if depth > self._deepest:
            raise Odd
        rows, known, at, pad = self._rows, self._known, self._at, " " * column
        mapped = Mapped(_NEW(Spot, (at + 1, column + 1)))
        marks: list[int] = []
        plain, last = -1, ""
        # Every row of a file comes by here, and a call for each would take twice as long.
        while True:
            indent, dash, key, value, other, text, _ = row = rows[at]
            if key and indent == pad and not dash:
                at += 1
                if key in mapped:
                    raise Odd
                key = known.setdefault(key, key)
                if value:
                    mapped[key] = value
                    marks += at, column + 1, at, column + len(key) + 3
                    plain, last = at, key
                else:
                    self._at = at
                    mapped[key], line, below = self._value(other, key, column, depth)
                    marks += at, column + 1, line, below
                    at = self._at
            elif _is_remark(row):
                at += 1
            elif at == plain and text and not dash and len(indent) > column:
                mapped[last] = self._join(str(mapped[last]), at, column)
                at = self._at
            else:
                break
        self._close(at, column, len(mapped))
        mapped.mark(marks)
        return mapped

    def _listed(self, column: int, depth: int) -> Listed:
        """Read the items whose signs stand in a column (from 0), up to another row."""
        if depth > self._deepest:
            raise Odd
        rows, at, pad = self._rows, self._at, " " * column
        listed = Listed(_NEW(Spot, (at + 1, column + 1)))
        marks: list[int] = []
        plain = -1
        while True:
            indent, dash, key, value, other, text, rest = row = rows[at]
            if dash and indent == pad:
                at += 1
                marks += at, column + 3
                if text:
                    listed.append(text)
                    plain = at
                    continue
                self._at = at
                if key:
                    self._at, rows[at - 1] = at - 1, (f"{pad}  ", "", key, value, other, "", "")
                    listed.append(self._mapping(column + 2, depth + 1))
                else:
                    listed.append(self._one(rest, at, column + 3, column, depth))
                at = self._at
            elif _is_remark(row):
                at += 1
            elif at == plain and text and not dash and len(indent) > column:
                listed[-1] = self._join(str(listed[-1]), at, column)
                at = self._at
            else:
                break
        self._close(at, column, len(listed))
        listed.mark(marks)
        return listed

    def _close(self, at: int, column: int, size: int) -> None:
        """Leave a mapping or list at the row behind it, which must belong to something else."""
        indent, dash, *_ = row = self._rows[at]
        self._at = at
        self._left -= size
        behind = len(indent) < column or row is _END or (len(indent) == column and not dash)
        if not behind or self._left < 0:
            raise Odd

    def _value(self, other: str, key: str, column: int, depth: int) -> tuple[Tree, int, int]:
        """Return the value behind or below a key in a column, with its line and column from 1."""
        line, shown = self._at, other.lstrip(" ")
        if shown and shown[0] != "#":
            beside = column + len(key) + 3 + len(other) - len(shown)
            value = self._one(shown, line, beside, column, depth)
            return (value, line, beside) if value != "" else (value, line, column + 1)
        if shown[1:2] not in {"", " "}:
            raise Odd
        self._skip()
        indent, dash, name, _, _, text, _ = row = self._rows[self._at]
        width, below = len(indent), self._at + 1
        if dash and width >= column:
            return self._listed(width, depth + 1), below, width + 1
        if width <= column or row is _END:
            return "", line, column + 1
        if name:
            return self._mapping(width, depth + 1), below, width + 1
        if not text:
            raise Odd
        self._at = below
        return self._join(text, below, column), below, width + 1

    def _one(self, other: str, line: int, beside: int, column: int, depth: int) -> Tree:
        """Return the value that begins in a row; what it belongs to stands in a column."""
        if not other:
            raise Odd
        if other[0] in "|>":
            return self._block(other, column)
        return self._inline.read(other, line, beside, depth)

    def _join(self, text: str, at: int, column: int) -> str:
        """Return a plain text that goes on in the rows from `at` that are further right."""
        parts = [text]
        while True:
            indent, dash, key, _, _, more, _ = self._rows[at]
            if not more or dash or key or len(indent) <= column:
                break
            parts.append(more)
            at += 1
        self._at = at
        return " ".join(parts)

    def _block(self, head: str, column: int) -> str:
        """Return the text of the rows below a `|` or a `>` that are further right."""
        rows, at = self._rows, self._at
        found, width = _BLOCK.fullmatch(head), len(rows[at][0])
        if not found or width <= column or _is_blank(rows[at]):
            raise Odd
        lines: list[str] = []
        while len(indent := rows[at][0]) >= width or _is_blank(rows[at]):
            lines.append(indent[width:] + _line_of(rows[at]))
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
