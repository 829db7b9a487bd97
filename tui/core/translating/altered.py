"""What a translation must leave as it is: commands, addresses, values and words on a screen."""

import re
from collections import Counter
from collections.abc import Iterator

from tui.core.texts import value_names

_CODE = re.compile(r"`[^`]+`")
_ADDRESS = re.compile(r"https?://[^\s,;)\"'„“]*[^\s,;)\"'„“.?!]")
_QUOTED = re.compile(r'"([^"]{2,})"')
_CODES = re.compile(
    r"\b(?:0x[0-9A-Fa-f]{4,}|[A-Z][A-Za-z]*[a-z][A-Z][A-Za-z]*|[A-Z]{3,}[A-Z0-9_]{3,})\b"
)
"""Error codes and words in which capitals stand inside: names of products and of messages."""
_STEP = " > "
_END = re.compile(r"[.:?] ")


def find_altered(original: str, text: str) -> Iterator[str]:
    """Yield what the original holds and its translation does not hold as often.

    Args:
        original: as the author wrote it.
        text: its translation.
    """
    for found, other in (
        (Counter(value_names(original)), Counter(value_names(text))),
        (Counter(_CODE.findall(original)), Counter(_CODE.findall(text))),
        (Counter(_ADDRESS.findall(original)), Counter(_ADDRESS.findall(text))),
    ):
        yield from (found - other) | (other - found)
    exact = [*_QUOTED.findall(original), *_CODES.findall(original), *_menu_names(original)]
    yield from (each for each in dict.fromkeys(exact) if each not in text)


def _menu_names(text: str) -> Iterator[str]:
    """Yield the names between the first and the last of a path of menus: those stand alone.

    What holds the end of a sentence is no name: one path ended in it, and another began.
    """
    if _STEP in text:
        yield _STEP.strip()
        names = (each.strip() for each in text.split(_STEP)[1:-1])
        yield from (name for name in names if not _END.search(name))
