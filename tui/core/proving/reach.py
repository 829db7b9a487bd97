"""With which fact states a walk can stand at each station: exactly, one diagram for each."""

from collections.abc import Iterator, Mapping, Sequence

from tui.core.flow import Resolution, Route
from tui.core.proving.condition import Scope, Ways, read_claim, read_route
from tui.core.proving.diagram import ALL, EMPTY, Diagrams
from tui.core.proving.facttable import MISSING
from tui.core.proving.rows import Rows, follow_rows, invert
from tui.core.proving.station import Kind, Move, Plan
from tui.core.proving.tracking import Tracking


class Reach:
    """The reachable states of a plan, and single moves forward and backward over states."""

    def __init__(
        self, plan: Plan, tracking: Tracking, diagrams: Diagrams, entries: Mapping[int, int]
    ) -> None:
        """Begin with the states in which walks come in, by station."""
        self.plan = plan
        self.tracking = tracking
        self.diagrams = diagrams
        self.entries = entries
        self.states = [EMPTY] * len(plan.stations)
        self._ways: dict[int, Ways] = {}

    def scope(self, station: int) -> Scope:
        """Return what guards at a station are read with."""
        tracking = self.tracking
        return Scope(self.diagrams, self.plan.facts, tracking.levels, tracking.tracked[station])

    def ways(self, station: int) -> Ways:
        """Return the conditions of the ways on from a station."""
        ways = self._ways.get(station)
        if ways is None:
            node = self.plan.stations[station].node
            if isinstance(node, Route):
                ways = read_route(self.scope(station), node)
            elif isinstance(node, Resolution):
                ways = Ways([read_claim(self.scope(station), node)[0]], (), (), EMPTY)
            else:
                ways = Ways((), (), (), EMPTY)
            self._ways[station] = ways
        return ways

    def run(self) -> None:
        """Find every state that can be reached.

        Raises:
            TooMuch: a limit of the diagrams was reached.
        """
        for station, states in self.entries.items():
            self.states[station] = self.diagrams.union(self.states[station], states)
        for component in self.tracking.components:
            self._settle(component)

    def _settle(self, component: Sequence[int]) -> None:
        """Push what is new at each station on, until nothing is new within the component."""
        members = frozenset(component)
        fresh = {here: self.states[here] for here in component if self.states[here] != EMPTY}
        while fresh:
            here = next(iter(fresh))
            states = fresh.pop(here)
            for move in self.plan.moves[here]:
                arriving = self.after(move, states)
                known = self.states[move.target]
                new = self.diagrams.minus(arriving, known) if move.target in members else EMPTY
                if new != EMPTY:
                    fresh[move.target] = self.diagrams.union(fresh.get(move.target, EMPTY), new)
                self.states[move.target] = self.diagrams.union(known, arriving)

    def condition(self, move: Move) -> int:
        """Return the states in which a move's condition holds."""
        return ALL if move.way < 0 else self.ways(move.source).conditions[move.way]

    def after(self, move: Move, states: int) -> int:
        """Return the states a move makes of some states at its source."""
        if move.way >= 0:
            states = self.diagrams.meet(states, self.condition(move))
        if states == EMPTY:
            return EMPTY
        here = self.tracking.tracked[move.source]
        there = self.tracking.tracked[move.target]
        changed: set[int] = set()
        for level, rows in self._changes(move):
            changed.add(level)
            was = rows if level in here else [olds[:1] if MISSING in olds else () for olds in rows]
            states = self._apply(states, level, was, stays=level in there)
        if here is not there:
            for level in here - there - changed:
                states = self.diagrams.forget(states, level)
            for level in there - here - changed:
                states = self.diagrams.meet(states, self.diagrams.literal(level, (MISSING,)))
        return states

    def _apply(self, states: int, level: int, rows: Rows, *, stays: bool) -> int:
        """Change one fact; one that was not kept in mind is read by no diagram."""
        if stays:
            return self.diagrams.relabel(states, level, rows)
        return self.diagrams.forget(states, level, sorted({old for olds in rows for old in olds}))

    def before(self, move: Move, states: int) -> int:
        """Return the reachable states at a move's source that it makes some states of."""
        here = self.tracking.tracked[move.source]
        there = self.tracking.tracked[move.target]
        changed: set[int] = set()
        for level, rows in self._changes(move):
            changed.add(level)
            back = invert(rows)
            if level in here:
                states = self.diagrams.relabel(states, level, back)
            else:
                states = self.diagrams.forget(states, level, back[MISSING])
        for level in there - here - changed:
            states = self.diagrams.forget(states, level, (MISSING,))
        states = self.diagrams.meet(states, self.states[move.source])
        return self.diagrams.meet(states, self.condition(move))

    def _changes(self, move: Move) -> Iterator[tuple[int, Rows]]:
        """Yield what a move does to facts kept in mind anywhere, as rows by level."""
        levels = self.tracking.levels
        if move.fact in levels:
            yield levels[move.fact], move.rows
        for fact, value in move.sets:
            if fact in levels:
                yield levels[fact], follow_rows(value, self.plan.facts.size(fact))

    def fresh(self, move: Move, states: int) -> int:
        """Return those of some states at a move's source in which it asks for its fact."""
        if move.fact < 0 or move.kind is Kind.GO:
            return EMPTY
        return self.diagrams.meet(states, self.scope(move.source).where(move.fact, (MISSING,)))
