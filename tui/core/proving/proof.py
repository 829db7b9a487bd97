"""The proof of a flow: every consistent way reaches a resolution, and each part is of use.

For each node the exact set of fact states is worked out with which a walk can stand there.
Every question about the flow is then a question about sets, answered for all ways at once.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.link import Linked
from tui.core.proving.arrival import Arrival, Gate, States, pack_states
from tui.core.proving.assignment import Counting
from tui.core.proving.diagram import EMPTY, Diagrams, TooMuch
from tui.core.proving.endless import draw_circle
from tui.core.proving.examine import examine
from tui.core.proving.finding import Finding, Look
from tui.core.proving.narrate import narrate
from tui.core.proving.plan import draw_plan
from tui.core.proving.reach import Reach
from tui.core.proving.station import Plan
from tui.core.proving.tracking import Tracking, track_facts
from tui.core.proving.witness import Guide
from tui.core.words import say, say_number


class Limits(NamedTuple):
    """How far a proof goes before it stops and says so; 0 is what fits the size of the flow."""

    stations: int = 0
    """Nodes, with shared parts counted for each caller."""
    facts: int = 0
    """Facts that must be kept in mind beyond the question that asks for them."""
    cells: int = 0
    """Size of all decision diagrams together; some hundred bytes each."""
    steps: int = 0
    """Work on the diagrams; some microseconds each."""
    walks: int = 0
    """Work on finding the shortest walk to each fault, likewise."""


_LEAST = Limits(stations=20_000, facts=1_000, cells=250_000, steps=400_000, walks=200_000)
"""What any flow gets: enough for real ones, and a made-up one is done with in seconds."""

_FOR_EACH_NODE = Limits(stations=4, cells=100, steps=300, walks=200)


def fit_limits(limits: Limits, nodes: int) -> Limits:
    """Return limits in which 0 is replaced by what fits a flow of so many nodes."""
    fitting = (least + more * nodes for least, more in zip(_LEAST, _FOR_EACH_NODE, strict=True))
    return Limits(*(own or other for own, other in zip(limits, fitting, strict=True)))


LIMITS = Limits()
MANY = 10**15
"""From here on a number of states is only told in powers of two."""

NO_FLOWS: Mapping[str, Linked] = MappingProxyType({})
NO_FACTS: Mapping[str, Sequence[str]] = MappingProxyType({})


class Proof(NamedTuple):
    """What came of proving a flow."""

    diagnostics: list[Diagnostic]
    proved: bool
    """Every state was looked at, and no fault was found."""
    states: int
    """How many pairs of a node and what is known there were looked at."""
    stopped_by: str = ""
    """The limit that ended the proof early; empty when it was carried through."""


class Request(NamedTuple):
    """What is to be proved."""

    linked: Linked
    others: Mapping[str, Linked] = NO_FLOWS
    """Flows whose parts this one calls, and others at hand, by id."""
    arrivals: Sequence[Arrival] = ()
    """Where walks come in from other flows."""
    carried: Mapping[str, Sequence[str]] = NO_FACTS
    """For each other flow the facts that matter there or further on."""


def prove(
    linked: Linked,
    limits: Limits = LIMITS,
    *,
    others: Mapping[str, Linked] = NO_FLOWS,
    arrivals: Sequence[Arrival] = (),
) -> Proof:
    """Prove a flow whose names are all known.

    Args:
        linked: the flow with what it uses.
        limits: when to stop.
        others: flows whose parts this one calls, by id.
        arrivals: where walks come in from other flows, and what is known then.
    """
    return Work(Request(linked, others, arrivals), limits).conclude()


class Work:
    """One proof: first the states, then what is wrong with them."""

    def __init__(self, request: Request, limits: Limits) -> None:
        """Find all states that can be reached, as far as the limits allow."""
        self.request = request
        self.limits = fit_limits(limits, len(request.linked.flow.nodes))
        self.stopped_by = ""
        self.reach: Reach | None = None
        self.findings: list[Finding] = []
        self.desk = Desk(request.linked)
        self.foreign = {name: Desk(each) for name, each in request.others.items()}
        self._explore()

    def _explore(self) -> None:
        try:
            self.reach = prepare(self.request, self.limits)
            self.reach.run()
            if self.reach.plan.lost:
                self.stopped_by = say(
                    "the part {lost}, which is not at hand", lost=min(self.reach.plan.lost)
                )
        except TooMuch as stop:
            self._stop(stop)

    def _stop(self, stop: TooMuch) -> None:
        limit = getattr(self.limits, stop.limit)
        self.stopped_by = say("the limit of {number:,} {kind}", number=limit, kind=stop.limit)

    def _examine(self) -> None:
        """Look for faults, and for the shortest walk to each."""
        if self.reach is None:
            self._report_stop()
            return
        look = Look(self.reach, is_whole=not self.stopped_by)
        try:
            self.findings.extend(examine(look))
        except TooMuch as stop:
            self._stop(stop)
        guide = Guide(self.reach, self.limits.walks)
        for finding in self.findings:
            self._report(self.reach, guide, finding)
        self._report_stop()

    def _report_stop(self) -> None:
        if self.stopped_by:
            states = _in_words(self._count_states())
            self.desk.add("P012", ("flow",), limit=self.stopped_by, states=states)

    def _report(self, reach: Reach, guide: Guide, finding: Finding) -> None:
        walked = guide.find(finding.goals) if finding.goals else None
        if walked is not None and finding.code == "P011":
            walked, around = guide.go_round(walked, finding.goals)
            place = reach.plan.stations[around[0]].place
            drawn = {"circle": draw_circle(reach.plan, around)}
            finding = finding._replace(flow=place.flow, node=place.node, fields=drawn)
        walk = narrate(reach.plan, reach.tracking, walked) if walked else ()
        desk = self.desk
        if finding.flow != self.request.linked.flow.flow:
            desk = self.foreign[finding.flow]
        fields = {"name": finding.node, **finding.fields}
        path = ("nodes", finding.node, *finding.path)
        desk.add(finding.code, path, is_key=True, walk=walk, **fields)

    def _count_states(self) -> int:
        """Count the pairs of a station and a state found so far."""
        if self.reach is None:
            return 0
        counting = Counting(self.reach.diagrams)
        tracked = self.reach.tracking.tracked
        return sum(
            counting.count(states, tracked[station])
            for station, states in enumerate(self.reach.states)
            if states != EMPTY
        )

    def conclude(self) -> Proof:
        """Look for faults and return the outcome."""
        self._examine()
        desks = (self.desk, *self.foreign.values())
        diagnostics = [found for desk in desks for found in desk.list_all()]
        faulty = any(each.severity is Severity.ERROR for each in diagnostics)
        proved = not self.stopped_by and not faulty
        return Proof(diagnostics, proved, self._count_states(), self.stopped_by)

    def exits(self) -> dict[str, States]:
        """Return what walks take along to other flows, by `FLOW/NODE`."""
        return _find_exits(self.reach) if self.reach is not None else {}


def _in_words(number: int) -> str:
    if number < MANY:
        return say_number(number, ",")
    return say("more than 2^{power}", power=number.bit_length() - 1)


def prepare(request: Request, limits: Limits) -> Reach:
    """Lay out the stations, the facts to keep in mind, and the states where walks come in."""
    flow = request.linked.flow
    others = {name: each.flow for name, each in request.others.items()}
    entries = [flow.start, *(arrival.node for arrival in request.arrivals)]
    plan = draw_plan(flow, others, entries, limits.stations, request.carried)
    site = [plan.facts.number(name) for name, fact in flow.facts.items() if fact.site]
    brought = _find_brought(plan, request, site)
    tracking = track_facts(plan, brought, limits.facts)
    sizes = [plan.facts.size(fact) for fact in tracking.facts]
    diagrams = Diagrams(sizes, cells=limits.cells, steps=limits.steps)
    starts = _open_gates(plan, tracking, diagrams, request, site)
    return Reach(plan, tracking, diagrams, starts)


def _find_brought(plan: Plan, request: Request, site: Sequence[int]) -> dict[int, set[int]]:
    """Return the facts that may be known where walks come in, by station."""
    brought: dict[int, set[int]] = {}
    flow = request.linked.flow
    if flow.start in plan.entries:
        brought[plan.entries[flow.start]] = set(site)
    for arrival in request.arrivals:
        if arrival.node in plan.entries:
            known = (name for name in arrival.states.facts if name in plan.facts)
            facts = brought.setdefault(plan.entries[arrival.node], set())
            facts.update(plan.facts.number(name) for name in known)
    read = {fact for station in plan.stations for fact in station.reads}
    return {station: _telling(plan, facts, read) for station, facts in brought.items()}


def _telling(plan: Plan, facts: set[int], read: set[int]) -> set[int]:
    """Return those facts that are read anywhere, or from which others follow that are."""
    followed = {
        fact: {
            other
            for answer in plan.facts.answers(fact)
            for other, _ in plan.facts.consequences(fact, answer)
        }
        & read
        for fact in facts
    }
    telling = {fact for fact in facts if fact in read or followed[fact]}
    return telling.union(*followed.values())


def _open_gates(
    plan: Plan,
    tracking: Tracking,
    diagrams: Diagrams,
    request: Request,
    site: Sequence[int],
) -> dict[int, int]:
    """Return the states in which walks come in, by station."""
    gate = Gate(diagrams, plan.facts, tracking.facts)
    starts: dict[int, int] = {}
    start = request.linked.flow.start
    if start in plan.entries:
        station = plan.entries[start]
        starts[station] = gate.open_start(site, tracking.tracked[station])
    for node, states in request.arrivals:
        if node in plan.entries:
            station = plan.entries[node]
            arriving = gate.read_states(states, tracking.tracked[station])
            starts[station] = diagrams.union(starts.get(station, EMPTY), arriving)
    return starts


def _find_exits(reach: Reach) -> dict[str, States]:
    """Return what walks take along through each door to another flow."""
    tracking = reach.tracking
    return {
        station.place.name: pack_states(
            reach.diagrams,
            reach.plan.facts,
            tracking.facts,
            reach.states[number],
            tracking.tracked[number],
        )
        for number, station in enumerate(reach.plan.stations)
        if station.node is None and reach.states[number] != EMPTY
    }
