"""Ways of two versions of a flow that the same caller can go."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tui.core.flow import Flow
from tui.core.guide import fill
from tui.core.mention import node_targets
from tui.core.paths.branching import SOME_TEXT, UNSURE, Turn
from tui.core.paths.cubes import Course, find_cubes
from tui.core.paths.ways import Place
from tui.core.words import mark, say

MAX_WAYS = 6_000
"""So many ways of each version are listed."""

NOT_KNOWN = mark("I don't know")
ASSUMED = "?"
"""Behind a fact that nobody knows: the answer with which one of the branches goes on."""

Says: TypeAlias = Mapping[str, tuple[str, ...]]
"""The answers that go a way, by fact, in the order asked."""
Told: TypeAlias = tuple[tuple[str, str], ...]
"""Questions and answers in their own words, in the order asked."""


class Way(NamedTuple):
    """What a caller says, and where that ends."""

    says: Says
    end: str
    """A node of the flow, or `FLOW/NODE` of another one."""
    since: str = ""
    """The node where it begins, when that is not the start."""


def list_ways(flow: Flow, since: str = "", limit: int = MAX_WAYS) -> tuple[list[Way], bool]:
    """Return the ways of a flow from its start, or from a node, and whether these are all."""
    start = Place(flow.flow, since or flow.start)
    found = find_cubes({flow.flow: flow}, start, Course(unsure=True, limit=limit))
    ways = [
        Way(_say(cube.turns), cube.end.node if cube.end.flow == flow.flow else cube.end.name, since)
        for cube in found.cubes
    ]
    return ways, found.complete


def reachable(flow: Flow) -> set[str]:
    """Return every node that any way leads to, whatever must be known for it."""
    seen, waiting = {flow.start}, [flow.start]
    while waiting:
        name = waiting.pop()
        node = flow.nodes.get(name)
        targets = [each.name for each in node_targets(name, node)] if node is not None else []
        fresh = [each for each in targets if each not in seen]
        seen.update(fresh)
        waiting += fresh
    return seen


def _say(turns: Sequence[Turn]) -> Says:
    """Return what a caller says who makes these turns; what follows from it is left out."""
    says: dict[str, tuple[str, ...]] = {}
    for turn in turns:
        fact = turn.fact
        if fact in says and says[fact] == (UNSURE,) != turn.answers:
            fact += ASSUMED
            says[fact] = turn.answers
        elif fact and (turn.asked or fact in says):
            says[fact] = turn.answers
    return says


def pair_ways(before: Sequence[Way], after: Sequence[Way]) -> Iterator[tuple[Way, Way]]:
    """Yield each way of the old version with each of the new one that one caller can go."""
    fits: dict[tuple[str, str], int] = {}
    asks: dict[str, int] = {}
    everyone = (1 << len(after)) - 1
    for number, way in enumerate(after):
        for fact, answers in way.says.items():
            asks[fact] = asks.get(fact, 0) | 1 << number
            for answer in answers:
                fits[fact, answer] = fits.get((fact, answer), 0) | 1 << number
    for way in before:
        left = everyone
        for fact, answers in way.says.items():
            fitting = everyone & ~asks.get(fact, 0)
            for answer in answers:
                fitting |= fits.get((fact, answer), 0)
            left &= fitting
        while left:
            lowest = left & -left
            yield way, after[lowest.bit_length() - 1]
            left ^= lowest


def tell(
    flow: Flow,
    way: Way,
    also: Mapping[str, tuple[str, ...]] | None = None,
    other: Flow | None = None,
) -> Told:
    """Return a way as questions and answers.

    Args:
        flow: in whose words.
        way: which one.
        also: what the caller says on the way of the other version, which narrows the answers.
        other: that version, for questions that only it asks.
    """
    says = dict(way.says)
    for fact, answers in (also or {}).items():
        kept = tuple(each for each in says.get(fact, answers) if each in answers)
        says[fact] = kept or says.get(fact, answers)
    told = (
        (say_question(flow, fact, other), _say_answer(flow, fact, answers[0], other))
        for fact, answers in says.items()
        if answers
    )
    return (*((("From", way.since),) if way.since else ()), *told)


def say_question(flow: Flow, fact: str, other: Flow | None = None) -> str:
    """Return a question in the words of the first flow that has it."""
    if fact.endswith(ASSUMED):
        return f"(if) {say_question(flow, fact.removesuffix(ASSUMED), other)}"
    for each in (flow, other):
        if each is not None and fact in each.facts:
            return fill(each.facts[fact].ask, each, {})
    return fact


def _say_answer(flow: Flow, fact: str, answer: str, other: Flow | None = None) -> str:
    fact = fact.removesuffix(ASSUMED)
    if answer in (UNSURE, SOME_TEXT):
        return say(NOT_KNOWN) if answer == UNSURE else say("(any text)")
    for each in (flow, other):
        if each is not None and fact in each.facts and answer in each.facts[fact].answers:
            return fill(each.facts[fact].answers[answer].label, each, {})
    return answer
