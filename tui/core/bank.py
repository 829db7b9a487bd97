"""A bank of sampled cases, for flows with more ways than can be listed.

Each case is one walk with what is not known drawn by lot. The lots are drawn from the same seed
each time, so the same walk always shows the same figures.
"""

from collections.abc import Sequence
from typing import TypeVar

from tui.core.branching import SOME_TEXT, UNSURE, Turn, Way, group_answers, split_guard, take_turn
from tui.core.chances import Prospects, Scope, weigh_cubes
from tui.core.cubes import Cube
from tui.core.flow import Call, Flow, Node, Question, Resolution, Return, Route
from tui.core.ways import offered_answers, resolve_target, routed_answers

CASES = 400
"""So many cases are drawn; a cause as likely as one in a hundred is then hardly ever missed."""

MAX_TURNS = 2_000
"""No case is nearly as long; a longer one runs in a circle and is left out."""

_SEED = 20261123
_MASK = (1 << 64) - 1
_Item = TypeVar("_Item")


def sample_prospects(scope: Scope, count: int = CASES) -> Prospects:
    """Return the ways of so many cases that fit what is known."""
    lots = _Lots()
    drawn: dict[tuple[Turn, ...], Cube] = {}
    for _ in range(count):
        cube = _Case(scope, lots).run()
        if cube is not None:
            drawn[cube.turns] = cube
    return Prospects(weigh_cubes(scope, list(drawn.values())), complete=False)


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

    def __init__(self, scope: Scope, lots: _Lots) -> None:
        self.scope = scope
        self.lots = lots
        known = scope.course.known
        first = {fact: (UNSURE if answer is None else answer,) for fact, answer in known.items()}
        self.way = Way(scope.begun, first)

    def run(self) -> Cube | None:
        """Return the way of this case; None when it has no end."""
        for _ in range(MAX_TURNS):
            place = self.way.place
            flow = self.scope.flows.get(place.flow)
            node = flow.nodes.get(place.node) if flow else None
            if flow is None:
                return Cube(place, self.way.known, self.way.turns)
            if node is None:
                return None
            if isinstance(node, Resolution):
                self._need(flow, node)
            target, calls = self._leave(flow, node)
            if not target:
                ended = isinstance(node, Resolution)
                return Cube(place, self.way.known, self.way.turns) if ended else None
            self._go(target, calls)
        return None

    def _go(self, target: str, calls: tuple[str, ...] | None) -> None:
        place = self.way.place
        back = place.calls if calls is None else calls
        there = resolve_target(self.scope.flows, target, place.flow, back)
        self.way = self.way._replace(place=there)

    def _leave(self, flow: Flow, node: Node) -> tuple[str, tuple[str, ...] | None]:
        """Take the turns of a node; returns where it leads, and the calls open there."""
        calls = self.way.place.calls
        if isinstance(node, Question):
            return self._ask(flow, node), None
        if isinstance(node, Route):
            return self._choose(flow, node), None
        if isinstance(node, Call):
            back = resolve_target(self.scope.flows, node.then, flow.flow).name
            return node.call, (*calls, back)
        if isinstance(node, Return):
            return (calls[-1], calls[:-1]) if calls else ("", None)
        return self._end(node), None

    def _ask(self, flow: Flow, node: Question) -> str:
        place, fact = self.way.place, flow.facts[node.ask]
        known = self.way.known.get(node.ask)
        if fact.text and not fact.answers:
            turn = Turn(place, node.ask, (SOME_TEXT,), known is None)
            self.way = take_turn(self.way, turn)
            return node.otherwise
        if known == (UNSURE,) and node.unsure:
            self.way = take_turn(self.way, Turn(place, node.ask, known, asked=False))
            return node.unsure
        is_open = known in (None, (UNSURE,))
        taken = routed_answers(node, fact) if known is None else known
        taken = offered_answers(node, fact) if known == (UNSURE,) else taken
        groups = group_answers(flow, node, taken or (), split=is_open)
        if not groups:
            return ""
        target, answers = self.lots.pick(groups)
        turn = Turn(place, node.ask, answers, known is None)
        self.way = take_turn(self.way, turn, flow if is_open else None)
        return target

    def _choose(self, flow: Flow, node: Route) -> str:
        for branch in node.route:
            taken, self.way = self.lots.pick(list(split_guard(flow, self.way, branch.when)))
            if taken:
                return branch.to
        return node.otherwise

    def _need(self, flow: Flow, node: Resolution) -> None:
        """Have what a resolution needs asked for."""
        for fact in node.needs:
            if fact not in self.way.known and fact in flow.facts:
                answers = tuple(flow.facts[fact].answers)
                turn = Turn(self.way.place, fact, answers, asked=True)
                self.way = take_turn(self.way, turn)

    def _end(self, node: Resolution) -> str:
        name = self.way.place.name
        if not node.otherwise or name not in self.scope.failed:
            return ""
        turn = Turn(self.way.place, "", (), asked=False)
        self.way = self.way._replace(turns=(*self.way.turns, turn))
        return node.otherwise
