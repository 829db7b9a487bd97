"""Proves several flows that lead to each other: each is entered with what the others bring."""

from collections.abc import Collection, Mapping

from tui.core.component import find_components
from tui.core.flow import Flow
from tui.core.link import Linked
from tui.core.mention import node_reads, node_targets
from tui.core.proving.arrival import Arrival, States
from tui.core.proving.coverage import find_gaps
from tui.core.proving.proof import LIMITS, Limits, Proof, Request, Work

MAX_ROUNDS = 30
"""How often a flow is looked at again because another one brings more, at most."""

_Arriving = dict[tuple[str, str], States]
"""What comes in, by the flow it comes from and the node it comes to."""


def prove_together(linked: Mapping[str, Linked], limits: Limits = LIMITS) -> dict[str, Proof]:
    """Prove flows whose names are all known, by id.

    Walks come in at each flow's start, and wherever another of the flows leads to, with all
    that can be known then.
    """
    led_to = {name: _flows_led_to(each.flow) & linked.keys() for name, each in linked.items()}
    carried = _facts_carried({name: each.flow for name, each in linked.items()}, led_to)
    arriving: dict[str, _Arriving] = {name: {} for name in linked}
    rounds = dict.fromkeys(linked, 0)
    order = _leading_first(led_to)
    waiting = set(linked)
    work: dict[str, Work] = {}
    while waiting:
        name = min(waiting, key=order.__getitem__)
        waiting.discard(name)
        rounds[name] += 1
        work[name] = Work(_request(name, linked, arriving, carried), limits)
        for target, states in work[name].exits().items():
            other, _, node = target.partition("/")
            if other in linked and arriving[other].get((name, node)) != states:
                arriving[other][name, node] = states
                if rounds[other] < MAX_ROUNDS:
                    waiting.add(other)
    return {name: work[name].conclude() for name in linked}


def _request(
    name: str,
    linked: Mapping[str, Linked],
    arriving: Mapping[str, _Arriving],
    carried: Mapping[str, tuple[str, ...]],
) -> Request:
    """Return what is to be proved of one flow, in an order that what comes in alone decides."""
    start = linked[name].flow.start
    arrivals = tuple(
        Arrival(node or start, states) for (_, node), states in sorted(arriving[name].items())
    )
    others = {other: each for other, each in linked.items() if other != name}
    return Request(linked[name], others, arrivals, carried)


def _leading_first(led_to: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return places for flows so that one that leads to others mostly comes before them."""
    names = list(led_to)
    numbers = {name: number for number, name in enumerate(names)}
    groups = find_components([[numbers[other] for other in sorted(led_to[name])] for name in names])
    ordered = [names[number] for group in reversed(groups) for number in reversed(group)]
    return {name: place for place, name in enumerate(ordered)}


def _facts_carried(
    flows: Mapping[str, Flow], led_to: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Return for each flow the facts that matter there or in the flows it leads to."""
    facts = {name: _facts_read(flow) for name, flow in flows.items()}
    changed = True
    while changed:
        changed = False
        for name, others in led_to.items():
            more = set[str]().union(*(facts[other] for other in others)) - facts[name]
            facts[name] |= more
            changed = changed or bool(more)
    return {name: tuple(sorted(read)) for name, read in facts.items()}


def _facts_read(flow: Flow) -> set[str]:
    read = {gap.fact for gap in find_gaps(flow).values()}
    for name, node in flow.nodes.items():
        read |= {each.name for each in node_reads(name, node) if each.kind == "facts"}
    return read


def _flows_led_to(flow: Flow) -> set[str]:
    return {
        mention.name.partition("/")[0]
        for name, node in flow.nodes.items()
        for mention in node_targets(name, node)
        if "/" in mention.name
    }
