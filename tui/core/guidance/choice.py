"""What to do next while something is not known: ask, try a fix, or hand over.

Every branch of what nobody knows stays open. The next step is the one with the best chance of
solving for its expected minutes, in the words its author gave it; a question that tells causes
apart for whoever takes over counts for that as well. When no step is worth its minutes, going
on costs more than handing over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from tui.core.flow import Flow, Resolution
from tui.core.guidance.chances import Prospect
from tui.core.guidance.cost import DOUBT, HAND_OVER, Cost, cost_of, questions_minutes, rank_of
from tui.core.guidance.order import Fix, best_order
from tui.core.guidance.telling import add_up, causes_of, count_halvings, halve
from tui.core.paths.remaining import offerable
from tui.core.paths.ways import Known, Open, Place

LOOKING_ON = 1.3
"""So many times the wait of a hand-over a step saves, counting what it opens for later steps."""


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
    telling: float = 0.0
    """The same for what the answer tells whoever takes over, without any fix."""


class View(NamedTuple):
    """What a choice is made from."""

    flows: Mapping[str, Flow]
    known: Known
    results: Mapping[str, str]
    """What came of the fixes tried, by `FLOW/NODE`."""
    ways: Sequence[Prospect]
    asked: int
    """Questions put so far."""
    priced: Mapping[str, dict[str, Cost]] = MappingProxyType({})
    """By flow, what its fixes were found to cost; what is found now is added."""


class Choice(NamedTuple):
    """What can be done next, the best first; nothing when handing over is better."""

    steps: tuple[Step, ...]
    costly: tuple[Step, ...]
    """What could be done as well and costs more than handing over."""
    withheld: tuple[Step, ...] = ()
    """Fixes that would pay, and may not be tried while what they need is not known."""

    @property
    def why(self) -> str:
        """Why the walk is handed over where no step pays; one of the REASONS."""
        if self.withheld:
            return "needs"
        return "costly" if self.costly else "several"


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
    costly = tuple(step for step in steps if step.worth < 1.0)
    return Choice(paying, costly, () if paying else tuple(scale.rate_withheld()))


def _rank(tries: Sequence[Step], asks: Sequence[Step]) -> list[Step]:
    """Put the best first: a question where it is worth more than the fix whose turn it is."""
    first = tries[0].worth if tries else 0.0
    ranked = sorted(asks, key=lambda step: -step.worth)
    before = [step for step in ranked if step.worth > first]
    return [*before, *tries, *ranked[len(before) :]]


class _Scale:
    """Weighs what can be done next, in minutes."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.opened = frozenset(_set_up_so_far(view))
        self.costs: dict[str, Cost] = {}
        self.totals: dict[str, float] = {}
        self.minutes = [self.totals[way.name] for way in self._price(view.ways)]
        self.solutions = [*_find_solutions(view)]
        self.causes = causes_of(view.ways)
        self.chances = add_up(self.causes, view.ways)
        self.answers = [way.answers for way in view.ways]
        self.at_stake = self._stake()
        self.heading: dict[str, list[int]] = {}
        for number, way in enumerate(view.ways):
            if way.asks:
                self.heading.setdefault(way.asks[0][1], []).append(number)

    def _price(self, ways: Sequence[Prospect]) -> Sequence[Prospect]:
        """Note what the repair at the end of each way costs, each once; returns the ways."""
        totals, costs = self.totals, self.costs
        for end, resolution, _, _, _, _, name in ways:
            if name not in totals:
                totals[name] = 0.0
                if resolution is not None:
                    priced = self.view.priced.get(end.flow, costs)
                    if name not in priced:
                        priced[name] = cost_of(self.view.flows[end.flow], resolution)
                    costs[name] = priced[name]
                    totals[name] = costs[name].total(self.opened)
        return ways

    def _stake(self) -> float:
        """Return what handing over costs: the wait, finding the cause again, the repair.

        The wait counts for more than its minutes: each step is judged by itself, and does not
        see that the steps after it become cheaper when it has ruled something out.
        """
        ways = self.view.ways
        repair = sum(way.chance * each for way, each in zip(ways, self.minutes, strict=True))
        return LOOKING_ON * HAND_OVER + DOUBT * count_halvings(self.chances.values()) + repair

    def rate_question(self, question: Open) -> Step:
        """Return what asking is worth, with the fixes and the questions it leads to."""
        here = self.heading.get(question.fact, ())
        if not here:  # an answer that leads nowhere was told: it must be asked again
            return Step(question.place, question.fact, worth=inf)
        ways = self.view.ways
        weight = sum([ways[number].chance for number in here])
        spending = {
            count: questions_minutes(self.view.asked, count)
            for count in {len(ways[number].asks) for number in here}
        }
        chance = minutes = 0.0
        rest = (1.0 - weight) / len(here)
        for number in here:
            _, _, likely, asks, _, _, _ = ways[number]
            resolution = self.solutions[number]
            spent = spending[len(asks)]
            if resolution is not None:
                chance += likely * resolution.cures
                spent += self.minutes[number]
            minutes += (likely + rest) * spent
        told = DOUBT * self._halve(question.fact) / questions_minutes(self.view.asked, 1)
        worth = max(chance * self.at_stake / minutes, told)
        return Step(question.place, question.fact, None, chance, minutes, worth, told)

    def _halve(self, fact: str) -> float:
        """Return how many times over the answer to a question halves the causes."""
        ways, causes = self.view.ways, self.causes
        reads = [
            (causes[number], ways[number].chance, answers[fact])
            for number, answers in enumerate(self.answers)
            if fact in answers
        ]
        return halve(self.chances, reads)

    def rate_fixes(self) -> Iterator[Step]:
        """Yield the fixes that may be offered now, first what the best order begins with."""
        ready = {
            way.name: (way.end, solution)
            for way, solution in zip(self.view.ways, self.solutions, strict=True)
            if solution is not None and not way.asks
        }
        if not ready:
            return
        causes: dict[str, float] = {}
        for way in self.view.ways:
            if way.name in ready:
                causes[way.name] = causes.get(way.name, 0.0) + way.chance
        fixes = [self._fix(place, resolution) for place, resolution in ready.values()]
        order = best_order(causes, fixes, self.at_stake, self.opened).fixes
        for name in dict.fromkeys((*order, *ready)):
            place, resolution = ready[name]
            minutes = self.totals[name]
            chance = causes[name] * resolution.cures
            worth = chance * self.at_stake / max(minutes, 1.0)
            # A fix that is tried after others pays with them, or for what it opens.
            yield Step(place, "", resolution, chance, minutes, _bound(worth, order, name))

    def rate_withheld(self) -> Iterator[Step]:
        """Yield the fixes that would pay and may not be tried, the best first."""
        chances: dict[str, float] = {}
        found: dict[str, tuple[Place, Resolution]] = {}
        for way, solution in zip(self.view.ways, self.solutions, strict=True):
            fix, name = way.resolution, way.name
            if fix is None or fix.kind != "fix" or solution is not None or way.asks:
                continue
            lacks = any(self.view.known.get(fact) is None for fact in fix.needs)
            if lacks and name not in self.view.results:
                chances[name] = chances.get(name, 0.0) + way.chance * fix.cures
                found[name] = way.end, fix
        steps = []
        for name, (place, fix) in found.items():
            minutes = self.totals[name]
            worth = chances[name] * self.at_stake / max(minutes, 1.0)
            steps.append(Step(place, "", fix, chances[name], minutes, worth))
        yield from sorted((step for step in steps if step.worth >= 1.0), key=lambda s: -s.worth)

    def _fix(self, place: Place, resolution: Resolution) -> Fix:
        cost = self.costs[place.name]
        cures = {place.name: resolution.cures}
        rank = rank_of(resolution)
        return Fix(place.name, cost.minutes + cost.harm, cures, cost.set_up, rank)


def _find_solutions(view: View) -> Iterator[Resolution | None]:
    """Yield, for each way, the fix at its end, if it may be offered once all is asked there.

    Ways on which the answers that a fix depends on are the same are judged once.
    """
    judged: dict[object, Resolution | None] = {}
    bases: dict[str, Mapping[str, str | None]] = {}
    for _, fix, _, asks, answers, _, name in view.ways:
        if fix is None or fix.kind != "fix" or name in view.results:
            yield None
            continue
        base = bases.get(name)
        if base is None:
            base = bases[name] = {fact: view.known.get(fact) for fact in _depends_on(fix)}
        told = tuple([(fact, answers[fact][0]) for _, fact in asks if fact in base])
        key = (name, told) if told else name
        if key not in judged:
            judged[key] = fix if offerable(fix, {**base, **dict(told)}) else None
        yield judged[key]


def _depends_on(fix: Resolution) -> Iterator[str]:
    """Yield the facts that decide whether a fix may be offered."""
    yield from fix.needs
    for option in fix.when:
        yield from option


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
