"""What a file says line by line, also while it is being typed and no parser could read it.

Only indentation, dashes, keys, brackets and quotes are looked at. That is enough to know what
the cursor stands in, and never fails.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.editor.brackets import OPENING, Brackets
from tui.core.editor.notes import Cursor, Level, Notes
from tui.core.tree import Path, Spot

_KEY = re.compile(
    r"""("[^"]*"|'[^']*'|[^\s#{}\[\],&*!|>'"%@`-][^#{}\[\],'"]*?|-[^\s]\S*?)\s*:(?=\s|$)"""
)
_DASH = re.compile(r"-(\s+|$)")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?$")


class Outline(NamedTuple):
    """The keys of a file with their texts, and what was open at the cursor."""

    texts: Mapping[Path, str]
    """What stands right behind each key, as it was typed; empty for what holds more."""
    spots: Mapping[Path, Spot]
    """Where each key stands."""
    names: Mapping[Path, Mapping[str, None]]
    """The keys of each mapping, in order."""
    cursor: Cursor

    def children(self, path: Path) -> list[str]:
        """Return the keys that stand directly in a mapping."""
        return list(self.names.get(path, ()))


def read_outline(lines: Sequence[str], line: int, column: int) -> Outline:
    """Look a file over, and remember what is open at a place.

    Args:
        lines: of the file.
        line: of the cursor, from 1.
        column: of the cursor, from 1; it stands before the character there.
    """
    notes = Notes(Spot(line, column))
    scan = _Lines(notes)
    for number, text in enumerate(lines, 1):
        scan.read(number, text)
    cursor = notes.cursor or Cursor((), "", "", notes.at)
    return Outline(notes.texts, notes.spots, notes.names, cursor)


class _Lines:
    """Goes through a file once, line by line."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.brackets = Brackets(notes)
        self.block = -1
        """Indentation of the key of a text in several lines; -1 outside such a text."""

    def read(self, number: int, text: str) -> None:
        indent = len(text) - len(text.lstrip())
        if self.block >= 0 and text.strip() and indent <= self.block:
            self.block = -1
        if self.block >= 0:
            self._mark_text(number, text)
        elif self.brackets.awaited and not self._begins_anew(text, indent):
            self.brackets.read(number, text, 0)
        else:
            self.brackets.give_up()
            self._read_plain(number, text, indent)

    def _begins_anew(self, text: str, indent: int) -> bool:
        """Tell whether a line cannot belong to brackets that were never closed."""
        begun = next(each.indent for each in reversed(self.notes.levels) if each.indent >= 0)
        return indent <= begun and bool(_KEY.match(text, indent) or _DASH.match(text, indent))

    def _cursor(self, number: int) -> int:
        """Return where in a line the cursor stands, from 0; -1 when it is in another one."""
        return self.notes.at.column - 1 if number == self.notes.at.line else -1

    def _mark_text(self, number: int, text: str) -> None:
        cursor = self._cursor(number)
        if cursor > self.block:
            self.notes.set_cursor(self.notes.key[:-1], str(self.notes.key[-1]), text[:cursor])

    def _read_plain(self, number: int, text: str, indent: int) -> None:
        cursor = self._cursor(number)
        if 0 <= cursor <= indent:
            self._close(cursor, is_dash=False)
            self.notes.set_cursor(self._path_at(cursor), "", "")
        if not text.strip() or text.lstrip().startswith("#"):
            return
        place = indent
        self._close(indent, is_dash=bool(_DASH.match(text, indent)))
        while found := _DASH.match(text, place):
            self._open_item(place)
            place = found.end()
            if found.start() < cursor <= place:
                self.notes.set_cursor(self.notes.levels[-1].path, "", "")
        found = _KEY.match(text, place)
        if found is None:
            self._read_item(number, text, place)
        else:
            self._read_key(number, text, found)

    def _path_at(self, column: int) -> Path:
        """Return what a line that begins at a column belongs to."""
        notes = self.notes
        holds_more = not notes.texts.get(notes.key, "x")
        is_below = column > notes.levels[-1].indent
        return notes.below if is_below and holds_more else notes.levels[-1].path

    def _close(self, indent: int, *, is_dash: bool) -> None:
        """Leave whatever is further right."""
        levels = self.notes.levels
        while len(levels) > 1:
            level = levels[-1]
            is_sibling = level.indent == indent and (is_dash or not level.is_list)
            if level.indent < indent or is_sibling:
                break
            levels.pop()

    def _open_item(self, indent: int) -> None:
        notes = self.notes
        level = notes.levels[-1]
        if not (level.is_list and level.indent == indent):
            level = Level(indent, notes.below, is_list=True)
            notes.levels.append(level)
        notes.next_item(level.path)
        notes.levels.append(Level(indent + 1, notes.key))

    def _read_key(self, number: int, text: str, found: re.Match[str]) -> None:
        notes, cursor = self.notes, self._cursor(number)
        level = notes.levels[-1]
        if level.is_list or found.start() > level.indent:
            notes.levels.append(Level(found.start(), notes.below))
        rest = text[found.end() :]
        name = found[1].strip("\"'")
        notes.note_key(name, Spot(number, found.start() + 1), _plain_text(rest))
        if found.start() < cursor < found.end():
            notes.set_cursor(notes.levels[-1].path, "", text[found.start() : cursor])
        if cursor >= found.end():
            notes.set_cursor(notes.key[:-1], name, text[found.end() : cursor].lstrip())
        if _BLOCK.match(rest.strip()):
            self.block = found.start()
            return
        start = len(text) - len(rest.lstrip())
        if text[start : start + 1] in tuple(OPENING):
            self.brackets.read(number, text, start)

    def _read_item(self, number: int, text: str, place: int) -> None:
        """Read an item of a list, or a key that is still without its colon."""
        cursor = self._cursor(number)
        if text[place : place + 1] in tuple(OPENING):
            self.brackets.read(number, text, place)
        elif place < cursor:
            self.notes.set_cursor(self._path_at(place), "", text[place:cursor])


def _plain_text(rest: str) -> str:
    text = rest.strip()
    if text.startswith(tuple(OPENING)) or _BLOCK.match(text):
        return ""
    return re.split(r"\s#", text, maxsplit=1)[0].strip().strip("\"'")
