"""The ways that are still open, each with its chance.

A walk that knows this much can still go a number of ways; each is a cube of answers that ends
on a cause. A cause is as likely as its author says, compared with the others that are left;
its chance is shared among the ways that lead to it by how many answers each of them takes. A
fix that did not help lowers its cause by its chance to cure.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.core.cubes import UNSURE, Course, Cube, Turn, find_cubes, is_failure
from tui.core.events import FAILED
from tui.core.flow import LIKELIHOODS, Flow, Node, Question, Resolution, Route
from tui.core.ways import Flows, Known, Place

_Key = tuple[Place, tuple[str, ...]]

ELSEWHERE = LIKELIHOODS["likely"]
"""How likely what lies in a flow that was not opened is taken for, all together."""


class Way(NamedTuple):
    """One way still open."""

    end: Place
    resolution: Resolution | None
    """None: the way leads into a flow that was not opened."""
    chance: float
    asks: tuple[tuple[Place, str], ...]
    """What would be asked on it, in order."""
    answers: Mapping[str, tuple[str, ...]]
    """For each fact that is read on it, the answers that stay on it."""
    failed: tuple[str, ...] = ()
    """The fixes on it that did not help; empty when it is the way of a first cause."""


class Ways(NamedTuple):
    """All of them."""

    ways: tuple[Way, ...]
    complete: bool
    """False when there were more than were asked for."""


def survives(resolution: Resolution, result: str | None) -> float:
    """Return what a cause keeps of its likelihood after its fix was tried."""
    return 1.0 - resolution.cures if result == FAILED else 1.0


class Scope(NamedTuple):
    """What ways are listed for."""

    flows: Mapping[str, Flow]
    """The flows that are looked into; any other ends the way."""
    begun: Place
    known: Known
    """What was known when the first doubt arose; None: nobody knows, then or later."""
    later: Mapping[str, str]
    """What was learnt since."""
    results: Mapping[str, str]
    """What came of the fixes tried, by `FLOW/NODE`."""
    failed: frozenset[str] = frozenset()
    """Fixes whose way on is followed."""


def list_ways(scope: Scope, limit: int) -> Ways:
    """List the ways that fit what is known, at most so many of them."""
    course = Course(known={**scope.known, **scope.later}, failed=scope.failed, limit=limit)
    found = find_cubes(scope.flows, scope.begun, course)
    return Ways(_weigh(scope, found.cubes), found.complete)


def _weigh(scope: Scope, cubes: Sequence[Cube]) -> tuple[Way, ...]:
    sizes = _Sizes(scope)
    befores: dict[_Key, float] = {}
    fitting: list[tuple[Cube, _Key, float]] = []
    for cube in cubes:
        key = _bare(cube.end), _failed(cube)
        before, now = sizes.measure(cube)
        befores[key] = befores.get(key, 0.0) + before
        fitting.append((cube, key, now))
    weights = _weigh_ends(scope.flows, befores, scope.results)
    chances = [weights[key] * now / (befores[key] or 1.0) for _, key, now in fitting]
    total = sum(chances) or 1.0
    return tuple(
        Way(
            end=cube.end,
            resolution=_resolution(scope.flows, cube.end),
            chance=chance / total,
            asks=tuple(
                (turn.place, turn.fact)
                for turn in cube.turns
                if turn.asked
            ),
            answers=cube.answers,
            failed=key[1],
        )
        for (cube, key, _), chance in zip(fitting, chances, strict=True)
    )


def _bare(place: Place) -> Place:
    """Return a place without where it was called from: the same cause counts once."""
    return place._replace(calls=())


def _failed(cube: Cube) -> tuple[str, ...]:
    return tuple(turn.place.name for turn in cube.turns if is_failure(turn))


def _resolution(flows: Mapping[str, Flow], place: Place) -> Resolution | None:
    flow = flows.get(place.flow)
    node = flow.nodes.get(place.node) if flow else None
    return node if isinstance(node, Resolution) else None


class _Sizes:
    """Measures ways: which share of the answers each of them takes."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.learnt: dict[tuple[Place, str], float] = {}

    def measure(self, cube: Cube) -> tuple[float, float]:
        """Return the share of all answers when doubt arose, and of those still unknown."""
        now = 1.0
        learnt: dict[str, float] = {}
        done: set[str] = set()
        for turn in cube.turns:
            fact = turn.fact
            if not fact:
                continue
            if fact in self.scope.later:
                learnt[fact] = min(learnt.get(fact, 1.0), self._share(turn.place, fact))
            elif fact not in done and self.scope.known.get(fact) is None:
                done.add(fact)
                count = len(self.scope.flows[turn.place.flow].facts[fact].answers)
                taken = sum(1 for answer in cube.answers[fact] if answer != UNSURE)
                now *= taken / count if count and taken else 1.0
        before = now
        for share in learnt.values():
            before *= share
        return before, now

    def _share(self, place: Place, fact: str) -> float:
        """Return which share of a fact's answers goes the same way at a place."""
        key = place, fact
        if key not in self.learnt:
            flow = self.scope.flows[place.flow]
            answers = list(flow.facts[fact].answers)
            marks = [_mark(flow.nodes[place.node], fact, answer) for answer in answers]
            answer = self.scope.later[fact]
            alike = marks.count(marks[answers.index(answer)]) if answer in answers else 1
            self.learnt[key] = alike / (len(answers) or 1)
        return self.learnt[key]


def _mark(node: Node, fact: str, answer: str) -> object:
    """Return what tells the way of an answer at a node from the ways of others."""
    if isinstance(node, Question):
        return node.to.get(answer, node.otherwise)
    if isinstance(node, Route):
        options = (option for branch in node.route for option in branch.when)
        return [answer in option[fact] for option in options if fact in option]
    return None


def _weigh_ends(
    flows: Mapping[str, Flow], ends: Iterable[_Key], results: Mapping[str, str]
) -> dict[_Key, float]:
    """Return how likely each end is; what comes after a failed fix shares what its cause keeps."""
    weights: dict[_Key, float] = {}
    after: dict[tuple[str, ...], float] = {}
    for end, failed in ends:
        weight = _likelihood(flows, end, results)
        weights[end, failed] = weight
        after[failed] = after.get(failed, 0.0) + weight
    for (end, failed), weight in weights.items():
        if failed:
            kept = _kept(flows, failed, results)
            weights[end, failed] = weight * kept / (after[failed] or 1.0)
    return weights


def _likelihood(flows: Mapping[str, Flow], end: Place, results: Mapping[str, str]) -> float:
    resolution = _resolution(flows, end)
    if resolution is None:
        return ELSEWHERE
    return resolution.likelihood * survives(resolution, results.get(end.name))


def _kept(
    flows: Mapping[str, Flow], failed: Sequence[str], results: Mapping[str, str]
) -> float:
    """Return how likely the cause still is whose fixes did not help."""
    kept = 1.0
    for number, name in enumerate(failed):
        flow, _, node = name.partition("/")
        resolution = _resolution(flows, Place(flow, node))
        if resolution is not None:
            kept *= survives(resolution, results.get(name))
            kept *= resolution.likelihood if number == 0 else 1.0
    return kept
