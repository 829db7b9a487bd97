"""The one widget of every screen: rows of text, repainted only where they changed."""

from collections.abc import Mapping, Sequence

from textual.color import BLACK
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.ui.content import to_strip
from tui.ui.layout import PLAIN, Row, find_changes

KEPT = 200
"""So many painted rows are kept for when they are shown again."""


class Sheet(Widget, inherit_bindings=False, inherit_css=False):
    """Shows rows exactly as they are."""

    DEFAULT_CSS = "Sheet { width: 100%; height: 100%; }"

    def __init__(self, styles: Mapping[str, Style]) -> None:
        """Start with an empty sheet.

        Args:
            styles: how each role of text is drawn.
        """
        super().__init__()
        self._roles = styles
        self._shown: tuple[Row, ...] = ()
        self._painted: dict[int, Strip] = {}
        """The rows that are shown as they were painted, by place."""
        self._known: dict[Row, Strip] = {}
        """Rows as they were painted of late, for the width they were painted for."""
        self._width = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._shown

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; those that are the same are left alone."""
        old, self._shown = self._shown, tuple(rows)
        height = max(len(old), len(self._shown))
        width = max(1, self.size.width)
        changed = []
        for y in range(height):
            before, now = (rows[y] if y < len(rows) else () for rows in (old, self._shown))
            if before != now:
                self._painted.pop(y, None)
                for first, end in find_changes(before, now, width) if old else ((0, width),):
                    changed.append(Region(first, y, end - first, 1))
        if changed:
            self.refresh(*changed)

    def settle(self) -> None:
        """Leave nothing to repaint: what changed was just painted."""
        self._repaint_required = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some rows as they are painted; a row that was painted before is known."""
        width = self.size.width
        if self._width != width:
            self._width = width
            self._painted, self._known = {}, {}
        painted = self._painted.get
        strips = [painted(y) or self.render_line(y) for y in crop.line_range]
        if crop.x == 0 and crop.width == width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """Return one row as it is painted, through the filters of every line."""
        strip = self._painted.get(y)
        if strip is None:
            row = self._shown[y] if y < len(self._shown) else ()
            strip = self._painted[y] = self._known.get(row) or self._paint(row)
        return strip

    def _paint(self, row: Row) -> Strip:
        strip = to_strip(row, self.size.width, self._roles)
        ground = self._roles[PLAIN].background or BLACK
        for each in self.app.get_line_filters():
            strip = strip.apply_filter(each, ground)
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[row] = strip
        return strip
