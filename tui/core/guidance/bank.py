"""A bank of sampled cases, for flows with more ways than can be listed.

Each case is one walk to its end, with what is not known drawn by lot. The lots are drawn from
the same seed each time, so the same walk always shows the same figures.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from tui.core.flow import Call, Flow, Guard, Node, Question, Resolution, Return, Route
from tui.core.guidance.chances import Prospects, Read, Reading, Scope, weigh_reads
from tui.core.paths.ways import Place, offered_answers, resolve_target, routed_answers

CASES = 400
"""So many cases are drawn; a cause as likely as one in a hundred is then hardly ever missed."""

MAX_VISITS = 2_500
"""So many nodes are visited for all of them: in very deep flows fewer cases are drawn."""

_SEED = 20261123
_MASK = (1 << 64) - 1
_Item = TypeVar("_Item")


def sample_prospects(scope: Scope, count: int = CASES) -> Prospects:
    """Return the ways of so many cases that fit what is known."""
    lots, reading = _Lots(), Reading(scope)
    reads: list[Read] = []
    visits = 0
    for _ in range(count):
        case = _Case(scope, reading, lots)
        found = case.run(MAX_VISITS - visits)
        visits += case.visits
        if found is not None:
            reads.append(found)
        if visits >= MAX_VISITS:
            break
    return Prospects(weigh_reads(scope, reads), complete=False)


class _Lots:
    """Numbers that look drawn by lot (SplitMix64)."""

    def __init__(self) -> None:
        self.state = _SEED

    def draw(self, below: int) -> int:
        self.state = (self.state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _MASK
        return (mixed ^ (mixed >> 31)) % below

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[self.draw(len(items))]


class _Case:
    """One walk to its end."""

    def __init__(self, scope: Scope, reading: Reading, lots: _Lots) -> None:
        self.scope = scope
        self.reading = reading
        self.lots = lots
        self.known: Mapping[str, str | None] = scope.course.known
        self.drawn: dict[str, str] = {}
        self.asks: list[tuple[Place, str]] = []
        self.failed: list[str] = []
        self.learnt: dict[str, float] = {}
        self.visits = 0

    def run(self, most: int) -> Read | None:
        """Return the way of this case; None when it does not come to an end in time."""
        place = self.scope.begun
        while self.visits < most:
            self.visits += 1
            flow = self.scope.flows.get(place.flow)
            if flow is None:
                return self._read(place)
            node = flow.nodes.get(place.node)
            target, calls = self._leave(flow, place, node) if node is not None else ("", ())
            if not target:
                return self._read(place) if isinstance(node, Resolution) else None
            place = resolve_target(self.scope.flows, target, place.flow, calls)
        return None

    def _read(self, place: Place) -> Read:
        before = 1.0
        for share in self.learnt.values():
            before *= share
        answers = {fact: (answer,) for fact, answer in self.drawn.items()}
        known = {fact: (answer,) for fact, answer in self.known.items() if answer is not None}
        end = place._replace(calls=())
        asks = tuple(self.asks)
        return Read(end, tuple(self.failed), asks, {**known, **answers}, before, 1.0)

    def _leave(self, flow: Flow, place: Place, node: Node) -> tuple[str, tuple[str, ...]]:
        """Return where a node leads, and the calls that are open there."""
        calls = place.calls
        if isinstance(node, Question):
            return self._ask(flow, place, node), calls
        if isinstance(node, Route):
            return self._choose(flow, place, node), calls
        if isinstance(node, Call):
            back = resolve_target(self.scope.flows, node.then, flow.flow).name
            return node.call, (*calls, back)
        if isinstance(node, Return):
            return (calls[-1], calls[:-1]) if calls else ("", ())
        return self._end(flow, place, node), calls

    def _ask(self, flow: Flow, place: Place, node: Question) -> str:
        fact = flow.facts[node.ask]
        if fact.text and not fact.answers:
            return node.otherwise
        answer = self._look_up(place, node.ask)
        if answer is None:
            is_missing = node.ask not in self.known
            if not is_missing and node.unsure:
                return node.unsure
            choose = routed_answers if is_missing else offered_answers
            answers = choose(node, fact)
            if not answers:
                return ""
            answer = self._draw(flow, place, node.ask, answers, asked=is_missing)
        return node.to.get(answer, node.otherwise)

    def _look_up(self, place: Place, fact: str) -> str | None:
        """Return what is known or drawn; what was learnt since the doubt is weighed."""
        answer = self.known.get(fact)
        if answer is None:
            return self.drawn.get(fact)
        if fact in self.scope.later:
            share = self.reading.share(place, fact)
            self.learnt[fact] = min(share, self.learnt.get(fact, 1.0))
        return answer

    def _draw(
        self, flow: Flow, place: Place, fact: str, answers: Sequence[str], *, asked: bool
    ) -> str:
        answer = self.lots.pick(answers)
        self.drawn[fact] = answer
        if asked:
            self.asks.append((place, fact))
        for other, value in flow.facts[fact].answers[answer].sets.items():
            if self.known.get(other) is None:
                self.drawn.setdefault(other, value)
        return answer

    def _choose(self, flow: Flow, place: Place, node: Route) -> str:
        for branch in node.route:
            if self._holds(flow, place, branch.when):
                return branch.to
        return node.otherwise

    def _holds(self, flow: Flow, place: Place, guard: Guard) -> bool:
        """Tell whether a guard holds; what it lacks is drawn."""
        return not guard or any(
            all(self._has(flow, place, fact, allowed) for fact, allowed in option.items())
            for option in guard
        )

    def _has(self, flow: Flow, place: Place, fact: str, allowed: Sequence[str]) -> bool:
        answer = self._look_up(place, fact)
        if answer is None:
            answers = tuple(flow.facts[fact].answers)
            answer = self._draw(flow, place, fact, answers, asked=fact not in self.known)
        return answer in allowed

    def _end(self, flow: Flow, place: Place, node: Resolution) -> str:
        for fact in node.needs:
            if fact not in self.known and fact not in self.drawn and fact in flow.facts:
                self._draw(flow, place, fact, tuple(flow.facts[fact].answers), asked=True)
        if not node.otherwise or place.name not in self.scope.failed:
            return ""
        self.failed.append(place.name)
        return node.otherwise
