"""Where a walk can be, given what is known: the ways still open and the causes still possible.

While every fact is known there is exactly one way. A fact that nobody knows splits it: each
branch goes on with its answer assumed, until it needs a fact that has not been asked, or ends
on a resolution.
"""

from collections.abc import Iterable, Iterator, Mapping

from tui.core.draft import Said
from tui.core.flow import Call, Fact, Flow, Guard, Question, Resolution, Return, Route
from tui.core.tuples import NamedTuple

Flows = Mapping[str, Flow]
"""Flow by id; opened when asked for."""

Known = Mapping[str, str | None]
"""Answer by fact; None when it was asked and nobody knows."""

Assumed = tuple[tuple[str, tuple[str, ...]], ...]
"""Facts that nobody knows, each with the answers that a branch takes for granted."""

MAX_WAYS = 4_000
"""How many places are looked at before the rest is left out, and said to be."""


class Place(NamedTuple):
    """A node of a flow, with the places to come back to from shared parts."""

    flow: str
    node: str
    calls: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """`FLOW/NODE`, as events and answers files write it."""
        return f"{self.flow}/{self.node}"


class Open(NamedTuple):
    """A question that a way has come to and that was not asked yet."""

    place: Place
    fact: str
    assumed: tuple[tuple[str, str], ...] = ()


class Cause(NamedTuple):
    """A resolution that a way ends on."""

    place: Place
    resolution: Resolution
    assumed: tuple[tuple[str, str], ...] = ()


class Frontier(NamedTuple):
    """All that the ways have come to, in the author's order."""

    open: tuple[Open, ...]
    causes: tuple[Cause, ...]
    used: tuple[str, ...]
    """Facts that were read on the way, first read first."""
    complete: bool
    """False when there were more ways than `MAX_WAYS`."""
    lost: bool
    """True when a way leads into a flow that is not there or has faults."""
    visited: tuple[str, ...] = ()
    """The flows that the ways came through."""
    looked: int = 0
    """How many places were looked at."""


class _Way(NamedTuple):
    place: Place
    assumed: Mapping[str, str]


class _Reader:
    """Looks facts up for one way, and remembers which were read."""

    def __init__(self, known: Known, used: dict[str, None]) -> None:
        self.known = known
        self.used = used
        self.assumed: Mapping[str, str] = {}

    def is_missing(self, fact: str) -> bool:
        return fact not in self.assumed and fact not in self.known

    def answer(self, fact: str) -> str | None:
        self.used[fact] = None
        return self.assumed.get(fact) or self.known.get(fact)


def resolve_target(flows: Flows, target: str, flow: str, calls: tuple[str, ...] = ()) -> Place:
    """Return the place a target names, seen from `flow`; `OTHER/` is the other flow's start."""
    name, slash, node = target.partition("/")
    if not slash:
        return Place(flow, target, calls)
    if not node and name in flows:
        node = flows[name].start
    return Place(name, node, calls)


def with_sets(flow: Flow, known: Known) -> dict[str, str | None]:
    """Return `known` and what follows from its answers (`sets`); what was told itself wins."""
    facts = dict(known)
    for fact, answer in known.items():
        definition = flow.facts.get(fact)
        if definition and answer is not None and answer in definition.answers:
            for other, value in definition.answers[answer].sets.items():
                if facts.get(other) is None:
                    facts[other] = value
    return facts


def known_facts(flows: Flows, begun: Place, said: Iterable[Said]) -> dict[str, str | None]:
    """Return what was said, and what follows from it in the flows where it was said."""
    each_said = tuple(said)
    known = {each.fact: each.answer for each in each_said}
    for name in find_homes(begun, each_said):
        if name in flows:
            known = with_sets(flows[name], known)
    return known


def find_homes(begun: Place, said: Iterable[Said]) -> tuple[str, ...]:
    """Return the flow where a walk began, and those where something was said."""
    places = [begun.flow, *(each.node.partition("/")[0] for each in said if each.node)]
    return tuple(dict.fromkeys(places))


def offered_answers(question: Question, fact: Fact) -> tuple[str, ...]:
    """Return the answers this question shows, each with a way, in the author's order."""
    routed = routed_answers(question, fact)
    return tuple(each for each in question.offer if each in routed) or routed


def routed_answers(question: Question, fact: Fact) -> tuple[str, ...]:
    """Return the answers this question has a way for, shown or not, in the fact's order."""
    if question.otherwise or question.to.keys() >= fact.answers.keys():
        return tuple(fact.answers)
    return tuple(each for each in fact.answers if each in question.to)


def holds(guard: Guard, known: Known) -> bool | None:
    """Tell whether a guard holds; None while a fact that would decide it is not known."""
    if not guard:
        return True
    undecided = False
    for alternative in guard:
        verdict: bool | None = True
        for fact, allowed in alternative.items():
            answer = known.get(fact)
            if answer is None:
                verdict = None if verdict is not False else False
            elif answer not in allowed:
                verdict = False
        if verdict:
            return True
        undecided = undecided or verdict is None
    return None if undecided else False


def explore(flows: Flows, start: Place, known: Known, passed: Iterable[Place] = ()) -> Frontier:
    """Follow every way from `start` as far as what is known leads.

    Args:
        flows: all flows that targets may name.
        start: where the walk began.
        known: what is known, and what nobody knows.
        passed: resolutions that did not help; their way goes on at `otherwise`.
    """
    used: dict[str, None] = {}
    opened: dict[tuple[Place, str], Open] = {}
    causes: dict[tuple[str, str], Cause] = {}
    visited: dict[str, None] = {start.flow: None}
    beyond = frozenset(passed)
    stack = [_Way(start, {})]
    seen: set[tuple[Place, frozenset[tuple[str, str]]]] = set()
    lost = False
    while stack and len(seen) < MAX_WAYS:
        way = stack.pop()
        mark = (way.place, frozenset(way.assumed.items()))
        if mark in seen:
            continue
        seen.add(mark)
        if way.place.flow not in flows:
            lost = True
            continue
        visited[way.place.flow] = None
        reader = _Reader(known, used)
        reader.assumed = way.assumed
        found = list(_step(flows, way, reader, beyond))
        stack.extend(item for item in reversed(found) if isinstance(item, _Way))
        for item in found:
            if isinstance(item, Open):
                opened.setdefault((item.place, item.fact), item)
            elif isinstance(item, Cause):
                causes.setdefault((item.place.flow, item.place.node), item)
    ends = tuple(opened.values()), tuple(causes.values())
    return Frontier(*ends, tuple(used), not stack, lost, tuple(visited), len(seen))


def _step(
    flows: Flows, way: _Way, reader: _Reader, passed: frozenset[Place]
) -> Iterator[_Way | Open | Cause]:
    flow = flows[way.place.flow]
    node = flow.nodes.get(way.place.node)
    if isinstance(node, Question):
        yield from _ask(flows, flow, way, node, reader)
    elif isinstance(node, Route):
        yield from _choose(flows, flow, way, node, reader)
    elif isinstance(node, Call):
        back = resolve_target(flows, node.then, flow.flow).name
        yield _go(flows, way, node.call, (*way.place.calls, back))
    elif isinstance(node, Return) and way.place.calls:
        yield _go(flows, way, way.place.calls[-1], way.place.calls[:-1])
    elif isinstance(node, Resolution):
        yield from _end(flows, way, node, reader, passed)


def _go(flows: Flows, way: _Way, target: str, calls: tuple[str, ...] | None = None) -> _Way:
    back = way.place.calls if calls is None else calls
    return way._replace(place=resolve_target(flows, target, way.place.flow, back))


def _assume(flow: Flow, way: _Way, reader: _Reader, fact: str, answer: str) -> dict[str, str]:
    """Return what a branch takes for granted when it assumes one answer more."""
    assumed = {**way.assumed, fact: answer}
    for other, value in flow.facts[fact].answers[answer].sets.items():
        if reader.answer(other) is None:
            assumed.setdefault(other, value)
    return assumed


def _ask(
    flows: Flows, flow: Flow, way: _Way, node: Question, reader: _Reader
) -> Iterator[_Way | Open]:
    fact = flow.facts[node.ask]
    answer = reader.answer(node.ask)
    if answer is not None and answer in routed_answers(node, fact):
        yield _go(flows, way, node.to.get(answer, node.otherwise))
    elif answer is not None or reader.is_missing(node.ask):
        yield _open(way, node.ask)
    elif node.unsure:
        yield _go(flows, way, node.unsure)
    else:
        for each in offered_answers(node, fact):
            branch = way._replace(assumed=_assume(flow, way, reader, node.ask, each))
            yield _go(flows, branch, node.to.get(each, node.otherwise))


def _open(way: _Way, fact: str) -> Open:
    return Open(way.place, fact, tuple(way.assumed.items()))


def _choose(
    flows: Flows, flow: Flow, way: _Way, node: Route, reader: _Reader
) -> Iterator[_Way | Open]:
    facts: dict[str, str | None] = {}
    for branch in node.route:
        for fact in dict.fromkeys(name for option in branch.when for name in option):
            facts[fact] = reader.answer(fact)
        verdict = holds(branch.when, facts)
        if verdict:
            yield _go(flows, way, branch.to)
            return
        if verdict is None:
            yield from _split(flow, way, facts, reader)
            return
    if node.otherwise:
        yield _go(flows, way, node.otherwise)


def _split(flow: Flow, way: _Way, facts: Known, reader: _Reader) -> Iterator[_Way | Open]:
    """Ask for the first fact that a guard lacks, or branch over it when nobody knows it."""
    lacking = next(fact for fact, answer in facts.items() if answer is None)
    if reader.is_missing(lacking):
        yield _open(way, lacking)
        return
    for each in flow.facts[lacking].answers:
        yield way._replace(assumed=_assume(flow, way, reader, lacking, each))


def _end(
    flows: Flows, way: _Way, node: Resolution, reader: _Reader, passed: frozenset[Place]
) -> Iterator[_Way | Open | Cause]:
    if node.otherwise and way.place in passed:
        yield _go(flows, way, node.otherwise)
        return
    for fact in node.needs:
        if reader.is_missing(fact):
            yield _open(way, fact)
            return
        reader.answer(fact)
    yield Cause(way.place, node, tuple(way.assumed.items()))
