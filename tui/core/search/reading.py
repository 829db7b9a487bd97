"""Exact and near strings of a text, gathered by entry."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tui.core.search.index import Index
from tui.core.search.normal import Squeezed
from tui.core.search.spelling import find_near
from tui.core.search.strings import find_begun, find_strings, read_codes

LEAST_ALIKE = 0.72
LEAST_ALIKE_SHORT = 0.8
SHORT = 12
"""Strings with fewer letters must be more alike."""

CODE_WORTH = 0.8
BEGUN = 0.6
"""What a string counts for of which only the beginning is typed."""

LONGER, LONG = 0.3, 60
"""A string of LONG letters counts so much more than a short one."""

MOST_SHARED = 100
"""A string that more targets have is looked at for these only."""

MOST_LETTERS_NEAR = 3_000


class Evidence(NamedTuple):
    """The best string for one entry."""

    worth: float
    strength: float
    """How much the string says by itself, 0 to 1."""
    alike: float
    """1 when it stands there exactly."""
    letters: int
    target: int = 0
    shared: int = 1
    """How many entries have it."""


def gather(index: Index, plain_text: str, text: Squeezed) -> dict[int, Evidence]:
    """Return the best string of each entry that has one in the text."""
    best: dict[int, Evidence] = {}
    sources = (_exact(index, text), _codes(index, plain_text), _near(index, text))
    for found in (*chain(*sources), *_begun(index, text)):
        entry = index.entries[found.target]
        known = best.get(entry)
        if known is None or found.worth > known.worth:
            best[entry] = found
    return best


def _spread(index: Index, targets: Sequence[int], found: Evidence) -> Iterator[Evidence]:
    """Share a string's worth among the entries that have it."""
    entries: dict[int, int] = {}
    for target in targets[:MOST_SHARED]:
        entries.setdefault(index.entries[target], target)
    worth = found.worth / math.sqrt(max(1, len(entries)))
    for target in entries.values():
        yield found._replace(worth=worth, target=target, shared=len(entries))


def _exact(index: Index, text: Squeezed) -> Iterator[Evidence]:
    for found in find_strings(index.strings, text):
        pattern = index.strings.patterns[found.pattern]
        letters = found.end - found.begin
        worth = pattern.strength * (1.0 + LONGER * min(1.0, letters / LONG))
        yield from _spread(index, pattern.targets, Evidence(worth, pattern.strength, 1.0, letters))


def _codes(index: Index, plain_text: str) -> Iterator[Evidence]:
    for code in read_codes(plain_text):
        targets = index.strings.codes.get(code, ())
        yield from _spread(index, targets, Evidence(CODE_WORTH, 1.0, 1.0, SHORT))


def _begun(index: Index, text: Squeezed) -> Iterator[Evidence]:
    for number in find_begun(index.strings, text.text):
        pattern = index.strings.patterns[number]
        share = len(text.text) / sum(map(len, pattern.parts))
        evidence = Evidence(
            pattern.strength * (BEGUN + (1.0 - BEGUN) * share),
            pattern.strength,
            BEGUN + (1.0 - BEGUN) * share,
            len(text.text),
        )
        yield from _spread(index, pattern.targets, evidence)


def _near(index: Index, text: Squeezed) -> Iterator[Evidence]:
    for number, alike in find_near(index.sounds, text.text[:MOST_LETTERS_NEAR], LEAST_ALIKE):
        pattern = index.strings.patterns[number]
        letters = sum(map(len, pattern.parts))
        if letters < SHORT and alike < LEAST_ALIKE_SHORT:
            continue
        sure = max(0.0, (alike - 0.6) / 0.4) * 0.95
        worth = pattern.strength * (1.0 + LONGER * min(1.0, letters / LONG)) * sure
        evidence = Evidence(worth, pattern.strength, alike, letters)
        yield from _spread(index, pattern.targets, evidence)
