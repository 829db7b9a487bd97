"""All checks of flows that could be read: names, shape, safety and the proof."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.checks.graph import check_between, check_graph, find_entered
from tui.core.checks.names import check_names
from tui.core.checks.safety import check_safety
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.link import Linked
from tui.core.proving.proof import LIMITS, Limits, Proof
from tui.core.proving.together import prove_together

NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})


class Verdict(NamedTuple):
    """What came of checking flows that lead to each other."""

    diagnostics: list[Diagnostic]
    proofs: Mapping[str, Proof]
    """By flow; there is none for a flow that mentions what does not exist."""


def check_flows(
    linked: Mapping[str, Linked],
    elsewhere: Mapping[str, Collection[str]] = NOTHING,
    limits: Limits = LIMITS,
) -> Verdict:
    """Check flows, going deeper only where all that is mentioned exists.

    Args:
        linked: the flows, by id.
        elsewhere: node ids of further flows that targets may name, by flow id.
        limits: how far the proofs go.
    """
    nodes = {**elsewhere, **{name: each.flow.nodes for name, each in linked.items()}}
    entered = find_entered(each.flow for each in linked.values())
    found: list[Diagnostic] = []
    sound: dict[str, Linked] = {}
    for name, each in linked.items():
        unknown = check_names(each, nodes)
        found += unknown
        if not any(fault.severity is Severity.ERROR for fault in unknown):
            sound[name] = each
            found += check_graph(each, entered.get(name, ()))
            found += check_safety(each)
    found += check_between(sound)
    proofs = prove_together(sound, limits)
    for proof in proofs.values():
        found += proof.diagnostics
    return Verdict(sorted(dict.fromkeys(found), key=lambda each: each.order), proofs)
