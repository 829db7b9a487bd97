"""A fault that a proof has found, and how it looks for one."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.core.proving.diagram import EMPTY
from tui.core.proving.reach import Reach
from tui.core.tree import Path

_NO_FIELDS: Mapping[str, str] = MappingProxyType({})
_NO_GOALS: Mapping[int, int] = MappingProxyType({})


class Finding(NamedTuple):
    """A fault, as names: what it is called and which walk shows it comes later."""

    code: str
    flow: str
    node: str
    path: Path = ()
    """Where in the node."""
    goals: Mapping[int, int] = _NO_GOALS
    """The states that show it, by station: where the shortest walk to it ends."""
    fields: Mapping[str, str] = _NO_FIELDS


class Group(NamedTuple):
    """The stations of one node: one for each place it is called from, and each stage."""

    flow: str
    node: str
    stations: Sequence[int]

    def found(
        self, code: str, path: Path, goals: Mapping[int, int] = _NO_GOALS, **fields: str
    ) -> Finding:
        """Return a finding at this node."""
        return Finding(code, self.flow, self.node, path, goals, fields)


class Look:
    """What is looked at: the states of a flow, node by node."""

    def __init__(self, reach: Reach, *, is_whole: bool) -> None:
        """Sort the stations by node.

        Args:
            reach: the states found.
            is_whole: they are all there are, so that what is not there cannot happen.
        """
        self.reach = reach
        self.plan = reach.plan
        self.diagrams = reach.diagrams
        self._is_whole = is_whole
        stations: dict[tuple[str, str], list[int]] = {}
        for number, station in enumerate(self.plan.stations):
            if station.node is not None:
                key = station.place.flow, station.place.node
                stations.setdefault(key, []).append(number)
        self.groups = {key: Group(*key, found) for key, found in stations.items()}

    def goals(self, wanted: Mapping[int, int]) -> dict[int, int]:
        """Return the reachable states among those wanted, by station."""
        goals = {}
        for station, states in wanted.items():
            found = self.diagrams.meet(self.reach.states[station], states)
            if found != EMPTY:
                goals[station] = found
        return goals

    def is_possible(self, group: Group) -> bool:
        """Tell whether a walk can come to a node."""
        return any(self.reach.states[station] != EMPTY for station in group.stations)

    def can_tell_all(self, group: Group) -> bool:
        """Tell whether all that can happen at a node is known.

        Of another flow's node only some callers are known here.
        """
        return self._is_whole and group.flow == self.plan.flow

    def can_tell_never(self, group: Group) -> bool:
        """Tell whether what was not found at a node that can be come to never happens there."""
        return self.can_tell_all(group) and self.is_possible(group)
