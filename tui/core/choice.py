"""What to do next while something is not known: ask, try a fix, or hand over.

Every branch of what nobody knows stays open. The next step is the one with the best chance of
solving for its expected minutes, in the words its author gave it; a question that tells causes
apart for whoever takes over counts for that as well. When no step is worth its minutes, going
on costs more than handing over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf, log2
from typing import NamedTuple

from tui.core.chances import Prospect
from tui.core.cost import DOUBT, HAND_OVER, Cost, cost_of, question_minutes, rank_of
from tui.core.flow import Flow, Resolution
from tui.core.order import Fix, best_order
from tui.core.remaining import offerable
from tui.core.ways import Known, Open, Place


class Step(NamedTuple):
    """Something that can be done next: a question or a fix."""

    place: Place
    fact: str = ""
    """What is asked for; empty for a fix."""
    resolution: Resolution | None = None
    """The fix that is tried; None for a question."""
    chance: float = 0.0
    """That it solves the trouble, with what it leads to."""
    minutes: float = 0.0
    """What it costs on average, with what it leads to."""
    worth: float = 0.0
    """Minutes saved on average for each minute spent; below 1 it does not pay."""
    halvings: float = 0.0
    """How many times over the answer halves the causes left, on average."""


class View(NamedTuple):
    """What a choice is made from."""

    flows: Mapping[str, Flow]
    known: Known
    results: Mapping[str, str]
    """What came of the fixes tried, by `FLOW/NODE`."""
    ways: Sequence[Prospect]
    asked: int
    """Questions put so far."""


class Choice(NamedTuple):
    """What can be done next, the best first; nothing when handing over is better."""

    steps: tuple[Step, ...]
    is_costly: bool
    """Whether something could be done that costs more than handing over."""


def choose(view: View, questions: Iterable[Open]) -> Choice:
    """Return what to do next.

    Args:
        view: the ways that are open.
        questions: what they have come to, in the author's order.
    """
    scale = _Scale(view)
    asks = [scale.rate_question(each) for each in questions]
    steps = _rank(list(scale.rate_fixes()), asks)
    paying = tuple(step for step in steps if step.worth >= 1.0)
    return Choice(paying, is_costly=bool(steps) and not paying)


def _rank(tries: Sequence[Step], asks: Sequence[Step]) -> list[Step]:
    """Put the best first: a question where it is worth more than the fix whose turn it is."""
    first = tries[0].worth if tries else 0.0
    ranked = sorted(asks, key=lambda step: -step.worth)
    before = [step for step in ranked if step.worth > first]
    return [*before, *tries, *ranked[len(before) :]]


def halvings_left(ways: Iterable[Prospect]) -> float:
    """Return how many halvings away from a single cause the ways are."""
    ends: dict[str, float] = {}
    for way in ways:
        ends[way.end.name] = ends.get(way.end.name, 0.0) + way.chance
    return _entropy(ends.values())


class _Scale:
    """Weighs what can be done next, in minutes."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.opened = frozenset(_set_up_so_far(view))
        fewest = min((len(way.failed) for way in view.ways), default=0)
        self.first_ways = [way for way in view.ways if len(way.failed) == fewest]
        self.costs: dict[str, Cost] = {}
        self.at_stake = self._stake()

    def _stake(self) -> float:
        """Return what handing over costs: the wait, finding the cause again, the repair."""
        repair = sum(
            way.chance * self._cost(way.end, way.resolution).total(self.opened)
            for way in self.view.ways
            if way.resolution is not None
        )
        return HAND_OVER + DOUBT * halvings_left(self.first_ways) + repair

    def _cost(self, place: Place, resolution: Resolution) -> Cost:
        cost = self.costs.get(place.name)
        if cost is None:
            cost = self.costs[place.name] = cost_of(self.view.flows[place.flow], resolution)
        return cost

    def rate_question(self, question: Open) -> Step:
        """Return what asking is worth, with the fixes and the questions it leads to."""
        here = [way for way in self.view.ways if way.asks and way.asks[0][1] == question.fact]
        if not here:  # an answer that leads nowhere was told: it must be asked again
            return Step(question.place, question.fact, worth=inf)
        weight = sum(way.chance for way in here)
        chance = minutes = 0.0
        for way in here:
            share = way.chance + (1.0 - weight) / len(here)
            numbers = range(self.view.asked, self.view.asked + len(way.asks))
            spent = sum(map(question_minutes, numbers))
            resolution = self._solution(way)
            if resolution is not None:
                chance += way.chance * resolution.cures
                spent += self._cost(way.end, resolution).total(self.opened)
            minutes += share * spent
        halvings = self._halvings(question.fact)
        told = DOUBT * halvings / question_minutes(self.view.asked)
        worth = max(chance * self.at_stake / minutes, told)
        return Step(question.place, question.fact, None, chance, minutes, worth, halvings)

    def _solution(self, way: Prospect) -> Resolution | None:
        """Return the fix at the end of a way, if it may be offered once all is asked there."""
        resolution = way.resolution
        if resolution is None or resolution.kind != "fix" or way.end.name in self.view.results:
            return None
        learnt = {fact: way.answers[fact][0] for _, fact in way.asks}
        return resolution if offerable(resolution, {**self.view.known, **learnt}) else None

    def _halvings(self, fact: str) -> float:
        """Return how many times over an answer halves the causes, on average."""
        aside: dict[str, float] = {}
        inside: dict[str, dict[str, float]] = {}
        for way in self.first_ways:
            end, answers = way.end.name, way.answers.get(fact)
            if answers is None:
                aside[end] = aside.get(end, 0.0) + way.chance
                continue
            for answer in answers:
                part = inside.setdefault(answer, {})
                part[end] = part.get(end, 0.0) + way.chance / len(answers)
        before = _entropy(_merge(aside, *inside.values()).values())
        after = 0.0
        for part in inside.values():
            merged = _merge({end: each / len(inside) for end, each in aside.items()}, part)
            after += sum(merged.values()) * _entropy(merged.values())
        return max(0.0, before - after)

    def rate_fixes(self) -> Iterator[Step]:
        """Yield the fixes that may be offered now, first what the best order begins with."""
        ready = {
            way.end.name: (way.end, way.resolution)
            for way in self.view.ways
            if not way.asks and way.resolution is not None and self._solution(way) is not None
        }
        causes: dict[str, float] = {}
        for way in self.view.ways:
            if way.end.name in ready:
                causes[way.end.name] = causes.get(way.end.name, 0.0) + way.chance
        fixes = [self._fix(place, resolution) for place, resolution in ready.values()]
        order = best_order(causes, fixes, self.at_stake, self.opened).fixes
        for name in dict.fromkeys((*order, *ready)):
            place, resolution = ready[name]
            minutes = self._cost(place, resolution).total(self.opened)
            chance = causes[name] * resolution.cures
            worth = chance * self.at_stake / max(minutes, 1.0)
            # A fix that is tried after others pays with them, or for what it opens.
            yield Step(place, "", resolution, chance, minutes, _bound(worth, order, name))

    def _fix(self, place: Place, resolution: Resolution) -> Fix:
        cost = self._cost(place, resolution)
        cures = {place.name: resolution.cures}
        rank = rank_of(resolution)
        return Fix(place.name, cost.minutes + cost.harm, cures, cost.set_up, rank)


def _bound(worth: float, order: Sequence[str], name: str) -> float:
    """Return what a fix is worth, seen from the best order: what is not in it does not pay."""
    return max(1.0, worth) if name in order else min(worth, 1.0 - 1e-9)


def _set_up_so_far(view: View) -> Iterator[str]:
    """Yield what earlier tries have opened or fetched."""
    for name in view.results:
        flow_id, _, node_id = name.partition("/")
        flow = view.flows.get(flow_id)
        node = flow.nodes.get(node_id) if flow else None
        if flow is not None and isinstance(node, Resolution):
            yield from (each for each, _ in cost_of(flow, node).set_up)


def _entropy(weights: Iterable[float]) -> float:
    each = [weight for weight in weights if weight > 0]
    total = sum(each)
    return -sum(weight / total * log2(weight / total) for weight in each) if total else 0.0


def _merge(*parts: Mapping[str, float]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for part in parts:
        for end, weight in part.items():
            merged[end] = merged.get(end, 0.0) + weight
    return merged
