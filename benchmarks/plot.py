"""Draws curves of growth as a picture (SVG): both axes by powers of ten, one line each.

A line at 45 degrees grows with the work; what is steeper grows faster than that.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

NAMESPACE = "http" + "://www.w3.org/2000/svg"
WIDTH, HEIGHT = 820, 460
LEFT, RIGHT, TOP, BOTTOM = 80, 310, 40, 60
_COLOURS = (
    "#1b6ca8", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#be123c", "#0f766e", "#475569",
)  # fmt: skip
_DASHES = ("none", "6 3", "2 3", "8 3 2 3")

Points = Sequence[tuple[float, float]]


class _Scale(NamedTuple):
    """Places a figure on an axis by its power of ten."""

    low: int
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def powers(self) -> range:
        return range(self.low, self.high + 1)


class Words(NamedTuple):
    """What is written beside the curves: on top, below, and at the left."""

    title: str
    across: str
    up: str


def draw(words: Words, curves: Mapping[str, Points], ours: Collection[str] = ()) -> str:
    """Return the picture of some curves; every figure is above 0.

    Args:
        words: what stands on it.
        curves: by name.
        ours: the names of those that are drawn strong.
    """
    title, across, up = words
    points = [point for curve in curves.values() for point in curve]
    x = _scale([each for each, _ in points], LEFT, WIDTH - RIGHT)
    y = _scale([each for _, each in points], HEIGHT - BOTTOM, TOP)
    style = 'font-family="sans-serif" font-size="13" role="img"'
    middle = _text(-(TOP + HEIGHT - BOTTOM) / 2, 18, up, anchor="middle")
    parts = [
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {WIDTH} {HEIGHT}" {style}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _text(LEFT, TOP - 16, title, weight="bold"),
        _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, across, anchor="middle"),
        f'<g transform="rotate(-90)">{middle}</g>',
        *_grid(x, y),
    ]
    for number, (name, curve) in enumerate(curves.items()):
        places = [(x.place(a), y.place(b)) for a, b in curve]
        parts += _curve(number, name, places, is_ours=name in ours)
    return "\n".join([*parts, "</svg>"]) + "\n"


def write(folder: Path, name: str, picture: str) -> None:
    """Put a picture into a folder, made when there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(picture, encoding="utf-8")


def steepness(curve: Points) -> float:
    """Return the power of the work with which the last part of a curve grows; 1 is in step."""
    (a, b), (c, d) = curve[-2:]
    return math.log(d / b) / math.log(c / a)


def _scale(values: Sequence[float], start: float, end: float) -> _Scale:
    low = math.floor(math.log10(min(values)))
    return _Scale(low, max(math.ceil(math.log10(max(values))), low + 1), start, end)


def _text(x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(words)}</text>"
    )


def _grid(x: _Scale, y: _Scale) -> Iterator[str]:
    for power in x.powers():
        place = x.place(10.0**power)
        yield _line(place, TOP, place, HEIGHT - BOTTOM)
        yield _text(place, HEIGHT - BOTTOM + 18, _number(power), anchor="middle")
    for power in y.powers():
        place = y.place(10.0**power)
        yield _line(LEFT, place, WIDTH - RIGHT, place)
        yield _text(LEFT - 8, place + 4, _number(power), anchor="end")


def _number(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#cbd5e1"/>'


def _curve(
    number: int, name: str, places: Sequence[tuple[float, float]], *, is_ours: bool
) -> Iterator[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    # Colours are not told apart by everybody, nor in print: ours are strong, each line has dashes.
    dash = "none" if is_ours else _DASHES[number % len(_DASHES)]
    width = 4 if is_ours else 2
    line = f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"'
    yield f'<path d="M{way}" {line}/>'
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
    height = TOP + 10 + number * 20
    key = WIDTH - RIGHT + 16
    yield f'<path d="M{key} {height - 4}h24" {line}/>'
    yield _text(key + 30, height, name, weight="bold" if is_ours else "normal")
