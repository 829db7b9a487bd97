"""A report as tables: what every form of it (text, Markdown, CSV, JSON, a page) is written from."""

from typing import NamedTuple, TypeAlias

from tui.core.report.interval import Share
from tui.core.words import mark, say, say_number

TEXT, NUMBER, SHARE, MINUTES, CHANGE = "text", "number", "share", "minutes", "change"
"""Kinds of columns; of shares the cell is a `Share`, minutes and changes are fractions."""

BARS, INTERVALS, TREND = "bars", "intervals", "trend"
"""Kinds of charts: a length for each row, a share with its interval, a course over time."""

Cell: TypeAlias = "str | int | float | Share | None"
"""None: there is nothing to say."""


class Column(NamedTuple):
    """One column of a table."""

    name: str
    """Also the key in JSON, so it is not said before it is shown."""
    kind: str = TEXT

    @property
    def said(self) -> str:
        """The name in the language of the reader."""
        return say(self.name)


class Chart(NamedTuple):
    """How a table is drawn."""

    kind: str
    label: int
    """Number of the column that names each row."""
    value: int
    """Number of the column that is drawn."""
    unit: str
    """What the numbers are."""


class Table(NamedTuple):
    """One question that a report answers."""

    id: str
    title: str
    about: str
    """How to read it, in a sentence or two."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: Chart | None = None
    empty: str = mark("Nothing of this kind was counted.")
    left_off: int = 0
    """Rows that were left off, the least important ones."""


class Report(NamedTuple):
    """Everything that was asked for."""

    title: str
    source: str
    """Where the cases are from: this desk's journal, or the team store."""
    since: str
    before: str
    """First day counted and first day not counted any more, as YYYY-MM-DD; empty: no bound."""
    made: str
    """Day on which it was made."""
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


def shorten(table: Table, most: int) -> Table:
    """Return a table with its first rows alone, and how many were left off."""
    left_off = table.left_off + max(0, len(table.rows) - most)
    return table._replace(rows=table.rows[:most], left_off=left_off)


def say_cell(cell: Cell, kind: str) -> str:
    """Return a cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, Share):
        return _say_share(cell)
    if isinstance(cell, str):
        return cell
    if kind == CHANGE:
        return say("{cell:+.0f} points", cell=100 * cell)
    return say_number(cell, ",.1f" if kind == MINUTES or isinstance(cell, float) else ",")


def _say_share(share: Share) -> str:
    if not share.whole:
        return "-"
    low, high = round(100 * share.low), round(100 * share.high)
    return say("{value:.0f}% ({low} to {high})", value=100 * share.value, low=low, high=high)


def drawn_rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows that a chart draws: those with a name and something counted."""
    chart = table.chart
    if chart is None:
        return ()
    return tuple(row for row in table.rows if row[chart.label] and _is_drawn(row[chart.value]))


def _is_drawn(cell: Cell) -> bool:
    return cell.whole > 0 if isinstance(cell, Share) else cell is not None


def is_right(column: Column) -> bool:
    """Tell whether a column stands at the right edge, as numbers do."""
    return column.kind != TEXT


def size_of(cell: Cell) -> float:
    """Return how large a cell is drawn."""
    if isinstance(cell, Share):
        return cell.value
    return float(cell) if isinstance(cell, (int, float)) else 0.0
