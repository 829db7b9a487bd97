"""All the ways that a call can take, listed once: what is still possible after any answers.

A trainee may ask in any order, so what a walk says about its own next question is not enough.
After each answer the ways that fit are kept and weighed: a cause is as likely as its author
says, and an answer speaks for the ways that read it, since those that never read it fit it by
chance (one in the number of its answers).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.events import FAILED
from tui.core.flow import Fact, Flow, Resolution
from tui.core.guidance.chances import ELSEWHERE, find_resolution, survives
from tui.core.guidance.telling import halve
from tui.core.mention import node_targets
from tui.core.paths.branching import UNSURE
from tui.core.paths.cubes import Course, Cube, find_cubes
from tui.core.paths.exploring import explore
from tui.core.paths.remaining import offerable
from tui.core.paths.ways import Flows, Known, Place

MOST_WAYS = 5_000
"""So many ways are listed; there are fewer in any flow that one person can learn."""

_REMEMBERED = 64


class Weighed(NamedTuple):
    """One way that still fits."""

    cause: str
    """FLOW/NODE where it ends."""
    chance: float
    answers: Mapping[str, tuple[str, ...]]


class Possible(NamedTuple):
    """What is still possible."""

    ways: tuple[Weighed, ...]
    causes: Mapping[str, float]
    """The chance of each cause by FLOW/NODE, likeliest first."""

    def gains(self, known: Known) -> dict[str, float]:
        """Return for each fact not known how many times over its answer halves the causes."""
        reading: dict[str, list[Weighed]] = {}
        for way in self.ways:
            for fact in way.answers:
                if fact not in known:
                    reading.setdefault(fact, []).append(way)
        return {
            fact: halve(self.causes, ((way.cause, way.chance, way.answers[fact]) for way in ways))
            for fact, ways in reading.items()
        }


class _Way(NamedTuple):
    cube: Cube
    resolution: Resolution | None
    weight: float


def open_flows(flows: Flows, first: str) -> dict[str, Flow]:
    """Return a flow and all flows that walks may go on to from it, as far as they are at hand."""
    opened: dict[str, Flow] = {}
    waiting = [first]
    while waiting:
        name = waiting.pop(0)
        if name in opened or name not in flows:
            continue
        flow = opened[name] = flows[name]
        for node_id, node in flow.nodes.items():
            targets = (each.name for each in node_targets(node_id, node))
            waiting += [each.partition("/")[0] for each in targets if "/" in each]
    return opened


def _fits(cube: Cube, answers: Mapping[str, str]) -> bool:
    return all(answer in cube.answers.get(fact, (answer,)) for fact, answer in answers.items())


def place_of(name: str) -> Place:
    """Return the place that FLOW/NODE names."""
    flow, _, node = name.partition("/")
    return Place(flow, node)


class Board:
    """The flows of a call, and the ways from where it begins."""

    def __init__(self, flows: Flows, begun: str) -> None:
        """List the ways.

        Args:
            flows: all flows at hand.
            begun: where calls begin: FLOW or FLOW/NODE.

        Raises:
            KeyError: there is no such flow.
        """
        name, _, node = begun.partition("/")
        self.flows = open_flows(flows, name)
        self.begun = Place(name, node or self.flows[name].start)
        self.definitions: dict[str, Fact] = {}
        self.homes: dict[str, str] = {}
        """The flow of each fact."""
        for flow in self.flows.values():
            for fact, definition in flow.facts.items():
                self.definitions.setdefault(fact, definition)
                self.homes.setdefault(fact, flow.flow)
        found = find_cubes(self.flows, self.begun, Course(limit=MOST_WAYS))
        self.complete = found.complete
        """Whether all the ways are listed."""
        self._plain = self._weigh(found.cubes)
        self._lists: dict[object, tuple[_Way, ...]] = {}
        self._found: dict[object, Possible] = {}

    def plain_ways(self) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
        """Yield the end of each way with the answers that lead to it."""
        for way in self._plain:
            yield way.cube.end.name, way.cube.answers

    def possible(
        self, known: Known, said: Mapping[str, str], results: Mapping[str, str]
    ) -> Possible:
        """Return what is still possible.

        Args:
            known: all that is known, with what follows from it; None: nobody knows.
            said: the answers that were given, without what follows from them.
            results: what came of the fixes tried, by FLOW/NODE.
        """
        key = frozenset(known.items()), frozenset(said.items()), frozenset(results.items())
        if key not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[key] = self._find(known, said, results)
        return self._found[key]

    def _find(self, known: Known, said: Mapping[str, str], results: Mapping[str, str]) -> Possible:
        answers = self._telling(known)
        kept: list[Weighed] = []
        for way in self._list(known, results):
            weight = way.weight * self._fit(way.cube, answers, said)
            if weight and way.resolution is not None:
                weight *= survives(way.resolution, results.get(way.cube.end.name))
            if weight:
                kept.append(Weighed(way.cube.end.name, weight, way.cube.answers))
        total = sum(each.chance for each in kept) or 1.0
        ways = tuple(each._replace(chance=each.chance / total) for each in kept)
        chances: dict[str, float] = {}
        for each in ways:
            chances[each.cause] = chances.get(each.cause, 0.0) + each.chance
        ranked = sorted(chances.items(), key=lambda item: -item[1])
        return Possible(ways, dict(ranked))

    def _telling(self, known: Known) -> dict[str, str]:
        """Return the answers that are known; a free text fits every way."""
        answers = ((fact, answer) for fact, answer in known.items() if answer is not None)
        return {fact: answer for fact, answer in answers if not self._is_free(fact)}

    def _is_free(self, fact: str) -> bool:
        definition = self.definitions.get(fact)
        return definition is not None and definition.text and not definition.answers

    def _fit(self, cube: Cube, answers: Mapping[str, str], said: Mapping[str, str]) -> float:
        """Return how well a way fits what is known; 0: not at all."""
        weight = 1.0
        for fact, answer in answers.items():
            read = cube.answers.get(fact)
            if read is not None and answer not in read:
                return 0.0
            if fact in said:
                weight /= len(read) if read else len(self.definitions[fact].answers) or 1
        return weight

    def _list(self, known: Known, results: Mapping[str, str]) -> Sequence[_Way]:
        """Return the ways there are; what nobody knows and what failed may open others."""
        failed = frozenset(name for name, result in results.items() if result == FAILED)
        nobody = {fact for fact, answer in known.items() if answer is None}
        if not failed and not nobody:
            return self._plain
        answers = self._telling(known)
        fitting = [way for way in self._plain if _fits(way.cube, answers)]
        if not any(
            way.cube.end.name in failed or nobody & way.cube.answers.keys() for way in fitting
        ):
            return fitting
        key = frozenset(known.items()), failed
        if key not in self._lists:
            if len(self._lists) > _REMEMBERED:
                self._lists.clear()
            course = Course(known=known, failed=failed, limit=MOST_WAYS)
            self._lists[key] = self._weigh(find_cubes(self.flows, self.begun, course).cubes)
        return self._lists[key]

    def _weigh(self, cubes: Iterable[Cube]) -> tuple[_Way, ...]:
        sized = [(cube, self._size(cube)) for cube in cubes]
        wholes: dict[str, float] = {}
        for cube, size in sized:
            wholes[cube.end.name] = wholes.get(cube.end.name, 0.0) + size
        ways = []
        for cube, size in sized:
            resolution = find_resolution(self.flows, cube.end)
            likelihood = resolution.likelihood if resolution else ELSEWHERE
            ways.append(_Way(cube, resolution, likelihood * size / wholes[cube.end.name]))
        return tuple(ways)

    def _size(self, cube: Cube) -> float:
        """Return which share of all callers takes a way."""
        size = 1.0
        for turn in cube.turns:
            count = len(self.definitions[turn.fact].answers) if turn.fact else 0
            if turn.asked and count and turn.answers != (UNSURE,):
                size *= len(cube.answers[turn.fact]) / count
        return size

    def next_facts(self, known: Known, results: Mapping[str, str]) -> tuple[str, ...]:
        """Return the facts that the flow itself would ask for next."""
        passed = [place_of(name) for name, result in results.items() if result == FAILED]
        frontier = explore(self.flows, self.begun, known, passed)
        return tuple(dict.fromkeys(each.fact for each in frontier.open))

    def resolution(self, name: str) -> Resolution | None:
        """Return a resolution by FLOW/NODE; None when there is none."""
        return find_resolution(self.flows, place_of(name))

    def may_offer(self, name: str, known: Known) -> bool:
        """Tell whether a fix may be offered: what it needs is known."""
        resolution = self.resolution(name)
        return resolution is not None and offerable(resolution, known)

    def resolutions(self) -> Iterator[tuple[str, Resolution]]:
        """Yield every resolution of the flows, in the authors' order."""
        for flow in self.flows.values():
            for node_id, node in flow.nodes.items():
                if isinstance(node, Resolution):
                    yield f"{flow.flow}/{node_id}", node
