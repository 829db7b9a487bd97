"""A picture as SVG: plain boxes and lines, no script, nothing that is fetched from elsewhere."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from tui.core.picture.drawing import (
    BACK,
    DOOR,
    FAILED,
    PLAIN,
    QUESTION,
    ROUTE,
    UNSURE,
    Box,
    Drawing,
)
from tui.core.picture.layout import Plan, Slot, plan_layers
from tui.core.text import visible
from tui.core.words import say

LETTER, LINE = 6.6, 15
"""Width of a letter and height of a line, in pixels; letters of one width keep this true."""
BOX, PAD = 168, 8
"""Width of a box, and the room around its text."""
GAP, LANE = 24, 16
"""Room between boxes, and for an arrow that passes them."""
DROP = 22
"""Room between layers."""
MARGIN = 16
LABEL = 18
"""Letters of an arrow's text on one line."""
LABEL_LINES = 3

_FILLS = {QUESTION: "#ffffff", ROUTE: "#f2f2f2", DOOR: "#f2f2f2", "fix": "#e6f4ea",
          "hand-over": "#fdf1dc", "wait": "#e8f0fb", "not-ours": "#eeeeee"}  # fmt: skip
_DASHES = {PLAIN: "", UNSURE: "6 4", FAILED: "2 3", BACK: "10 3"}
_INK, _QUIET = "#1f2328", "#5b626b"


class Shade(NamedTuple):
    """How a box stands out."""

    fill: str
    """Colour as #rrggbb."""
    text: str
    """What is written under the box's own words."""


class _Place(NamedTuple):
    """The middle of a slot, and its size."""

    x: float
    y: float
    width: float
    height: float


NO_SHADES: Mapping[str, Shade] = MappingProxyType({})


def to_svg(drawing: Drawing, shades: Mapping[str, Shade] = NO_SHADES) -> str:
    """Return a picture as SVG.

    Args:
        drawing: what to draw.
        shades: by box, for those that stand out.
    """
    first = [box.id for box in drawing.boxes if box.id == drawing.start]
    ids = [*first, *(box.id for box in drawing.boxes if box.id != drawing.start)]
    plan = plan_layers(ids, [(arrow.source, arrow.target) for arrow in drawing.arrows])
    texts: dict[Slot, list[str]] = {
        box.id: _wrap(box.text, int((BOX - 2 * PAD) / LETTER)) for box in drawing.boxes
    }
    for box, shade in shades.items():
        if box in texts:
            texts[box].append(shade.text)
    for arrow in drawing.arrows:
        if arrow.source == arrow.target:
            texts[arrow.source] += _shorten(_wrap(say("(again: {text})", text=arrow.text), LABEL))
    for number, lane in _lanes(drawing, plan):
        texts[lane[1]] = _shorten(_wrap(drawing.arrows[number].text, LABEL))
    places = _set_out(plan, texts)
    width = max((each.x + each.width / 2 for each in places.values()), default=0) + MARGIN
    height = max((each.y + each.height / 2 for each in places.values()), default=0) + MARGIN
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
    style = 'font-family="monospace" font-size="11"'
    parts = [
        f'{head} viewBox="0 0 {width:.0f} {height:.0f}" {style}>',
        f"<title>{_for_xml(drawing.title)}</title>",
        f'<rect width="100%" height="100%" fill="#ffffff"/>{_ARROWHEAD}',
        *_arrows(drawing, plan, places),
        *_labels(drawing, plan, places, texts),
        *(
            _box(box, places[box.id], texts[box.id], drawing.start, shades.get(box.id))
            for box in drawing.boxes
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _lanes(drawing: Drawing, plan: Plan) -> Iterator[tuple[int, tuple[Slot, ...]]]:
    """Yield the slots of each arrow in the direction it points."""
    for number, lane in plan.lanes.items():
        is_down = lane[0] == drawing.arrows[number].source
        yield number, lane if is_down else lane[::-1]


_ARROWHEAD = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
    f'orient="auto"><path d="M0 0 8 4 0 8z" fill="{_QUIET}"/></marker></defs>'
)


def _set_out(plan: Plan, texts: Mapping[Slot, Sequence[str]]) -> dict[Slot, _Place]:
    """Give every slot its place: layers one below the other, each in the middle."""
    widths = [sum(_room(slot, texts) for slot in layer) for layer in plan.layers]
    widest = max(widths, default=0.0)
    places: dict[Slot, _Place] = {}
    top = float(MARGIN)
    for layer, width in zip(plan.layers, widths, strict=True):
        heights = {slot: _height(slot, texts) for slot in layer}
        tall = max(heights.values(), default=0.0)
        left = MARGIN + (widest - width) / 2
        for slot in layer:
            room = _room(slot, texts)
            size = BOX if isinstance(slot, str) else 0.0
            places[slot] = _Place(left + room / 2, top + tall / 2, size, heights[slot])
            left += room
        top += tall + DROP
    return places


def _room(slot: Slot, texts: Mapping[Slot, Sequence[str]]) -> float:
    if isinstance(slot, str):
        return BOX + GAP
    return max((_cells(line) * LETTER + 16 for line in texts.get(slot, ())), default=LANE)


def _height(slot: Slot, texts: Mapping[Slot, Sequence[str]]) -> float:
    lines = len(texts.get(slot, ()))
    return lines * LINE + 2 * PAD if isinstance(slot, str) else float(lines * LINE)


def _arrows(drawing: Drawing, plan: Plan, places: Mapping[Slot, _Place]) -> Iterator[str]:
    leaving: dict[str, list[tuple[float, int, tuple[Slot, ...]]]] = {}
    for number, lane in _lanes(drawing, plan):
        source = drawing.arrows[number].source
        leaving.setdefault(source, []).append((places[lane[1]].x, number, lane))
    for arrows in leaving.values():
        for order, (_, number, lane) in enumerate(sorted(arrows, key=lambda each: each[:2])):
            share = (order + 1) / (len(arrows) + 1) - 0.5
            yield _arrow([places[slot] for slot in lane], share, drawing.arrows[number].kind)


def _arrow(lane: Sequence[_Place], share: float, kind: str) -> str:
    """Return a curve through a lane; `share` is how far from the middle it leaves its box."""
    first, last = lane[0], lane[-1]
    down = 1 if lane[1].y > first.y else -1
    x, y = first.x + share * first.width * 0.9, first.y + down * first.height / 2
    path = [f"M{x:.1f} {y:.1f}"]
    points: list[tuple[float, float]] = []
    for each in lane[1:-1]:
        points += [(each.x, each.y - down * each.height / 2)]
        points += [(each.x, each.y + down * each.height / 2)] if each.height else []
    points.append((last.x + share * 24, last.y - down * last.height / 2))
    for nx, ny in points:
        bend = (ny - y) / 2
        path.append(f"C{x:.1f} {y + bend:.1f} {nx:.1f} {ny - bend:.1f} {nx:.1f} {ny:.1f}")
        x, y = nx, ny
    dash = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES[kind] else ""
    return (
        f'<path d="{" ".join(path)}" fill="none" stroke="{_QUIET}"{dash} marker-end="url(#tip)"/>'
    )


def _labels(
    drawing: Drawing,
    plan: Plan,
    places: Mapping[Slot, _Place],
    texts: Mapping[Slot, Sequence[str]],
) -> Iterator[str]:
    for number, lane in _lanes(drawing, plan):
        place, text = places[lane[1]], texts[lane[1]]
        top, width = place.y - place.height / 2, _room(lane[1], texts) - 12
        paper = f'<rect x="{place.x - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}"'
        paper += f' height="{place.height:.1f}" fill="#ffffff"/>'
        words = _lines(text, place.x, top + LINE - 4, _QUIET)
        yield f"<g>{paper}{words}<title>{_for_xml(drawing.arrows[number].text)}</title></g>"


def _shorten(lines: list[str]) -> list[str]:
    if len(lines) <= LABEL_LINES:
        return lines
    return [*lines[: LABEL_LINES - 1], f"{lines[LABEL_LINES - 1][: LABEL - 3]}..."]


def _box(box: Box, place: _Place, text: Sequence[str], start: str, shade: Shade | None) -> str:
    left, top = place.x - place.width / 2, place.y - place.height / 2
    round_ = 3 if box.kind in (QUESTION, ROUTE, DOOR) else 14
    width = 2.5 if box.id == start else 1
    fill = shade.fill if shade else _FILLS.get(box.kind, "#ffffff")
    frame = (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{place.width}" height="{place.height}" '
        f'rx="{round_}" fill="{fill}" stroke="{_INK}" stroke-width="{width}"/>'
    )
    first = top + PAD + LINE - 4
    words = _lines(text, place.x, first, _INK)
    return f"<g>{frame}<title>{_for_xml(box.id)}: {_for_xml(box.text)}</title>{words}</g>"


def _lines(text: Sequence[str], x: float, y: float, ink: str) -> str:
    return "".join(
        f'<text x="{x:.1f}" y="{y + number * LINE:.1f}" text-anchor="middle" '
        f'fill="{ink}">{_for_xml(line)}</text>'
        for number, line in enumerate(text)
        if line
    )


def _wrap(text: str, width: int) -> list[str]:
    """Break a text between words, long words too, by the cells it takes."""
    lines = [""]
    for word in visible(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if _cells(joined) <= width:
            lines[-1] = joined
            continue
        lines.append("")
        for sign in word:
            if _cells(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
    return [line for line in lines if line] or [""]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _for_xml(text: str) -> str:
    """Return a text with nothing in it that XML reads as its own, or must not hold at all."""
    return escape(visible(text))
