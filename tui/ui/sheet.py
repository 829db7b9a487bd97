"""The one widget of every screen: rows of text, repainted only where they changed."""

from collections.abc import Mapping, Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tui.ui.content import to_strip
from tui.ui.layout import Row


class Sheet(Widget):
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

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._shown

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; those that are the same are left alone."""
        old, self._shown = self._shown, tuple(rows)
        height = max(len(old), len(self._shown))
        width = max(1, self.size.width)
        changed = [
            Region(0, y, width, 1)
            for y in range(height)
            if y >= len(old) or y >= len(self._shown) or old[y] != self._shown[y]
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Return one row as it is painted."""
        row = self._shown[y] if y < len(self._shown) else ()
        return to_strip(row, self.size.width, self._roles)
