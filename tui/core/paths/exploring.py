"""Follows the ways that what is known leaves open, as far as it leads.

An exploration can be taken up again: where a fix did not help, and, once more is known, where
the ways had come to. What led there stays as it was: no fact that was read on the way changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.core.events import FAILED
from tui.core.flow import Call, Flow, Question, Resolution, Return, Route
from tui.core.paths.ways import (
    MAX_WAYS,
    Cause,
    Flows,
    Frontier,
    Known,
    Open,
    Place,
    holds,
    offered_answers,
    resolve_target,
    routed_answers,
)
from tui.core.tuples import NamedTuple

_ROUNDS = 8
"""So often a part that is called within itself may come by; such a flow has a fault (G020)."""


MOST_TRACKS = 64
"""So many ways that have come to one question go on from there; more are followed anew."""


class Track(NamedTuple):
    """Where one way has come to, and what it takes for granted."""

    place: Place
    assumed: Mapping[str, str]


class _Reader:
    """Looks facts up for one way, and remembers which were read."""

    def __init__(self, known: Known, used: dict[str, None]) -> None:
        self.known = known
        self.used = used
        self.assumed: Mapping[str, str] = {}
        self.guessed = False
        """Whether a route was split while it also lacked what may yet be asked."""

    def is_missing(self, fact: str) -> bool:
        return fact not in self.assumed and fact not in self.known

    def answer(self, fact: str) -> str | None:
        self.used[fact] = None
        return self.assumed.get(fact) or self.known.get(fact)


def explore(flows: Flows, start: Place, known: Known, passed: Iterable[Place] = ()) -> Frontier:
    """Follow every way from `start` as far as what is known leads.

    Args:
        flows: all flows that targets may name.
        start: where the walk began.
        known: what is known, and what nobody knows.
        passed: resolutions that did not help; their way goes on at `otherwise`.
    """
    return Exploring(flows, (Track(start, {}),), known, passed).run()


def fails(cause: Cause, results: Mapping[str, str]) -> bool:
    """Tell whether a walk that has settled on a cause goes on behind it.

    A part that is called within itself again and again makes a new place each round.
    """
    place, resolution, _ = cause
    if not resolution.otherwise or results.get(place.name) != FAILED:
        return False
    return len(place.calls) - len(set(place.calls)) <= _ROUNDS


class Exploring:
    """Ways that are being followed.

    `ends`: where each way has come to, though several may have come to the same. `is_sure`: no way
    has come to nothing, or splits at what an answer to come may decide; then all of them go on
    from their ends once more is known.
    """

    def __init__(
        self, flows: Flows, starts: Sequence[Track], known: Known, passed: Iterable[Place] = ()
    ) -> None:
        """Prepare to follow every way from where some have come to; see `explore`."""
        self.flows = flows
        self.starts = starts
        self.known = known
        self.passed = dict.fromkeys(passed)
        self._begin()

    def _begin(self) -> None:
        self.used: dict[str, None] = {}
        self.opened: dict[tuple[Place, str], Open] = {}
        self.causes: dict[tuple[str, str], Cause] = {}
        self.visited = dict.fromkeys(each.place.flow for each in self.starts)
        self.ends: list[Track] = []
        self.seen: set[tuple[Place, frozenset[tuple[str, str]]]] = set()
        self.is_sure = True
        self.lost = False
        self.read = 0
        self.stack = [*reversed(self.starts)]

    def run(self) -> Frontier:
        """Follow the ways to where they end or need a fact that was not asked."""
        stack, seen, reader = self.stack, self.seen, _Reader(self.known, self.used)
        while stack and len(seen) < MAX_WAYS:
            way = stack.pop()
            mark = (way.place, frozenset(way.assumed.items()))
            if mark in seen:
                self.is_sure = False
                continue
            seen.add(mark)
            if way.place.flow not in self.flows:
                self.lost = True
                continue
            self.visited[way.place.flow] = None
            self.read = len(self.used)
            reader.assumed = way.assumed
            found = list(_step(self.flows, way, reader, self.passed))
            self.is_sure = self.is_sure and bool(found) and not reader.guessed
            self._note(way, found)
        ends = tuple(self.opened.values()), tuple(self.causes.values()), tuple(self.used)
        return Frontier(*ends, not stack, self.lost, tuple(self.visited), len(seen))

    def _note(self, way: Track, found: list[Track | Open | Cause]) -> None:
        """Note what a way has come to, and where it goes on."""
        self.stack.extend(item for item in reversed(found) if isinstance(item, Track))
        for item in found:
            if isinstance(item, Open):
                self.opened.setdefault((item.place, item.fact), item)
                self.ends.append(way)
            elif isinstance(item, Cause):
                self.causes.setdefault((item.place.flow, item.place.node), item)
                self.ends.append(way)

    def run_past(self, results: Mapping[str, str]) -> Frontier:
        """Follow the ways, also behind each fix that they all come to and that did not help."""
        while True:
            frontier = self.run()
            if frontier.open or len(frontier.causes) != 1:
                return frontier
            (cause,) = frontier.causes
            if cause.place in self.passed or not fails(cause, results):
                return frontier
            self._pass_by(cause)

    def find_tracks(self, frontier: Frontier) -> tuple[Track, ...] | None:
        """Return the ways that can go on from the one question or cause that all have come to.

        None where they cannot; none where there is one way that takes nothing for granted.
        """
        is_one = len(frontier.open) + len(frontier.causes) == 1 and not frontier.lost
        if not is_one or not frontier.complete or not self.is_sure or len(self.ends) > MOST_TRACKS:
            return None
        return tuple(self.ends) if len(self.ends) > 1 or self.ends[0].assumed else ()

    def _pass_by(self, cause: Cause) -> None:
        """Go on behind the only cause; several ways that lead to it are followed anew."""
        place, resolution, _ = cause
        self.passed[place] = None
        (end,) = self.ends if len(self.ends) == 1 else (None,)
        if end is None or end.assumed:
            self._begin()
            return
        while len(self.used) > self.read:  # what it needs is not asked when it is passed by
            self.used.popitem()
        self.causes.clear()
        self.ends.clear()
        self.stack.append(_go(self.flows, end, resolution.otherwise))


def _step(
    flows: Flows, way: Track, reader: _Reader, passed: Mapping[Place, None]
) -> Iterator[Track | Open | Cause]:
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


def _go(flows: Flows, way: Track, target: str, calls: tuple[str, ...] | None = None) -> Track:
    back = way.place.calls if calls is None else calls
    return way._replace(place=resolve_target(flows, target, way.place.flow, back))


def _assume(flow: Flow, way: Track, reader: _Reader, fact: str, answer: str) -> dict[str, str]:
    """Return what a branch takes for granted when it assumes one answer more."""
    assumed = {**way.assumed, fact: answer}
    for other, value in flow.facts[fact].answers[answer].sets.items():
        if reader.answer(other) is None:
            assumed.setdefault(other, value)
    return assumed


def _ask(
    flows: Flows, flow: Flow, way: Track, node: Question, reader: _Reader
) -> Iterator[Track | Open]:
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


def _open(way: Track, fact: str) -> Open:
    return Open(way.place, fact, tuple(way.assumed.items()))


def _choose(
    flows: Flows, flow: Flow, way: Track, node: Route, reader: _Reader
) -> Iterator[Track | Open]:
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


def _split(flow: Flow, way: Track, facts: Known, reader: _Reader) -> Iterator[Track | Open]:
    """Ask for the first fact that a guard lacks, or branch over it when nobody knows it."""
    lacking = next(fact for fact, answer in facts.items() if answer is None)
    if reader.is_missing(lacking):
        yield _open(way, lacking)
        return
    reader.guessed = reader.guessed or any(map(reader.is_missing, facts))
    for each in flow.facts[lacking].answers:
        yield way._replace(assumed=_assume(flow, way, reader, lacking, each))


def _end(
    flows: Flows, way: Track, node: Resolution, reader: _Reader, passed: Mapping[Place, None]
) -> Iterator[Track | Open | Cause]:
    if node.otherwise and way.place in passed:
        yield _go(flows, way, node.otherwise)
        return
    for fact in node.needs:
        if reader.is_missing(fact):
            yield _open(way, fact)
            return
        reader.answer(fact)
    yield Cause(way.place, node, tuple(way.assumed.items()))
