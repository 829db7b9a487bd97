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
from tui.core.words import mark, say

MAX_BOXES = 400
"""A map of more boxes shows nobody anything; its table still does."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may load for the page: nothing but the styles in it."""
_LANGUAGE = mark("en")
"""The language that this page is in; a catalogue names its own."""
_FOOT = mark("Made by Branchline. The page needs no network and holds no script.")
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
        f'<html lang="{say(_LANGUAGE)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{_say(say('{title}: report', title=title))}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        f'<a class="skip" href="#content">{_say(say("Skip to the tables"))}</a>',
        f"<header><h1>{_say(title)}</h1><p>{_say(origin)}</p>",
        *(f"<p>{_say(note)}</p>" for note in report.notes),
        "</header>",
        *_contents(report, maps),
        '<main id="content">',
        *(line for each in report.tables for line in _section(shorten(each, MORE_ROWS))),
        *(line for used in maps for line in _map(used)),
        "</main>",
        f"<footer><p>{_say(say(_FOOT))}</p></footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _contents(report: Report, maps: Sequence[Used]) -> Iterator[str]:
    head = _say(say("Contents"))
    yield f'<nav aria-label="{head}"><h2>{head}</h2><ul>'
    for table in report.tables:
        count = len(table.rows) + table.left_off
        yield f'<li><a href="#{table.id}">{_say(table.title)}</a> ({count})</li>'
    for used in maps:
        name = _say(say("Map: {title}", title=used.flow.title))
        yield f'<li><a href="#map-{_say(used.flow.flow)}">{name}</a></li>'
    yield "</ul></nav>"


def _section(table: Table) -> Iterator[str]:
    yield f'<section id="{table.id}" aria-labelledby="{table.id}-title">'
    yield f'<h2 id="{table.id}-title">{_say(table.title)}</h2>'
    if not table.rows:
        yield f"<p>{_say(say(table.empty))}</p></section>"
        return
    yield f"<p>{_say(table.about)}</p>"
    chart = draw_chart(table)
    if chart:
        yield f'<figure aria-labelledby="{table.id}-title">{chart}</figure>'
    yield from _grid(table.title, table.columns, table.rows)
    if table.left_off:
        yield f"<p>{_say(say('and {number:,} more', number=table.left_off))}</p>"
    yield "</section>"


def _grid(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    label = _say(say("{title}, table", title=caption))
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'
    yield f"<table><caption>{_say(caption)}</caption><thead><tr>"
    for column in columns:
        kind = ' class="number"' if is_right(column) else ""
        yield f'<th scope="col"{kind}>{_say(column.said)}</th>'
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
    head = _say(say("Map: {title}", title=flow.title))
    yield f'<h2 id="map-{name}-title">{head}</h2>'
    most = max(used.use.values(), default=0)
    if not most:
        yield f"<p>{_say(say('Nobody walked this flow.'))}</p></section>"
        return
    drawing = draw_flow(flow)
    if len(drawing.boxes) <= MAX_BOXES:
        legend = say(
            "The darker a box, the more walks came to it: up to {most:,}. The number stands in "
            "the box. The table below the map says the same.",
            most=most,
        )
        yield f"<p>{_say(legend)}</p>"
        shades = {node: _shade(count, most) for node, count in used.use.items() if count}
        label = say(
            "Map of {title}, coloured by use; the table below it says the same", title=flow.title
        )
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{_say(label)}">'
        picture = f'<div aria-hidden="true">{to_svg(drawing, shades)}</div>'
        yield f'<div role="img" aria-label="{_say(label)}">{picture}</div></div>'
    columns = (
        Column(mark("Node")),
        Column(mark("What stands there")),
        Column(mark("Walks"), "number"),
    )
    nodes = sorted(flow.nodes, key=lambda node: -used.use.get(node, 0))
    rows = [
        (node, name_node({flow.flow: flow}, flow.flow, node), used.use.get(node, 0))
        for node in nodes
    ]
    summary = _say(say("Every node with its walks"))
    yield f"<details><summary>{summary}</summary>"
    yield from _grid(say("Use of {title}", title=flow.title), columns, rows)
    yield "</details></section>"


def _shade(count: int, most: int) -> Shade:
    part = (count / most) ** 0.5
    mixed = [
        round(light + (dark - light) * part * 0.75)
        for light, dark in zip(_LIGHTEST, _DARKEST, strict=True)
    ]
    return Shade(
        "#" + "".join(f"{each:02x}" for each in mixed), say("{number:,} walks", number=count)
    )


def _say(text: str) -> str:
    return escape(visible(text))
