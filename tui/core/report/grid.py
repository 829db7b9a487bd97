"""A table as lines for a terminal: nothing is cut.

Cells wrap between words; where there is no room for columns the rows stand stacked.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tui.core.report.table import Column, Table, is_right, say_cell
from tui.core.text import visible

NARROWEST = 20
"""Cells of the narrowest column of text; where that is too much, the rows stand stacked."""
_GAP = 2
_PAIR = 2
"""Lines of a row that still reads as one without a blank line between."""
_PLACES = (("Flow", "Node"), ("Flow", "Id"))
"""Columns of ids: they stand under the words that they belong to."""


class _Grid(NamedTuple):
    """What is laid out: for each row its cells, for each cell its lines before wrapping."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    """For each cell what it says, and the id that stands under it."""


def lay_grid(table: Table, width: int) -> Iterator[str]:
    """Yield a table as lines.

    Args:
        table: with at least one row.
        width: cells of a line.
    """
    grid = _gather(table)
    widths = _measure(grid)
    room = width - _GAP * (len(widths) - 1)
    if not _squeeze(widths, grid.columns, room):
        yield from _stack(grid, width)
        return
    yield from _lines([(c.said, "") for c in grid.columns], widths, grid.columns)
    yield (" " * _GAP).join("-" * each for each in widths)
    rows = [list(_lines(row, widths, grid.columns)) for row in grid.rows]
    is_loose = any(len(lines) > _PAIR for lines in rows)
    for number, lines in enumerate(rows):
        if number and is_loose:
            yield ""
        yield from lines


def fold(text: str, width: int) -> list[str]:
    """Return a text as lines of at most so many cells, broken between words where it can be."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if cells_of(joined) <= width:
            lines[-1] = joined
            continue
        whole, rest = _chop(word, max(_GAP, width))
        lines = [*(lines if lines != [""] else []), *whole, rest]
    return lines


def cells_of(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _chop(word: str, width: int) -> tuple[list[str], str]:
    """Break a word that is longer than a line, after a stroke where there is one near the end."""
    whole: list[str] = []
    while cells_of(word) > width:
        end = taken = 0
        while taken + _width(word[end]) <= width:
            taken += _width(word[end])
            end += 1
        stroke = max(word.rfind(sign, 0, end) for sign in "-/")
        end = stroke + 1 if stroke > end // 2 else end
        whole.append(word[:end])
        word = word[end:]
    return whole, word


def _gather(table: Table) -> _Grid:
    """Take what is worth showing, with ids under the words that they belong to."""
    columns = table.columns
    names = tuple(column.name for column in columns[:2])
    ids: tuple[int, ...] = ()
    main = 0
    if names == _PLACES[0] and len(columns) > _PAIR:
        ids, main = (0, 1), 2
    elif names == _PLACES[1]:
        ids = (1,)
    shown = [
        at
        for at in range(len(columns))
        if at not in ids and any(row[at] not in (None, "") for row in table.rows)
    ]
    rows: list[tuple[tuple[str, str], ...]] = []
    for row in table.rows:
        place = "/".join(visible(str(row[at])) for at in ids if row[at])
        said = {at: visible(say_cell(row[at], columns[at].kind)) for at in shown}
        rows.append(tuple((said[at], place if at == main else "") for at in shown))
    return _Grid(tuple(columns[at] for at in shown), tuple(rows))


def _measure(grid: _Grid) -> list[int]:
    """Return the cells that each column would like; names over numbers may wrap."""
    widths: list[int] = []
    for at, column in enumerate(grid.columns):
        name = _half(column.said) if is_right(column) else cells_of(column.said)
        cells = [max(cells_of(said), cells_of(place) + _GAP * bool(place))
                 for said, place in (row[at] for row in grid.rows)]  # fmt: skip
        widths.append(max(name, *cells))
    return widths


def _half(name: str) -> int:
    """Return the cells in which a name fits on two lines."""
    least = max(map(cells_of, name.split()), default=1)
    return next(size for size in range(least, cells_of(name) + 1) if len(fold(name, size)) <= _PAIR)


def _squeeze(widths: list[int], columns: Sequence[Column], room: int) -> bool:
    """Take what is too much from the widest columns of text; False: there is no room for them."""
    while sum(widths) > room:
        texts = [
            at
            for at, column in enumerate(columns)
            if not is_right(column) and widths[at] > NARROWEST
        ]
        if not texts:
            return False
        widths[max(texts, key=lambda at: widths[at])] -= 1
    return True


def _lines(
    row: Sequence[tuple[str, str]], widths: Sequence[int], columns: Sequence[Column]
) -> Iterator[str]:
    cells = [
        [*fold(said, width), *_place(place, width)]
        for (said, place), width in zip(row, widths, strict=True)
    ]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = [
            _pad(part, width, right=is_right(column))
            for part, width, column in zip(parts, widths, columns, strict=True)
        ]
        yield (" " * _GAP).join(padded).rstrip()


def _place(place: str, width: int) -> list[str]:
    if not place:
        return []
    return [f"{' ' * _GAP}{line}" for line in fold(place, width - _GAP)]


def _stack(grid: _Grid, width: int) -> Iterator[str]:
    """Yield each row as a few lines: what it is about, then the rest by name."""
    for number, row in enumerate(grid.rows):
        if number:
            yield ""
        (said, place), *rest = row
        yield from fold(said or "-", width)
        yield from _place(place, width)
        numbers: list[str] = []
        for (cell, _), column in zip(rest, grid.columns[1:], strict=True):
            if cell and is_right(column):
                numbers.append(f"{column.said} {cell}")
            elif cell:
                yield from _indent(f"{column.said}: {cell}", width)
        if numbers:
            yield from _indent("; ".join(numbers), width)


def _indent(text: str, width: int) -> list[str]:
    return [f"{' ' * _GAP}{line}" for line in fold(text, width - _GAP)]


def _pad(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - cells_of(text))
    return blanks + text if right else text + blanks
