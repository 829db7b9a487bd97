"""Places as editors count them: from 0, in the units that the client understands."""

from collections.abc import Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from tui.core.editor.occurrence import Span
from tui.core.tree import Spot


class Places:
    """Turns our places (from 1, in characters) into the client's, and back."""

    def __init__(self, codec: PositionCodec) -> None:
        """Keep how the client counts."""
        self._codec = codec

    def spot(self, lines: Sequence[str], position: types.Position) -> Spot:
        """Return the place that a client names."""
        if not 0 <= position.line < len(lines):
            return Spot(len(lines), 1)
        found = self._codec.position_from_client_units(lines, position)
        return Spot(position.line + 1, found.character + 1)

    def position(self, lines: Sequence[str], line: int, column: int) -> types.Position:
        """Return a place as the client counts it; places behind a line's end become its end."""
        if not 0 < line <= len(lines):
            return types.Position(max(0, min(line, len(lines)) - 1), 0)
        text = lines[line - 1][: max(column - 1, 0)]
        return types.Position(line - 1, self._codec.client_num_units(text))

    def span(self, lines: Sequence[str], span: Span) -> types.Range:
        """Return some characters of a line as the client counts them."""
        end = span.column + span.length
        return types.Range(
            self.position(lines, span.line, span.column), self.position(lines, span.line, end)
        )

    def word(self, lines: Sequence[str], line: int, column: int) -> types.Range:
        """Return the word that begins at a place: what a fault is underlined with."""
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        end = max(column - 1, 0)
        while end < len(text) and not (text[end].isspace() or text[end] in ",{}[]\"'"):
            end += 1
        end = max(end, min(column, len(text)))
        return types.Range(self.position(lines, line, column), self.position(lines, line, end + 1))
