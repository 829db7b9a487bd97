"""Changes of a text at given places, which leave every other character as it is."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Some characters of one line that others take the place of; counted from 1."""

    line: int
    column: int
    length: int
    text: str


class Fix(NamedTuple):
    """Something that is mended, by one edit or several that belong together."""

    file: str
    code: str
    """The fault; empty for what is only untidy."""
    says: str
    """What it does, as the end of `FILE:LINE: `."""
    edits: tuple[Edit, ...]

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.edits[0].line


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with some places changed; of edits that overlap the first one counts."""
    lines = text.split("\n")
    ends: dict[int, int] = {}
    kept = []
    for edit in sorted(edits, key=lambda each: each[:3]):
        if edit.column >= ends.get(edit.line, 0) and 0 < edit.line <= len(lines):
            ends[edit.line] = edit.column + edit.length
            kept.append(edit)
    for line, column, length, new in reversed(kept):
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + new + old[column - 1 + length :]
    return "\n".join(lines)
