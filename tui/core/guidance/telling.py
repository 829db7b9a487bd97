"""How far apart an answer tells the causes: how many times over it halves them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple, Protocol

from tui.core.guidance.chances import Prospect


def halvings_left(ways: Sequence[Prospect]) -> float:
    """Return how many halvings away from a single cause the ways are."""
    return count_halvings(add_up(causes_of(ways), ways).values())


def count_halvings(chances: Collection[float]) -> float:
    """Return how many halvings away from a single cause causes with these chances are."""
    return _weigh(sum(chances)) - sum(map(_weigh, chances))


def causes_of(ways: Sequence[Prospect]) -> list[str]:
    """Return the cause of each way: where it ends, or whose fix did not help on it."""
    fewest = min((len(way.failed) for way in ways), default=0)
    if not any(way.failed for way in ways):
        return [way.name for way in ways]
    return [(*way.failed, way.name)[fewest] for way in ways]


class Telling(Protocol):
    """A way, as far as an answer may tell for or against its cause."""

    @property
    def cause(self) -> str:
        """What it comes to."""

    @property
    def chance(self) -> float:
        """How likely it is."""

    @property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """For each fact that is read on it, the answers that stay on it."""


class Teller(NamedTuple):
    """A way and its cause."""

    cause: str
    chance: float
    answers: Mapping[str, tuple[str, ...]]


def halve(fact: str, chances: Mapping[str, float], ways: Iterable[Telling]) -> float:
    """Return how many times over the answer to a question halves the causes, on average.

    Causes whose ways never read the fact are as likely with any answer; only the others
    are looked at one by one.

    Args:
        fact: what is asked for.
        chances: of each cause.
        ways: at least those that read the fact.
    """
    inside: dict[str, dict[str, float]] = {}
    read: dict[str, float] = {}
    for way in ways:
        answers = way.answers.get(fact)
        if answers is None:
            continue
        cause, chance = way.cause, way.chance
        read[cause] = read.get(cause, 0.0) + chance
        for answer in answers:
            part = inside.setdefault(answer, {})
            part[cause] = part.get(cause, 0.0) + chance / len(answers)
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
