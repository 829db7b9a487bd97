"""The page itself: headings to go through, a table for each chart, and the map of each flow."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from tui.core.flow import Flow
from tui.core.picture.drawing import draw_flow
from tui.core.picture.svg import Shade, to_svg
from tui.core.report.naming import name_node
from tui.core.report.page.charts import draw_chart
from tui.core.report.page.style import STYLE
from tui.core.report.table import Cell, Column, Report, Table, is_right, say_cell, shorten
from tui.core.report.writing import MORE_ROWS, head_of
from tui.core.text import visible

MAX_BOXES = 400
"""A map of more boxes shows nobody anything; its table still does."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the page: nothing but the styles in it."""
_FOOT = "<footer><p>Made by Branchline. The page needs no network and holds no script.</p></footer>"
_DARKEST, _LIGHTEST = (31, 119, 180), (255, 255, 255)


class Used(NamedTuple):
    """A flow, and how many walks came to each of its nodes."""

    flow: Flow
    use: Mapping[str, int]


def write_page(report: Report, maps: Sequence[Used] = ()) -> str:
    """Return a report as a page of HTML that needs nothing else.

    Args:
        report: what to write.
        maps: the flows to draw, those used most first.
    """
    title, origin = head_of(report)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{_say(title)}: report</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#content">Skip to the tables</a>',
        f"<header><h1>{_say(title)}</h1><p>{_say(origin)}</p>",
        *(f"<p>{_say(note)}</p>" for note in report.notes),
        "</header>",
        *_contents(report, maps),
        '<main id="content">',
        *(line for each in report.tables for line in _section(shorten(each, MORE_ROWS))),
        *(line for used in maps for line in _map(used)),
        "</main>",
        _FOOT,
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _contents(report: Report, maps: Sequence[Used]) -> Iterator[str]:
    yield '<nav aria-label="Contents"><h2>Contents</h2><ul>'
    for table in report.tables:
        count = len(table.rows) + table.left_off
        yield f'<li><a href="#{table.id}">{_say(table.title)}</a> ({count})</li>'
    for used in maps:
        yield f'<li><a href="#map-{_say(used.flow.flow)}">Map: {_say(used.flow.title)}</a></li>'
    yield "</ul></nav>"


def _section(table: Table) -> Iterator[str]:
    yield f'<section id="{table.id}" aria-labelledby="{table.id}-title">'
    yield f'<h2 id="{table.id}-title">{_say(table.title)}</h2>'
    if not table.rows:
        yield f"<p>{_say(table.empty)}</p></section>"
        return
    yield f"<p>{_say(table.about)}</p>"
    chart = draw_chart(table)
    if chart:
        yield f"<figure>{chart}</figure>"
    yield from _grid(table.title, table.columns, table.rows)
    if table.left_off:
        yield f"<p>and {table.left_off:,} more</p>"
    yield "</section>"


def _grid(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{_say(caption)}, table">'
    yield f"<table><caption>{_say(caption)}</caption><thead><tr>"
    for column in columns:
        kind = ' class="number"' if is_right(column) else ""
        yield f'<th scope="col"{kind}>{_say(column.name)}</th>'
    yield "</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(_cells(row, columns))}</tr>"
    yield "</tbody></table></div>"


def _cells(row: Sequence[Cell], columns: Sequence[Column]) -> Iterator[str]:
    for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
        said = _say(say_cell(cell, column.kind))
        if number == 0:
            yield f'<th scope="row">{said}</th>'
        else:
            kind = ' class="number"' if is_right(column) else ""
            yield f"<td{kind}>{said}</td>"


def _map(used: Used) -> Iterator[str]:
    flow = used.flow
    name = _say(flow.flow)
    yield f'<section id="map-{name}" aria-labelledby="map-{name}-title">'
    yield f'<h2 id="map-{name}-title">Map: {_say(flow.title)}</h2>'
    most = max(used.use.values(), default=0)
    if not most:
        yield "<p>Nobody walked this flow.</p></section>"
        return
    drawing = draw_flow(flow)
    if len(drawing.boxes) <= MAX_BOXES:
        yield (
            f"<p>The darker a box, the more walks came to it: up to {most:,}. The number stands in "
            "the box. The table below the map says the same.</p>"
        )
        shades = {node: _shade(count, most) for node, count in used.use.items() if count}
        label = f"Map of {flow.title}, coloured by use; the table below it says the same"
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{_say(label)}">'
        yield f'<div role="img" aria-label="{_say(label)}">{to_svg(drawing, shades)}</div></div>'
    columns = (Column("Node"), Column("What stands there"), Column("Walks", "number"))
    nodes = sorted(flow.nodes, key=lambda node: -used.use.get(node, 0))
    rows = [
        (node, name_node({flow.flow: flow}, flow.flow, node), used.use.get(node, 0))
        for node in nodes
    ]
    yield "<details><summary>Every node with its walks</summary>"
    yield from _grid(f"Use of {flow.title}", columns, rows)
    yield "</details></section>"


def _shade(count: int, most: int) -> Shade:
    part = (count / most) ** 0.5
    mixed = [
        round(light + (dark - light) * part * 0.75)
        for light, dark in zip(_LIGHTEST, _DARKEST, strict=True)
    ]
    return Shade("#" + "".join(f"{each:02x}" for each in mixed), f"{count:,} walks")


def _say(text: str) -> str:
    return escape(visible(text))
