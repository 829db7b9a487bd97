"""What to do next while something is not known: ask, try a fix, or hand over.

Every branch of what nobody knows stays open. The next step is the one with the best chance of
solving for its expected minutes, in the words its author gave it; a question that tells causes
apart for whoever takes over counts for that as well. When no step is worth its minutes, going
on costs more than handing over.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple

from tui.core import cost as costs
from tui.core.chances import Way
from tui.core.cost import Cost, cost_of, question_minutes, rank_of
from tui.core.flow import Flow
from tui.core.order import Fix, best_order
from tui.core.remaining import offerable
from tui.core.ways import Known, Open, Place

ASK = "ask"
TRY = "try"
STOP = "stop"
NOTHING = "nothing"
"""Nothing is left to ask or to try."""
COSTLY = "costly"
"""What is left to ask or to try costs more than handing over."""


class Step(NamedTuple):
    """The next step."""

    kind: str
    place: Place | None = None
    fact: str = ""
    why: str = ""
    """For STOP: NOTHING or COSTLY."""
    chance: float = 0.0
    """That it solves the trouble, with what it leads to."""
    minutes: float = 0.0
    """What it costs on average, with what it leads to."""


class View(NamedTuple):
    """What a choice is made from."""

    flows: Mapping[str, Flow]
    known: Known
    results: Mapping[str, str]
    """What came of the fixes tried, by `FLOW/NODE`."""
    ways: Sequence[Way]
    asked: int
    """Questions put so far."""


def choose(view: View, open_questions: Iterable[Open]) -> Step:
    """Return the next step.

    Args:
        view: the ways that are open.
        open_questions: the questions they have come to, in the author's order.
    """
    return _Choice(view).choose(list(open_questions))


class _Choice:
    def __init__(self, view: View) -> None:
        self.view = view
        self.opened = frozenset(_opened(view))
        self.costs: dict[str, Cost] = {}
        self.at_stake = costs.HAND_OVER + costs.DOUBT * doubt_of(view.ways) + self.repair()

    def repair(self) -> float:
        """Return what repairing costs on average, whoever does it in the end."""
        return sum(
            way.chance * self.cost(way).total(self.opened)
            for way in self.view.ways
            if way.resolution is not None
        )

    def choose(self, questions: list[Open]) -> Step:
        best, rate = Step(STOP, why=NOTHING), 0.0
        for question in questions:
            step, worth = self.rate_question(question)
            if worth > rate:
                best, rate = step, worth
        step, worth = self.rate_fixes()
        if worth >= rate and step.kind == TRY:
            best, rate = step, worth
        if rate < 1.0:
            left = questions or step.kind == TRY
            return Step(STOP, why=COSTLY if left else NOTHING)
        return best

    def rate_question(self, question: Open) -> tuple[Step, float]:
        """Return what asking leads to, and what it is worth for each minute it costs."""
        here = [way for way in self.view.ways if way.asks and way.asks[0][1] == question.fact]
        if not here:
            return Step(ASK, question.place, question.fact), float("inf")
        first = question_minutes(self.view.asked)
        told = costs.DOUBT * self.information(question.fact) / first
        weight = sum(way.chance for way in here)
        even = 1.0 / len(here)
        chance = minutes = 0.0
        for way in here:
            share = way.chance + (1.0 - weight) * even
            minutes += share * sum(
                question_minutes(self.view.asked + number) for number in range(len(way.asks))
            )
            if self.is_solvable(way):
                assert way.resolution is not None
                chance += way.chance * way.resolution.cures
                minutes += share * self.cost(way).total(self.opened)
        worth = max(chance * self.at_stake / minutes, told)
        return Step(ASK, question.place, question.fact, chance=chance, minutes=minutes), worth

    def information(self, fact: str) -> float:
        """Return how many halvings of the causes the answer to a question is worth."""
        aside: dict[str, float] = {}
        inside: dict[str, dict[str, float]] = {}
        for way in self.view.ways:
            end = way.end.name
            answers = way.answers.get(fact)
            if answers is None or self.view.known.get(fact) is not None:
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

    def rate_fixes(self) -> tuple[Step, float]:
        """Return the fix to try first, and what trying is worth for each minute it costs."""
        reached: dict[str, Way] = {}
        fixes: list[Fix] = []
        for way in self.view.ways:
            name = way.end.name
            if way.asks or name in reached or not self.is_offerable(way):
                continue
            reached[name] = way
            assert way.resolution is not None
            cost = self.cost(way)
            cures = {name: way.resolution.cures}
            fixes.append(
                Fix(name, cost.minutes + cost.harm, cures, cost.set_up, rank_of(way.resolution))
            )
        if not fixes:
            return Step(STOP), 0.0
        causes: dict[str, float] = {}
        for way in self.view.ways:
            if way.end.name in reached:
                causes[way.end.name] = causes.get(way.end.name, 0.0) + way.chance
        order = best_order(causes, fixes, self.at_stake, self.opened)
        if not order.fixes:
            return Step(TRY), 0.0
        first = reached[order.fixes[0]]
        assert first.resolution is not None
        chance = causes[first.end.name] * first.resolution.cures
        minutes = self.cost(first).total(self.opened)
        step = Step(TRY, first.end, chance=chance, minutes=minutes)
        return step, max(1.0, chance * self.at_stake / minutes)

    def is_offerable(self, way: Way) -> bool:
        """Tell whether the fix at the end of a way may be offered now."""
        resolution = way.resolution
        return (
            resolution is not None
            and resolution.kind == "fix"
            and way.end.name not in self.view.results
            and offerable(resolution, self.view.known)
        )

    def is_solvable(self, way: Way) -> bool:
        """Tell whether the fix at the end of a way may be offered once its questions are asked."""
        resolution = way.resolution
        if resolution is None or resolution.kind != "fix" or way.end.name in self.view.results:
            return False
        learnt = {fact: way.answers[fact][0] for _, fact in way.asks}
        return offerable(resolution, {**self.view.known, **learnt})

    def cost(self, way: Way) -> Cost:
        """Return what the fix at the end of a way costs."""
        cost = self.costs.get(way.end.name)
        if cost is None:
            assert way.resolution is not None
            cost = cost_of(self.view.flows[way.end.flow], way.resolution)
            self.costs[way.end.name] = cost
        return cost


def doubt_of(ways: Iterable[Way]) -> float:
    """Return how many halvings away from a single cause the ways are."""
    ends: dict[str, float] = {}
    for way in ways:
        ends[way.end.name] = ends.get(way.end.name, 0.0) + way.chance
    return _entropy(ends.values())


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


def _opened(view: View) -> Iterable[str]:
    """Yield what earlier tries have set up."""
    for name in view.results:
        flow_id, _, node_id = name.partition("/")
        flow = view.flows.get(flow_id)
        node = flow.nodes.get(node_id) if flow else None
        if flow is not None and node is not None and hasattr(node, "resolve"):
            yield from (each for each, _ in cost_of(flow, node).set_up)  # type: ignore[arg-type]
