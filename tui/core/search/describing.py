"""Free descriptions: which entries say the same, in whatever words."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.core.search.german import belongs_elsewhere as belongs_elsewhere_in_german
from tui.core.search.german import find_form, find_part, is_german, is_spoken
from tui.core.search.index import Index
from tui.core.search.spelling import SHORTEST_WORD, complete, correct
from tui.core.search.stem import stem
from tui.core.search.terms import belongs_elsewhere, content_stems, find_ideas

CORRECTED, JOINED, COMPLETED = 0.8, 0.9, 0.5
"""What a word counts for that had to be mended, or that is not typed to its end."""

MOST_WORDS = 1_200
BUDGET = 15_000
"""Postings that one search may read; the most telling features come first."""

LEAST_PART = 3


class Query(NamedTuple):
    """A text as features of the index."""

    features: Mapping[str, float]
    """What each word and idea counts for."""
    stems: Sequence[str]
    """Stems of the words that say something, mended where that was possible."""
    german: bool
    """Whether the text is German."""


def read_query(index: Index, words: Sequence[str]) -> Query:
    """Find the features of a text's words, mending what is misspelt, split or joined."""
    words = words[:MOST_WORDS]
    german = is_german(words)
    recognise = _recognise_german if german else _recognise
    features: dict[str, float] = {}
    mended: dict[str, str] = {}
    stems: dict[str, None] = {}
    said = list(dict.fromkeys(content_stems(words, german=german)))
    for each in said:
        known, share = recognise(index, each, is_last=each is said[-1])
        for one in known:
            features[one] = max(share, features.get(one, 0.0))
            stems[one] = None
        if not known:
            stems[each] = None
        elif share < 1.0:
            mended[each] = known[0]
    for before, after in pairwise(words):
        joined = stem(before + after)
        if len(joined) > SHORTEST_WORD and joined in index.vocabulary.known:
            features.setdefault(joined, JOINED)
    spelt = [mended.get(stem(word), word) for word in words] if mended else words
    for idea in find_ideas(spelt, german=german):
        features[idea] = 1.0
    return Query(features, tuple(stems), german)


def _recognise_german(index: Index, word: str, *, is_last: bool) -> tuple[tuple[str, ...], float]:
    """Return the same for a word of a German text, by any of its forms or by what it ends in."""
    form = find_form(index.forms, word)
    if form:
        return (form,), 1.0
    part = find_part(index.forms, word)
    if word not in index.weights and is_spoken(word):
        return ((part,), CORRECTED) if part and is_spoken(part) else ((), 0.0)
    if word not in index.weights and belongs_elsewhere_in_german(word):
        return (), 0.0
    known, share = _recognise(index, word, is_last=is_last)
    if known:
        return tuple(find_form(index.forms, one) or one for one in known), share
    return ((part,), CORRECTED) if part else ((), 0.0)


def _recognise(index: Index, word: str, *, is_last: bool) -> tuple[tuple[str, ...], float]:
    """Return the known words that a stem stands for, and what they count for."""
    if word in index.weights or not word.isalpha():
        return ((word,), 1.0) if word in index.weights else ((), 0.0)
    if belongs_elsewhere(word):
        return (), 0.0
    near = correct(index.vocabulary, word)
    if near:
        return (near,), CORRECTED
    for place in range(LEAST_PART, len(word) - LEAST_PART + 1):
        parts = stem(word[:place]), stem(word[place:])
        if all(part in index.vocabulary.known for part in parts):
            return parts, CORRECTED
    completed = complete(index.vocabulary, word) if is_last else []
    return tuple(completed), COMPLETED if completed else 0.0


def score_entries(index: Index, query: Query) -> dict[int, float]:
    """Score the entries that share features with a query."""
    worth = sorted(
        query.features.items(), key=lambda pair: (-index.weights.get(pair[0], 0.0), pair[0])
    )
    scores: dict[int, float] = {}
    spent = 0
    for feature, share in worth:
        posting = index.postings.get(feature)
        if posting is None:
            continue
        spent += len(posting.entries)
        if spent > BUDGET and scores:
            break
        known = scores.get
        for entry, amount in zip(posting.entries, posting.worths, strict=True):
            scores[entry] = known(entry, 0.0) + amount * share
    return scores


def has_feature(index: Index, entry: int, feature: str) -> bool:
    """Tell whether an entry has a feature."""
    posting = index.postings.get(feature)
    if posting is None:
        return False
    place = bisect_left(posting.entries, entry)
    return place < len(posting.entries) and posting.entries[place] == entry
