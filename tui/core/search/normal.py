"""Text made comparable: what people type, paste or photograph, and what flows say.

Two views of one text. *Squeezed*: letters and digits only, so that case, spaces, hyphens,
quotes and line breaks cannot matter, with letters that cameras confuse made one. *Words*: the
same text cut where a reader would cut it.
"""

import re
import unicodedata
from typing import NamedTuple

_LOOK_ALIKE = str.maketrans({"i": "l", "1": "l", "0": "o", "5": "s", "|": "l"})
_RUN = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]|[A-Z]{2})|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS_ALONE = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "æ": "ae"})
_NO_INK = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)
_APOSTROPHE = re.compile("(?<=[a-zA-Z])['\u2019\u02bc](?=[a-zA-Z])")
_SPLIT_AT_WRAP = re.compile(r"(?<=[a-z])-[ \t]*[\r\n]+[>| \t]*(?=[a-z])")


class Squeezed(NamedTuple):
    """Letters and digits in a row, and where words begin and end in it."""

    text: str
    begins: frozenset[int]
    ends: frozenset[int]


def plain(text: str) -> str:
    """Return `text` in one width, without accents, invisible signs and control characters."""
    if text.isascii():
        return text
    text = _NO_INK.sub("", unicodedata.normalize("NFKC", text))
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.translate(_LETTERS_ALONE)


def cut_words(text: str) -> list[str]:
    """Return the words of a plain text: runs of letters and digits, cut at capitals inside."""
    words: list[str] = []
    for run in _RUN.findall(_APOSTROPHE.sub("", _SPLIT_AT_WRAP.sub("", text))):
        if run.islower() or run.isdigit():
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
    return _without_pairs(Squeezed("".join(pieces), frozenset(begins), frozenset(ends)))


def _without_pairs(squeezed: Squeezed) -> Squeezed:
    """Write `rn` as `m` and `vv` as `w`, which cameras cannot tell apart either."""
    text = squeezed.text
    if "rn" not in text and "vv" not in text:
        return squeezed
    places = list(range(len(text) + 1))
    shift = 0
    pieces: list[str] = []
    index = 0
    while index < len(text):
        pair = _PAIRS.get(text[index : index + 2])
        places[index] = index - shift
        if pair is None:
            pieces.append(text[index])
            index += 1
            continue
        pieces.append(pair)
        places[index + 1] = index - shift + 1
        shift += 1
        index += 2
    places[len(text)] = len(text) - shift
    return Squeezed(
        "".join(pieces),
        frozenset(places[each] for each in squeezed.begins),
        frozenset(places[each] for each in squeezed.ends),
    )


_PAIRS = {"rn": "m", "vv": "w"}
