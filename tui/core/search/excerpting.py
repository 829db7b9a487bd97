"""Long pastes cut to the lines that can matter, within a bound."""

import re
from collections.abc import Iterator

MOST_LETTERS = 12_000
"""A text up to this length is read whole."""

MOST_READ = 5_000_000
"""Nothing beyond this many letters of a paste is looked at."""

_HEAD, _TAIL, _AROUND = 3_000, 1_000, 120
_MOST_PLACES = 40
_MOST_FOUND = 20_000
_TELLING = re.compile(
    r"error|fail|denied|invalid|expired|unavailable|refused|cannot|could not|couldn|unable"
    r"|not (?:found|valid|allowed|accepted|supported|authorized|set|compliant)|0x[8c]"
    r"|[a-z][A-Z][a-z]+[A-Z]|[A-Z]_[A-Z]+_[A-Z]",
    re.ASCII,
)
_CHANGING = re.compile(r"[\W\d_]+|\b[0-9a-fA-F]{6,}\b")


def cut_down(text: str) -> str:
    """Return what is looked at of a text: all of it, or its ends and its telling places."""
    if len(text) <= MOST_LETTERS:
        return text
    text = text[:MOST_READ]
    places = list(_telling_places(text))
    return "\n".join([text[:_HEAD], *places, text[-_TAIL:]])[:MOST_LETTERS]


def _telling_places(text: str) -> Iterator[str]:
    """Yield the surroundings of telling words; those that differ only by numbers come once."""
    seen: set[str] = set()
    end = 0
    for count, found in enumerate(_TELLING.finditer(text)):
        if count > _MOST_FOUND or len(seen) >= _MOST_PLACES:
            return
        if found.start() < end:
            continue
        place = text[max(end, found.start() - _AROUND) : found.end() + _AROUND]
        shape = _CHANGING.sub("", text[found.start() : found.end() + 30])
        end = found.end()
        if shape not in seen:
            seen.add(shape)
            end += _AROUND
            yield place
