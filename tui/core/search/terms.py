"""What a text is about: its stems, and the ideas of `synonyms.SAME` that it touches."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.core.search.german import find_ideas as find_german_ideas
from tui.core.search.german import says_nothing
from tui.core.search.normal import cut_words
from tui.core.search.stem import stem
from tui.core.search.synonyms import FAULTS, SAME
from tui.core.search.wording import DENIAL, ELSEWHERE, FILL, NOISE

_NOT = frozenset(DENIAL.split())
_FILL = frozenset(FILL.split())

TROUBLE = tuple("=" + name for name in FAULTS)
"""Ideas by which a text says that something goes wrong."""


LONGEST = 40
"""A word of more letters is a key, a hash or an address."""


class _Lexicon(NamedTuple):
    single: dict[str, tuple[str, ...]]
    several: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    noise: frozenset[str]
    elsewhere: frozenset[str]


def _chain(words: Sequence[str]) -> list[str]:
    """Return stems without pronouns and auxiliaries, every denial as `not`."""
    return ["not" if word in _NOT else stem(word) for word in words if word not in _FILL]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    single: dict[str, list[str]] = {}
    several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in SAME.strip().replace(",\n", ",").splitlines():
        name, _, forms = line.partition(":")
        idea = "=" + name
        for form in forms.split(","):
            chain = tuple(_chain(cut_words(form)))
            if len(chain) == 1 and idea not in single.setdefault(chain[0], []):
                single[chain[0]].append(idea)
            elif len(chain) > 1:
                several.setdefault(chain[0], []).append((chain, idea))
    return _Lexicon(
        {key: tuple(ideas) for key, ideas in single.items()},
        {key: tuple(chains) for key, chains in several.items()},
        frozenset(NOISE.split()),
        frozenset(stem(word) for word in ELSEWHERE.split()),
    )


def content_stems(words: Sequence[str], *, german: bool = False) -> Iterator[str]:
    """Yield the stems of words that say something; `german` tells in which language."""
    noise = _lexicon().noise
    for word in words:
        if word not in noise and (len(word) > 1 or word.isdigit()) and len(word) <= LONGEST:
            cut = stem(word)
            if cut not in noise and not (german and says_nothing(word)):
                yield cut


def find_ideas(words: Sequence[str], *, german: bool = False) -> dict[str, None]:
    """Return the ideas that words touch, in order, each once."""
    lexicon = _lexicon()
    chain = _chain([word for word in words if not says_nothing(word)] if german else words)
    ideas: dict[str, None] = {}
    for place, each in enumerate(chain):
        for idea in lexicon.single.get(each, ()):
            ideas[idea] = None
        for form, idea in lexicon.several.get(each, ()):
            if chain[place : place + len(form)] == list(form):
                ideas[idea] = None
    return ideas | dict.fromkeys(find_german_ideas(words)) if german else ideas


def ideas_of(word: str) -> tuple[str, ...]:
    """Return the ideas one stem touches by itself."""
    return _lexicon().single.get(word, ())


def belongs_elsewhere(word: str) -> bool:
    """Tell whether a stem is about things that other desks look after."""
    return word in _lexicon().elsewhere
