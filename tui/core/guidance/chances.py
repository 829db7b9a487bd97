"""The ways that are still open, each with its chance.

Before a doubt, a cause is as likely as its author says, compared with the others that are left;
its chance is shared among the ways that lead to it by how many answers each of them takes. What
is learnt after the doubt speaks for the ways that read it and fit: those that never read it fit
by chance. "I don't know" says nothing either way. A fix that did not help lowers its cause by
its chance to cure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple, TypeAlias

from tui.core.events import FAILED
from tui.core.flow import LIKELIHOODS, Flow, Node, Question, Resolution, Route
from tui.core.paths.branching import UNSURE, Turn
from tui.core.paths.cubes import Course, Cube, Exits, find_cubes, is_failure
from tui.core.paths.ways import Known, Place

ELSEWHERE = LIKELIHOODS["likely"]
"""How likely what lies in a flow that was not opened is taken for, all together."""

RARE = 2
"""How rare a fitting answer is where it has nothing to do with the trouble.

If every answer were as likely there, one of four would fit in one call of four. But who has
another trouble mostly cannot answer at all, or says "none of these": one call in 4**2 is nearer.
"""

_NOBODY = (UNSURE,)

_Key = tuple[Place, tuple[str, ...]]


class Scope(NamedTuple):
    """What ways are looked for."""

    flows: Mapping[str, Flow]
    """The flows that are looked into; any other ends the way."""
    begun: Place
    known: Known
    """What was known when the first doubt arose; None: nobody knows, then or later."""
    later: Mapping[str, str]
    """What was learnt since."""
    results: Mapping[str, str]
    """What came of the fixes tried, by `FLOW/NODE`."""
    failed: frozenset[str] = frozenset()
    """Fixes whose way on is followed."""

    @property
    def course(self) -> Course:
        """What is listed of the flows."""
        return Course(known={**self.known, **self.later}, failed=self.failed)


class Prospect(NamedTuple):
    """One way still open."""

    end: Place
    resolution: Resolution | None
    """None: the way leads into a flow that was not opened."""
    chance: float
    asks: tuple[tuple[Place, str], ...]
    """What would be asked on it, in order."""
    answers: Mapping[str, tuple[str, ...]]
    """For each fact that is read on it, the answers that stay on it."""
    failed: tuple[str, ...] = ()
    """The fixes on it that did not help; empty when it is the way of a first cause."""
    name: str = ""
    """Where it ends, as `FLOW/NODE`."""


class Prospects(NamedTuple):
    """The ways that are open."""

    ways: tuple[Prospect, ...]
    complete: bool
    """Whether these are all of them."""


def list_prospects(
    scope: Scope, limit: int, steps: int = 0, exits: Exits | None = None
) -> Prospects:
    """List the ways that fit what is known; none when there are too many to list.

    Args:
        scope: what is known, and where.
        limit: how many ways are listed at most.
        steps: how many nodes are looked at on them at most; 0: as many as it takes.
        exits: where questions were found to lead, in the same flows with the same fixes failed.
    """
    course = scope.course._replace(limit=limit, steps=steps)
    found = find_cubes(scope.flows, scope.begun, course, exits)
    if not found.complete:
        return Prospects((), complete=False)
    return Prospects(weigh_reads(scope, list(Reading(scope).read(found.cubes))), complete=True)


class Read(NamedTuple):
    """What counts of a way."""

    end: Place
    failed: tuple[str, ...]
    asks: tuple[tuple[Place, str], ...]
    answers: Mapping[str, tuple[str, ...]]
    before: float
    """Which share of all answers it took when the doubt arose."""
    now: float
    """Which share of those that are not known yet it takes."""


def weigh_reads(scope: Scope, reads: Sequence[Read]) -> tuple[Prospect, ...]:
    """Return ways with their chances.

    What a way's chance is shared with: the same end, come to by the same failures.
    """
    places: dict[_Key, int] = {}
    numbers = [places.setdefault((each[0], each[1]), len(places)) for each in reads]
    wholes = [0.0] * len(places)
    for number, each in zip(numbers, reads, strict=True):
        wholes[number] += each[4]
    weights = _weigh_ends(scope, places)
    shares = [weights[key] / (wholes[number] or 1.0) for key, number in places.items()]
    chances = [shares[number] * each[5] for number, each in zip(numbers, reads, strict=True)]
    total = sum(chances) or 1.0
    ends = [(find_resolution(scope.flows, end), end.name) for end, _ in places]
    ways = []
    for number, (end, failed, asks, answers, _, _), chance in zip(
        numbers, reads, chances, strict=True
    ):
        resolution, name = ends[number]
        # Made without its constructor: there are hundreds at each step.
        way = end, resolution, chance / total, asks, answers, failed, name
        ways.append(tuple.__new__(Prospect, way))
    return tuple(ways)


_Asks: TypeAlias = tuple[tuple[Place, str], ...]
_Shares: TypeAlias = Mapping[str, float]
_Past: TypeAlias = tuple[_Asks, _Shares, float, tuple[str, ...], _Shares, tuple[str, ...]]
"""What counts of the turns that a way has made so far: what was asked; by fact that is not known
and was read, which share of its answers stays on the way; all these shares together; facts that
nobody knew when they were read (what follows from others may tell them yet); by fact learnt since
the doubt, how often its answer fits by chance; and the fixes that did not help."""

_NO_PAST: _Past = ((), {}, 1.0, (), {}, ())

_Effect: TypeAlias = tuple[Turn, bool, float | None, _Asks]
"""What a turn counts for: itself, whether its fact was learnt since the doubt, its share (none: it
counts for nothing), and what is asked."""


class Reading:
    """Reads ways, and remembers what each turn counts for."""

    def __init__(self, scope: Scope) -> None:
        """Prepare to read the ways of a scope."""
        self.scope = scope
        self.counts: dict[str, int] = {}
        self.shares: dict[tuple[str, str, str], float] = {}
        self.effects: dict[int, _Effect] = {}

    def read(self, cubes: Iterable[Cube]) -> Iterator[Read]:
        """Read ways; the turns that one begins with as the one before it did are read once."""
        before: tuple[Turn, ...] = ()
        pasts = [_NO_PAST]
        for end, answers, turns in cubes:
            same = max(len(turns) - 1, 0)
            if before[:same] != turns[:same]:  # no sister of the one before
                same = 0
                while same < len(before) and before[same] is turns[same]:
                    same += 1
            del pasts[same + 1 :]
            before = turns
            past = pasts[same]
            for turn in turns[same:]:
                past = self._take(past, turn)
                pasts.append(past)
            asks, _, now, doubts, learnt, failed = past
            for fact in doubts:
                if answers[fact] != _NOBODY:
                    now *= self._taken(fact, answers[fact])
            whole = now
            for share in learnt.values():
                whole *= share
            place = end._replace(calls=()) if end[2] else end
            yield tuple.__new__(Read, (place, failed, asks, answers, whole, now))

    def _take(self, past: _Past, turn: Turn) -> _Past:
        """Return what counts after one turn more."""
        effect = self.effects.get(id(turn))
        if effect is None:  # it is kept with it, so that no other can take its number
            effect = self.effects[id(turn)] = self._weigh(turn)
        _, is_learnt, share, more = effect
        place, fact, answers, _, _ = turn
        asks, before, now, doubts, learnt, failed = past
        if share is None:
            if is_failure(turn):
                return asks, before, now, doubts, learnt, (*failed, place.name)
            return past
        if is_learnt:
            share = min(learnt.get(fact, 1.0), share)
            return asks, before, now, doubts, {**learnt, fact: share}, failed
        asks += more
        if answers == _NOBODY:
            return asks, before, now, (*doubts, fact), learnt, failed
        is_again = fact in before
        before = {**before, fact: share}
        now = prod(before.values()) if is_again else now * share
        if fact in doubts:
            doubts = tuple(each for each in doubts if each != fact)
        return asks, before, now, doubts, learnt, failed

    def _weigh(self, turn: Turn) -> _Effect:
        place, fact, answers, asked, _ = turn
        if not fact:
            return turn, False, None, ()
        if fact in self.scope.later:
            return turn, True, self.share(place, fact), ()
        if self.scope.known.get(fact) is not None:
            return turn, False, None, ()
        return turn, False, self._taken(fact, answers), ((place, fact),) if asked else ()

    def _taken(self, fact: str, answers: tuple[str, ...]) -> float:
        """Return which share of the answers of a fact these are."""
        count = self.counts.get(fact)
        if count is None:
            homes = (flow.facts for flow in self.scope.flows.values() if fact in flow.facts)
            count = self.counts[fact] = next((len(facts[fact].answers) for facts in homes), 0)
        return len(answers) / count if count and answers != _NOBODY else 1.0

    def share(self, place: Place, fact: str) -> float:
        """Return how often an answer fits at a place by chance."""
        key = place.flow, place.node, fact
        if key not in self.shares:
            flow = self.scope.flows[place.flow]
            node, answers = flow.nodes[place.node], list(flow.facts[fact].answers)
            marks = [_mark(node, fact, answer) for answer in answers]
            answer = self.scope.later[fact]
            alike = marks.count(marks[answers.index(answer)]) if answer in answers else 1
            self.shares[key] = (alike / (len(answers) or 1)) ** RARE
        return self.shares[key]


def _mark(node: Node, fact: str, answer: str) -> object:
    """Return what tells the way of an answer at a node from the ways of others."""
    if isinstance(node, Question):
        return node.to.get(answer, node.otherwise)
    if isinstance(node, Route):
        options = (option for branch in node.route for option in branch.when)
        return [answer in option[fact] for option in options if fact in option]
    return None


def find_resolution(flows: Mapping[str, Flow], place: Place) -> Resolution | None:
    """Return the resolution at a place; None when there is none, or its flow is not opened."""
    flow = flows.get(place.flow)
    node = flow.nodes.get(place.node) if flow else None
    return node if isinstance(node, Resolution) else None


def survives(resolution: Resolution, result: str | None) -> float:
    """Return what a cause keeps of its likelihood after its fix was tried."""
    return 1.0 - resolution.cures if result == FAILED else 1.0


def _weigh_ends(scope: Scope, ends: Iterable[_Key]) -> dict[_Key, float]:
    """Return how likely each end is; what comes after a failed fix shares what its cause keeps."""
    weights: dict[_Key, float] = {}
    after: dict[tuple[str, ...], float] = {}
    for end, failed in ends:
        weight = _likelihood(scope, end)
        weights[end, failed] = weight
        after[failed] = after.get(failed, 0.0) + weight
    for (end, failed), weight in weights.items():
        if failed:
            weights[end, failed] = weight * _kept(scope, failed) / (after[failed] or 1.0)
    return weights


def _likelihood(scope: Scope, end: Place) -> float:
    resolution = find_resolution(scope.flows, end)
    if resolution is None:
        return ELSEWHERE
    return resolution.likelihood * survives(resolution, scope.results.get(end.name))


def _kept(scope: Scope, failed: Sequence[str]) -> float:
    """Return how likely the cause still is whose fixes did not help."""
    kept = 1.0
    for number, name in enumerate(failed):
        flow, _, node = name.partition("/")
        resolution = find_resolution(scope.flows, Place(flow, node))
        if resolution is not None:
            kept *= survives(resolution, scope.results.get(name))
            kept *= resolution.likelihood if number == 0 else 1.0
    return kept
