"""What a look over a half-typed file has found so far."""

import re
from typing import NamedTuple

from tui.core.tree import Path, Spot

_WORD = re.compile(r"[^\s\"'{]*$")


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


class Level(NamedTuple):
    """Something that is open: a mapping or list in lines, or in brackets."""

    indent: int
    """Column of its keys or dashes; -1 within brackets."""
    path: Path
    is_list: bool = False


class Notes:
    """Keys with their places and texts, what is open, and where the cursor is."""

    def __init__(self, at: Spot) -> None:
        """Start at the top of a file; `at` is where the cursor stands."""
        self.at = at
        self.texts: dict[Path, str] = {}
        self.spots: dict[Path, Spot] = {}
        self.names: dict[Path, dict[str, None]] = {}
        """The keys of each mapping, in order."""
        self.levels: list[Level] = [Level(0, ())]
        self.key: Path = ()
        """The key, or the item of a list, that was read last."""
        self.cursor: Cursor | None = None
        self._counts: dict[Path, int] = {}

    @property
    def below(self) -> Path:
        """What something that begins further right belongs to."""
        path = self.levels[-1].path
        return self.key if self.key[: len(path)] == path else path

    def note_key(self, name: str, spot: Spot, text: str) -> None:
        """Note a key of the mapping that is open."""
        self.key = (*self.levels[-1].path, name)
        self.names.setdefault(self.key[:-1], {})[name] = None
        self.spots.setdefault(self.key, spot)
        self.texts.setdefault(self.key, text)

    def begin_list(self, path: Path) -> None:
        """Count the items of a list from the start."""
        self._counts[path] = -1

    def next_item(self, path: Path) -> None:
        """Go to the next item of a list."""
        self._counts[path] = self._counts.get(path, -1) + 1
        self.key = (*path, self._counts[path])

    def set_cursor(self, path: Path, key: str, before: str) -> None:
        """Note that the cursor stands behind some text."""
        word = _WORD.search(before)
        typed = word[0] if word else ""
        start = Spot(self.at.line, self.at.column - len(typed))
        self.cursor = Cursor(path, key, typed, start, before)
