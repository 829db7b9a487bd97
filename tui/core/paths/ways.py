"""Where a walk can be, given what is known: the ways still open and the causes still possible.

While every fact is known there is exactly one way. A fact that nobody knows splits it: each
branch goes on with its answer assumed, until it needs a fact that has not been asked, or ends
on a resolution.
"""

from collections.abc import Iterable, Mapping

from tui.core.draft import Said
from tui.core.flow import Fact, Flow, Guard, Question, Resolution
from tui.core.tuples import NamedTuple, new

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


def resolve_target(flows: Flows, target: str, flow: str, calls: tuple[str, ...] = ()) -> Place:
    """Return the place a target names, seen from `flow`; `OTHER/` is the other flow's start."""
    if "/" not in target:
        return new(Place, (flow, target, calls))
    name, _, node = target.partition("/")
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
    answers = fact.answers.keys()
    if question.otherwise or question.to.keys() >= answers:
        return tuple(answers)
    return tuple(each for each in answers if each in question.to)


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
