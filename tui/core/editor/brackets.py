"""What stands in brackets: `{a: b, c: [d, e]}`, over several lines too, closed or not yet."""

import re

from tui.core.editor.notes import Level, Notes
from tui.core.tree import Spot

OPENING, CLOSING = "{[", "}]"
_SIGN = re.compile(r"[{}\[\],:\"'#]")
"""All that means anything in brackets; the rest is text."""


class Brackets:
    """Reads brackets character by character."""

    def __init__(self, notes: Notes) -> None:
        """Begin outside of all brackets."""
        self.notes = notes
        self.awaited: list[str] = []
        """Closing brackets still to come; while there are any, indentation says nothing."""

    def read(self, number: int, text: str, place: int) -> None:
        """Read a line from a place on: to its end, or until every bracket is closed."""
        cursor = self.notes.at.column - 1 if number == self.notes.at.line else -1
        begin = place
        while place < len(text):
            sign = _SIGN.search(text, place)
            stop = sign.start() if sign else len(text)
            end = _pass_over(text, begin, stop) if sign else stop
            if self.awaited and place <= cursor < max(end, stop + 1):
                self._mark(text, begin)
            place = end
            if sign is None or end > stop:
                continue
            if self._follow(number, text, begin, place):
                begin = place + 1
            place += 1
            if not self.awaited:
                return
        if cursor >= place:
            self._mark(text, begin)

    def give_up(self) -> None:
        """Leave brackets that were never closed."""
        while self.awaited:
            self._close()

    def _follow(self, number: int, text: str, begin: int, place: int) -> bool:
        """Follow one character; tell whether a new word begins behind it."""
        sign = text[place]
        if sign in OPENING:
            self._open(sign)
        elif sign in CLOSING:
            self._close()
        elif sign == "," and self.awaited:
            self._next()
        elif sign == ":" and text[place + 1 : place + 2] in (" ", "") and self._in_mapping():
            name = text[begin:place].strip().strip("\"'")
            self.notes.note_key(name, Spot(number, begin + 1), _text(text[place + 1 :]))
        else:
            return False
        return True

    def _in_mapping(self) -> bool:
        return bool(self.awaited) and self.awaited[-1] == "}"

    def _open(self, sign: str) -> None:
        notes = self.notes
        path = notes.below
        self.awaited.append(CLOSING[OPENING.index(sign)])
        notes.levels.append(Level(-1, path, is_list=sign == "["))
        notes.key = path
        if sign == "[":
            notes.begin_list(path)
            notes.next_item(path)

    def _close(self) -> None:
        if self.awaited:
            self.awaited.pop()
            self.notes.levels.pop()
            self.notes.key = self.notes.levels[-1].path

    def _next(self) -> None:
        level = self.notes.levels[-1]
        self.notes.key = level.path
        if level.is_list:
            self.notes.next_item(level.path)

    def _mark(self, text: str, begin: int) -> None:
        notes = self.notes
        level = notes.levels[-1]
        before = text[begin : notes.at.column - 1].lstrip()
        if not level.is_list and len(notes.key) > len(level.path):
            notes.set_cursor(level.path, str(notes.key[-1]), before)
        else:
            notes.set_cursor(notes.key if level.is_list else level.path, "", before)


def _pass_over(text: str, begin: int, place: int) -> int:
    """Return where quotes, or a remark, that begin at a place end; the place where none do."""
    if text[place] == "#" and text[place - 1 : place] in (" ", ""):
        return len(text)
    if text[place] not in "\"'" or text[begin:place].strip():
        return place
    closing = text.find(text[place], place + 1)
    return len(text) if closing < 0 else closing + 1


def _text(rest: str) -> str:
    text = rest.strip()
    if text.startswith(tuple(OPENING)):
        return ""
    return re.split(r"[,}\]]", text, maxsplit=1)[0].strip().strip("\"'")
