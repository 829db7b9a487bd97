"""Lays out the stations of a flow, and the moves between them, from where walks come in."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tui.core.flow import Call, Fact, Flow, Guard, Node, Question, Resolution, Return, Route
from tui.core.paths.ways import Place, offered_answers, routed_answers
from tui.core.proving.coverage import Gap, Hole, find_gaps, find_holes
from tui.core.proving.diagram import TooMuch
from tui.core.proving.facttable import SOME_TEXT, FactTable
from tui.core.proving.rows import answer_rows, unsure_rows
from tui.core.proving.station import Kind, Move, Plan, Station


def draw_plan(
    flow: Flow,
    others: Mapping[str, Flow],
    entries: Sequence[str],
    limit: int,
    carried: Mapping[str, Sequence[str]],
) -> Plan:
    """Find every station that can be come to from some nodes of a flow.

    Args:
        flow: the flow in question.
        others: the other flows at hand, by id.
        entries: nodes where walks come in.
        limit: how many stations there may be.
        carried: for each other flow the facts that matter once a walk has left for it.

    Raises:
        TooMuch: there are more.
    """
    return _Survey(flow, others, limit, carried).draw(entries)


_Key = tuple[Place, int]


class _Survey:
    """Draws a plan, breadth first, so that facts get their numbers in the order met."""

    def __init__(
        self,
        flow: Flow,
        others: Mapping[str, Flow],
        limit: int,
        carried: Mapping[str, Sequence[str]],
    ) -> None:
        self.flow = flow
        self.flows = {**others, flow.flow: flow}
        self.facts = FactTable(self.flows.values())
        self.limit = limit
        self.carried = carried
        self.stations: list[Station] = []
        self.moves: list[tuple[Move, ...]] = []
        self.numbers: dict[_Key, int] = {}
        self.waiting: deque[_Key] = deque()
        self.lost: set[str] = set()
        self.gaps: dict[str, Mapping[str, Gap]] = {}

    def draw(self, entries: Sequence[str]) -> Plan:
        places = {node: Place(self.flow.flow, node) for node in entries if node in self.flow.nodes}
        starts = {node: self.number(place) for node, place in places.items()}
        while self.waiting:
            place, stage = self.waiting.popleft()
            node = self._node(place)
            here = self.numbers[place, stage]
            holes = self._holes(place, stage, node)
            reads = tuple(dict.fromkeys(self._reads(place, stage, node, holes)))
            self.stations.append(Station(place, node, stage, reads, holes))
            self.moves.append(tuple(self._ways_on(here, place, stage, node)))
        return Plan(
            self.flow.flow, self.flows, self.facts, self.stations, self.moves, starts, self.lost
        )

    def number(self, place: Place, stage: int = 0) -> int:
        """Return the number of a station; a new one is looked at later."""
        key = place, stage
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.numbers)
            if number >= self.limit:
                raise TooMuch("stations")
            self.waiting.append(key)
        return number

    def _node(self, place: Place) -> Node | None:
        if place.flow != self.flow.flow and not place.calls:
            return None
        return self.flows[place.flow].nodes[place.node]

    def _holes(self, place: Place, stage: int, node: Node | None) -> tuple[Hole, ...]:
        flow = self.flows.get(place.flow)
        if node is None or flow is None:
            return ()
        if isinstance(node, Resolution) and stage < len(_needs(self.facts, node)):
            return ()
        if flow.flow not in self.gaps:
            self.gaps[flow.flow] = find_gaps(flow)
        return tuple(find_holes(flow, node, self.gaps[flow.flow]))

    def _reads(
        self, place: Place, stage: int, node: Node | None, holes: Sequence[Hole]
    ) -> Iterator[int]:
        if isinstance(node, Question):
            yield from self._known_facts((node.ask,))
        elif isinstance(node, Route):
            yield from self._guard_facts(branch.when for branch in node.route)
        elif isinstance(node, Resolution):
            needs = _needs(self.facts, node)
            yield from self._known_facts(needs[stage : stage + 1])
            yield from self._guard_facts([node.when] if stage == len(needs) else ())
        elif node is None:
            yield from self._known_facts(self.carried.get(place.flow, ()))
        for hole in holes:
            yield from self._known_facts((hole.gap.fact,))
            yield from self._guard_facts(hole.guards)

    def _known_facts(self, ids: Collection[str]) -> Iterator[int]:
        return (self.facts.number(each) for each in ids if each in self.facts)

    def _guard_facts(self, guards: Iterable[Guard]) -> Iterator[int]:
        for guard in guards:
            for option in guard:
                yield from self._known_facts(option)

    def _ways_on(self, here: int, place: Place, stage: int, node: Node | None) -> Iterator[Move]:
        if isinstance(node, Question):
            yield from self._ask(here, place, node)
        elif isinstance(node, Route):
            yield from self._choose(here, place, node)
        elif isinstance(node, Call):
            back = _name(node.then, place.flow)
            if back not in place.calls:
                yield from self._go(here, place, node.call, (*place.calls, back))
        elif isinstance(node, Return) and place.calls:
            yield from self._go(here, place, place.calls[-1], place.calls[:-1])
        elif isinstance(node, Resolution):
            yield from self._end(here, place, stage, node)

    def _target(self, target: str, place: Place, calls: tuple[str, ...]) -> int:
        """Return the station a target names; -1 where there is none."""
        name, node = _name(target, place.flow).split("/", 1)
        flow = self.flows.get(name)
        if name != self.flow.flow and not calls:
            return self.number(Place(name, node))
        if flow is None:
            self.lost.add(f"{name}/{node}")
            return -1
        node = node or flow.start
        return self.number(Place(name, node, calls)) if node in flow.nodes else -1

    def _go(self, here: int, place: Place, target: str, calls: tuple[str, ...]) -> Iterator[Move]:
        there = self._target(target, place, calls)
        if there >= 0:
            yield Move(Kind.GO, here, there)

    def _ask(self, here: int, place: Place, node: Question) -> Iterator[Move]:
        fact = self.flows[place.flow].facts.get(node.ask)
        if fact is None:
            return
        number = self.facts.number(node.ask)
        routed = (SOME_TEXT,) if _is_free(fact) and node.otherwise else routed_answers(node, fact)
        offered = routed if _is_free(fact) else offered_answers(node, fact)
        ways: dict[tuple[int, tuple[tuple[int, int], ...]], list[str]] = {}
        for answer in routed:
            there = self._target(node.to.get(answer, node.otherwise), place, place.calls)
            if there >= 0:
                follows = self.facts.consequences(number, answer)
                ways.setdefault((there, follows), []).append(answer)
        for (there, follows), answers in ways.items():
            assumed = () if node.unsure else offered
            rows = answer_rows(self.facts, number, answers, assumed)
            yield Move(Kind.ANSWER, here, there, number, rows, follows)
        if node.unsure:
            there = self._target(node.unsure, place, place.calls)
            if there >= 0 and fact.unsure:
                yield Move(Kind.UNSURE, here, there, number, unsure_rows(self.facts.size(number)))

    def _choose(self, here: int, place: Place, node: Route) -> Iterator[Move]:
        targets = [branch.to for branch in node.route]
        for way, target in enumerate([*targets, node.otherwise]):
            there = self._target(target, place, place.calls) if target else -1
            if there >= 0:
                yield Move(Kind.ROUTE, here, there, way=way)
        lacking = self._guard_facts(branch.when for branch in node.route)
        for order, fact in enumerate(dict.fromkeys(lacking)):
            way = len(node.route) + 1 + order
            for move in self._all_answers(Kind.SPLIT, here, here, fact):
                yield move._replace(way=way)

    def _all_answers(self, kind: Kind, here: int, there: int, fact: int) -> Iterator[Move]:
        ways: dict[tuple[tuple[int, int], ...], list[str]] = {}
        for answer in self.facts.answers(fact):
            ways.setdefault(self.facts.consequences(fact, answer), []).append(answer)
        for follows, answers in ways.items():
            assumed = answers if kind is Kind.SPLIT else ()
            rows = answer_rows(self.facts, fact, answers, assumed)
            yield Move(kind, here, there, fact, rows, follows)

    def _end(self, here: int, place: Place, stage: int, node: Resolution) -> Iterator[Move]:
        needs = _needs(self.facts, node)
        if stage < len(needs):
            there = self.number(place, stage + 1)
            fact = self.facts.number(needs[stage])
            yield from self._all_answers(Kind.ANSWER, here, there, fact)
            definition = self.flows[place.flow].facts.get(needs[stage])
            if node.kind != "fix" and definition is not None and definition.unsure:
                yield Move(Kind.UNSURE, here, there, fact, unsure_rows(self.facts.size(fact)))
        elif node.otherwise:
            there = self._target(node.otherwise, place, place.calls)
            if there >= 0:
                yield Move(Kind.FAILED, here, there, way=0)


def _needs(facts: FactTable, node: Resolution) -> tuple[str, ...]:
    """Return the facts asked for at a resolution, where anything comes of them here."""
    if not node.otherwise and not node.when:
        return ()
    return tuple(fact for fact in node.needs if fact in facts)


def _is_free(fact: Fact) -> bool:
    return fact.text and not fact.answers


def _name(target: str, flow: str) -> str:
    """Return a target as `FLOW/NODE`; the node is empty for another flow's start."""
    return target if "/" in target else f"{flow}/{target}"
