"""A report in the forms that other programs and people read: text, Markdown, CSV, JSON."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tui.core.report.grid import cells_of, fold, lay_grid
from tui.core.report.interval import Share
from tui.core.report.table import SHARE, Cell, Column, Report, Table, is_right, say_cell, shorten
from tui.core.text import visible
from tui.core.words import say

ROWS, MORE_ROWS = 10, 50
"""Rows of a table that people read in a terminal, and on a page; CSV and JSON have all."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the beginning of a formula, full-width signs too."""

Draw = Callable[[Table], str]
"""Returns the chart of a table as lines of text; empty when there is none."""


def head_of(report: Report) -> tuple[str, str]:
    """Return the title of a report, and what it was made from."""
    bounds = [say("from {since}", since=report.since)] if report.since else []
    bounds += [say("before {before}", before=report.before)] if report.before else []
    days = " ".join(bounds) or say("all days")
    return report.title, say(
        "{source}; {days}; made on {made}", source=report.source, days=days, made=report.made
    )


# --- text ---------------------------------------------------------------------------------------


def write_text(report: Report, width: int, draw: Draw = lambda _: "") -> str:
    """Return a report for a terminal.

    Args:
        report: what to write.
        width: cells of a line.
        draw: draws the charts.
    """
    title, origin = head_of(report)
    parts = [*_head(title, "=", width), *fold(visible(origin), width)]
    parts += [line for note in report.notes for line in fold(visible(note), width)]
    for table in (shorten(each, ROWS) for each in report.tables):
        parts += ["", *_head(table.title, "-", width)]
        if not table.rows:
            parts += fold(say(table.empty), width)
            continue
        parts += [*fold(table.about, width), "", *lay_grid(table, width)]
        more = say("and {number:,} more (--format csv lists all)", number=table.left_off)
        parts += ["", more] if table.left_off else []
        chart = draw(table)
        parts += ["", chart.rstrip("\n")] if chart else []
    return "\n".join(parts) + "\n"


def _head(title: str, rule: str, width: int) -> list[str]:
    lines = fold(visible(title), width)
    return [*lines, rule * cells_of(lines[-1])]


# --- Markdown -----------------------------------------------------------------------------------


def write_markdown(report: Report) -> str:
    """Return a report as Markdown."""
    title, origin = head_of(report)
    parts = [f"# {_escape(title)}", "", _escape(origin)]
    parts += [f"\n{_escape(note)}" for note in report.notes]
    for table in (shorten(each, MORE_ROWS) for each in report.tables):
        parts += ["", f"## {_escape(table.title)}", ""]
        if not table.rows:
            parts.append(say(table.empty))
            continue
        names = [column.said for column in table.columns]
        rules = ["---:" if is_right(column) else "---" for column in table.columns]
        parts += [_escape(table.about), "", _bar(names), _bar(rules)]
        for row in table.rows:
            said = [say_cell(cell, c.kind) for cell, c in zip(row, table.columns, strict=True)]
            parts.append(_bar([_escape(each) for each in said]))
        parts += (
            ["\n" + say("and {number:,} more", number=table.left_off)] if table.left_off else []
        )
    return "\n".join(parts) + "\n"


def _bar(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """Return a text of which Markdown takes no sign as its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~" else sign for sign in visible(text))


# --- CSV and JSON -------------------------------------------------------------------------------


def write_csv(report: Report) -> str:
    """Return all tables below each other, a name before each; no cell is a formula.

    Shares stand as fractions, with the ends of their interval in columns of their own.
    """
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for table in report.tables:
        names = [name for column in table.columns for name in _csv_names(column)]
        writer.writerow(["table", *names])
        for row in table.rows:
            cells = [
                each
                for cell, column in zip(row, table.columns, strict=True)
                for each in _csv_cells(cell, column)
            ]
            writer.writerow([table.id, *cells])
    return "".join(lines)


class _Lines:
    """What `csv` writes to."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line)


def _csv_names(column: Column) -> tuple[str, ...]:
    name = column.name.lower()
    return (name, f"{name}, low", f"{name}, high") if column.kind == SHARE else (name,)


def _csv_cells(cell: Cell, column: Column) -> tuple[str, ...]:
    if isinstance(cell, Share):
        if not cell.whole:
            return ("", "", "")
        return tuple(f"{each:.4f}" for each in (cell.value, cell.low, cell.high))
    if cell is None:
        return ("", "", "") if column.kind == SHARE else ("",)
    if isinstance(cell, str):
        return (safe_cell(visible(cell)),)
    return (f"{cell:.4f}" if isinstance(cell, float) else str(cell),)


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean


def write_json(report: Report) -> str:
    """Return a report as one JSON object: each table a list of rows by the names of columns."""
    return json.dumps(describe(report), ensure_ascii=True) + "\n"


def describe(report: Report) -> Mapping[str, Any]:
    """Return a report as plain values."""
    return {
        "report": 1,
        "title": report.title,
        "source": report.source,
        "since": report.since,
        "before": report.before,
        "made": report.made,
        "notes": list(report.notes),
        "tables": {table.id: _describe_table(table) for table in report.tables},
    }


def _describe_table(table: Table) -> Mapping[str, Any]:
    names = [column.name for column in table.columns]
    rows = [
        {name: _plain(cell) for name, cell in zip(names, row, strict=True)} for row in table.rows
    ]
    return {
        "title": table.title,
        "about": table.about,
        "rows": rows,
        "left_off": table.left_off,
    }


def _plain(cell: Cell) -> object:
    if not isinstance(cell, Share):
        return cell
    return {**cell._asdict(), "value": cell.value}
