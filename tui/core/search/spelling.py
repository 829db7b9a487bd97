"""Words spelled as they sound, joined, split or with letters missing."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import takewhile
from typing import NamedTuple

_SOUNDS = (
    ("ph", "f"), ("sch", "sk"), ("ck", "k"), ("qu", "kw"), ("x", "ks"), ("z", "s"),
    ("tlon", "shn"), ("slon", "shn"), ("shln", "shn"), ("clal", "shl"),
    ("ce", "se"), ("cl", "sl"), ("cy", "sy"), ("c", "k"), ("y", "l"), ("th", "t"), ("gh", "g"),
    ("ea", "e"), ("el", "l"), ("le", "l"), ("oo", "u"), ("ou", "u"), ("al", "e"),
)  # fmt: skip
GRAM = 3
MOST_CANDIDATES = 24
BUDGET = 6_000
"""Postings that one look may cost."""


@lru_cache(maxsize=20_000)
def by_ear(squeezed: str) -> str:
    """Return squeezed text as it sounds, roughly; both sides of a comparison go through it."""
    for spelled, sound in _SOUNDS:
        if spelled in squeezed:
            squeezed = squeezed.replace(spelled, sound)
    letters = [squeezed[:1]]
    for letter in squeezed[1:]:
        if letter != letters[-1]:
            letters.append(letter)
    return "".join(letters)


def slips_within(pattern: str, text: str) -> int:
    """Return the fewest slips with which a pattern stands anywhere in a text.

    One step for each letter of the text, whatever the length of the pattern (Myers 1999).
    """
    ones = (1 << len(pattern)) - 1
    top = 1 << (len(pattern) - 1)
    where: dict[str, int] = {}
    for place, letter in enumerate(pattern):
        where[letter] = where.get(letter, 0) | 1 << place
    plus, minus, score = ones, 0, len(pattern)
    best = score
    for letter in text:
        equal = where.get(letter, 0)
        vertical = equal | minus
        equal |= ((equal & plus) + plus) ^ plus
        horizontal_plus = minus | ~(equal | plus) & ones
        horizontal_minus = plus & equal
        if horizontal_plus & top:
            score += 1
        elif horizontal_minus & top:
            score -= 1
        horizontal_plus = horizontal_plus << 1
        horizontal_minus = horizontal_minus << 1
        plus = (horizontal_minus | ~(vertical | horizontal_plus)) & ones
        minus = horizontal_plus & vertical & ones
        best = min(best, score)
    return best


class Sounds(NamedTuple):
    """Strings as they sound, and the short pieces they are found by."""

    heard: Sequence[tuple[str, ...]]
    sizes: Sequence[int]
    """How many pieces each has."""
    grams: Mapping[str, Sequence[int]]


def build_sounds(patterns: Iterable[Sequence[str]], shortest: int) -> Sounds:
    """Make the table of strings that can be found when they are misspelt.

    Args:
        patterns: the parts of each pattern, squeezed.
        shortest: patterns with fewer letters are left out, because anything is like them.
    """
    heard = []
    sizes = []
    grams: dict[str, list[int]] = {}
    for number, parts in enumerate(patterns):
        sounds = tuple(by_ear(part) for part in parts)
        heard.append(sounds)
        sizes.append(max(1, len(_grams(sounds))))
        if sum(map(len, sounds)) >= shortest and any(each.isalpha() for each in sounds):
            for gram in dict.fromkeys(_grams(sounds)):
                grams.setdefault(gram, []).append(number)
    return Sounds(heard, sizes, grams)


def _grams(sounds: Iterable[str]) -> list[str]:
    return [text[n : n + GRAM] for text in sounds for n in range(len(text) - GRAM + 1)]


def find_near(sounds: Sounds, squeezed: str, least: float) -> list[tuple[int, float]]:
    """Return patterns that a text holds misspelt, with how alike they are (1: the same).

    Args:
        sounds: the table.
        squeezed: the text, squeezed.
        least: how alike they must be.
    """
    text = by_ear(squeezed)
    found = []
    for number in _candidates(sounds, text):
        heard = sounds.heard[number]
        length = sum(map(len, heard))
        slips = sum(slips_within(part, text) for part in heard)
        if slips <= length * (1.0 - least):
            found.append((number, 1.0 - slips / length))
    return sorted(found, key=lambda pair: -pair[1])


def _candidates(sounds: Sounds, text: str) -> list[int]:
    """Return the patterns that share most pieces with the text, for the size of the pattern."""
    present = [gram for gram in dict.fromkeys(_grams((text,))) if gram in sounds.grams]
    present.sort(key=lambda gram: len(sounds.grams[gram]))
    counts: dict[int, int] = {}
    spent = 0
    for gram in present:
        numbers = sounds.grams[gram]
        spent += len(numbers)
        if spent > BUDGET:
            break
        for number in numbers:
            counts[number] = counts.get(number, 0) + 1
    shares = (
        (count / sounds.sizes[number], -number)
        for number, count in counts.items()
        if count > 1 and count >= LEAST_SHARE * sounds.sizes[number]
    )
    return [-number for _, number in nlargest(MOST_CANDIDATES, shares)]


LEAST_SHARE = 0.3


class Vocabulary(NamedTuple):
    """The words of an index, found again when one letter is wrong, missing or too many."""

    known: Mapping[str, float]
    """How often each word is met."""
    nearby: Mapping[str, Sequence[str]]
    """Words by what is left of them when one letter is taken away, as they sound."""
    order: Sequence[str]
    """The words by their letters, to find those that are half typed."""


SHORTEST_BEGUN, MOST_BEGUN, MOST_COMPLETED = 3, 200, 3
SHORTEST_WORD, SURE_WORD, LONG_WORD = 4, 6, 8


def build_vocabulary(counts: Mapping[str, float]) -> Vocabulary:
    """Make the table of words from how often each is met."""
    nearby: dict[str, list[str]] = {}
    for word in counts:
        if len(word) >= SHORTEST_WORD and word.isalpha():
            for key in _less(by_ear(word.replace("i", "l"))):
                nearby.setdefault(key, []).append(word)
    return Vocabulary(counts, nearby, sorted(counts))


def _less(word: str) -> dict[str, None]:
    keys = {word: None}
    if len(word) >= SHORTEST_WORD:
        for place in range(len(word)):
            keys[word[:place] + word[place + 1 :]] = None
    return keys


def correct(vocabulary: Vocabulary, word: str) -> str:
    """Return the known word that an unknown one was most likely meant to be, or nothing."""
    if len(word) < SHORTEST_WORD or not word.isalpha():
        return ""
    near: dict[str, int] = {}
    for key in _less(by_ear(word.replace("i", "l"))):
        for known in vocabulary.nearby.get(key, ()):
            near[known] = near.get(known, 0) + 1
    best, best_rank = "", (3.0, 0.0)
    for known in near:
        slips = slips_between(word, known)
        rank = (float(slips), -vocabulary.known[known])
        if rank < best_rank and _may_be_meant(word, known, slips):
            best, best_rank = known, rank
    return best


def complete(vocabulary: Vocabulary, begun: str) -> list[str]:
    """Return the words most often met that begin like a word which is not typed to its end."""
    if len(begun) < SHORTEST_BEGUN:
        return []
    first = bisect_left(vocabulary.order, begun)
    words = takewhile(
        lambda word: word.startswith(begun), vocabulary.order[first : first + MOST_BEGUN]
    )
    return nlargest(MOST_COMPLETED, words, key=lambda word: vocabulary.known[word])


def _may_be_meant(word: str, known: str, slips: int) -> bool:
    """Tell whether a slip is likelier than another word; short words are often another one."""
    if len(word) < SURE_WORD:
        return sounds_like(word, known) or sorted(word) == sorted(known)
    return word[0] == known[0] and slips <= (1 if len(word) < LONG_WORD else 2)


def sounds_like(one: str, other: str) -> bool:
    """Tell whether two words sound alike."""
    return by_ear(one.replace("i", "l")) == by_ear(other.replace("i", "l"))


def slips_between(one: str, other: str) -> int:
    """Return the edit distance of two words; letters that changed places count once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above_before, before, row = before, row, [i]
        for j, other_letter in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other_letter:
                cost = min(cost, above_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
