"""The best that can be done where something is not known: every order of asking and trying.

Only for forks small enough; what comes out is compared with what the engine chooses.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from random import Random
from typing import NamedTuple

from benchmarks.callers import find_cause
from tui.core.draft import Draft, note_event
from tui.core.events import FAILED, Answered, Tried
from tui.core.flow import Flow
from tui.core.guidance.chances import Prospect
from tui.core.guidance.cost import DOUBT, HAND_OVER, cost_of, questions_minutes
from tui.core.guidance.fork import find_prospects, judge, scope_of
from tui.core.guidance.order import Fix
from tui.core.guidance.telling import halvings_left
from tui.core.paths.branching import UNSURE
from tui.core.walk import Asking, Offering, Walk, find_fork, stand

_SHARED, _SET_UP = 0.25, 0.35


class TooLarge(Exception):
    """There is too much to look at."""


class Cost(NamedTuple):
    """What a way of going on costs on average."""

    minutes: float
    questions: float


class Game:
    """A fork, played out against callers whose cause is one of the ways that are open there."""

    def __init__(self, flows: Mapping[str, Flow], walk: Walk, most: int) -> None:
        """Prepare.

        Args:
            flows: all flows.
            walk: stands at the fork.
            most: how many states are looked at before it is given up.
        """
        self.flows = flows
        self.begun = walk
        self.most = most
        fork = find_fork(flows, walk)
        self.ways = find_prospects(scope_of(fork)).ways
        self.cases: dict[object, Cost] = {}
        self.seen = 0

    def play(self, *, best: bool, asking_only: bool) -> Cost:
        """Return what going on costs.

        Args:
            best: as well as can be; otherwise as the engine does.
            asking_only: questions alone, until nothing is open; otherwise fixes and handing over.
        """
        self.cases.clear()
        self.seen = 0
        weights = tuple(way.chance for way in self.ways)
        return self._value(self.begun.draft, weights, best=best, asking_only=asking_only)

    def _value(
        self, draft: Draft, weights: tuple[float, ...], *, best: bool, asking_only: bool
    ) -> Cost:
        key = frozenset((each.fact, each.answer) for each in draft.said), frozenset(draft.tried)
        if key not in self.cases:
            self.seen += 1
            if self.seen > self.most:
                raise TooLarge
            walk = stand(self.flows, draft)
            options = [
                self._follow(walk, weights, event, best=best, asking_only=asking_only)
                for event in self._events(walk, best=best, asking_only=asking_only)
            ]
            if not asking_only and (best or not options):
                options.append(self._hand_over(walk, weights))
            none = Cost(0.0, 0.0)
            by = 1 if asking_only else 0
            self.cases[key] = min(options, key=lambda each: each[by]) if options else none
        return self.cases[key]

    def _events(self, walk: Walk, *, best: bool, asking_only: bool) -> Iterator[Tried | str]:
        """Yield what may be done next: a question (its place and fact) or a try."""
        position = walk.position
        if isinstance(position, Offering) and position.settled:
            return
        fork = find_fork(self.flows, walk)
        if isinstance(position, Asking) and len(fork.beyond.open) + len(fork.beyond.causes) == 1:
            yield position.fact_id
            return
        choice = judge(fork).choice
        steps = [*choice.steps, *choice.costly] if best or asking_only else choice.steps[:1]
        if asking_only:
            steps = [step for step in steps if step.fact][: None if best else 1]
        for step in steps:
            yield step.fact or Tried(step.place.name, FAILED)

    def _follow(
        self,
        walk: Walk,
        weights: tuple[float, ...],
        event: Tried | str,
        *,
        best: bool,
        asking_only: bool,
    ) -> Cost:
        if isinstance(event, str):
            return self._ask(walk, weights, event, best=best, asking_only=asking_only)
        flow, cause = find_cause(self.flows, event.node)
        cost = cost_of(flow, cause).total(self._opened(walk))
        left = tuple(
            weight * (1.0 - cause.cures if way.name == event.node else 1.0)
            for weight, way in zip(weights, self.ways, strict=True)
        )
        after = self._value(note_event(walk.draft, event), left, best=best, asking_only=asking_only)
        return Cost(cost * sum(weights) + after.minutes, after.questions)

    def _opened(self, walk: Walk) -> set[str]:
        opened: set[str] = set()
        for attempt in walk.tried:
            cost = cost_of(*find_cause(self.flows, attempt.node))
            opened.update(name for name, _ in cost.set_up)
        return opened

    def _ask(
        self,
        walk: Walk,
        weights: tuple[float, ...],
        fact: str,
        *,
        best: bool,
        asking_only: bool,
    ) -> Cost:
        total = sum(weights)
        minutes, questions = questions_minutes(walk.asked, 1) * total, total
        answers = self._answers(walk, fact)
        for answer in answers:
            left = tuple(
                weight * _share(way, fact, answer, len(answers))
                for weight, way in zip(weights, self.ways, strict=True)
            )
            if sum(left) > 0:
                event = Answered(f"{walk.begun.flow}/x", fact, answer)
                draft = note_event(walk.draft, event)
                after = self._value(draft, left, best=best, asking_only=asking_only)
                minutes, questions = minutes + after.minutes, questions + after.questions
        return Cost(minutes, questions)

    def _answers(self, walk: Walk, fact: str) -> list[str]:
        read = [way.answers[fact] for way in self.ways if fact in way.answers]
        found = {answer for each in read for answer in each if answer != UNSURE}
        if not found:
            visited = (self.flows[name] for name in find_fork(self.flows, walk).beyond.visited)
            found = {
                answer
                for flow in visited
                if fact in flow.facts
                for answer in flow.facts[fact].answers
            }
        return sorted(found)

    def _hand_over(self, walk: Walk, weights: tuple[float, ...]) -> Cost:
        """Return what ends a walk: the settled fix, or somebody else."""
        opened = self._opened(walk)
        repair = sum(
            weight * cost_of(self.flows[way.end.flow], way.resolution).total(opened)
            for weight, way in zip(weights, self.ways, strict=True)
            if way.resolution is not None
        )
        if isinstance(walk.position, Offering) and walk.position.settled:
            return Cost(repair, 0.0)
        total = sum(weights) or 1.0
        left = [
            way._replace(chance=weight / total)
            for weight, way in zip(weights, self.ways, strict=True)
        ]
        return Cost((HAND_OVER + DOUBT * halvings_left(left)) * total + repair, 0.0)


def _share(way: Prospect, fact: str, answer: str, count: int) -> float:
    """Return how likely an answer is on a way; one that never reads the fact fits by chance."""
    answers = way.answers.get(fact)
    if answers is None:
        return 1.0 / count
    return 1.0 / len(answers) if answer in answers else 0.0


# --- the order of fixes -------------------------------------------------------------------------


class Instance(NamedTuple):
    """Causes and fixes made by chance."""

    causes: Mapping[str, float]
    fixes: tuple[Fix, ...]
    hand_over: float


def make_instance(seed: int, *, shared: bool, set_up: bool) -> Instance:
    """Return an instance with two to six fixes."""
    random = Random(seed)  # noqa: S311 - nothing secret
    count = random.randint(2, 6)
    weights = [random.lognormvariate(0.0, 1.0) for _ in range(count)]
    total = sum(weights) * random.choice((1.0, 1.0, 1.2))
    causes = {f"c{number}": weight / total for number, weight in enumerate(weights)}
    prices = {name: random.choice((5.0, 15.0, 30.0)) for name in "ABC"}
    fixes = []
    for number in range(count):
        cures = {f"c{number}": random.choice((1.0, 0.9, 0.7, 0.5))}
        others = [each for each in causes if each not in cures]
        if shared:
            cures |= {
                each: random.choice((0.9, 0.5)) for each in others if random.random() < _SHARED
            }
        names = [name for name in prices if set_up and random.random() < _SET_UP]
        needed = tuple((name, prices[name]) for name in names)
        fixes.append(Fix(f"f{number}", random.uniform(2.0, 60.0), cures, needed))
    return Instance(causes, tuple(fixes), random.choice((60.0, 120.0, 240.0, 500.0)))


def expected_cost(instance: Instance, order: Sequence[Fix]) -> float:
    """Return what trying fixes in an order costs on average, handing over included."""
    left = dict(instance.causes)
    unknown = max(0.0, 1.0 - sum(left.values()))
    opened: set[str] = set()
    spent = 0.0
    for fix in order:
        way = sum(cost for name, cost in fix.set_up if name not in opened)
        spent += (fix.cost + way) * (unknown + sum(left.values()))
        opened.update(name for name, _ in fix.set_up)
        for cause, chance in fix.cures.items():
            left[cause] *= 1.0 - chance
    return spent + (unknown + sum(left.values())) * instance.hand_over


def least_cost(instance: Instance) -> float:
    """Return the cost of the best order there is, every one tried."""
    return min(
        expected_cost(instance, order)
        for count in range(len(instance.fixes) + 1)
        for order in permutations(instance.fixes, count)
    )
