"""The smallest set of ways, with an answer for each question, that reaches all of some goals."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from tui.core.paths.cubes import Cube
from tui.core.paths.ways import Flows
from tui.core.testing.goals import Goal, reached_on

_MOST_OFFERS = 200
"""So many different picks are tried in all combinations; with more, the first choice stands."""

_MOST_STEPS = 20_000


class Pick(NamedTuple):
    """A way, and which answers are given on it."""

    way: int
    answers: Mapping[str, str]
    """Only where the choice matters; any answer of the way will do for other facts."""
    goals: frozenset[Goal]


class Picked(NamedTuple):
    """A set of ways that reaches all goals that can be reached."""

    picks: tuple[Pick, ...]
    at_least: int
    """No set can be smaller than this."""
    unreachable: tuple[Goal, ...]
    """Goals on no way."""


class Way(NamedTuple):
    """What a way can reach."""

    always: frozenset[Goal]
    by_answer: Mapping[str, Mapping[str, frozenset[Goal]]]
    """By fact and answer: only one answer of a fact can be given at a time."""


def read_way(flows: Flows, cube: Cube, flow: str, wanted: Collection[Goal]) -> Way:
    """Return which of the wanted goals of a flow a way can reach."""
    always: set[Goal] = set()
    by_answer: dict[str, dict[str, set[Goal]]] = {}
    for each in reached_on(flows, cube):
        if each.flow == flow and each.goal in wanted:
            if each.fact:
                by_answer.setdefault(each.fact, {}).setdefault(each.goal.key, set()).add(each.goal)
            else:
                always.add(each.goal)
    return Way(
        frozenset(always),
        {
            fact: {answer: frozenset(goals) for answer, goals in answers.items()}
            for fact, answers in by_answer.items()
        },
    )


def pick_fewest(ways: Sequence[Way], goals: Sequence[Goal]) -> Picked:
    """Choose ways that reach all goals: the rarest goal first, then what else fits best."""
    search = _Search(ways)
    reachable = [goal for goal in goals if goal in search.through]
    picks = search.prune(search.cover(reachable))
    at_least = search.at_least(reachable)
    if at_least < len(picks):
        picks = _Exact(ways, len(picks)).search(reachable) or picks
    lost = tuple(goal for goal in goals if goal not in search.through)
    return Picked(tuple(sorted(picks, key=lambda pick: pick.way)), at_least, lost)


class _Search:
    def __init__(self, ways: Sequence[Way]) -> None:
        self.ways = ways
        self.through: dict[Goal, int] = {}
        """The ways that a goal can be reached on, as bits."""
        self.fact: dict[Goal, tuple[str, str]] = {}
        for number, way in enumerate(ways):
            for goal in way.always:
                self._add(goal, number)
            for fact, answers in way.by_answer.items():
                for answer, reached in answers.items():
                    for goal in reached:
                        self._add(goal, number)
                        self.fact[goal] = fact, answer

    def _add(self, goal: Goal, way: int) -> None:
        self.through[goal] = self.through.get(goal, 0) | 1 << way

    def cover(self, goals: Iterable[Goal]) -> list[Pick]:
        """Pick ways until every goal is reached."""
        left = sorted(goals, key=lambda goal: self.through[goal].bit_count())
        open_goals = set(left)
        picks = []
        for goal in left:
            if goal in open_goals:
                offers = (self.best(way, open_goals, goal) for way in _bits(self.through[goal]))
                pick = max(offers, key=lambda each: len(each.goals))
                open_goals -= pick.goals
                picks.append(pick)
        return picks

    def best(self, way: int, wanted: Collection[Goal], goal: Goal | None = None) -> Pick:
        """Return the answers on a way that reach most of what is wanted, one goal for sure."""
        fixed = dict([self.fact[goal]]) if goal in self.fact else {}
        reached = {each for each in self.ways[way].always if each in wanted}
        answers = {}
        for fact, by_answer in self.ways[way].by_answer.items():
            options = {
                answer: {each for each in goals if each in wanted}
                for answer, goals in by_answer.items()
                if fixed.get(fact, answer) == answer
            }
            best = max(options, key=lambda answer: len(options[answer]), default="")
            if options.get(best):
                answers[fact] = best
                reached |= options[best]
        return Pick(way, answers, frozenset(reached))

    def prune(self, picks: Sequence[Pick]) -> list[Pick]:
        """Leave out what the others reach as well."""
        kept = list(picks)
        for pick in picks:
            others = {goal for each in kept if each is not pick for goal in each.goals}
            if pick.goals <= others:
                kept.remove(pick)
        return kept

    def at_least(self, goals: Sequence[Goal]) -> int:
        """Count goals of which no walk reaches two: each needs a way of its own."""
        return count_apart([self._fitting(goal, goals) for goal in goals])

    def _fitting(self, goal: Goal, goals: Sequence[Goal]) -> int:
        """Return the other goals that some walk reaches together with one, as bits."""
        bits = 0
        for number, other in enumerate(goals):
            if other is not goal and self.fit(goal, other):
                bits |= 1 << number
        return bits

    def fit(self, one: Goal, other: Goal) -> bool:
        """Tell whether one walk can reach both goals."""
        first, second = self.fact.get(one, ("", "")), self.fact.get(other, ("", ""))
        if first[0] and first[0] == second[0] and first != second:
            return False
        return bool(self.through[one] & self.through[other])


class _Exact:
    """Tries all combinations, where there are few enough of them."""

    def __init__(self, ways: Sequence[Way], most: int) -> None:
        self.offers = list(_strongest(ways))
        self.best = most
        self.found: list[Pick] = []
        self.steps = _MOST_STEPS

    def search(self, goals: Sequence[Goal]) -> list[Pick]:
        """Return picks that reach all goals, fewer than before; nothing when none were found."""
        if self.offers:
            self._try(frozenset(goals), [])
        return self.found

    def _try(self, left: frozenset[Goal], taken: list[Pick]) -> None:
        self.steps -= 1
        if not left:
            self.best, self.found = len(taken), list(taken)
            return
        if len(taken) + 1 >= self.best or self.steps < 0:
            return
        rarest = min(left, key=lambda goal: sum(goal in offer.goals for offer in self.offers))
        for offer in self.offers:
            if rarest in offer.goals:
                self._try(left - offer.goals, [*taken, offer])


def _strongest(ways: Sequence[Way]) -> Iterator[Pick]:
    """Yield all that can be picked and is not part of another; nothing when that is too much."""
    offers: dict[frozenset[Goal], Pick] = {}
    for number, way in enumerate(ways):
        for answers in product(*way.by_answer.values()):
            chosen = dict(zip(way.by_answer, answers, strict=True))
            reached = (way.by_answer[fact][answer] for fact, answer in chosen.items())
            goals = way.always.union(*reached)
            offers.setdefault(goals, Pick(number, chosen, goals))
            if len(offers) > _MOST_OFFERS:
                return
    for goals, pick in offers.items():
        if not any(goals < other for other in offers):
            yield pick


def count_apart(fitting: Sequence[int]) -> int:
    """Return how many things of which no two fit together were found.

    Things that fit with few others are taken first; then one is given up wherever two others
    can take its place.

    Args:
        fitting: for each thing, those it fits with, as bits.
    """
    order = sorted(range(len(fitting)), key=lambda number: fitting[number].bit_count())
    chosen = 0
    for number in order:
        if not fitting[number] & chosen:
            chosen |= 1 << number
    while better := _exchange(fitting, chosen):
        chosen = better
    return chosen.bit_count()


def _exchange(fitting: Sequence[int], chosen: int) -> int:
    """Return a larger choice with one thing given up for two; 0 when there is none."""
    waiting: dict[int, list[int]] = {}
    for number, fits in enumerate(fitting):
        in_the_way = fits & chosen
        if chosen >> number & 1 or in_the_way.bit_count() > 1:
            continue
        if not in_the_way:
            return chosen | 1 << number
        for other in waiting.setdefault(in_the_way, []):
            if not fits >> other & 1:
                return chosen & ~in_the_way | 1 << number | 1 << other
        waiting[in_the_way].append(number)
    return 0


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
