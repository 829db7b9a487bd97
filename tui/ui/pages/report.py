"""The report in the app: the same tables as `branchline stats`, with bars of plain signs."""

from tui.core.report.table import BARS, Report, Table, drawn_rows, say_cell, size_of
from tui.core.report.writing import write_text
from tui.core.text import visible
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Canvas, Page, Pager, Piece

_NAME, _MOST = 24, 12
_RULE = "-="


def lay_report(report: Report | None, canvas: Canvas, *, is_ascii: bool) -> Page:
    """Lay a report out; None: the cases are still being counted."""
    pager = Pager(canvas, keys=0)
    if report is None:
        pager.text(say("Counting the cases ..."), QUIET)
        return pager.page()
    lines = write_text(report, canvas.width, lambda t: _draw(t, canvas.width, is_ascii=is_ascii))
    rows = lines.splitlines()
    for number, line in enumerate(rows):
        is_rule = bool(line) and not line.strip(_RULE)
        below = rows[number + 1] if number + 1 < len(rows) else ""
        is_title = bool(line) and bool(below) and not below.strip(_RULE)
        if not is_rule:
            pager.row(Piece(line, STRONG if is_title else ""))
    return pager.page()


def _draw(table: Table, width: int, *, is_ascii: bool) -> str:
    """Return bars for the rows of a table; empty where a picture says nothing more."""
    chart = table.chart
    rows = drawn_rows(table)[:_MOST]
    if chart is None or chart.kind != BARS or len(rows) <= 1:
        return ""
    sign = "#" if is_ascii else "\u2587"
    room = max(1, width - _NAME - 12)
    most = max(size_of(row[chart.value]) for row in rows) or 1.0
    return "\n".join(
        f"{visible(str(row[chart.label]))[:_NAME]:{_NAME}} "
        f"{sign * max(1, round(room * size_of(row[chart.value]) / most))} "
        f"{say_cell(row[chart.value], '')}"
        for row in rows
    )
