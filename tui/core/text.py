"""Text from outside, made harmless to show, and names that were almost right."""

import re
from collections.abc import Iterable

# Fillers, joiners and marks without ink. Zero-width joiner and non-joiner and the variation
# selectors of letters and emoji stay: whole scripts cannot be written without them.
_WITHOUT_INK = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb"
)
_SMUGGLING = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
# An ideographic variation selector belongs after an ideograph; elsewhere it hides data.
_STRAY_SELECTOR = "(?<![\u3400-\u9fff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"

# Compiled by `re` when first used, and kept by it: most starts meet no odd character.
_ODD = f"[{_CONTROL}{_TURNING}{_WITHOUT_INK}{_SMUGGLING}]|{_STRAY_SELECTOR}"
_DANGEROUS = f"[{_CONTROL}]"
_DECEIVING = f"[{_TURNING}{_SMUGGLING}]|{_STRAY_SELECTOR}"

_DELETE = 0x7F
_PICTURES = 0x2400
_DELETE_PICTURE = "\u2421"
_SPACE = 0x20

MAX_NEAR = 100
"""A name longer than this has no near miss worth naming."""


def visible(text: str, *, newline: bool = False) -> str:
    """Return `text` with every character shown that could act, turn text round or hide.

    Control characters become their pictures, the others their number
    in single angle quotes. Letters of every script, joiners and emoji stay.

    Args:
        text: anything from outside.
        newline: leave line feeds alone.
    """
    if text.isprintable():
        return text
    if newline:
        return "\n".join(re.sub(_ODD, _shown, line) for line in text.split("\n"))
    return re.sub(_ODD, _shown, text)


def visible_in_place(text: str) -> str:
    """Return `text` made harmless with as many characters as before, so columns stay true."""
    return text if text.isprintable() else re.sub(_ODD, _picture, text)


def find_control(text: str) -> str:
    """Return the first character that could act on a terminal, line feeds aside, or nothing."""
    return _first(_DANGEROUS, text.replace("\n", ""))


def find_deceiving(text: str) -> str:
    """Return the first character that turns text round or smuggles text, or nothing."""
    return _first(_DECEIVING, text)


def find_invisible(text: str) -> str:
    """Return the first other character that shows nothing, or nothing."""
    return _first(_ODD, text.replace("\n", ""))


def code_point(character: str) -> str:
    """Name a character by its number, as in U+202E."""
    return f"U+{ord(character):04X}"


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[0] if found else ""


def _shown(found: re.Match[str]) -> str:
    picture = _picture(found)
    return picture if picture != "\ufffd" else f"\u2039{code_point(found[0])}\u203a"


def _picture(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < _SPACE:
        return chr(_PICTURES + number)
    return _DELETE_PICTURE if number == _DELETE else "\ufffd"


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the one of `names` that `name` was most likely meant to be, or nothing.

    A slip is a letter too many, too few, wrong or swapped; one slip in three letters is the
    most that still counts. Case does not matter.
    """
    wanted = name.casefold()
    allowed = max(1, len(wanted) // 3)
    best, best_slips = "", allowed + 1
    if len(name) > MAX_NEAR:
        return best
    for candidate in names:
        folded = candidate.casefold()
        if abs(len(folded) - len(wanted)) >= best_slips:
            continue
        slips = _count_slips(wanted, folded, best_slips)
        if slips < best_slips and slips < len(wanted):
            best, best_slips = candidate, slips
    return best


def _count_slips(one: str, other: str, stop: int) -> int:
    """Return the edit distance with swaps, or at least `stop` once it is reached."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above_before, before, row = before, row, [i]
        for j, other_letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                cost = min(cost, above_before[j - 2] + 1)
            row.append(cost)
        if min(row) >= stop:
            return stop
    return row[-1]
