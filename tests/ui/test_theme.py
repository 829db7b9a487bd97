"""Colours are computed, not guessed: what is read can be read, and stays apart on any terminal."""

from itertools import combinations

import pytest
from rich.color import Color, ColorSystem

from tui.core.settings import BY_NAME
from tui.ui.theme import PALETTES, Palette

LEAST = 7.0
"""What the Web Content Accessibility Guidelines ask for at their highest level (AAA)."""
LEAST_OF_CONTRAST = 12.0


def _light(color: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [part / 255 for part in Color.parse(color).get_truecolor()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how far two colours are apart, from 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _inks(palette: Palette) -> dict[str, str]:
    return {"text": palette.text, "quiet": palette.quiet, "accent": palette.accent}


@pytest.mark.parametrize("name", PALETTES)
def test_all_text_stands_out_from_its_ground(name: str) -> None:
    palette = PALETTES[name]
    least = LEAST_OF_CONTRAST if name == "contrast" else LEAST
    low = {
        ink: round(contrast(color, palette.background), 2)
        for ink, color in _inks(palette).items()
        if contrast(color, palette.background) < least
    }
    assert low == {}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("system", [ColorSystem.EIGHT_BIT, ColorSystem.STANDARD])
def test_the_colours_stay_apart_where_there_are_few(name: str, system: ColorSystem) -> None:
    palette = PALETTES[name]
    colors = {"background": palette.background, **_inks(palette)}
    shown = {key: Color.parse(color).downgrade(system) for key, color in colors.items()}
    assert len(set(shown.values())) == len(colors), shown


@pytest.mark.parametrize("name", PALETTES)
def test_no_two_colours_differ_by_red_and_green_alone(name: str) -> None:
    """Who sees no difference between red and green still sees two colours: by light, or by blue."""
    for one, other in combinations(_inks(PALETTES[name]).values(), 2):
        blues = [Color.parse(each).get_truecolor().blue for each in (one, other)]
        assert contrast(one, other) > 1.25 or abs(blues[0] - blues[1]) > 50, (one, other)


def test_every_theme_can_be_set() -> None:
    choices = BY_NAME["theme"].choices
    assert choices == tuple(PALETTES), "tui/core/settings.py: the choices of `theme`"
