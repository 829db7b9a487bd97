"""German texts: how they are known, which form a word has in common with its others, its ideas.

A text is read by these rules only when words stand in it that no other language has, so that
nothing here can change what an English text finds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.core.search.german_words import DENIAL, ELSEWHERE, FILL, NOISE, SAME, SURE, TELLING
from tui.core.search.normal import cut_words, plain
from tui.core.search.stem import stem

_ENDINGS = (
    ("ungen", 4), ("ung", 4), ("ern", 4), ("em", 3), ("en", 3), ("er", 3), ("es", 3), ("et", 5),
    ("st", 5), ("e", 3), ("n", 4), ("s", 3), ("t", 4),
)  # fmt: skip
"""Endings of verbs, nouns and adjectives, and how many letters must remain."""

_PART, _OTHER_PART = 4, 5
"""The fewest letters of a part of a compound; of one that belongs to other desks."""

_LONGEST_TOLD = 60
"""A text is known as German by one of so many words."""


_ONLY_NOT = ("not",)


class _Lexicon(NamedTuple):
    told: frozenset[str]
    """Words by which a text is known to be German."""
    noise: frozenset[str]
    denial: frozenset[str]
    fill: frozenset[str]
    elsewhere: frozenset[str]
    ideas: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """By first word: the words of each way to put an idea."""
    spoken: frozenset[str]
    """Every word of these ways."""


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    fill, denial = frozenset(FILL.split()), frozenset(DENIAL.split())
    ideas: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in SAME.strip().replace(",\n", ",").splitlines():
        name, _, forms = line.partition(":")
        for form in forms.split(","):
            chain = tuple(_chain(cut_words(plain(form)), fill, denial))
            if chain and (chain != _ONLY_NOT or name == "denial"):
                ideas.setdefault(chain[0], []).append((chain, "=" + name))
    sure = frozenset(SURE.split())
    return _Lexicon(
        sure | frozenset(TELLING.split()),
        sure | frozenset(NOISE.split()),
        denial,
        fill,
        frozenset(each for word in ELSEWHERE.split() for each in (word, stem(word))),
        ideas,
        frozenset(word for ways in ideas.values() for chain, _ in ways for word in chain),
    )


def _chain(words: Iterable[str], fill: frozenset[str], denial: frozenset[str]) -> list[str]:
    return ["not" if word in denial else base(word) for word in words if word not in fill]


@lru_cache(maxsize=20_000)
def base(word: str) -> str:
    """Return what a lower-case German word shares with its other forms."""
    if not word.isalpha():
        return word
    for _ in range(2):
        for ending, remain in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= remain:
                word = word[: -len(ending)]
                break
    return word


def respell(word: str) -> str:
    """Return a word whose umlauts are spelt out as a plain text has them: without their dots."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def is_german(words: Sequence[str]) -> bool:
    """Tell whether words of a text are German."""
    return not _lexicon().told.isdisjoint(words[:_LONGEST_TOLD])


def says_nothing(word: str) -> bool:
    """Tell whether a word of a German text says nothing."""
    return word in _lexicon().noise


def belongs_elsewhere(word: str) -> bool:
    """Tell whether a stem, or a part that it is joined of, is about things of other desks."""
    elsewhere = _lexicon().elsewhere
    if word in elsewhere:
        return True
    places = range(_OTHER_PART, len(word) - _PART + 1)
    return any(word[:at] in elsewhere or word[-at:] in elsewhere for at in places)


def is_spoken(word: str) -> bool:
    """Tell whether a stem is a word by which an idea is put, so that it is not misspelt."""
    return base(word) in _lexicon().spoken


def find_ideas(words: Sequence[str]) -> Iterator[str]:
    """Yield the ideas that the words of a German text touch."""
    lexicon = _lexicon()
    chain = _chain(words, lexicon.fill, lexicon.denial)
    chain = [each if each in lexicon.spoken else base(respell(each)) for each in chain]
    for place, each in enumerate(chain):
        for form, idea in lexicon.ideas.get(each, ()):
            if chain[place : place + len(form)] == list(form):
                yield idea


def gather_forms(stems: Mapping[str, int]) -> dict[str, str]:
    """Return by base the form that stands for all others: the one that is said most."""
    forms: dict[str, str] = {}
    for form in sorted(stems, key=lambda each: (-stems[each], each)):
        forms.setdefault(base(form), form)
    return forms


def find_form(forms: Mapping[str, str], word: str) -> str:
    """Return the form in which a stem is known; empty when it is not."""
    return forms.get(base(word)) or forms.get(base(respell(word)), "")


def find_part(forms: Mapping[str, str], word: str) -> str:
    """Return what a compound ends in, which says what kind of thing it is; empty: not known."""
    ends = (base(word[place:]) for place in range(_PART, len(word) - _PART + 1))
    return next((forms[end] for end in ends if end in forms), "")
