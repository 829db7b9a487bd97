"""Three calm palettes. Structure never hangs on colour: every state also stands in characters.

The colours are chosen so that text, quiet text, accent and background are still four different
colours when a terminal has only 256 or 16 of them, and that each can be read: at least 7:1 on
its ground.
"""

from collections.abc import Mapping
from types import MappingProxyType

from textual.color import Color
from textual.style import Style

from tui.core.tuples import NamedTuple
from tui.ui.layout import ACCENT, CHOSEN, PLAIN, QUIET, STRONG


class Palette(NamedTuple):
    """The four colours there are."""

    background: str
    text: str
    quiet: str
    accent: str
    dark: bool


PALETTES: Mapping[str, Palette] = MappingProxyType(
    {
        "dark": Palette("#101317", "#e2e5ea", "#a0a6af", "#62d0e8", dark=True),
        "light": Palette("#fbfbf9", "#1f2328", "#52575e", "#0a4fb5", dark=False),
        "contrast": Palette("#000000", "#ffffff", "#c6c6c6", "#ffe14d", dark=True),
    }
)


def styles_of(name: str) -> Mapping[str, Style]:
    """Return how each role of text is drawn."""
    palette = PALETTES.get(name, PALETTES["dark"])
    background = Color.parse(palette.background)
    text, quiet, accent = map(Color.parse, (palette.text, palette.quiet, palette.accent))
    return MappingProxyType(
        {
            PLAIN: Style(background=background, foreground=text),
            STRONG: Style(background=background, foreground=text, bold=True),
            QUIET: Style(background=background, foreground=quiet),
            ACCENT: Style(background=background, foreground=accent),
            CHOSEN: Style(background=background, foreground=accent, bold=True),
        }
    )
