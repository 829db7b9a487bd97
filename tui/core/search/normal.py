"""Text made comparable: what people type, paste or photograph, and what flows say.

Two views of one text. *Squeezed*: letters and digits only, so that case, spaces, hyphens,
quotes and line breaks cannot matter, with letters that cameras confuse made one. *Words*: the
same text cut where a reader would cut it.
"""

import re
import unicodedata
from typing import NamedTuple

SHORT_NAME = 9
"""Runs this short with a capital inside are names: MacBook, OneDrive, YubiKey."""

_LOOK_ALIKE = str.maketrans({"i": "l", "1": "l", "0": "o", "5": "s"})
_PAIRS = {"rn": "m", "vv": "w"}
_PAIR = re.compile("rn|vv")
_RUN = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]|[A-Z]{2})|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_APOSTROPHE = re.compile("(?<=[a-zA-Z])['\u2019\u02bc](?=[a-zA-Z])")
_WRAPPED = re.compile(r"(?<=[a-z])-[ \t]*[\r\n]+[>| \t]*(?=[a-z])")
_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS_ALONE = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "æ": "ae"})
_NO_INK = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)


class Squeezed(NamedTuple):
    """Letters and digits in a row, and where words begin and end in it."""

    text: str
    begins: frozenset[int]
    ends: frozenset[int]


def plain(text: str) -> str:
    """Return `text` in one width, without accents and signs that show nothing."""
    if text.isascii():
        return text
    text = _NO_INK.sub("", unicodedata.normalize("NFKC", text))
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.translate(_LETTERS_ALONE)


def cut_words(text: str) -> list[str]:
    """Return the words of a plain text: runs of letters and digits, cut at capitals inside."""
    words: list[str] = []
    for run in _RUN.findall(_APOSTROPHE.sub("", _WRAPPED.sub("", text))):
        if run.islower() or len(run) <= SHORT_NAME:
            words.append(run)
        else:
            words += _CAMEL.split(run)
    return [word.casefold() for word in words]


def squeeze(text: str) -> Squeezed:
    """Return the squeezed view of a plain text."""
    pieces: list[str] = []
    begins: set[int] = set()
    ends: set[int] = set()
    place = 0
    for run in _RUN.findall(text):
        for piece in (run,) if run.islower() else _CAMEL.split(run):
            folded = piece.casefold().translate(_LOOK_ALIKE)
            begins.add(place)
            place += len(folded)
            ends.add(place)
            pieces.append(folded)
    return _without_pairs("".join(pieces), begins, ends)


def _without_pairs(text: str, begins: set[int], ends: set[int]) -> Squeezed:
    """Write `rn` as `m` and `vv` as `w`, which cameras cannot tell apart either."""
    seconds = [found.start() + 1 for found in _PAIR.finditer(text)]
    if not seconds:
        return Squeezed(text, frozenset(begins), frozenset(ends))
    places = list(range(len(text) + 1))
    for shift, second in enumerate(seconds, 1):
        until = seconds[shift] if shift < len(seconds) else len(text) + 1
        for place in range(second + 1, min(until + 1, len(text) + 1)):
            places[place] = place - shift
        places[second] = second - shift + 1
    return Squeezed(
        _PAIR.sub(lambda found: _PAIRS[found[0]], text),
        frozenset(places[each] for each in begins),
        frozenset(places[each] for each in ends),
    )
