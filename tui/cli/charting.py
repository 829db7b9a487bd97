"""Charts in the terminal, drawn by plotext where it is installed."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

from tui.core.report.interval import Share
from tui.core.report.table import BARS, INTERVALS, Cell, Table, drawn_rows, size_of
from tui.core.text import visible

MOST_ROWS = 15
NAME = 24
"""Letters of a name beside a bar."""
WIDEST, TALL = 100, 14


def open_charts(width: int, *, is_ascii: bool) -> Callable[[Table], str] | None:
    """Return what draws charts; None when plotext is not installed.

    Args:
        width: cells of a line.
        is_ascii: draw with ASCII signs only.
    """
    try:
        import plotext  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    room = min(width, WIDEST)
    return lambda table: _draw(plotext, table, room, is_ascii=is_ascii)


def is_utf8() -> bool:
    """Tell whether standard output takes more than ASCII."""
    return "utf" in (sys.stdout.encoding or "").lower()


def _draw(plot: Any, table: Table, width: int, *, is_ascii: bool) -> str:
    chart = table.chart
    if chart is None:
        return ""
    rows = drawn_rows(table)
    shown = rows[:MOST_ROWS] if chart.kind in (BARS, INTERVALS) else rows
    labels = [_shorten(str(row[chart.label])) for row in shown]
    cells = [row[chart.value] for row in shown]
    if not cells:
        return ""
    plot.clear_figure()
    plot.theme("clear")
    title = f"{table.title}: {chart.unit}"
    if chart.kind == INTERVALS and not is_ascii:
        _intervals(plot, labels, cells, width)
    elif chart.kind == BARS or is_ascii or len(cells) == 1:
        _bars(plot, labels, cells, width, sign="#" if is_ascii else None)
    else:
        _trend(plot, labels, cells, width)
    drawn = str(plot.uncolorize(plot.build()))
    plot.clear_figure()
    lines = [line.rstrip().removesuffix(".00") for line in drawn.splitlines()]
    return "\n".join([title, *(line for line in lines if line)])


def _shorten(text: str) -> str:
    clean = visible(text)
    return clean if len(clean) <= NAME else f"{clean[: NAME - 1]}~"


def _bars(
    plot: Any, labels: Sequence[str], cells: Sequence[Cell], width: int, sign: str | None
) -> None:
    is_share = any(isinstance(cell, Share) for cell in cells)
    values = [size_of(cell) * (100 if is_share else 1) for cell in cells]
    plot.simple_bar(labels, values, width=width, marker=sign)


def _trend(plot: Any, labels: Sequence[str], cells: Sequence[Cell], width: int) -> None:
    plot.plotsize(width, TALL)
    places = list(range(1, len(cells) + 1))
    plot.plot(places, [size_of(cell) for cell in cells])
    step = max(1, len(labels) // 5)
    plot.xticks(places[::step], list(labels)[::step])
    plot.ylim(0, max(size_of(cell) for cell in cells) or 1)


def _intervals(plot: Any, labels: Sequence[str], cells: Sequence[Cell], width: int) -> None:
    """Draw each share as a dot on the line of its interval, the first row on top."""
    plot.plotsize(width, len(cells) + 4)
    heights = list(range(len(cells), 0, -1))
    for height, cell in zip(heights, cells, strict=True):
        if isinstance(cell, Share):
            plot.plot([100 * cell.low, 100 * cell.high], [height, height], marker="-")
            plot.scatter([100 * cell.value], [height], marker="o")
    plot.yticks(heights, list(labels))
    plot.xlim(0, 100)
    plot.ylim(0.5, len(cells) + 0.5)
    plot.xticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"])
