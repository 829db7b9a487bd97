"""Exact words on a screen or in a log, found whatever stands around them.

Patterns are squeezed like the text, so case, spaces, hyphens, quotes and line breaks cannot
matter. Each pattern is found by its rarest piece, so a text costs one look-up for each of its
letters, however many patterns there are.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from tui.core.search.normal import Squeezed, cut_words, plain, squeeze
from tui.core.search.wording import COMMON

PIECE = 8
"""Letters of the piece by which a pattern is found; shorter patterns are looked up whole."""

SHORTEST = 4
LONG = 10
"""A pattern this long is believed with a word's edge on one side only."""

LEAST_WORDS, PART_WORTH = 3, 0.9
"""A sentence of a longer message counts alone when it has so many words, and how much."""

LONGEST_CODE = 12

MOST_TYPED, MOST_BEGUN = 40, 20
"""Longer texts are no strings in the making, and so many strings are offered for one."""

MAX_GAP = 120
"""Letters that a `*` may stand for."""

_CODE = re.compile(r"(?<![0-9a-zA-Z])(?:0x)?([0-9a-fA-F]{7,9})(?![0-9a-zA-Z])")
_DECIMAL = re.compile(r"(?<![0-9a-zA-Z.])(-?[0-9]{9,10})(?![0-9a-zA-Z])")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_BRACKETS = re.compile(r"\([^()]*\)")
_COMMON = frozenset(COMMON.split())
_TOP_BIT = 1 << 31


class Pattern(NamedTuple):
    """Squeezed words in order, the targets they belong to, and how much they say by themselves."""

    parts: tuple[str, ...]
    targets: tuple[int, ...]
    strength: float


class Strings(NamedTuple):
    """Patterns, the pieces they are found by, and codes by their number."""

    patterns: Sequence[Pattern]
    anchors: Mapping[str, Sequence[tuple[int, int, int]]]
    """Pattern, part and offset by piece."""
    lengths: Sequence[int]
    order: Sequence[int]
    """Patterns by their letters, to find those that are half typed."""
    codes: Mapping[int, Sequence[int]]
    """Targets by code."""


class Found(NamedTuple):
    """A pattern in a text."""

    pattern: int
    begin: int
    end: int


def build_strings(words: Iterable[tuple[str, int]]) -> Strings:
    """Make patterns of exact words and the targets they belong to."""
    table: dict[tuple[str, ...], tuple[dict[int, None], float]] = {}
    codes: dict[int, dict[int, None]] = {}
    for text, target in words:
        for code in read_codes(text) if _is_code(text) else ():
            codes.setdefault(code, {})[target] = None
        for piece, share in _pieces(text):
            parts = tuple(filter(None, (squeeze(plain(each)).text for each in piece.split("*"))))
            if sum(map(len, parts)) >= SHORTEST:
                found = table.setdefault(parts, ({}, strength(piece) * share))
                found[0][target] = None
    patterns = [Pattern(parts, tuple(targets), worth) for parts, (targets, worth) in table.items()]
    anchors = _anchor(patterns)
    lengths = sorted({len(piece) for piece in anchors}, reverse=True)
    order = sorted(range(len(patterns)), key=lambda number: patterns[number].parts)
    known = {key: tuple(each) for key, each in codes.items()}
    return Strings(patterns, anchors, lengths, order, known)


def _pieces(text: str) -> Iterator[tuple[str, float]]:
    """Yield a text, and its sentences where it has several that say enough alone."""
    yield text, 1.0
    sentences = _SENTENCE_END.split(text)
    if len(sentences) > 1:
        for sentence in sentences:
            if len(cut_words(sentence)) >= LEAST_WORDS:
                yield sentence, PART_WORTH


def strength(text: str) -> float:
    """Tell how much words say by themselves, 0 to 1: `Access denied` is said by everything."""
    words = [word for word in cut_words(plain(text)) if len(word) > 1]
    telling = sum(0.4 if word not in _COMMON else 0.1 for word in words)
    if len(words) == 1 and text.strip("%").capitalize() == text.strip("%"):
        return 0.4
    return min(1.0, 0.25 + telling)


def _is_code(text: str) -> bool:
    return len(text) <= LONGEST_CODE and bool(read_codes(text))


def read_codes(text: str) -> list[int]:
    """Return the error codes in a text as numbers: hexadecimal, or decimal of either sign."""
    codes = [
        int(digits, 16)
        for digits in _CODE.findall(text)
        if not digits.isdigit() or digits.startswith("8")
    ]
    for digits in _DECIMAL.findall(text):
        number = int(digits)
        if number < 0:
            number += 1 << 32
        if _TOP_BIT <= number < 1 << 32:
            codes.append(number)
    return list(dict.fromkeys(codes))


def _anchor(patterns: Sequence[Pattern]) -> dict[str, list[tuple[int, int, int]]]:
    """Choose for each pattern the piece of its longest part that fewest patterns have."""
    longest = [
        max(enumerate(map(len, pattern.parts)), key=itemgetter(1))[0] for pattern in patterns
    ]
    counts: Counter[str] = Counter()
    for pattern, part in zip(patterns, longest, strict=True):
        counts.update(set(_grams(pattern.parts[part])))
    anchors: dict[str, list[tuple[int, int, int]]] = {}
    for number, (pattern, part) in enumerate(zip(patterns, longest, strict=True)):
        text = pattern.parts[part]
        grams = _grams(text)
        offset = min(enumerate(counts[gram] for gram in grams), key=itemgetter(1))[0]
        anchors.setdefault(grams[offset], []).append((number, part, offset))
    return anchors


def _grams(text: str) -> list[str]:
    return [text[n : n + PIECE] for n in range(max(1, len(text) - PIECE + 1))]


def find_strings(strings: Strings, text: Squeezed) -> list[Found]:
    """Return the patterns in a text; one that lies inside a longer one is left out."""
    found: dict[tuple[int, int], Found] = {}
    for length in strings.lengths:
        for place in range(len(text.text) - length + 1):
            piece = text.text[place : place + length]
            for number, part, offset in strings.anchors.get(piece, ()):
                match = _verify(strings.patterns[number], number, part, place - offset, text)
                if match is not None:
                    found.setdefault((number, match.begin), match)
    return _outermost(found.values())


def find_begun(strings: Strings, text: str) -> list[int]:
    """Return the patterns that begin with a squeezed text which is not yet typed to its end."""
    if not SHORTEST <= len(text) <= MOST_TYPED:
        return []
    first = bisect_left(strings.order, text, key=lambda number: strings.patterns[number].parts[0])
    begun = takewhile(
        lambda number: strings.patterns[number].parts[0].startswith(text),
        strings.order[first : first + MOST_BEGUN],
    )
    return list(begun)


def _verify(pattern: Pattern, number: int, part: int, begin: int, text: Squeezed) -> Found | None:
    """Check a pattern whose part `part` may begin at `begin`."""
    here = pattern.parts[part]
    if begin < 0 or not text.text.startswith(here, begin):
        return None
    end = begin + len(here)
    for before in reversed(pattern.parts[:part]):
        place = text.text.rfind(before, max(0, begin - MAX_GAP - len(before)), begin)
        if place < 0:
            return None
        begin = place
    for after in pattern.parts[part + 1 :]:
        place = text.text.find(after, end, end + MAX_GAP + len(after))
        if place < 0:
            return None
        end = place + len(after)
    edges = (begin in text.begins) + (end in text.ends)
    if edges < (1 if end - begin >= LONG else 2):
        return None
    return Found(number, begin, end)


def _outermost(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.begin, -f.end)):
        if not kept or each.end > kept[-1].end or (each.begin, each.end) == kept[-1][1:]:
            kept.append(each)
    return kept
