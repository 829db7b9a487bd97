"""All ways through a flow as path cubes: the answers per fact that lead to one ending.

Cubes of a flow without overlapping guards have nothing in common, so the ending is a function
of the facts. Advice, cases and comparisons read this function; a proof does not, since a flow
can have more ways than anybody can list. So the listing has a limit, and says when it stopped.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from tui.core.flow import Call, Flow, Question, Resolution, Return, Route
from tui.core.paths.branching import (
    SOME_TEXT,
    UNSURE,
    Cube,
    Exit,
    Sets,
    Turn,
    Way,
    group_answers,
    is_failure,
    leave,
    split_guard,
    take_turn,
)
from tui.core.paths.remaining import offerable
from tui.core.paths.ways import Flows, Known, Place, offered_answers, resolve_target, routed_answers

__all__ = [
    "MAX_CUBES",
    "PLAIN",
    "Course",
    "Cube",
    "Cubes",
    "Search",
    "cubes",
    "find_cubes",
    "is_failure",
]

MAX_CUBES = 5_000
"""So many ways are listed unless more are asked for."""

_STEPS_FOR_EACH = 40
"""Nodes looked at for each cube allowed; ways that lead nowhere cost time too."""

_GLANCE = 800
"""After so many nodes it is judged how far the listing is."""

_TOO_LONG = 8
"""A listing that seems to need so many times the nodes allowed is given up."""

_NOTHING_KNOWN: Mapping[str, str | None] = MappingProxyType({})


class Cubes(NamedTuple):
    """What was listed."""

    cubes: tuple[Cube, ...]
    complete: bool
    """False when there were more ways than were asked for."""


class Course(NamedTuple):
    """Which ways are followed beside those of plain answers."""

    unsure: bool = False
    """The author's ways for "I don't know"."""
    failures: bool = False
    """The ways on after a fix that did not help."""
    known: Known = _NOTHING_KNOWN
    """Facts that are not asked for; None: nobody knows."""
    failed: Collection[str] | None = None
    """Only these resolutions (`FLOW/NODE`) fail, and they always do."""
    limit: int = MAX_CUBES
    steps: int = 0
    """Nodes looked at before the listing stops; 0: as many as so many ways may need."""


PLAIN = Course()

Exits: TypeAlias = dict[tuple[Place, tuple[str, ...] | None], tuple[Exit, ...]]
"""Where questions lead, by what is known of what they ask."""


def cubes(flow: Flow) -> tuple[Cube, ...]:
    """Return the path cubes of one flow; ways into other flows end at their doors."""
    return find_cubes({flow.flow: flow}, Place(flow.flow, flow.start)).cubes


def find_cubes(
    flows: Flows, start: Place, course: Course = PLAIN, exits: Exits | None = None
) -> Cubes:
    """List the ways from a place, in the author's order.

    Args:
        flows: the flows that ways are followed through; the door to any other is an ending.
        start: where the ways begin.
        course: which ways.
        exits: where questions were found to lead in the same flows, with the same `failed`,
            `failures` and `unsure`; what is found now is added.
    """
    search = Search(flows, course, exits)
    found = search.run(search.begin(start))
    return Cubes(tuple(found), search.complete)


class Search:
    """Lists ways, the last one begun first, so that they come in the author's order."""

    def __init__(self, flows: Flows, course: Course, exits: Exits | None = None) -> None:
        """Prepare to list the ways of a course."""
        self.flows = flows
        self.course = course
        self.complete = True
        self.found: list[Cube] = []
        self.exits: Exits = {} if exits is None else exits

    def begin(self, start: Place) -> Way:
        """Return the way that begins at a place, with what is known there."""
        known = self.course.known.items()
        return Way(start, {fact: (UNSURE if each is None else each,) for fact, each in known})

    def run(self, first: Way) -> list[Cube]:
        """Return a cube for each way that ends."""
        found, limit = self.found, self.course.limit
        steps = self.course.steps or limit * _STEPS_FOR_EACH
        rows: list[tuple[Iterator[Way | Cube], float]] = [(iter((first,)), 1.0)]
        done, looked = 0.0, 0
        while rows:
            sisters, part = rows[-1]
            for way in sisters:
                looked += 1
                is_late = not looked % _GLANCE and self._is_hopeless(looked, done)
                if len(found) >= limit or looked > steps or is_late:
                    self.complete = False
                    return found
                if isinstance(way, Cube):
                    found.append(way)
                    done += part
                    continue
                before = len(found)
                ways = self.step(way)
                if ways:
                    share = part / (len(ways) + len(found) - before)
                    done += part - share * len(ways)
                    rows.append((iter(ways), share))
                    break
                done += part
            else:
                rows.pop()
        return found

    def _is_hopeless(self, looked: int, done: float) -> bool:
        """Tell early that there is far more to look at than may be looked at.

        Each way is taken for as large as its sisters; only a listing that would then be
        many times too long is given up.
        """
        most = self.course.steps
        return most > 0 and looked > done * most * _TOO_LONG

    def step(self, way: Way) -> Sequence[Way | Cube]:
        """Return the ways on from where a way has come to; one that ends there is noted as found.

        Ways that end at the next node are whole already, to be found when it is their turn.
        """
        place = way.place
        flow = self.flows.get(place.flow)
        if flow is None:
            self.found.append(Cube(place, way.known, way.turns))
            return []
        if place in way.since:
            return []
        node = flow.nodes.get(place.node)
        if isinstance(node, Question):
            return self._ask(flow, way, node)
        if isinstance(node, Resolution):
            return self._end(flow, way, node)
        way = Way(place, way.known, way.turns, way.since | {place})
        if isinstance(node, Route):
            return list(self._choose(flow, way, node))
        return list(self._share(way, node)) if isinstance(node, (Call, Return)) else []

    def _share(self, way: Way, node: Call | Return) -> Iterator[Way]:
        """Go into a shared part, or back from it; not into one within itself."""
        calls = way.place.calls
        if isinstance(node, Call):
            back = resolve_target(self.flows, node.then, way.place.flow).name
            if back not in calls:
                yield self._go(way, node.call, (*calls, back))
        elif calls:
            yield self._go(way, calls[-1], calls[:-1])

    def _go(self, way: Way, target: str, calls: tuple[str, ...] | None = None) -> Way:
        back = way.place.calls if calls is None else calls
        place = resolve_target(self.flows, target, way.place.flow, back)
        return Way(place, way.known, way.turns, way.since)

    def _ask(self, flow: Flow, way: Way, node: Question) -> list[Way | Cube]:
        """Follow each way out of a question; what they have in common is worked out once."""
        place, known = way.place, way.known.get(node.ask)
        exits = self.exits.get((place, known))
        if exits is None:
            found = []
            for target, answers, sets in self._find_exits(flow, node, known):
                turn = Turn(place, node.ask, answers, known is None)
                after = resolve_target(self.flows, target, place.flow, place.calls)
                found.append(Exit((turn,), sets, after, known != answers, self._find_needs(after)))
            exits = tuple(found)
            if flow.facts[node.ask].answers:  # what was typed is not kept
                self.exits[place, known] = exits
        return leave(way, exits)

    def _find_needs(self, place: Place) -> tuple[str, ...] | None:
        """Return what a way must know to end at a place; None where it goes on in any case."""
        flow = self.flows.get(place.flow)
        if flow is None:
            return ()
        node = flow.nodes.get(place.node)
        if not isinstance(node, Resolution) or (node.otherwise and self._may_fail(place)):
            return None
        return tuple(filter(flow.facts.get, node.needs)) if node.needs else ()

    def _may_fail(self, place: Place) -> bool:
        failed = self.course.failed
        return self.course.failures if failed is None else place.name in failed

    def _find_exits(
        self, flow: Flow, node: Question, known: tuple[str, ...] | None
    ) -> Iterator[tuple[str, tuple[str, ...], Sets]]:
        """Yield where a question leads, for which answers, and what follows from them."""
        fact, is_asked, is_doubt = flow.facts[node.ask], known is None, known == (UNSURE,)
        if fact.text and not fact.answers:
            if node.otherwise:
                yield node.otherwise, (SOME_TEXT,), ()
            return
        if is_doubt and node.unsure:
            yield node.unsure, (UNSURE,), ()
            return
        taken = known or routed_answers(node, fact)
        if is_doubt:  # every branch, with its answer assumed
            taken = offered_answers(node, fact)
        is_open = is_asked or is_doubt
        for target, answers in group_answers(flow, node, taken, split=is_open):
            sets = fact.answers[answers[0]].sets if is_open else {}
            yield target, answers, tuple(sets.items())
        if is_asked and self.course.unsure and node.unsure and fact.unsure:
            yield node.unsure, (UNSURE,), ()

    def _choose(self, flow: Flow, way: Way, node: Route) -> Iterator[Way]:
        """Follow each way out of a route with the part of what may be known that takes it."""
        rest = [way]
        for number, branch in enumerate(node.route):
            missed: list[Way] = []
            for each in rest:
                for taken, split in split_guard(flow, each, branch.when):
                    if taken:
                        turn = Turn(way.place, "", (), asked=False, way=number)
                        yield self._go(take_turn(split, turn), branch.to)
                    else:
                        missed.append(split)
            rest = missed
        for each in rest if node.otherwise else ():
            turn = Turn(way.place, "", (), asked=False, way=len(node.route))
            yield self._go(take_turn(each, turn), node.otherwise)

    def _end(self, flow: Flow, way: Way, node: Resolution) -> list[Way]:
        course, ways = self.course, []
        for fact_id in node.needs:
            if fact_id in way.known or fact_id not in flow.facts:
                continue
            if course.unsure and flow.facts[fact_id].unsure:
                turn = Turn(way.place, fact_id, (UNSURE,), asked=True)
                ways.append(take_turn(way, turn)._replace(since=way.since - {way.place}))
            answers = tuple(flow.facts[fact_id].answers) or (SOME_TEXT,)
            way = take_turn(way, Turn(way.place, fact_id, answers, asked=True))
        always = course.failed is not None and way.place.name in course.failed
        may_fail = always or self._may_fail(way.place)
        goes_on = may_fail and bool(node.otherwise) and _can_be_tried(node, way)
        if not (always and goes_on):
            self.found.append(Cube(way.place, way.known, way.turns))
        if goes_on:
            turn = Turn(way.place, "", (), asked=False)
            on = Way(way.place, way.known, (*way.turns, turn), way.since | {way.place})
            ways.append(self._go(on, node.otherwise))
        return ways


def _can_be_tried(node: Resolution, way: Way) -> bool:
    """Tell whether a resolution may be offered, so that it can fail."""
    if node.kind != "fix":
        return True
    known = {
        fact: None if answers == (UNSURE,) else answers[0] for fact, answers in way.known.items()
    }
    return offerable(node, known)
