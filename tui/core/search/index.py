"""The index: everything a search needs, as plain values that a cache can keep."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.paths.ways import Flows
from tui.core.search.german import base, gather_forms, is_german
from tui.core.search.normal import cut_words, plain
from tui.core.search.phrases import (
    ASK,
    CAUSE,
    LABEL,
    MATCH,
    SAY,
    TITLE,
    Collected,
    Phrase,
    Target,
    collect,
)
from tui.core.search.signs import Signs, find_signs
from tui.core.search.spelling import Sounds, Vocabulary, build_sounds, build_vocabulary
from tui.core.search.strings import Strings, build_strings
from tui.core.search.terms import content_stems, find_ideas, ideas_of
from tui.core.search.wording import COMMON

WORTH = {MATCH: 1.0, SAY: 1.0, LABEL: 0.7, TITLE: 0.8, CAUSE: 0.5, ASK: 0.3}
"""What a word counts for, by what kind of phrase says it."""

IDEA_WORTH = 0.8
"""What a shared idea counts for, beside the same word."""

_FULL, _SPREAD = 1.2, 0.4
"""How soon a repeated word is enough, and how much long entries are held back (BM25's k and b)."""

_LEAST_HEARD = 8

LEAST_LABEL = 2
"""Answers with fewer words that say something tell no trouble: Yes, No, Other."""


class Posting(NamedTuple):
    """The entries that a feature stands in, and what it counts for there."""

    entries: Sequence[int]
    worths: Sequence[float]


class _Read(NamedTuple):
    """A phrase as features."""

    stems: Mapping[str, None]
    ideas: Mapping[str, None]
    german: bool


class Index(NamedTuple):
    """What is searched; an entry is a place where symptoms land."""

    targets: Sequence[Target]
    entries: Sequence[int]
    """The entry of each target."""
    mains: Sequence[int]
    """The target that stands for each entry."""
    titles: Sequence[str]
    """What each entry is called: the message that leads there, if it is one."""
    questions: Mapping[str, int]
    """The target that asks for a fact."""
    asked: Mapping[int, Sequence[str]]
    """By entry: the facts of which one answer leads there."""
    weights: Mapping[str, float]
    """How telling each word and idea is."""
    postings: Mapping[str, Posting]
    strings: Strings
    sounds: Sounds
    vocabulary: Vocabulary
    home: Mapping[str, float]
    """How surely a word or idea belongs to what the flows are about."""
    signs: Signs
    forms: Mapping[str, str]
    """By what a German word shares with its other forms: the form that stands for all of them."""


def build_index(flows: Flows) -> Index:
    """Make the index of some flows."""
    collected = collect(flows)
    entries, mains = _number_entries(collected.targets)
    counts: list[dict[str, float]] = [{} for _ in mains]
    spoken: Counter[str] = Counter()
    read = [_read(phrase) for phrase in collected.phrases]
    forms = gather_forms(Counter(stem for each in read if each.german for stem in each.stems))
    for phrase, (stems, ideas, german) in zip(collected.phrases, read, strict=True):
        if phrase.kind == LABEL and len(stems) < LEAST_LABEL:
            continue
        spoken.update(stems.keys())
        said = {forms[base(each)]: None for each in stems} if german else stems
        mine = counts[entries[phrase.target]]
        for feature in (*said, *ideas):
            mine[feature] = mine.get(feature, 0.0) + WORTH[phrase.kind]
    weights = _weigh(counts)
    strings = build_strings((p.text, p.target) for p in collected.phrases if p.kind == MATCH)
    return Index(
        collected.targets,
        entries,
        mains,
        _name_entries(collected.targets, entries, mains),
        collected.questions,
        _find_asked(collected, entries),
        weights,
        _post(counts, weights),
        strings,
        build_sounds((each.parts for each in strings.patterns), _LEAST_HEARD),
        build_vocabulary(spoken),
        _find_home(flows),
        find_signs(flows),
        forms,
    )


def _read(phrase: Phrase) -> _Read:
    words = cut_words(plain(phrase.text))
    german = is_german(words)
    stems = content_stems(words, german=german)
    return _Read(dict.fromkeys(stems), find_ideas(words, german=german), german)


def _number_entries(targets: Sequence[Target]) -> tuple[list[int], list[int]]:
    """Give targets at one place one number; what nothing had to be told for stands for all."""
    numbers: dict[tuple[str, str], int] = {}
    entries: list[int] = []
    mains: list[int] = []
    for number, target in enumerate(targets):
        entry = numbers.setdefault((target.flow, target.node), len(mains))
        entries.append(entry)
        if entry == len(mains):
            mains.append(number)
        elif targets[mains[entry]].told and not target.told:
            mains[entry] = number
    return entries, mains


def _name_entries(
    targets: Sequence[Target], entries: Sequence[int], mains: Sequence[int]
) -> list[str]:
    names: list[dict[str, None]] = [{} for _ in mains]
    for target, entry in zip(targets, entries, strict=True):
        if target.told and target.title != targets[mains[entry]].title:
            names[entry][target.title] = None
    return [
        next(iter(names[entry])) if len(names[entry]) == 1 else targets[main].title
        for entry, main in enumerate(mains)
    ]


def _find_asked(collected: Collected, entries: Sequence[int]) -> dict[int, tuple[str, ...]]:
    asked: dict[int, dict[str, None]] = {}
    for target, entry in zip(collected.targets, entries, strict=True):
        for fact, _ in target.told:
            if fact in collected.questions:
                asked.setdefault(entry, {})[fact] = None
    return {entry: tuple(facts) for entry, facts in asked.items()}


def _weigh(counts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Weigh features: what half of all entries have says nothing."""
    met: Counter[str] = Counter()
    for mine in counts:
        met.update(mine.keys())
    weights = {}
    for feature, times in met.items():
        weight = math.log((len(counts) - times + 0.5) / (times + 0.5) + 1e-9)
        share = IDEA_WORTH if feature.startswith("=") else 1.0
        weights[feature] = round(max(0.0, weight) * share, 4)
    return weights


def _post(
    counts: Sequence[Mapping[str, float]], weights: Mapping[str, float]
) -> dict[str, Posting]:
    mean = sum(sum(mine.values()) for mine in counts) / max(1, len(counts))
    table: dict[str, tuple[list[int], list[float]]] = {}
    for entry, mine in enumerate(counts):
        held = _FULL * (1.0 - _SPREAD + _SPREAD * sum(mine.values()) / max(mean, 1e-9))
        for feature, times in mine.items():
            if weights[feature] > 0.0:
                entries, worths = table.setdefault(feature, ([], []))
                entries.append(entry)
                worths.append(round(weights[feature] * times * (_FULL + 1.0) / (times + held), 4))
    return {feature: Posting(*lists) for feature, lists in table.items()}


_COMMON = frozenset(COMMON.split())
_TITLE_SHARE, _PART_SHARE, _IDEA_SHARE = 0.7, 0.5, 0.6


def _find_home(flows: Flows) -> dict[str, float]:
    """Learn from glossary and titles which words belong to what the flows are about."""
    home: dict[str, float] = {}
    for flow in flows.values():
        for text, alone in ((flow.title, _TITLE_SHARE), *((term, 1.0) for term in flow.terms)):
            words = [word for word in cut_words(plain(text)) if word not in _COMMON]
            german = is_german(words)
            stems = list(content_stems(words, german=german))
            share = alone if len(stems) == 1 or alone < 1.0 else _PART_SHARE
            for each in stems:
                home[each] = max(home.get(each, 0.0), share)
    for each, share in list(home.items()):
        for idea in ideas_of(each):
            home[idea] = max(home.get(idea, 0.0), share * _IDEA_SHARE)
    return home
