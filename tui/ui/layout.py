"""Text laid out in rows of cells: wrapping, items to choose from, and what of it is in view.

Pure: no widget is needed to see what a screen will show.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress, count
from operator import ne
from typing import TypeAlias

from rich.cells import cell_len, chop_cells

from tui.core.tuples import NamedTuple

PLAIN = ""
STRONG = "strong"
QUIET = "quiet"
ACCENT = "accent"
CHOSEN = "chosen"
ROLES = (PLAIN, STRONG, QUIET, ACCENT, CHOSEN)
_ROLE_SIGNS = {role: str(number) for number, role in enumerate(ROLES)}

WORTH = 12
"""Cells that are the same are skipped from so many on: to go on elsewhere takes some bytes too."""

MEASURE = 76
"""The widest line of text that is still easy to read."""


class Piece(NamedTuple):
    """Some text in one role."""

    text: str
    role: str = PLAIN


Row: TypeAlias = tuple[Piece, ...]


class Act(NamedTuple):
    """What choosing an item does; a value, so that no text is ever run."""

    kind: str
    value: str = ""
    number: int = 0


class Item(NamedTuple):
    """Something that can be chosen: where it stands, and the digit that chooses it."""

    first: int
    last: int
    act: Act
    key: str = ""


class Page(NamedTuple):
    """Rows, and what can be chosen in them."""

    rows: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()


class Glyphs(NamedTuple):
    """The few signs that are drawn; each has a twin in ASCII."""

    caret: str
    line: str
    bar: str
    step: str
    dot: str
    ellipsis: str
    cursor: str
    rule: str


_CARET = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
UNICODE = Glyphs(_CARET, "─", "│", f" {_CARET} ", " · ", "…", "▏", "│")
ASCII = Glyphs(">", "-", "|", " > ", " - ", "...", "_", "|")


def count_cells(text: str) -> int:
    """Return how many cells a text takes; most texts need not be looked at sign by sign."""
    return len(text) if text.isascii() else cell_len(text)


def width_of(row: Row) -> int:
    """Return how many cells a row takes."""
    return sum(count_cells(piece.text) for piece in row)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, broken between words; only what fits nowhere is cut."""
    width = max(1, width)
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if count_cells(joined) <= width:
                line = joined
                continue
            if line:
                yield line
            *whole, line = chop_cells(word, width) or [""]
            yield from whole
        yield line


def cut(text: str, width: int, glyphs: Glyphs) -> str:
    """Shorten a text to so many cells, with a sign that something is missing."""
    if count_cells(text) <= width:
        return text
    sign = glyphs.ellipsis
    room = width - count_cells(sign)
    if room < 1:
        return (chop_cells(text, width) or [""])[0] if width > 0 else ""
    return chop_cells(text, room)[0].rstrip() + sign


def cut_left(text: str, width: int, glyphs: Glyphs) -> str:
    """Shorten a text from its start, so that its newest part stays."""
    if count_cells(text) <= width:
        return text
    sign = glyphs.ellipsis
    kept = text
    while kept and count_cells(kept) > max(0, width - count_cells(sign)):
        kept = kept[1:]
    return sign + kept if kept else ""


def fit_row(row: Row, width: int) -> Row:
    """Return exactly `width` cells of a row, filled up with spaces."""
    fitted: list[Piece] = []
    room = width
    for piece in row:
        if room <= 0:
            break
        size = count_cells(piece.text)
        if size > room:
            cut_off = (chop_cells(piece.text, room) or [""])[0]
            fitted.append(Piece(cut_off, piece.role))
            room -= count_cells(cut_off)
        else:
            fitted.append(piece)
            room -= size
    if room > 0:
        fitted.append(Piece(" " * room))
    return tuple(fitted)


def find_changes(before: Row, now: Row, width: int) -> list[tuple[int, int]]:
    """Return where two rows differ, from left to right: each the first cell, and the one after.

    Cells that are the same between two changes go along where skipping them would cost more. A
    row with a sign that does not take one cell counts as changed from end to end.
    """
    was, had = _draw_cells(before, width)
    text, roles = _draw_cells(now, width)
    if not was or not text:
        return [(0, width)]
    signs = compress(count(), map(ne, was, text))
    styles = [place for place in compress(count(), map(ne, had, roles)) if text[place] != " "]
    places = {*signs, *styles}
    found: list[tuple[int, int]] = []
    first = end = -WORTH
    for place in sorted(places):
        if place - end >= WORTH:
            found.append((first, end))
            first = place
        end = place + 1
    return [*found[1:], (first, end)] if places else []


@lru_cache(maxsize=256)
def _draw_cells(row: Row, width: int) -> tuple[str, str]:
    """Return the sign of each cell, and its role as one sign.

    Both are empty when a sign takes more or fewer cells than one.
    """
    text = "".join([piece.text for piece in row])
    if not text.isascii() and not all(map(_takes_one_cell, set(text))):
        return "", ""
    roles = "".join([_ROLE_SIGNS[role] * len(piece) for piece, role in row])
    return text[:width].ljust(width), roles[:width].ljust(width, _ROLE_SIGNS[PLAIN])


@cache
def _takes_one_cell(sign: str) -> bool:
    return cell_len(sign) == 1


class Canvas(NamedTuple):
    """What a page is laid out on."""

    width: int
    glyphs: Glyphs
    selected: int = -1
    """Number of the item that bears the caret."""


class Pager:
    """Lays a page out, top to bottom."""

    def __init__(self, canvas: Canvas, keys: int = 1) -> None:
        """Start an empty page.

        Args:
            canvas: how wide it is, and what is drawn how.
            keys: cells for the keys that choose items; 0 when none do.
        """
        self.keys = keys
        self.width = max(1, canvas.width)
        self.glyphs = canvas.glyphs
        self.selected = canvas.selected
        self._rows: list[Row] = []
        self._items: list[Item] = []

    def page(self) -> Page:
        """Return what was laid out."""
        rows = self._rows
        while rows and not rows[-1]:
            rows = rows[:-1]
        return Page(tuple(rows), tuple(self._items))

    @property
    def count(self) -> int:
        """How many items there are so far."""
        return len(self._items)

    def blank(self) -> None:
        """Leave one row empty, never two."""
        if self._rows and self._rows[-1]:
            self._rows.append(())

    def row(self, *pieces: Piece) -> None:
        """Add one row as it is."""
        self._rows.append(pieces)

    def text(self, text: str, role: str = PLAIN, *, indent: int = 0, lead: Row = ()) -> None:
        """Add text; `lead` stands in the indent of its first row."""
        indent = min(indent, max(0, self.width - 8))
        start: Row = lead
        if lead and lead[-1].text[-1:].strip():  # a label, longer in some languages
            indent = max(indent, width_of(lead) + 1)
        for line in wrap(text, self.width - indent):
            gap = indent - width_of(start)
            self._rows.append((*start, Piece(" " * max(0, gap)), Piece(line, role)))
            start = ()

    def exact(self, text: str, *, indent: int = 0, role: str = STRONG) -> None:
        """Add text whose spaces count: a command, an address, a file."""
        indent = min(indent, max(0, self.width - 8))
        for line in text.split("\n"):
            for part in chop_cells(line, max(1, self.width - indent)) or [""]:
                self._rows.append((Piece(" " * indent), Piece(part, role)))

    def heading(self, text: str) -> None:
        """Begin a new part."""
        self.blank()
        self.text(text, STRONG)

    def item(
        self, act: Act, label: str, *, key: str = "", mark: str = "", detail: str = ""
    ) -> None:
        """Add something to choose; the caret marks the selected one."""
        chosen = len(self._items) == self.selected
        first = len(self._rows)
        lead = [Piece(f"{self.glyphs.caret if chosen else ' '} ", ACCENT)]
        if mark:
            lead.append(Piece(f"{mark} ", ACCENT if chosen else PLAIN))
        if self.keys:
            lead.append(Piece(f"{key:<{self.keys}}  ", ACCENT if chosen else QUIET))
        row = tuple(lead)
        indent = width_of(row)
        self.text(label, CHOSEN if chosen else PLAIN, indent=indent, lead=row)
        if detail:
            self.text(detail, QUIET, indent=indent)
        self._items.append(Item(first, len(self._rows) - 1, act, key))


def side_by_side(columns: Sequence[tuple[Sequence[Row], int]], gap: Row, height: int) -> list[Row]:
    """Set columns beside each other, each cut or filled to its width."""
    rows = []
    for number in range(height):
        row: list[Piece] = []
        for place, (cells, width) in enumerate(columns):
            if place:
                row.extend(gap)
            row.extend(fit_row(cells[number] if number < len(cells) else (), width))
        rows.append(tuple(row))
    return rows
