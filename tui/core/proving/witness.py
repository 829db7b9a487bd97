"""The shortest walk that shows a fault: searched backward over sets, then told forward."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from tui.core.proving.assignment import contains, pick
from tui.core.proving.diagram import EMPTY, Diagrams, TooMuch
from tui.core.proving.facttable import MISSING, NOBODY
from tui.core.proving.reach import Reach
from tui.core.proving.station import Kind, Move

State = Mapping[int, int]
"""Value by level; facts not named are missing."""

Distance = tuple[int, int]
"""Things a person says, then moves: what makes one walk shorter than another."""


class Taken(NamedTuple):
    """One move of a walk, from a state to another."""

    move: Move
    before: int
    """What the fact of the move was, and what it is then."""
    value: int
    state: State
    """The state after it."""


class Walked(NamedTuple):
    """A walk: where it comes in, with what is known there, and its moves."""

    station: int
    state: State
    taken: tuple[Taken, ...]


class _Waves:
    """States found on the way back, nearest first; each is taken at its least distance only."""

    def __init__(self, diagrams: Diagrams) -> None:
        self.queue: list[tuple[Distance, int]] = []
        self.taken: dict[int, list[tuple[Distance, int]]] = defaultdict(list)
        self._diagrams = diagrams
        self._waiting: dict[tuple[Distance, int], int] = {}
        self._seen: dict[int, int] = defaultdict(int)

    def add(self, distance: Distance, station: int, states: int) -> None:
        if states == EMPTY:
            return
        key = distance, station
        if key not in self._waiting:
            heappush(self.queue, key)
        self._waiting[key] = self._diagrams.union(self._waiting.get(key, EMPTY), states)

    def take(self) -> tuple[Distance, int, int]:
        """Return the nearest states, without those that were taken before."""
        distance, station = key = heappop(self.queue)
        seen = self._seen[station]
        states = self._diagrams.minus(self._waiting.pop(key), seen)
        if states != EMPTY:
            self._seen[station] = self._diagrams.union(seen, states)
            self.taken[station].append((distance, states))
        return distance, station, states


class Guide:
    """Finds shortest walks over the states that a proof has found."""

    def __init__(self, reach: Reach, effort: int) -> None:
        """Prepare to search; nothing is looked at yet.

        Args:
            reach: the states.
            effort: how many pairs of diagram nodes and stations are looked at for all walks.
        """
        self.reach = reach
        self._left = effort
        self._arriving: dict[int, list[Move]] | None = None

    def find(self, goals: Mapping[int, int]) -> Walked | None:
        """Return a shortest walk to any of some reachable states, by station.

        None when nothing there is reachable, or when the search would take too long.
        """
        began = self.reach.diagrams.steps
        try:
            return self._search(goals)
        except TooMuch:
            return None
        finally:
            self._left -= self.reach.diagrams.steps - began

    def go_round(self, walked: Walked, goals: Mapping[int, int]) -> tuple[Walked, tuple[int, ...]]:
        """Go on from the end of a walk, among some states for ever, until a station comes again.

        Returns the whole walk, and the stations of the round, the first one again at its end.
        """
        station, state = walked.station, walked.state
        if walked.taken:
            station, state = walked.taken[-1].move.target, walked.taken[-1].state
        taken = list(walked.taken)
        seen: list[int] = []
        while station not in seen:
            seen.append(station)
            for step in self.steps_from(station, state):
                there = goals.get(step.move.target, EMPTY)
                if step.state == state and contains(self.reach.diagrams, there, state):
                    taken.append(step)
                    station = step.move.target
                    break
        around = (*seen[seen.index(station) :], station)
        return walked._replace(taken=tuple(taken)), around

    def _moves_to(self, station: int) -> list[Move]:
        if self._arriving is None:
            self._arriving = defaultdict(list)
            for moves in self.reach.plan.moves:
                for move in moves:
                    self._arriving[move.target].append(move)
        return self._arriving.get(station, [])

    def _search(self, goals: Mapping[int, int]) -> Walked | None:
        """Go back from the goals in order of distance until a place where walks come in."""
        diagrams = self.reach.diagrams
        waves = _Waves(diagrams)
        for station, states in goals.items():
            waves.add((0, 0), station, diagrams.meet(states, self.reach.states[station]))
        while waves.queue and self._left > 0:
            self._left -= 1
            (said, moved), station, states = waves.take()
            entered = diagrams.meet(states, self.reach.entries.get(station, EMPTY))
            if entered != EMPTY:
                return self._tell(station, pick(diagrams, entered), (said, moved), waves.taken)
            for move in self._moves_to(station) if states != EMPTY else ():
                earlier = self.reach.before(move, states)
                asked = self._asked(move, earlier)
                waves.add((said + 1, moved + 1), move.source, asked)
                waves.add((said, moved + 1), move.source, diagrams.minus(earlier, asked))
        return None

    def _asked(self, move: Move, states: int) -> int:
        """Return the states in which the move takes a word from a person."""
        return states if move.kind is Kind.FAILED else self.reach.fresh(move, states)

    def _tell(
        self,
        station: int,
        state: State,
        distance: Distance,
        waves: Mapping[int, list[tuple[Distance, int]]],
    ) -> Walked:
        """Walk from where the search has arrived to the goal, state by state."""
        begun, known = station, state
        taken: list[Taken] = []
        while distance != (0, 0):
            step = self._next(station, state, distance, waves)
            if step is None:
                break
            taken.append(step)
            distance = self._rest(step, distance)
            station, state = step.move.target, step.state
        return Walked(begun, known, tuple(taken))

    def _next(
        self,
        station: int,
        state: State,
        distance: Distance,
        waves: Mapping[int, list[tuple[Distance, int]]],
    ) -> Taken | None:
        for step in self.steps_from(station, state):
            left = self._rest(step, distance)
            for wave, states in waves.get(step.move.target, ()):
                if wave == left and contains(self.reach.diagrams, states, step.state):
                    return step
        return None

    def _rest(self, step: Taken, distance: Distance) -> Distance:
        said, moved = distance
        asks = step.move.fact >= 0 and step.before == MISSING
        return said - (step.move.kind is Kind.FAILED or asks), moved - 1

    def steps_from(self, station: int, state: State) -> Iterator[Taken]:
        """Yield each move that can be made in a state, once for each value it can give."""
        for move in self.reach.plan.moves[station]:
            if contains(self.reach.diagrams, self.reach.condition(move), state):
                yield from self._values(move, state)

    def _values(self, move: Move, state: State) -> Iterator[Taken]:
        levels = self.reach.tracking.levels
        kept = self.reach.tracking.tracked[move.target]
        after = dict(state)
        for fact, follows in move.sets:
            level = levels.get(fact, -1)
            if state.get(level, MISSING) in (MISSING, NOBODY):
                after[level] = follows
        level = levels.get(move.fact, -1)
        before = state.get(level, MISSING)
        values = [before]
        if move.fact >= 0:
            values = [new for new, olds in enumerate(move.rows) if before in olds]
        for value in values:
            after[level] = value
            known = {each: had for each, had in after.items() if each in kept and had}
            yield Taken(move, before, value, known)
