"""Charts as SVG: plain shapes, with a text that says what they show."""

from collections.abc import Iterator, Sequence
from html import escape

from tui.core.report.interval import Share
from tui.core.report.table import BARS, INTERVALS, TREND, Cell, Table, drawn_rows, say_cell, size_of
from tui.core.text import visible
from tui.core.words import say, say_number

WIDTH = 720
ROW = 22
NAMES = 200
"""Room for the names of rows."""
NUMBERS = 130
"""Room for the numbers behind them."""
TALL = 180
MOST_ROWS = 20
LETTERS = 28
_TICKS = 4
_HALF_DAY = 40
"""Room for the second half of the last day under a course."""


def draw_chart(table: Table) -> str:
    """Return the chart of a table as SVG; empty where a picture says nothing more."""
    chart = table.chart
    if chart is None or not table.rows:
        return ""
    if chart.kind == TREND:
        return _trend(table) if len(table.rows) > 1 else ""
    rows = drawn_rows(table)[:MOST_ROWS]
    labels = [str(row[chart.label]) for row in rows]
    cells = [row[chart.value] for row in rows]
    if not rows:
        return ""
    shapes = _bars(labels, cells) if chart.kind == BARS else _intervals(labels, cells)
    height = ROW * len(rows) + (ROW if chart.kind == INTERVALS else 0)
    return _frame(table, shapes, height)


def _frame(table: Table, shapes: Iterator[str], height: float) -> str:
    unit = table.chart.unit if table.chart else ""
    name = say(
        "Chart of {title}: {unit}. The same numbers stand in the table below it.",
        title=table.title.lower(),
        unit=unit,
    )
    size = f'viewBox="0 0 {WIDTH} {height + 8:.0f}" xmlns="http://www.w3.org/2000/svg">'
    return "\n".join(
        [
            f'<svg class="chart" role="img" aria-label="{escape(name)}" {size}',
            *shapes,
            "</svg>",
        ]
    )


def _label(text: str, number: int) -> str:
    short = visible(text)
    short = short if len(short) <= LETTERS else f"{short[: LETTERS - 1]}…"
    at = number * ROW + 15
    return f'<text class="name" x="{NAMES - 8}" y="{at}">{escape(short)}</text>'


def _bars(labels: Sequence[str], cells: Sequence[Cell]) -> Iterator[str]:
    most = max(size_of(cell) for cell in cells) or 1.0
    room = WIDTH - NAMES - NUMBERS
    for number, (label, cell) in enumerate(zip(labels, cells, strict=True)):
        width = max(1.0, room * size_of(cell) / most)
        yield _label(label, number)
        yield f'<rect class="bar" x="{NAMES}" y="{number * ROW + 3}" width="{width:.1f}" height="{ROW - 6}"/>'  # noqa: E501 - one shape, one line
        yield f'<text x="{NAMES + width + 6:.1f}" y="{number * ROW + 15}">{escape(say_cell(cell, ""))}</text>'  # noqa: E501


def _intervals(labels: Sequence[str], cells: Sequence[Cell]) -> Iterator[str]:
    room = WIDTH - NAMES - NUMBERS
    bottom = ROW * len(cells)
    for tick in range(_TICKS + 1):
        x = NAMES + room * tick / _TICKS
        yield f'<line class="grid" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{bottom}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{bottom + 15}">{100 * tick // _TICKS}%</text>'
    for number, (label, cell) in enumerate(zip(labels, cells, strict=True)):
        yield _label(label, number)
        if isinstance(cell, Share):
            low, high = NAMES + room * cell.low, NAMES + room * cell.high
            dot, y = NAMES + room * cell.value, number * ROW + ROW / 2
            yield f'<line class="reach" x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}"/>'
            yield f'<circle class="dot" cx="{dot:.1f}" cy="{y}" r="5"/>'
            said = say("{share:.0f}% of {number:,}", share=100 * cell.value, number=cell.whole)
            yield f'<text x="{NAMES + room + 8}" y="{number * ROW + 15}">{said}</text>'


def _trend(table: Table) -> str:
    chart = table.chart
    if chart is None:
        return ""
    values = [size_of(row[chart.value]) for row in table.rows]
    labels = [str(row[chart.label]) for row in table.rows]
    return _frame(table, _course(labels, values), TALL + 2 * ROW)


def _course(labels: Sequence[str], values: Sequence[float]) -> Iterator[str]:
    most = max(values) or 1.0
    left, room = 60, WIDTH - 60 - _HALF_DAY
    step = room / (len(values) - 1)
    for tick in range(_TICKS + 1):
        y = 10 + TALL - TALL * tick / _TICKS
        yield f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{left + room}" y2="{y:.1f}"/>'
        said = say_number(most * tick / _TICKS, ",.0f")
        yield f'<text class="name" x="{left - 6}" y="{y + 4:.1f}">{said}</text>'
    points = [
        (left + step * at, 10 + TALL - TALL * value / most) for at, value in enumerate(values)
    ]
    yield f'<polyline class="course" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
    for x, y in points if len(points) <= WIDTH // 20 else ():
        yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
    shown = max(1, len(labels) // 6)
    for at in range(0, len(labels), shown):
        x = left + step * at
        yield f'<text class="tick" x="{x:.1f}" y="{TALL + 28}">{escape(visible(labels[at]))}</text>'
