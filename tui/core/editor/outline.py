"""What a file says line by line, also while it is being typed and no parser could read it.

Only indentation, dashes, keys, brackets and quotes are looked at. That is enough to know what
the cursor stands in, and never fails.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.tree import Path, Spot

_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s#{}\[\],&*!|>'"%@`-][^#{}\[\],'"]*?|-[^\s]\S*?)\s*:(?=\s|$)""")
_DASH = re.compile(r"-(\s+|$)")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?$")
_OPENING, _CLOSING = "{[", "}]"


class Cursor(NamedTuple):
    """Where somebody types."""

    path: Path
    """The mapping or the item of a list that it is in."""
    key: str
    """The key whose value is typed; empty when a key is, or the item itself."""
    typed: str
    """The word before the cursor."""
    start: Spot
    """Where that word begins."""
    text: str = ""
    """All that stands before the cursor of the value."""


class Outline(NamedTuple):
    """The keys of a file with their texts, and what was open at the cursor."""

    texts: Mapping[Path, str]
    """What stands right behind each key, as it was typed; empty for what holds more."""
    spots: Mapping[Path, Spot]
    """Where each key stands."""
    cursor: Cursor

    def children(self, path: Path) -> list[str]:
        """Return the keys that stand directly in a mapping."""
        depth = len(path)
        return [
            name
            for each in self.spots
            if len(each) == depth + 1 and each[:depth] == path and isinstance(name := each[-1], str)
        ]


class _Level(NamedTuple):
    """Something that is open: a mapping or list in lines, or in brackets."""

    indent: int
    """Column of its keys or dashes; -1 within brackets."""
    path: Path
    is_list: bool = False


def read_outline(lines: Sequence[str], line: int, column: int) -> Outline:
    """Look a file over up to its end, and remember what is open at a place.

    Args:
        lines: of the file.
        line: of the cursor, from 1.
        column: of the cursor, from 1; it stands before the character there.
    """
    scan = _Scan(Spot(line, column))
    for number, text in enumerate(lines, 1):
        scan.read_line(number, text)
    return Outline(scan.texts, scan.spots, scan.cursor or Cursor((), "", "", scan.at))


class _Scan:
    """Goes through a file once."""

    def __init__(self, at: Spot) -> None:
        self.at = at
        self.texts: dict[Path, str] = {}
        self.spots: dict[Path, Spot] = {}
        self.cursor: Cursor | None = None
        self.levels: list[_Level] = [_Level(0, ())]
        self.open: list[str] = []
        """Closing brackets awaited; while there are any, indentation says nothing."""
        self.block = -1
        """Indentation of the key of a text in several lines; -1 outside such a text."""
        self.counts: dict[Path, int] = {}
        self.key: Path = ()

    def read_line(self, number: int, text: str) -> None:
        stripped = text.strip()
        indent = len(text) - len(text.lstrip())
        if self._is_text(stripped, indent):
            self._mark_text(number, text)
            return
        if not self.open:
            self._indent(number, text, indent)
            return
        self._inline(number, text, 0)

    def _is_text(self, stripped: str, indent: int) -> bool:
        """Tell whether a line belongs to a text in several lines."""
        if self.block >= 0 and stripped and indent <= self.block:
            self.block = -1
        return self.block >= 0

    def _mark_text(self, number: int, text: str) -> None:
        if number == self.at.line and self.at.column - 1 > self.block:
            self._set_cursor(self.key[:-1], str(self.key[-1]), text[: self.at.column - 1])

    # --- lines --------------------------------------------------------------------------------

    def _indent(self, number: int, text: str, indent: int) -> None:
        here = number == self.at.line
        if here and self.at.column - 1 <= indent:
            self._close(self.at.column - 1, is_dash=False)
            self._set_cursor(self._path_at(self.at.column - 1), "", "")
        if not text.strip() or text.lstrip().startswith("#"):
            return
        place = indent
        self._close(indent, is_dash=bool(_DASH.match(text, indent)))
        while found := _DASH.match(text, place):
            self._open_item(place)
            place = found.end()
            if here and found.start() < self.at.column - 1 <= place:
                self._set_cursor(self.levels[-1].path, "", "")
        found = _KEY.match(text, place)
        if found is None:
            self._plain(number, text, place)
        else:
            self._open_key(number, text, found)

    def _path_at(self, column: int) -> Path:
        """Return what a line that begins at a column belongs to."""
        level = self.levels[-1]
        holds_more = not self.texts.get(self.key, "x")
        is_below = column > level.indent and self.key[: len(level.path)] == level.path
        return self.key if is_below and holds_more else level.path

    def _close(self, indent: int, *, is_dash: bool) -> None:
        """Leave whatever is further right."""
        while len(self.levels) > 1:
            level = self.levels[-1]
            if level.indent < indent or (level.indent == indent and not (level.is_list ^ is_dash)):
                break
            if level.indent == indent and is_dash and not level.is_list:
                break
            self.levels.pop()

    def _open_item(self, indent: int) -> None:
        level = self.levels[-1]
        if not (level.is_list and level.indent == indent):
            path = self.key if self.key[: len(level.path)] == level.path else level.path
            level = _Level(indent, path, is_list=True)
            self.levels.append(level)
        count = self.counts.get(level.path, -1) + 1
        self.counts[level.path] = count
        self.key = (*level.path, count)
        self.levels.append(_Level(indent + 1, self.key))

    def _open_key(self, number: int, text: str, found: re.Match[str]) -> None:
        level = self._level_at(found.start())
        name = found[1].strip("\"'")
        self.key = (*level.path, name)
        self.spots.setdefault(self.key, Spot(number, found.start() + 1))
        rest = text[found.end() :]
        self.texts.setdefault(self.key, _plain_text(rest))
        if number == self.at.line and found.start() < self.at.column <= found.end():
            self._set_cursor(level.path, "", text[found.start() : self.at.column - 1])
        if _BLOCK.match(rest.strip()):
            self.block = found.start()
            return
        self._value(number, text, found.end())

    def _level_at(self, column: int) -> _Level:
        level = self.levels[-1]
        if level.is_list or column > level.indent:
            path = self.key if self.key[: len(level.path)] == level.path else level.path
            level = _Level(column, path)
            self.levels.append(level)
        return level

    def _plain(self, number: int, text: str, place: int) -> None:
        """Read an item of a list, or a key that is still without its colon."""
        if text[place : place + 1] in tuple(_OPENING):
            self._inline(number, text, place)
            return
        if number == self.at.line and place < self.at.column - 1:
            path = self.levels[-1].path
            if path and isinstance(path[-1], str) and place > self.levels[-1].indent:
                path = self.key
            self._set_cursor(path, "", text[place : self.at.column - 1])

    def _value(self, number: int, text: str, place: int) -> None:
        before = text[place : self.at.column - 1]
        if number == self.at.line and place < self.at.column and self.cursor is None:
            self._set_cursor(self.key[:-1], str(self.key[-1]), before.lstrip())
        start = place + len(text[place:]) - len(text[place:].lstrip())
        if text[start : start + 1] in tuple(_OPENING):
            self._inline(number, text, start)

    # --- brackets -----------------------------------------------------------------------------

    def _inline(self, number: int, text: str, place: int) -> None:
        """Read what stands in brackets, from a place on to the end of the line."""
        here = number == self.at.line
        begin = place
        while place < len(text):
            if here and place == self.at.column - 1 and self.open:
                self._inline_cursor(text, begin)
            sign = text[place]
            if sign in "\"'" and not text[begin:place].strip():
                closing = text.find(sign, place + 1)
                end = len(text) if closing < 0 else closing + 1
                if here and place < self.at.column - 1 < end:
                    self._inline_cursor(text, begin)
                place = end
                continue
            if sign == "#" and text[place - 1 : place] in (" ", ""):
                break
            begin = self._sign(number, text, begin, place)
            place += 1
            if not self.open and sign in _CLOSING:
                return
        if here and self.at.column - 1 >= place and self.open:
            self._inline_cursor(text, begin)

    def _sign(self, number: int, text: str, begin: int, place: int) -> int:
        """Follow one character in brackets, and return where the present word begins."""
        sign = text[place]
        if sign in _OPENING:
            self._open_bracket(sign)
        elif sign in _CLOSING:
            if self.open:
                self.open.pop()
                self.levels.pop()
                self.key = self.levels[-1].path
        elif sign == "," and self.open:
            self._next_item()
        elif sign == ":" and text[place + 1 : place + 2] in (" ", "") and self._in_mapping():
            name = text[begin:place].strip().strip("\"'")
            self.key = (*self.levels[-1].path, name)
            self.spots.setdefault(self.key, Spot(number, begin + 1))
            self.texts.setdefault(self.key, _inline_text(text[place + 1 :]))
        else:
            return begin
        return place + 1

    def _in_mapping(self) -> bool:
        return bool(self.open) and self.open[-1] == "}"

    def _open_bracket(self, sign: str) -> None:
        level = self.levels[-1]
        path = self.key if self.key[: len(level.path)] == level.path else level.path
        self.open.append(_CLOSING[_OPENING.index(sign)])
        self.levels.append(_Level(-1, path, is_list=sign == "["))
        self.key = path
        if sign == "[":
            self.counts[path] = -1
            self._next_item()

    def _next_item(self) -> None:
        level = self.levels[-1]
        self.key = level.path
        if level.is_list:
            count = self.counts.get(level.path, -1) + 1
            self.counts[level.path] = count
            self.key = (*level.path, count)

    def _inline_cursor(self, text: str, begin: int) -> None:
        level = self.levels[-1]
        before = text[begin : self.at.column - 1].lstrip()
        if not level.is_list and len(self.key) > len(level.path):
            self._set_cursor(level.path, str(self.key[-1]), before)
        else:
            self._set_cursor(self.key if level.is_list else level.path, "", before)

    def _set_cursor(self, path: Path, key: str, before: str) -> None:
        word = re.search(r"[^\s\"'{]*$", before)
        typed = word[0] if word else ""
        start = Spot(self.at.line, self.at.column - len(typed))
        self.cursor = Cursor(path, key, typed, start, before)


def _plain_text(rest: str) -> str:
    text = rest.strip()
    if text.startswith(tuple(_OPENING)) or _BLOCK.match(text):
        return ""
    return re.split(r"\s#", text, maxsplit=1)[0].strip().strip("\"'")


def _inline_text(rest: str) -> str:
    text = rest.strip()
    if text.startswith(tuple(_OPENING)):
        return ""
    return re.split(r"[,}\]]", text, maxsplit=1)[0].strip().strip("\"'")
