"""Writes what changed on a screen in as few bytes as can be: a slow line carries every one of them.

Only what every terminal of the matrix knows is written: places, steps to the right, and styles.
Nothing is erased to the end of a row: some terminals would leave another ground there.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from rich.console import COLOR_SYSTEMS, Console, ConsoleOptions, RenderResult
from rich.control import Control
from rich.segment import Segment
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.core.tuples import NamedTuple

BOLD, NOT_BOLD = "1", "22"
_PLAIN = frozenset((BOLD, "2", "3"))
"""What does not show on a blank: bold, dim, italic."""


class Stroke(NamedTuple):
    """Some cells of one row."""

    x: int
    y: int
    cells: Strip


class Frame(CompositorUpdate):
    """Strokes, from the first row to the last."""

    def __init__(self, strokes: list[Stroke]) -> None:
        """Keep what is to be written."""
        self.strokes = strokes

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield what a picture of the screen is drawn from."""
        for number, (x, y, cells) in enumerate(self.strokes):
            if number:
                yield Segment.line()
            yield Control.move_to(x, y).segment
            yield from cells

    def render_segments(self, console: Console) -> str:
        """Return what makes a terminal show it, and leaves it in no style.

        Args:
            console: knows how many colours there are.
        """
        system = COLOR_SYSTEMS[console.color_system or "truecolor"]
        pen, x, y = "", -1, -1
        parts: list[str] = []
        for left, row, cells in self.strokes:
            parts.append(f"\x1b[{left - x}C" if row == y else f"\x1b[{row + 1};{left + 1}H")
            x, y = left + cells.cell_length, row
            for text, style, _ in cells:
                wanted = Strip.render_ansi(style, system) if style else ""
                if wanted != pen and (text.strip(" ") or not shows_no_pen(pen, wanted)):
                    parts.append(change_pen(pen, wanted))
                    pen = wanted
                parts.append(text)
        return "".join((*parts, change_pen(pen, "")))


class Painter(Compositor):
    """Composes as Textual does, and writes it shorter."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate | Frame:  # type: ignore[override]  # noqa: FBT001, FBT002 - as Textual calls it
        """Return the whole screen."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        chops = self._render_chops(self.size.region, lambda _: True)
        return Frame([Stroke(0, y, _join(chop)) for y, chop in enumerate(chops)])

    def render_partial_update(self) -> Frame | None:  # type: ignore[override]
        """Return what changed; None when nothing did."""
        regions, self._dirty_regions = self._dirty_regions, set()
        spans = sorted(self._regions_to_spans(regions))
        if not spans:
            return None
        rows = {y for y, _, _ in spans}
        around = Region.from_union(list(regions)).intersection(self.size.region)
        chops = self._render_chops(around, rows.__contains__)
        drawn = {y: _join(chops[y]) for y in rows}
        return Frame([Stroke(x, y, drawn[y].crop(x, end)) for y, x, end in spans])


def _join(chop: Mapping[int, Strip]) -> Strip:
    """Return a row from its parts; nearly always it is one."""
    parts = [*chop.values()]
    return parts[0] if len(parts) == 1 else Strip.join(parts)


class _Pen(NamedTuple):
    """A style by its codes."""

    marks: frozenset[str]
    """Bold, reverse and the like."""
    colour: str
    ground: str


@cache
def change_pen(before: str, wanted: str) -> str:
    """Return the shortest way from one style to another, each as the codes that bring it."""
    if before == wanted:
        return ""
    was, pen = _read(before), _read(wanted)
    lost = was.marks - pen.marks
    # The oldest terminals cannot end bold alone; they have no colours either.
    if lost == {BOLD} and pen.colour and "2" not in pen.marks:
        codes = [NOT_BOLD]
    elif lost or (was.colour and not pen.colour) or (was.ground and not pen.ground):
        codes, was = [""], _read("")
    else:
        codes = []
    codes += sorted(pen.marks - was.marks)
    codes += [code for had, code in zip(was[1:], pen[1:], strict=True) if code and code != had]
    return f"\x1b[{';'.join(codes)}m"


@cache
def shows_no_pen(before: str, wanted: str) -> bool:
    """Tell whether a blank looks the same in two styles."""
    was, pen = _read(before), _read(wanted)
    return was.ground == pen.ground and (was.marks | pen.marks) <= _PLAIN


@cache
def _read(codes: str) -> _Pen:
    marks, colour, ground = set(), "", ""
    for code in _join_colours(codes):
        kind = code.partition(";")[0]
        if kind.startswith(("3", "9")) and len(kind) == 2:  # noqa: PLR2004 - as 38 and 97
            colour = code
        elif kind.startswith(("4", "10")) and len(kind) > 1:
            ground = code
        else:
            marks.add(code)
    return _Pen(frozenset(marks), colour, ground)


def _join_colours(codes: str) -> Iterator[str]:
    """Yield the codes of a style, those of one colour together."""
    left = [code for code in codes.split(";") if code]
    while left:
        size = {"5": 3, "2": 5}[left[1]] if left[0] in ("38", "48") else 1
        yield ";".join(left[:size])
        left = left[size:]
