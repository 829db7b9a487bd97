"""What a proof must find, found by looking at every single state: slow, and plainly right."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import networkx as nx

from tui.core.flow import Call, Fact, Flow, Node, Question, Resolution, Return, Route
from tui.core.paths.ways import holds
from tui.core.texts import value_names

Known = frozenset[tuple[str, str | None]]
Fault = tuple[str, str, str]
"""Code, node, and what tells two faults at one node apart."""


class Standing(NamedTuple):
    """A node, the places to come back to, the facts known, and how far a resolution is."""

    node: str
    calls: tuple[str, ...]
    known: Known
    stage: int = 0


class Step(NamedTuple):
    """One way on: how much a person says, the way taken, and where it leads."""

    cost: int
    way: str
    after: Standing


class Outcome(NamedTuple):
    """Every fault, with the fewest things a person must say to show it."""

    faults: Mapping[Fault, int | None]
    circling: frozenset[str]
    """Nodes on circles without end, where some ending could be come to."""
    states: int


def enumerate_flow(flow: Flow) -> Outcome:
    """Look at every state of a small flow."""
    return _Enumeration(flow).run()


def routed(node: Question, fact: Fact) -> list[str]:
    return [answer for answer in fact.answers if node.to.get(answer, node.otherwise)]


class _Enumeration:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.costs: dict[Standing, int] = {}
        self.faults: dict[Fault, int | None] = {}
        self.steps: dict[Standing, list[Step]] = {}
        self.asked: set[str] = set()
        self.taken: set[tuple[str, str]] = set()

    def run(self) -> Outcome:
        queue = deque((0, start) for start in self._starts())
        while queue:
            cost, here = queue.popleft()
            if here in self.costs and self.costs[here] <= cost:
                continue
            self.costs[here] = cost
            self.steps[here] = list(self._look(here, cost))
            for step in self.steps[here]:
                if step.cost:
                    queue.append((cost + 1, step.after))
                else:
                    queue.appendleft((cost, step.after))
        self._look_for_what_never_happens()
        return Outcome(self.faults, self._circling(), len(self.costs))

    def _starts(self) -> Iterator[Standing]:
        """Yield the start with everything the site may have set before."""
        site: list[dict[str, str]] = [{}]
        for name, fact in self.flow.facts.items():
            ways = [{}, *({name: answer} for answer in fact.answers)] if fact.site else [{}]
            site = [{**known, **extra} for known in site for extra in ways]
        for known in site:
            facts: dict[str, str | None] = {**known}
            for fact_id, answer in known.items():
                self._follow(facts, fact_id, answer)
            yield Standing(self.flow.start, (), frozenset(facts.items()))

    def _fault(self, cost: int, code: str, node: str, detail: str = "") -> None:
        before = self.faults.get((code, node, detail))
        self.faults[code, node, detail] = cost if before is None else min(cost, before)

    def _follow(self, facts: dict[str, str | None], fact: str, answer: str) -> None:
        for other, value in self.flow.facts[fact].answers[answer].sets.items():
            if facts.get(other) is None:
                facts[other] = value

    def _learn(self, here: Standing, fact: str, answer: str | None) -> Known:
        facts = {**dict(here.known), fact: answer}
        if answer is not None:
            self._follow(facts, fact, answer)
        return frozenset(facts.items())

    def _look(self, here: Standing, cost: int) -> Iterator[Step]:
        node = self.flow.nodes[here.node]
        known = dict(here.known)
        if isinstance(node, Question):
            yield from self._question(here, node, known, cost)
        elif isinstance(node, Route):
            yield from self._route(here, node, known, cost)
        elif isinstance(node, Call):
            if node.then not in here.calls:
                yield Step(0, "", here._replace(node=node.call, calls=(*here.calls, node.then)))
        elif isinstance(node, Return) and here.calls:
            yield Step(0, "", here._replace(node=here.calls[-1], calls=here.calls[:-1]))
        elif isinstance(node, Resolution):
            yield from self._resolution(here, node, known, cost)

    def _question(
        self, here: Standing, node: Question, known: dict[str, str | None], cost: int
    ) -> Iterator[Step]:
        fact = self.flow.facts[node.ask]
        ways = {a: node.to.get(a, node.otherwise) for a in fact.answers if a in routed(node, fact)}
        answer = known.get(node.ask)
        if answer in ways:
            yield Step(0, answer or "", here._replace(node=ways[answer or ""]))
        elif answer is not None:
            if node.offer and answer not in node.offer:
                self._fault(cost, "P001", here.node, answer)
        elif node.ask in known and node.unsure:
            yield Step(0, "?", here._replace(node=node.unsure))
        elif node.ask in known:
            for each in [a for a in node.offer if a in ways] or ways:
                after = self._learn(here, node.ask, each)
                yield Step(0, each, here._replace(node=ways[each], known=after))
        else:
            yield from self._asking(here, node, ways)

    def _asking(self, here: Standing, node: Question, ways: Mapping[str, str]) -> Iterator[Step]:
        self.asked.add(here.node)
        if node.unsure and self.flow.facts[node.ask].unsure:
            after = self._learn(here, node.ask, None)
            yield Step(1, "?", here._replace(node=node.unsure, known=after))
        for each, target in ways.items():
            after = self._learn(here, node.ask, each)
            yield Step(1, each, here._replace(node=target, known=after))

    def _route(
        self, here: Standing, node: Route, known: dict[str, str | None], cost: int
    ) -> Iterator[Step]:
        verdicts = [holds(branch.when, known) for branch in node.route]
        for later in [number for number, verdict in enumerate(verdicts) if verdict][1:]:
            self._fault(cost, "P003", here.node, str(later + 1))
        read: dict[str, None] = {}
        for number, branch in enumerate(node.route):
            read.update(dict.fromkeys(name for option in branch.when for name in option))
            if verdicts[number]:
                self.taken.add((here.node, str(number)))
                yield Step(0, "", here._replace(node=branch.to))
                return
            if verdicts[number] is None:
                lacking = next(name for name in read if known.get(name) is None)
                yield from self._split(here, lacking, known, cost)
                return
        if node.otherwise:
            self.taken.add((here.node, "else"))
            yield Step(0, "", here._replace(node=node.otherwise))
        else:
            self._fault(cost, "P002", here.node)

    def _split(
        self, here: Standing, fact: str, known: dict[str, str | None], cost: int
    ) -> Iterator[Step]:
        if fact not in known:
            self._fault(cost, "P010", here.node, fact)
        for answer in self.flow.facts[fact].answers:
            yield Step(fact not in known, "", here._replace(known=self._learn(here, fact, answer)))

    def _resolution(
        self, here: Standing, node: Resolution, known: dict[str, str | None], cost: int
    ) -> Iterator[Step]:
        needs = node.needs if node.when or node.otherwise else ()
        if here.stage < len(needs):
            yield from self._need(here, node, known, needs[here.stage])
            return
        for name, value in self.flow.values.items():
            if name in value_names(node.cause) and value.by and "else" not in value.texts:
                answer = known.get(value.by)
                lacks = any(each not in value.texts for each in self.flow.facts[value.by].answers)
                if lacks and (answer is None or answer not in value.texts):
                    self._fault(cost, "P008", here.node, name)
        verdict = holds(node.when, known)
        if not verdict:
            self._fault(cost, "P009", here.node)
        refused = verdict is False or (verdict is None and node.risk is not None)
        if node.otherwise and not (node.kind == "fix" and refused):
            yield Step(1, "", here._replace(node=node.otherwise, stage=0))

    def _need(
        self, here: Standing, node: Resolution, known: dict[str, str | None], fact: str
    ) -> Iterator[Step]:
        on = here._replace(stage=here.stage + 1)
        if known.get(fact) is not None:
            yield Step(0, "", on)
        elif fact in known:
            if node.kind != "fix":
                yield Step(0, "", on)
        else:
            for answer in self.flow.facts[fact].answers:
                yield Step(1, answer, on._replace(known=self._learn(here, fact, answer)))
            if node.kind != "fix" and self.flow.facts[fact].unsure:
                yield Step(1, "?", on._replace(known=self._learn(here, fact, None)))

    def _look_for_what_never_happens(self) -> None:
        costs: dict[str, int] = {}
        for state, cost in self.costs.items():
            costs[state.node] = min(cost, costs.get(state.node, cost))
        led_to = {
            place[0]
            for here in {(state.node, state.calls) for state in self.costs}
            for place in self._static(here)
        }
        for name, node in self.flow.nodes.items():
            if name in costs:
                self._look_for_idle(name, node, costs)
            elif name in led_to:
                ending = isinstance(node, Resolution)
                self.faults["P005" if ending else "P004", name, ""] = None

    def _look_for_idle(self, name: str, node: Node, visited: dict[str, int]) -> None:
        if isinstance(node, Question) and name not in self.asked:
            self.faults["P007", name, ""] = visited[name]
        if isinstance(node, Route):
            ways = {str(number): branch.to for number, branch in enumerate(node.route)}
            if node.otherwise:
                ways["else"] = node.otherwise
            for way, target in ways.items():
                if (name, way) not in self.taken and target in visited:
                    self.faults["P006", name, way] = None

    def _static(self, place: tuple[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield where one can go from a place, whatever is known."""
        node, calls = self.flow.nodes[place[0]], place[1]
        targets: list[str] = []
        if isinstance(node, Question):
            fact = self.flow.facts[node.ask]
            targets = [node.to.get(answer, node.otherwise) for answer in fact.answers]
            targets += [node.unsure] if fact.unsure else []
        elif isinstance(node, Route):
            targets = [*(branch.to for branch in node.route), node.otherwise]
        elif isinstance(node, Resolution):
            targets = [node.otherwise]
        elif isinstance(node, Call) and node.then not in calls:
            yield node.call, (*calls, node.then)
        elif isinstance(node, Return) and calls:
            yield calls[-1], calls[:-1]
        yield from ((target, calls) for target in targets if target)

    def _circling(self) -> frozenset[str]:
        graph: nx.DiGraph[Standing] = nx.DiGraph(
            [(here, step.after) for here, steps in self.steps.items() for step in steps]
        )
        found: set[str] = set()
        for members in nx.strongly_connected_components(graph):
            first = next(iter(members))
            if len(members) > 1 or graph.has_edge(first, first):
                found |= {state.node for state in members if self._can_end(state)}
        return frozenset(found)

    def _can_end(self, state: Standing) -> bool:
        seen = {(state.node, state.calls)}
        waiting = list(seen)
        while waiting:
            place = waiting.pop()
            after = set(self._static(place))
            if isinstance(self.flow.nodes[place[0]], Resolution) or not after:
                return True
            waiting += after - seen
            seen |= after
        return False
