"""What flows say about symptoms: each phrase, and where it lands."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.flow import Answer, Call, Fact, Flow, Question, Resolution, Route
from tui.core.paths.ways import Flows, Place, routed_answers
from tui.core.search.landing import Landing, land, open_refs
from tui.core.search.signs import names_of

MATCH, SAY, LABEL, TITLE, CAUSE, ASK = range(6)
"""What a phrase is: exact words, people's words, an answer, a fix, a cause, a question."""

MOST_LANDINGS = 3
"""A fact whose answer leads to more places than this describes the case, not the trouble."""


class Phrase(NamedTuple):
    """A text, what it is, and its target (a number in the table of targets)."""

    text: str
    kind: int
    target: int


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
    questions: dict[str, int]
    """The target of the question that asks for a fact, for facts that symptoms establish."""


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
        self.asked: dict[str, tuple[int, Place]] = {}

    def run(self) -> Collected:
        for flow in self.flows.values():
            for node_id, node in flow.nodes.items():
                place = Place(flow.flow, node_id)
                if isinstance(node, Resolution):
                    self._resolution(place, node)
                elif isinstance(node, Question):
                    self._question(flow, place, node)
                elif isinstance(node, (Route, Call)):
                    self._passage(place, node)
        symptoms = set(self._answers())
        questions = {
            fact: self._number(Landing(place), _title(self.flows, Landing(place)))
            for fact, (_, place) in self.asked.items()
            if fact in symptoms
        }
        return Collected(tuple(self.phrases), tuple(self.targets), questions)

    def _resolution(self, place: Place, node: Resolution) -> None:
        number = self._number(Landing(place), node.resolve)
        self._add(number, MATCH, node.matches)
        self._add(number, SAY, node.says)
        self._add(number, TITLE, (node.resolve,))
        self._add(number, CAUSE, (node.cause,))

    def _question(self, flow: Flow, place: Place, node: Question) -> None:
        fact = flow.facts[node.ask]
        if node.matches or node.says:
            number = self._number(Landing(place), fact.ask)
            self._add(number, MATCH, node.matches)
            self._add(number, SAY, node.says)
            self._add(number, ASK, (fact.ask,))
        self._note_answers(place, node, fact)

    def _passage(self, place: Place, node: Route | Call) -> None:
        if node.matches or node.says:
            landing = land(self.flows, place) or Landing(place)
            number = self._number(landing, _title(self.flows, landing))
            self._add(number, MATCH, node.matches)
            self._add(number, SAY, node.says)

    def _note_answers(self, place: Place, node: Question, fact: Fact) -> None:
        """Note where each answer leads; an answer that is named wins over an `else`."""
        if fact.site or fact.text:
            return
        named, width = self.asked.get(node.ask, (0, place))[0], len(node.to)
        if width > named:
            self.asked[node.ask] = (width, place)
        for answer_id in routed_answers(node, fact):
            landing = land(self.flows, place, {node.ask: answer_id})
            if landing is not None:
                found = self.named if answer_id in node.to else self.others
                places = found.setdefault((node.ask, answer_id), {})
                places.setdefault(landing.place.name, landing)

    def _answers(self) -> Iterator[str]:
        """Add what answers say, and yield the facts of those that are symptoms."""
        for (fact_id, answer_id), landings in {**self.others, **self.named}.items():
            if len(landings) > MOST_LANDINGS:
                continue
            for landing in landings.values():
                answer = self._fact(landing, fact_id).answers[answer_id]
                self._answer(landing, answer)
                if answer.matches or answer.says:
                    yield fact_id

    def _fact(self, landing: Landing, fact_id: str) -> Fact:
        flow = self.flows[landing.place.flow]
        if fact_id in flow.facts:
            return flow.facts[fact_id]
        return next(each.facts[fact_id] for each in self.flows.values() if fact_id in each.facts)

    def _answer(self, landing: Landing, answer: Answer) -> None:
        symptom = bool(answer.matches or (answer.says and not any(names_of(answer))))
        title = answer.label if symptom else _title(self.flows, landing)
        number = self._number(landing, title)
        self._add(number, MATCH, answer.matches)
        self._add(number, SAY, answer.says)
        self._add(number, LABEL, (answer.label, answer.hint))

    def _add(self, target: int, kind: int, texts: tuple[str, ...]) -> None:
        for text in filter(None, texts):
            self.phrases[Phrase(text, kind, target)] = None

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
