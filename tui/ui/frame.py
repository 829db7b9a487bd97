"""A whole screen as rows: header, trail, the page in view, key bar; columns where it is wide."""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.tuples import NamedTuple
from tui.core.words import say, say_count
from tui.ui.commands import Hint
from tui.ui.keybar import fit_keys
from tui.ui.layout import (
    ACCENT,
    MEASURE,
    QUIET,
    STRONG,
    Glyphs,
    Page,
    Piece,
    Row,
    cut,
    side_by_side,
)
from tui.ui.scroll import View

SMALLEST = (30, 8)
"""Below this many columns or rows the app only says that the terminal is too small."""
LOW = 16
"""Fewer rows than this: no lines, no air."""
WIDE = 110
WIDEST = 150


class Measures(NamedTuple):
    """How the room is shared out."""

    margin: int
    text: int
    left: int
    right: int
    fixed: int
    """Rows above the page."""
    height: int
    """Rows for the page."""

    @property
    def wide(self) -> bool:
        """Whether there are columns at the sides."""
        return self.left > 0


class Face(NamedTuple):
    """What a screen shows, before it is cut to the terminal."""

    title: str = ""
    status: str = ""
    strip: tuple[str, ...] = ()
    """For one quiet line under the title; on wide terminals `left` tells it in full."""
    top: tuple[Row, ...] = ()
    """Rows that stay above the page, such as a search field."""
    page: Page = Page()
    left: tuple[Row, ...] = ()
    right: tuple[Row, ...] = ()
    notice: str = ""
    hints: Sequence[Hint] = ()


def is_too_small(width: int, height: int) -> bool:
    """Tell whether nothing useful can be shown."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def measure(width: int, height: int, *, sides: bool, top: int = 0) -> Measures:
    """Share the room out.

    Args:
        width: columns of the terminal.
        height: its rows.
        sides: whether the screen has something to show at the sides.
        top: rows that stay above the page.
    """
    low = height < LOW
    fixed = (1 if low else 3) + top
    rows = max(1, height - fixed - (1 if low else 2))
    if sides and width >= WIDE:
        inner = min(width, WIDEST) - 4
        side = max(24, min(34, inner // 5))
        text = min(MEASURE, inner - 2 * (side + 3))
        margin = (width - (text + 2 * (side + 3))) // 2
        return Measures(margin, text, side, side, fixed, rows)
    margin = 2 if width >= 60 else 1  # noqa: PLR2004 - a narrow terminal has no cell to spare
    return Measures(margin, min(MEASURE, width - 2 * margin), 0, 0, fixed, rows)


def draw(face: Face, view: View, width: int, height: int, glyphs: Glyphs) -> list[Row]:
    """Return the rows of the whole screen."""
    if is_too_small(width, height):
        return _too_small(width, height)
    sides = bool(face.left or face.right)
    room = measure(width, height, sides=sides, top=len(face.top))
    margin = Piece(" " * room.margin)
    rows = _head(face, room, width, height, glyphs)
    rows += [(margin, *row) for row in face.top]
    rows += _middle(face, view, room, glyphs)
    if height >= LOW:
        rows.append((margin, *_below(face, view, room, glyphs)))
        rows.append((margin, *fit_keys(face.hints, width - 2 * room.margin)))
    else:
        rows.append((margin, *_bottom(face, view, room, width - 2 * room.margin, glyphs)))
    return rows


def _head(face: Face, room: Measures, width: int, height: int, glyphs: Glyphs) -> list[Row]:
    inner = width - 2 * room.margin
    status = face.status
    title = cut(face.title, inner - cell_len(status) - 2, glyphs)
    gap = inner - cell_len(title) - cell_len(status)
    margin = Piece(" " * room.margin)
    first = (margin, Piece(title, QUIET), Piece(" " * max(1, gap)), Piece(status, QUIET))
    if height < LOW:
        return [first]
    if face.strip and not room.wide:
        return [first, (margin, Piece(join_newest(face.strip, inner, glyphs), QUIET)), ()]
    return [first, (margin, Piece(glyphs.line * inner, QUIET)), ()]


def join_newest(parts: Sequence[str], width: int, glyphs: Glyphs) -> str:
    """Join as many of the last parts as fit, with a sign that earlier ones are missing."""
    for first in range(len(parts)):
        dropped = (glyphs.ellipsis,) if first else ()
        line = glyphs.step.join((*dropped, *parts[first:]))
        if cell_len(line) <= width:
            return line
    return cut(parts[-1], width, glyphs) if parts else ""


def _middle(face: Face, view: View, room: Measures, glyphs: Glyphs) -> list[Row]:
    seen = face.page.rows[view.top : view.top + room.height]
    if not room.wide:
        margin = Piece(" " * room.margin)
        filled = [(margin, *row) if row else () for row in seen]
        return filled + [()] * (room.height - len(filled))
    gap = (Piece(f" {glyphs.bar} ", QUIET),)
    columns = [(face.left, room.left), (seen, room.text), (face.right, room.right)]
    margin = Piece(" " * room.margin)
    return [(margin, *row) for row in side_by_side(columns, gap, room.height)]


def _below(face: Face, view: View, room: Measures, glyphs: Glyphs) -> Row:
    if face.notice:
        return (Piece(cut(face.notice, room.text, glyphs), ACCENT),)
    more = _more(face.page, view, room.height)
    return (Piece(more, QUIET),)


def _more(page: Page, view: View, height: int) -> str:
    hidden = len(page.rows) - view.top - height
    if hidden > 0:
        return say_count("{number} more line below", "{number} more lines below", hidden)
    return ""


def _bottom(face: Face, view: View, room: Measures, inner: int, glyphs: Glyphs) -> Row:
    if face.notice:
        return (Piece(cut(face.notice, inner, glyphs), ACCENT),)
    hidden = len(face.page.rows) - view.top - room.height
    sign = say("more") if hidden > 0 else ""
    keys = fit_keys(face.hints, inner - (len(sign) + 3 if sign else 0))
    used = sum(cell_len(piece.text) for piece in keys)
    return (*keys, Piece(" " * max(0, inner - used - len(sign))), Piece(sign, STRONG))


def _too_small(width: int, height: int) -> list[Row]:
    words = (
        say("Terminal too small"),
        f"{width}x{height}",
        say("needs {smallest}x{smallest2}", smallest=SMALLEST[0], smallest2=SMALLEST[1]),
    )
    return [(Piece(text[:width]),) for text in words[:height]]
