"""How far apart an answer tells the causes: how many times over it halves them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log2
from typing import TypeAlias

from tui.core.guidance.chances import Prospect


def halvings_left(ways: Sequence[Prospect]) -> float:
    """Return how many halvings away from a single cause the ways are."""
    return count_halvings(add_up(causes_of(ways), ways).values())


def count_halvings(chances: Collection[float]) -> float:
    """Return how many halvings away from a single cause causes with these chances are."""
    return _weigh(sum(chances)) - sum(map(_weigh, chances))


def causes_of(ways: Sequence[Prospect]) -> list[str]:
    """Return the cause of each way: where it ends, or whose fix did not help on it."""
    if not any(way.failed for way in ways):
        return [way.name for way in ways]
    fewest = min(len(way.failed) for way in ways)
    return [(*way.failed, way.name)[fewest] for way in ways]


Reads: TypeAlias = Iterable[tuple[str, float, Sequence[str]]]
"""Of each way that reads a fact: its cause, how likely it is, and the answers that stay on it."""


def halve(chances: Mapping[str, float], reads: Reads) -> float:
    """Return how many times over the answer to a question halves the causes, on average.

    Causes whose ways never read the fact are as likely with any answer; only the others
    are looked at one by one.

    Args:
        chances: of each cause.
        reads: the ways that read the fact that is asked for.
    """
    inside: dict[str, dict[str, float]] = {}
    read: dict[str, float] = {}
    for cause, chance, answers in reads:
        read[cause] = read.get(cause, 0.0) + chance
        share = chance / (len(answers) or 1)
        for answer in answers:
            part = inside.get(answer)
            if part is None:
                part = inside[answer] = {}
            part[cause] = part.get(cause, 0.0) + share
    count = len(inside)
    aside = {cause: max(0.0, chances[cause] - each) for cause, each in read.items()}
    rest = max(0.0, sum(chances.values()) - sum(chances[cause] for cause in read))
    gained = -sum(_weigh(chances[cause]) for cause in read) - rest * log2(count or 1)
    gained += _weigh(rest + sum(chances[cause] for cause in read))
    for part in inside.values():
        here = [part.get(cause, 0.0) + each / count for cause, each in aside.items()]
        gained += sum(map(_weigh, here)) - _weigh(sum(here) + rest / count)
    return max(0.0, gained)


def add_up(causes: Sequence[str], ways: Sequence[Prospect]) -> dict[str, float]:
    """Return how likely each cause is, from the cause of each way."""
    chances: dict[str, float] = {}
    for cause, way in zip(causes, ways, strict=True):
        chances[cause] = chances.get(cause, 0.0) + way.chance
    return chances


def _weigh(share: float) -> float:
    """Return a share times its binary logarithm: the parts that doubt is made of."""
    return share * log2(share) if share > 0 else 0.0
