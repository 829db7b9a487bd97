"""Whether the best hit is good enough to be offered, or nothing fits."""

import re
from typing import NamedTuple

from tui.core.search.describing import Query, has_feature
from tui.core.search.german import belongs_elsewhere as belongs_elsewhere_in_german
from tui.core.search.index import Index
from tui.core.search.normal import Squeezed
from tui.core.search.ranking import Ranked
from tui.core.search.reading import Evidence
from tui.core.search.terms import TROUBLE, belongs_elsewhere, ideas_of

_ERROR_CODE = re.compile("0x[89c][0-9a-f]{7}")

LONG = 30
"""Longer texts than so many words that say something share words with anything."""

UNKNOWN_WEIGHT = 4.0
"""What a word counts for that the index has never met."""

COMMON_STRENGTH = 0.5
"""A string that says no more than this is said by many programs."""

MOST_HOME, MOST_ELSEWHERE, MOST_DESCRIBED = 4.0, 3.0, 3.0


class Rating(NamedTuple):
    """What speaks for and against a hit."""

    described: float
    """How much of the entry's own wording the text shares."""
    telling: float
    """How much the best string says that few programs say, and how exactly it stands there."""
    common: float
    """How exactly a string stands there that many programs say, for its part of the text."""
    home: float
    """How much of the text is about what the flows are about."""
    homely: float
    """The same, for the length of the text."""
    elsewhere: float
    """How many things of other desks, and codes of other faults, it names that the hit does not."""
    covered: float
    """Which part of what the text says the hit says too."""
    trouble: float
    """1 when the text says that something goes wrong, or holds a string; 0 for a wish."""


WEIGHTS = Rating(1.10, 4.06, 1.11, 1.18, -0.82, -2.92, 1.05, 1.25)
BIAS = -4.09
"""Fitted by `benchmarks/calibrate.py`."""

LEAST = -0.3
"""Below even odds, because a true trouble sent away costs more than an idle offer."""


def rate(index: Index, query: Query, text: Squeezed, best: Ranked) -> Rating:
    """Weigh up what speaks for and against the best entry."""
    size = max(6, len(query.stems))
    home = _home(index, query)
    total = matched = elsewhere = 0.0
    for stem in query.stems:
        weight = index.weights.get(stem, UNKNOWN_WEIGHT)
        total += weight
        if has_feature(index, best.entry, stem):
            matched += weight
        elif _is_elsewhere(query, stem) or _ERROR_CODE.fullmatch(stem):
            elsewhere += 1.0
    telling, common = _string(text, best.evidence)
    return Rating(
        min(best.described / 10.0, MOST_DESCRIBED) / max(1.0, size / LONG),
        telling,
        common,
        min(home, MOST_HOME),
        home / size * 3.0,
        min(elsewhere, MOST_ELSEWHERE),
        matched / max(total, 8.0),
        float(best.evidence is not None or any(idea in query.features for idea in TROUBLE)),
    )


def _is_elsewhere(query: Query, stem: str) -> bool:
    return belongs_elsewhere(stem) or (query.german and belongs_elsewhere_in_german(stem))


def _string(text: Squeezed, evidence: Evidence | None) -> tuple[float, float]:
    if evidence is None:
        return 0.0, 0.0
    telling = max(0.0, evidence.strength - COMMON_STRENGTH) / (1.0 - COMMON_STRENGTH)
    exact = max(0.0, evidence.alike - 0.5) / 0.5
    alone = min(1.0, evidence.letters / max(1, len(text.text)))
    return telling * exact, (1.0 - telling) * exact * alone


def _home(index: Index, query: Query) -> float:
    """Add up what words, and ideas put in several words, say about the things of these flows."""
    total = 0.0
    counted: set[str] = set()
    for stem in query.stems:
        ideas = ideas_of(stem)
        counted.update(ideas)
        total += max(index.home.get(each, 0.0) for each in (stem, *ideas))
    spread = (each for each in query.features if each.startswith("=") and each not in counted)
    return total + sum(index.home.get(each, 0.0) for each in spread)


def is_confident(rating: Rating) -> bool:
    """Tell whether a hit with this rating is offered as an answer."""
    return BIAS + sum(w * value for w, value in zip(WEIGHTS, rating, strict=True)) > LEAST
