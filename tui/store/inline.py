"""Values that stand in one row of ordinary YAML: plain, in quotes or in brackets."""

import re

from tui.core.tree import Listed, Mapped, Places, Tree

_SAFE = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=\w))"
"""What a plain text may begin with here; YAML knows more, which is left to the parser."""

SIMPLE = rf"{_SAFE}[^\n:#]*+(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*+)*+(?<! )"
"""A plain text of one row outside of brackets."""

KEY = r"(\w[^\n:#]{0,500}+(?<! ))"
"""A plain key outside of brackets; a parser refuses one of more than 1,024 signs."""

_PLAIN = re.compile(SIMPLE)
_BARE = rf"{_SAFE}[^:#,\[\]{{}}]*+(?:(?::(?=[^\s,\[\]{{}}?])|(?<=\S)#)[^:#,\[\]{{}}]*+)*+"
_IN_BRACKETS = re.compile(_BARE)
_KEY = re.compile(r"(\w[^:#,\[\]{}]{0,500}+(?<! )): +")
_SHORT = rf"(?:({_BARE})|\"([^\"\\]*+)\" *)(?:, *|([\]}}]))"
"""A plain text, or one in quotes with nothing escaped, and the comma or bracket behind it."""
_ITEM = re.compile(_SHORT)
_PAIR = re.compile(_KEY.pattern + _SHORT)
_WORDS = re.compile(r"\[(\w[\w-]*+(?:, \w[\w-]*+)*+)\]")
"""A list of ids, as many are."""
_DOUBLE = re.compile(r'"((?:[^"\\]|\\["\\])*+)"')
_SINGLE = re.compile(r"'((?:[^']|'')*+)'(?!')")
_ESCAPED = re.compile(r'\\(["\\])')
_TAIL = re.compile(r"(?: +(?:#(?!\S).*)?)?")
_NEW_MAPPED, _NEW_LISTED = Mapped.__new__, Listed.__new__


class Odd(Exception):
    """Something that the parser has to look at."""


class Inline:
    """Reads the values of one row after another."""

    __slots__ = ("_at", "_column", "_deepest", "_known", "_line", "_places", "_row", "count")

    def __init__(self, known: dict[str, str], places: Places, deepest: int) -> None:
        """Share the keys that are kept once, and the places; brackets may nest so deep in all."""
        self.count = 0
        """Keys and items in brackets so far."""
        self._known = known
        self._places = places
        self._deepest = deepest
        self._row = ""
        self._line = self._column = self._at = 0

    def read(self, row: str, line: int, column: int, depth: int) -> Tree:
        """Return the value that a row holds, up to its end.

        Args:
            row: from the first sign of the value on.
            line: of the row, from 1.
            column: of the first sign, from 1.
            depth: how many lists and mappings it stands in.

        Raises:
            Odd: it is not ordinary.
        """
        if words := _WORDS.fullmatch(row):
            return self._words(words[1].split(", "), line, column, depth)
        self._row, self._line, self._column, self._at = row, line, column, 0
        first = row[0]
        if first in "[{\"'":
            value = self._value(depth)
            if not _TAIL.fullmatch(row, self._at):
                raise Odd
            return value
        text, remark, note = row.partition(" #")
        text = text.rstrip(" ")
        if (remark and note[:1] not in ("", " ")) or not _PLAIN.fullmatch(text):
            raise Odd
        return text

    def _words(self, words: list[str], line: int, column: int, depth: int) -> Listed:
        """Return a list of ids, which many are."""
        if depth >= self._deepest:
            raise Odd
        marks, at = [line, column], column + 1
        for word in words:
            marks += line, at
            at += len(word) + 2
        self.count += len(words)
        listed = _NEW_LISTED(Listed)
        listed += words
        listed.mark(self._places, marks)
        return listed

    def _value(self, depth: int) -> Tree:
        """Read the value that begins where the row was read up to."""
        row, at = self._row, self._at
        first = row[at : at + 1]
        if first == "{":
            return self._mapping(depth + 1)
        if first == "[":
            return self._listed(depth + 1)
        if first == '"':
            found = _DOUBLE.match(row, at)
            text = found and (_ESCAPED.sub(r"\1", found[1]) if "\\" in found[1] else found[1])
        elif first == "'":
            found = _SINGLE.match(row, at)
            text = found and found[1].replace("''", "'")
        else:
            found = _IN_BRACKETS.match(row, at)
            text = found and found[0].rstrip(" ")
        if not found or text is None:
            raise Odd
        self._at = found.end()
        return text

    def _open(self, depth: int) -> list[int]:
        """Go past an opening bracket and return where it stands."""
        if depth > self._deepest:
            raise Odd
        begin = self._column + self._at
        self._at += 1
        self._skip()
        return [self._line, begin]

    def _skip(self) -> None:
        row, at = self._row, self._at
        while row[at : at + 1] == " ":
            at += 1
        self._at = at

    def _goes_on(self, end: str) -> bool:
        """Go past what stands behind a value: a comma, or else the closing bracket."""
        self._skip()
        sign = self._row[self._at : self._at + 1]
        self._at += 1
        if sign == end:
            return False
        if sign != ",":
            raise Odd
        self._skip()
        return True

    def _closes(self, end: str) -> bool:
        """Go past the closing bracket, if it stands here."""
        if self._row[self._at : self._at + 1] != end:
            return False
        self._at += 1
        return True

    def _mapping(self, depth: int) -> Mapped:
        marks = self._open(depth)
        mapped = _NEW_MAPPED(Mapped)
        line, column, row, known = self._line, self._column, self._row, self._known
        is_open = not self._closes("}")
        value: Tree
        while is_open:
            begin = self._at
            if found := _PAIR.match(row, begin):  # most values; the long way gives the same
                name, bare, quoted, end = found.groups()
                value, below = (
                    (bare.rstrip(" "), found.start(2)) if bare else (quoted, found.start(3) - 1)
                )
                is_open, self._at = end is None, found.end()
                if end == "]":
                    raise Odd
            elif found := _KEY.match(row, begin):
                name, self._at = found[1], found.end()
                below = self._at
                value = self._value(depth)
                is_open = self._goes_on("}")
            else:
                raise Odd
            if name in mapped:
                raise Odd
            mapped[known.setdefault(name, name)] = value
            marks += line, column + begin, line, column + (below if value != "" else begin)
        self.count += len(mapped)
        mapped.mark(self._places, marks)
        return mapped

    def _listed(self, depth: int) -> Listed:
        marks = self._open(depth)
        listed = _NEW_LISTED(Listed)
        line, column, row = self._line, self._column, self._row
        is_open = not self._closes("]")
        while is_open:
            begin = self._at
            marks += line, column + begin
            if found := _ITEM.match(row, begin):
                bare, quoted, end = found.groups()
                listed.append(bare.rstrip(" ") if bare else quoted)
                is_open, self._at = end is None, found.end()
                if end == "}":
                    raise Odd
            else:
                listed.append(self._value(depth))
                is_open = self._goes_on("]")
        self.count += len(listed)
        listed.mark(self._places, marks)
        return listed
