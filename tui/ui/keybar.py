"""The bottom row: keys that work now, as many as fit, never half of one."""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.words import say
from tui.ui.commands import Hint
from tui.ui.layout import QUIET, STRONG, Piece, Row

GAP = 3
KEPT = ("?", "F1", "q", "ctrl+q", "esc")
"""Keys that are shown before others, so that nobody is ever locked in."""


def fit_keys(hints: Sequence[Hint], width: int) -> Row:
    """Return a row of keys that fits; those that keep the way out open go first."""
    chosen = _choose(hints, width)
    pieces: list[Piece] = []
    for hint in hints:
        if hint in chosen:
            if pieces:
                pieces.append(Piece(" " * GAP))
            pieces.append(Piece(f"{hint.key} ", STRONG))
            pieces.append(Piece(say(hint.label), QUIET))
    return tuple(pieces)


def _choose(hints: Sequence[Hint], width: int) -> set[Hint]:
    wanted = [hint for hint in hints if hint.key in KEPT]
    wanted += [hint for hint in hints if hint.key not in KEPT]
    chosen: set[Hint] = set()
    room = width + GAP
    for hint in wanted:
        room -= cell_len(f"{hint.key} {say(hint.label)}") + GAP
        if room < 0:
            break
        chosen.add(hint)
    return chosen
