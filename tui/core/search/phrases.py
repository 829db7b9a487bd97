"""What flows say about symptoms: each phrase, and where it lands."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import Answer, Call, Fact, Flow, Question, Resolution, Return, Route
from tui.core.search.landing import Landing, land, open_refs
from tui.core.ways import Flows, Place, routed_answers

MATCH, SAY, LABEL, TITLE, CAUSE, ASK = range(6)
"""What a phrase is: exact words, people's words, an answer, a fix, a cause, a question."""

MOST_LANDINGS = 3
"""A fact whose answer leads to more places than this describes the case, not the trouble."""


class Phrase(NamedTuple):
    """A text, what it is, and its landing (a number in the table of landings)."""

    text: str
    kind: int
    landing: int


class Target(NamedTuple):
    """A landing as a hit shows it."""

    flow: str
    node: str
    title: str
    told: tuple[tuple[str, str], ...]
    refs: tuple[str, ...]


class Collected(NamedTuple):
    """Every phrase of some flows."""

    phrases: tuple[Phrase, ...]
    targets: tuple[Target, ...]


def collect(flows: Flows) -> Collected:
    """Collect the phrases of flows, in the order of the flows and their nodes."""
    return _Collector(flows).run()


class _Collector:
    """Goes through flows once, and gives every landing a number."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.numbers: dict[tuple[str, str, tuple[tuple[str, str], ...]], int] = {}
        self.targets: list[Target] = []
        self.phrases: dict[Phrase, None] = {}
        self.named: dict[tuple[str, str], dict[str, Landing]] = {}
        self.others: dict[tuple[str, str], dict[str, Landing]] = {}

    def run(self) -> Collected:
        for flow in self.flows.values():
            for node_id, node in flow.nodes.items():
                self._node(flow, Place(flow.flow, node_id), node)
        self._answers()
        return Collected(tuple(self.phrases), tuple(self.targets))

    def _node(self, flow: Flow, place: Place, node: object) -> None:
        if isinstance(node, Resolution):
            landing = Landing(place)
            self._add(landing, node.resolve, ((TITLE, (node.resolve,)), (CAUSE, (node.cause,))))
            self._add(landing, node.resolve, ((MATCH, node.matches), (SAY, node.says)))
        elif isinstance(node, Question):
            fact = flow.facts[node.ask]
            spoken = ((MATCH, node.matches), (SAY, node.says))
            if node.matches or node.says:
                self._add(Landing(place), fact.ask, (*spoken, (ASK, (fact.ask,))))
            self._note_answers(flow, place, node, fact)
        elif isinstance(node, (Route, Call)) and (node.matches or node.says):
            landing = land(self.flows, place) or Landing(place)
            title = _title(self.flows, landing)
            self._add(landing, title, ((MATCH, node.matches), (SAY, node.says)))

    def _note_answers(self, flow: Flow, place: Place, node: Question, fact: Fact) -> None:
        if fact.site or fact.text:
            return
        for answer_id in routed_answers(node, fact):
            landing = land(self.flows, place, {node.ask: answer_id})
            if landing is not None:
                found = self.named if answer_id in node.to else self.others
                places = found.setdefault((node.ask, answer_id), {})
                places.setdefault(landing.place.name, landing)

    def _answers(self) -> None:
        for (fact_id, answer_id), landings in {**self.others, **self.named}.items():
            if len(landings) > MOST_LANDINGS:
                continue
            for landing in landings.values():
                answer = self._definition(landing, fact_id).answers[answer_id]
                self._answer(landing, answer)

    def _definition(self, landing: Landing, fact_id: str) -> Fact:
        flow = self.flows[landing.place.flow]
        if fact_id in flow.facts:
            return flow.facts[fact_id]
        return next(each.facts[fact_id] for each in self.flows.values() if fact_id in each.facts)

    def _answer(self, landing: Landing, answer: Answer) -> None:
        symptom = bool(answer.matches or answer.says)
        title = answer.label if symptom else _title(self.flows, landing)
        spoken = ((MATCH, answer.matches), (SAY, answer.says))
        self._add(landing, title, (*spoken, (LABEL, (answer.label, answer.hint))))

    def _add(
        self, landing: Landing, title: str, texts: tuple[tuple[int, tuple[str, ...]], ...]
    ) -> None:
        number = self._number(landing, title)
        for kind, several in texts:
            for text in several:
                if text:
                    self.phrases[Phrase(text, kind, number)] = None

    def _number(self, landing: Landing, title: str) -> int:
        key = (landing.place.flow, landing.place.node, landing.told)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.targets)
            refs = open_refs(self.flows, landing)
            self.targets.append(Target(key[0], key[1], title, landing.told, refs))
        return number


def _title(flows: Flows, landing: Landing) -> str:
    flow = flows[landing.place.flow]
    node = flow.nodes[landing.place.node]
    if isinstance(node, Resolution):
        return node.resolve
    return flow.facts[node.ask].ask if isinstance(node, Question) else flow.title
