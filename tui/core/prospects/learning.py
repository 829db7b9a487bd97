"""Likelihoods learnt from the desk's own cases, on top of what the author wrote.

Only a fix that was confirmed by "it worked" counts: where a walk merely arrived is no evidence.
The author's likelihoods weigh as much as `PRIOR` confirmed cases, so a few cases change little
and many cases decide. Counts belong to one version of a flow; `refine` gives back a flow with
other likelihoods, and everything that reads a flow then reads what was learnt.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from tui.core.events import FAILED
from tui.core.flow import Flow, Resolution
from tui.core.paths.ways import Flows
from tui.core.walk import Finished, Walk, find_fork

PRIOR = 20.0
"""So many confirmed cases weigh as much as the author's likelihoods."""

PRIOR_TRIES = 10.0
"""So many tries weigh as much as the author's chance that a fix cures."""

ENOUGH = 30
"""From so many confirmed cases on, what was learnt is shown as a number."""


class Count(NamedTuple):
    """What came of one fix."""

    helped: int = 0
    """How often it was confirmed that it worked."""
    failed: int = 0
    """How often it did not, where no other cause was left."""


Experience: TypeAlias = Mapping[str, Count]
"""Counts by node, for one version of one flow."""

NOTHING: Experience = MappingProxyType({})


def confirmed(experience: Experience) -> int:
    """Return how many cases were confirmed."""
    return sum(count.helped for count in experience.values())


def refine(flow: Flow, experience: Experience) -> Flow:
    """Return a flow with likelihoods and chances to cure as the desk's own cases have them.

    All fixes together keep their weight against what is no fix: nobody confirms a hand-over.
    """
    fixes = {
        name: node
        for name, node in flow.nodes.items()
        if isinstance(node, Resolution) and node.kind == "fix"
    }
    weight = sum(fix.likelihood for fix in fixes.values())
    cases = sum(experience[name].helped for name in fixes if name in experience)
    if not cases or not weight:
        return flow
    learnt = dict(flow.nodes)
    for name, fix in fixes.items():
        count = experience.get(name, Count())
        share = (PRIOR * fix.likelihood / weight + count.helped) / (PRIOR + cases)
        tries = count.helped + count.failed
        cures = (PRIOR_TRIES * fix.cures + count.helped) / (PRIOR_TRIES + tries)
        learnt[name] = fix._replace(likelihood=share * weight, cures=cures)
    return flow._replace(nodes=learnt)


class Refined(Mapping[str, Flow]):
    """Flows as the desk's own cases have them; each is refined when it is first looked up."""

    def __init__(self, flows: Flows, experience: Mapping[str, Experience]) -> None:
        """Wrap flows.

        Args:
            flows: as their authors wrote them.
            experience: counts by flow id, for the versions at hand.
        """
        self._flows = flows
        self._experience = experience
        self._refined: dict[str, Flow] = {}

    def __getitem__(self, flow_id: str) -> Flow:
        """Return a flow."""
        if flow_id not in self._experience:
            return self._flows[flow_id]
        if flow_id not in self._refined:
            self._refined[flow_id] = refine(self._flows[flow_id], self._experience[flow_id])
        return self._refined[flow_id]

    def __contains__(self, flow_id: object) -> bool:
        """Tell whether there is such a flow, without opening it."""
        return flow_id in self._flows

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids."""
        return iter(self._flows)

    def __len__(self) -> int:
        """Count the flows."""
        return len(self._flows)


def tally(flows: Flows, walk: Walk) -> Mapping[str, Mapping[str, Count]]:
    """Return what a finished walk teaches: counts by flow and node.

    A fix that did not help while other causes were possible teaches nothing about its chance
    to cure, and a walk that ended without "it worked" nothing about likelihoods.
    """
    helped: Counter[tuple[str, str]] = Counter()
    failed: Counter[tuple[str, str]] = Counter()
    if isinstance(walk.position, Finished):
        helped[walk.position.place.flow, walk.position.place.node] += 1
    if any(attempt.result == FAILED for attempt in walk.tried):
        for place in find_fork(flows, walk).passed:
            failed[place.flow, place.node] += 1
    counts: dict[str, dict[str, Count]] = {}
    for flow, node in helped.keys() | failed.keys():
        count = Count(helped[flow, node], failed[flow, node])
        counts.setdefault(flow, {})[node] = count
    return counts


def add_up(one: Experience, other: Experience) -> dict[str, Count]:
    """Return the counts of two sets of cases together."""
    return {
        node: Count(
            one.get(node, Count()).helped + other.get(node, Count()).helped,
            one.get(node, Count()).failed + other.get(node, Count()).failed,
        )
        for node in (*one, *(each for each in other if each not in one))
    }
