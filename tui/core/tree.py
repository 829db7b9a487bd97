"""A YAML file as plain values that remember where they stand.

The reader builds these; `core.decode` turns them into a `Flow` or `Library`. A mapping is a
`dict` and a list a `list`, so code that does not care about places sees plain values.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, count, repeat
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

Tree: TypeAlias = "str | Mapped | Listed"
Path: TypeAlias = tuple[str | int, ...]


class Spot(NamedTuple):
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


Places: TypeAlias = "array[int]"
"""Lines and columns of everything in one file, which its mappings and lists share.

As `Spot`s they would take ten times the memory; they become those when somebody asks for one,
which happens where something is wrong.
"""

_FOUR = 4
"""Numbers for each key of a mapping: line and column of the key, then of its value."""


class _Placed:
    """Something of a file, whose places lie among the others of it."""

    if not TYPE_CHECKING:  # what checks types does not see the slots of the classes below
        __slots__ = ()
    _spot: Spot
    _places: "Places | None"
    _start: int
    _end: int
    _spots: Any
    """What was asked for and may have been changed since; None: only the places tell."""

    def __init__(self, spot: Spot) -> None:
        """Start an empty one that begins at `spot`."""
        self._spot = spot
        self._places = self._spots = None

    def mark(self, places: Places, marks: list[int]) -> None:
        """Say where this begins, and then where all that stands in it does.

        Args:
            places: of the file; they are added there.
            marks: line and column of its beginning, then four numbers for each key of a mapping,
                or two for each item of a list, in their order.
        """
        self._start = len(places) + 2
        places.fromlist(marks)
        self._end = len(places)
        self._places = places
        self._spots = None

    @property
    def spot(self) -> Spot:
        """Where it begins."""
        places = self._places
        if places is None:
            return self._spot
        return Spot(places[self._start - 2], places[self._start - 1])


class Mapped(_Placed, dict[str, Tree]):
    """A mapping, with the spots of its keys and of its values.

    Who takes keys out of a mapping that was read asks for them first.
    """

    __slots__ = ("_end", "_places", "_spot", "_spots", "_start")
    _spots: tuple[dict[str, Spot], dict[str, Spot]] | None

    @property
    def key_spots(self) -> dict[str, Spot]:
        """Where each key stands."""
        return self._keep_spots()[0]

    @property
    def value_spots(self) -> dict[str, Spot]:
        """Where each value stands."""
        return self._keep_spots()[1]

    def _keep_spots(self) -> tuple[dict[str, Spot], dict[str, Spot]]:
        if self._spots is None:
            keys, values = self._count_off(0), self._count_off(2)
            self._spots = dict(zip(self, keys, strict=False)), dict(zip(self, values, strict=False))
        return self._spots

    def _count_off(self, first: int) -> Iterator[Spot]:
        places = self._places
        if places is None:
            return iter(())
        begin, end = self._start + first, self._end
        return _spots_of(places[begin:end:_FOUR], places[begin + 1 : end : _FOUR])

    def spotted(self) -> Iterator[tuple[str, Tree, Spot]]:
        """Return each key and value with the spot of the value, without keeping the spots."""
        if self._spots is None and self._places is not None:
            return zip(self, self.values(), self._count_off(2), strict=True)
        return zip(self, self.values(), map(self.value_spots.__getitem__, self), strict=True)

    def value_spot(self, key: str) -> Spot:
        """Return the spot of one value, without keeping the others."""
        if self._spots is None and self._places is not None:
            place = self._find(key) + 2
            return Spot(self._places[place], self._places[place + 1])
        return self.value_spots[key]

    def move(self, key: str, spot: Spot) -> None:
        """Say that the value of a key stands elsewhere."""
        if self._spots is None and self._places is not None:
            place = self._find(key) + 2
            self._places[place], self._places[place + 1] = spot
        else:
            self.value_spots[key] = spot

    def take_out(self, key: str) -> None:
        """Take a key out, with its places."""
        if self._spots is not None:
            del self.key_spots[key], self.value_spots[key]
        elif self._places is not None:
            place = self._find(key)
            self._end -= _FOUR
            self._places[place : self._end] = self._places[place + _FOUR : self._end + _FOUR]
        del self[key]

    def _find(self, key: str) -> int:
        """Return where the numbers of a key begin."""
        return self._start + list(self).index(key) * _FOUR


class Listed(_Placed, list[Tree]):
    """A list, with the spots of its items."""

    __slots__ = ("_end", "_places", "_spot", "_spots", "_start")
    _spots: list[Spot] | None

    @property
    def item_spots(self) -> list[Spot]:
        """Where each item stands."""
        if self._spots is None:
            self._spots = list(self._count_off())
        return self._spots

    def _count_off(self) -> Iterator[Spot]:
        places = self._places
        if places is None:
            return iter(())
        begin, end = self._start, self._end
        return _spots_of(places[begin:end:2], places[begin + 1 : end : 2])

    def spotted(self) -> Iterator[tuple[Tree, Spot]]:
        """Return each item with its spot, without keeping the spots."""
        return zip(self, self._count_off() if self._spots is None else self._spots, strict=True)


def _spots_of(lines: Sequence[int], columns: Sequence[int]) -> Iterator[Spot]:
    # Not `Spot(...)`, which takes several times as long: every value of a file comes by here.
    return map(tuple.__new__, repeat(Spot), zip(lines, columns, strict=True))


def find_spot(root: Tree, path: Path, *, key: bool = False) -> Spot:
    """Return where `path` stands in `root`, or the nearest thing above it that exists.

    Args:
        root: the whole file.
        path: keys and indexes from the top.
        key: the spot of the last key itself instead of its value.
    """
    spot = root.spot if isinstance(root, (Mapped, Listed)) else Spot(1, 1)
    here: Tree = root
    for depth, name in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(here, Mapped) and isinstance(name, str) and name in here:
            spot = here.key_spots[name] if key and last else here.value_spots[name]
            here = here[name]
        elif isinstance(here, Listed) and isinstance(name, int) and name < len(here):
            spot = here.item_spots[name]
            here = here[name]
        else:
            break
    return spot


class Allowance(NamedTuple):
    """A remark that lets warnings stand."""

    spot: Spot
    line: int
    """The line whose warnings it is about."""
    codes: tuple[str, ...]


class Lines(Sequence[str]):
    """The lines of a file, kept as one text: a list of them takes three times the memory."""

    __slots__ = ("_known_starts", "_text")

    def __init__(self, text: str) -> None:
        """Keep a text; its lines are looked for when one is asked for."""
        self._text = text
        self._known_starts: array[int] | None = None

    @property
    def _starts(self) -> "array[int]":
        if self._known_starts is None:
            ends = accumulate(map(len, self), initial=0)
            self._known_starts = array("I", map(add, ends, count()))  # a line end after each
        return self._known_starts

    def __iter__(self) -> Iterator[str]:
        """Iterate over the lines."""
        return iter(self._text.split("\n"))

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return one line, counted from 0, or some."""
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        return self._text[self._starts[number] : self._starts[number + 1] - 1]

    def __len__(self) -> int:
        """Count the lines."""
        return len(self._starts) - 1

    def __eq__(self, other: object) -> bool:
        """Tell whether these are the same lines."""
        return isinstance(other, Lines) and self._text == other._text

    def __hash__(self) -> int:
        """Return the same for the same lines."""
        return hash(self._text)


class Source(NamedTuple):
    """A file that was read: its name as shown to people, its tree and its lines."""

    file: str
    tree: Mapped
    lines: Sequence[str] = ()
    allowed: tuple[Allowance, ...] = ()
