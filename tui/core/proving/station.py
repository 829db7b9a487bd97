"""Where a walk can stand and how it goes on, with shared parts spelled out for each caller.

A station is a node seen from one place of calling, so that a `return` has one way back. A
resolution that needs facts has one station for each of them: they are asked for there.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from tui.core.flow import Flow, Node
from tui.core.paths.ways import Place
from tui.core.proving.coverage import Hole
from tui.core.proving.facttable import FactTable
from tui.core.proving.rows import Rows


class Kind(Enum):
    """What makes a walk go from one station to the next."""

    ANSWER = "the fact is asked for, or known already"
    UNSURE = "nobody knows the fact"
    ROUTE = "a guard holds"
    SPLIT = "a guard needs a fact first"
    FAILED = "the fix did not help"
    GO = "a shared part begins or ends"


class Move(NamedTuple):
    """One way on. Its fact takes new values by `rows`: for each new one, the old ones."""

    kind: Kind
    source: int
    target: int
    fact: int = -1
    rows: Rows = ()
    sets: tuple[tuple[int, int], ...] = ()
    """Facts that follow, where they were not known, with their values."""
    way: int = -1
    """Which of the conditions of its station must hold."""

    @property
    def learns(self) -> Iterator[int]:
        """Facts that may be known after it and were not before."""
        if self.fact >= 0:
            yield self.fact
        for fact, _ in self.sets:
            yield fact


class Station(NamedTuple):
    """A place, the part of its node that comes next, and the facts it reads."""

    place: Place
    node: Node | None
    """None at the door to another flow."""
    stage: int = 0
    """At a resolution: how many of the facts it needs were asked for."""
    reads: tuple[int, ...] = ()
    holes: tuple[Hole, ...] = ()
    """Values shown here whose table lacks an answer."""


class Plan(NamedTuple):
    """All stations of a flow, the ways between them and the facts in play."""

    flow: str
    flows: Mapping[str, Flow]
    facts: FactTable
    stations: Sequence[Station]
    moves: Sequence[Sequence[Move]]
    """The ways on from each station; a SPLIT stays at its own."""
    entries: Mapping[str, int]
    """The station of each node where walks come in."""
    lost: Collection[str]
    """Shared parts in flows that are not at hand, so that nothing is known about them."""
