"""The only door through which text reaches the terminal: literal, and free of control characters.

Nothing here reads markup. Texts were made harmless when they were read; the filter behind it
deletes whatever might still slip through.
"""

from collections.abc import Mapping
from functools import cache

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip
from textual.style import Style

from tui.ui.layout import Row, fit_row

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_INVISIBLE = (0x200B, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080))
DELETED = dict.fromkeys((*_CONTROLS, *_BIDI, *_INVISIBLE, *range(0xD800, 0xE000)))
"""C0 and C1 controls, direction and tag characters, lone surrogates: never sent to a terminal."""


def make_harmless(text: str) -> str:
    """Return a text without any character that could act on a terminal."""
    return text if text.isascii() and text.isprintable() else text.translate(DELETED)


def to_strip(row: Row, width: int, styles: Mapping[str, Style]) -> Strip:
    """Return a row as exactly `width` cells to paint, in as few runs of one style as can be.

    All styles lie on the same ground, so that spaces go with whatever stands beside them: each
    run less is some 25 bytes less on the line to the terminal.
    """
    harmless = tuple(piece._replace(text=make_harmless(piece.text)) for piece in row)
    runs: list[tuple[str, str]] = []
    for text, role in fit_row(harmless, width):
        before, was = runs[-1] if runs else ("", role)
        if role == was or not text.strip(" "):
            runs[-1:] = [(before + text, was)]
        elif not before.strip(" "):
            runs[-1:] = [(before + text, role)]
        else:
            runs.append((text, role))
    return Strip([Segment(text, styles[role].rich_style) for text, role in runs], width)


class HarmlessFilter(LineFilter):
    """Deletes control and direction characters from everything that is painted."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without them; the common case changes nothing."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            Segment(make_harmless(text), style, control) if not control else Segment("", None)
            for text, style, control in segments
        ]


class AsciiFilter(LineFilter):
    """Paints the ASCII twin of every sign, for terminals that have no other."""

    def __init__(self) -> None:
        """Load the twins."""
        super().__init__()
        from tui.core.plain_signs import to_ascii  # noqa: PLC0415 - only where it is needed

        self._to_ascii = to_ascii

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in ASCII; each takes as many cells as before."""
        if all(text.isascii() for text, _, _ in segments):
            return segments
        return [segment._replace(text=self._to_ascii(segment.text)) for segment in segments]


class Colourless(LineFilter):
    """Takes every colour away, and leaves what is bold or reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments in the terminal's own colours."""
        return [
            segment if segment.style is None else segment._replace(style=_without(segment.style))
            for segment in segments
        ]


@cache
def _without(style: RichStyle) -> RichStyle:
    return style.without_color
