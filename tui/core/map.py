"""A flow as a tree from where one is: what leads on, what was tried, what is set aside."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.core.draft import Said
from tui.core.events import CANNOT, FAILED, HELPED, Jumped
from tui.core.flow import Call, Flow, Node, Question, Resolution, Return, Route
from tui.core.guide import condition_text, fact_text, fill
from tui.core.paths.ways import Flows, Known, holds, offered_answers
from tui.core.walk import HandOver, Walk
from tui.core.words import mark, say

HERE, PASSED, ASIDE, CLOSED = "here", "passed", "aside", "closed"
"""Marks of a node beside the results of tries (`helped`, `failed`, `cannot`)."""

NEAR = 2
"""So many steps ahead are shown before anything is opened."""
FEW = 20
"""When these are more lines than this, only the next step is shown."""
MOST_LINES = 400
"""A map is cut here; whoever opens so much has lost the way anyhow."""

UNSURE = mark("I don't know")
NO_FOLDS: Mapping[str, bool] = MappingProxyType({})


class Spot(NamedTuple):
    """A line of a map."""

    depth: int
    flow: str
    node: str
    answer: str
    """The answers that lead here, in their own words; empty where the map begins."""
    title: str
    kind: str
    """`question`, `route`, `call`, `return`, `door`, or the kind of a resolution."""
    marks: tuple[str, ...] = ()
    ahead: int = 0
    """How many ways on are folded up here."""
    is_again: bool = False
    """Whether it stands further up already, with all that follows from it."""

    @property
    def name(self) -> str:
        """`FLOW/NODE`, as events have it."""
        return f"{self.flow}/{self.node}"

    @property
    def can_jump(self) -> bool:
        """Whether a walk can go on here."""
        return self.kind not in ("return", "door")


class Map(NamedTuple):
    """The way to a node, and what follows from it."""

    way: tuple[Spot, ...]
    """What was answered on the way, from the start; without the node itself."""
    below: tuple[Spot, ...]
    """The node and the tree that follows, itself first."""
    is_cut: bool = False


def find_here(walk: Walk) -> tuple[str, str]:
    """Return the flow and the node where a walk stands; where it began after a hand-over."""
    position = walk.position
    place = walk.begun if isinstance(position, HandOver) else position.place
    return place.flow, place.node


def draw_map(
    flows: Flows, walk: Walk, centre: tuple[str, str], folds: Mapping[str, bool] = NO_FOLDS
) -> Map:
    """Return the map around a node: what is near first, the rest folded up.

    Args:
        flows: all flows.
        walk: where it stands decides what is marked.
        centre: flow and node from which the tree grows.
        folds: nodes (`FLOW/NODE`) that were opened (True) or folded up (False) by hand.
    """
    pen = _Pen(flows[centre[0]], walk, folds)
    below = tuple(pen.grow(centre[1], NEAR))
    if not folds and len(below) > FEW:
        below = tuple(pen.grow(centre[1], 1))
    is_walk = centre == find_here(walk)
    way = tuple(_way_here(flows, walk)) if is_walk else ()
    return Map(way, below, pen.is_cut)


def jump_to(flow: Flow, node: str) -> Jumped:
    """Return the event that goes on at a node: what it asks for is asked again."""
    there = flow.nodes.get(node)
    fact = there.ask if isinstance(there, Question) else ""
    return Jumped(f"{flow.flow}/{node}", fact)


def find_spots(flow: Flow, walk: Walk, words: str) -> tuple[Spot, ...]:
    """Return the nodes of a flow whose id or text holds all of some words, in its order."""
    wanted = words.casefold().split()
    marks = _marks(walk)
    spots = (
        Spot(0, flow.flow, name, "", title_of(flow, node, walk.known), kind_of(node), marks.get(
            f"{flow.flow}/{name}", ()))
        for name, node in flow.nodes.items()
        if not isinstance(node, Return)
    )  # fmt: skip
    return tuple(
        spot
        for spot in spots
        if all(word in f"{spot.node} {spot.title}".casefold() for word in wanted)
    )


def kind_of(node: Node) -> str:
    """Return what a node is."""
    if isinstance(node, Resolution):
        return node.kind
    kinds = {Question: "question", Route: "route", Call: "call", Return: "return"}
    return kinds[type(node)]


def title_of(flow: Flow, node: Node, known: Known) -> str:
    """Return what a person reads at a node."""
    if isinstance(node, Question):
        fact = flow.facts.get(node.ask)
        return fill(fact.ask, flow, known) if fact else node.ask
    if isinstance(node, Resolution):
        return fill(node.resolve, flow, known)
    if isinstance(node, Route):
        facts = dict.fromkeys(fact for way in node.route for each in way.when for fact in each)
        return say("goes on by what is known: {facts}", facts=", ".join(facts))
    return (
        say("goes through {call}", call=node.call) if isinstance(node, Call) else say("goes back")
    )


def _marks(walk: Walk) -> dict[str, tuple[str, ...]]:
    """Return the marks of nodes by `FLOW/NODE`."""
    marks: dict[str, list[str]] = {"/".join(find_here(walk)): [HERE]}
    if isinstance(walk.position, HandOver):
        marks = {}
    for said in walk.trail:
        marks.setdefault(said.node, []).append(PASSED)
    for said in walk.set_aside:
        marks.setdefault(said.node, []).append(ASIDE)
    for attempt in walk.tried:
        if attempt.result in (HELPED, FAILED, CANNOT):
            marks.setdefault(attempt.node, []).append(attempt.result)
    return {name: tuple(dict.fromkeys(each)) for name, each in marks.items()}


def _way_here(flows: Flows, walk: Walk) -> Iterator[Spot]:
    """Yield what was answered, then what is set aside, then what was tried."""
    here = "/".join(find_here(walk))
    marks = _marks(walk)
    passed: list[tuple[str, Said | None]] = [(s.node, s) for s in (*walk.trail, *walk.set_aside)]
    passed += [(name, None) for name in dict.fromkeys(each.node for each in walk.tried)]
    for name, said in passed:
        flow_id, _, node_id = name.partition("/")
        flow = flows.get(flow_id)
        node = flow.nodes.get(node_id) if flow else None
        if flow is not None and node is not None and name != here:
            title = title_of(flow, node, walk.known)
            answer = _answer(flow, said) if said else ""
            yield Spot(0, flow_id, node_id, answer, title, kind_of(node), marks.get(name, ()))


def _answer(flow: Flow, said: Said) -> str:
    return fill(fact_text(flow, said.fact, {said.fact: said.answer}), flow, {}) or say(UNSURE)


class _Lead(NamedTuple):
    """A way on from a node."""

    answer: str
    target: str
    is_open: bool = True
    """Whether what is known lets a walk go there."""


class _Pen:
    """Draws the tree below a node, near things first: what is far is folded up."""

    def __init__(self, flow: Flow, walk: Walk, folds: Mapping[str, bool]) -> None:
        self.flow = flow
        self.walk = walk
        self.folds = folds
        self.marks = _marks(walk)
        self.is_cut = False

    def grow(self, centre: str, near: int) -> Iterator[Spot]:
        """Yield the node and what follows, as the lines of a tree."""
        drawn: set[str] = set()
        stack = [(0, near, _Lead("", centre))]
        lines = 0
        while stack and not self.is_cut:
            depth, steps, lead = stack.pop()
            spot = self._spot(depth, lead)
            lines += 1
            self.is_cut = lines >= MOST_LINES
            node = self.flow.nodes.get(spot.node) if spot.kind != "door" else None
            leads = tuple(self._leads(node)) if node is not None else ()
            if leads and spot.node in drawn:
                yield spot._replace(is_again=True)
                continue
            drawn.add(spot.node)
            is_near = lead.is_open and (steps > 0 or FAILED in spot.marks)
            is_open = self.folds.get(spot.name, is_near)
            yield spot if is_open else spot._replace(ahead=len(leads))
            if is_open:
                stack += [(depth + 1, steps - 1, each) for each in reversed(leads)]

    def _spot(self, depth: int, lead: _Lead) -> Spot:
        name = lead.target.removeprefix(f"{self.flow.flow}/") or self.flow.start
        node = self.flow.nodes.get(name)
        if node is None:
            flow, _, there = name.partition("/")
            return Spot(depth, flow, there, lead.answer, name, "door", self._closed(lead))
        usual = self.marks.get(f"{self.flow.flow}/{name}", ())
        own = usual if lead.is_open else [each for each in usual if each != HERE]
        marks = (*own, *self._closed(lead))
        title = title_of(self.flow, node, self.walk.known)
        return Spot(depth, self.flow.flow, name, lead.answer, title, kind_of(node), marks)

    def _closed(self, lead: _Lead) -> tuple[str, ...]:
        return () if lead.is_open else (CLOSED,)

    def _leads(self, node: Node) -> Iterator[_Lead]:
        if isinstance(node, Question):
            yield from self._answers(node)
        elif isinstance(node, Route):
            for way in node.route:
                is_open = holds(way.when, self.walk.known) is not False
                text = condition_text(way.when, self.flow, self.walk.known)
                yield _Lead(text, way.to, is_open)
            if node.otherwise:
                yield _Lead(say("otherwise"), node.otherwise)
        elif isinstance(node, Call):
            yield from (_Lead(say("first"), node.call), _Lead(say("then"), node.then))
        elif isinstance(node, Resolution) and node.otherwise:
            yield _Lead(say("did not help"), node.otherwise)

    def _answers(self, node: Question) -> Iterator[_Lead]:
        fact = self.flow.facts[node.ask]
        known = self.walk.known.get(node.ask)
        ways: dict[str, list[str]] = {}
        for answer in offered_answers(node, fact):
            ways.setdefault(node.to.get(answer, node.otherwise), []).append(answer)
        for target, answers in ways.items():
            labels = [fill(fact.answers[each].label, self.flow, self.walk.known)
                      for each in answers]  # fmt: skip
            yield _Lead(" / ".join(labels), target, known is None or known in answers)
        if node.unsure and fact.unsure:
            yield _Lead(say(UNSURE), node.unsure, known is None)


def say_marks(marks: Sequence[str]) -> str:
    """Say marks in words, for the end of a line; empty when there are none."""
    words = {
        HERE: say("you are here"),
        PASSED: say("answered"),
        ASIDE: say("set aside"),
        CLOSED: say("not with your answer"),
        HELPED: say("helped"),
        FAILED: say("did not help"),
        CANNOT: say("could not be done"),
    }
    return ", ".join(words[mark] for mark in marks)
