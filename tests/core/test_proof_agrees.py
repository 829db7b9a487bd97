"""The proof and plain enumeration say the same about every small flow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.enumeration import Fault, Outcome, enumerate_flow
from tests.core.random_flow import random_flow
from tui.core.flow import Flow
from tui.core.link import Linked
from tui.core.proving.examine import examine
from tui.core.proving.finding import Finding, Look
from tui.core.proving.narrate import narrate
from tui.core.proving.proof import Limits, Request, fit_limits, prepare
from tui.core.proving.reach import Reach
from tui.core.proving.witness import Guide
from tui.core.tree import Mapped, Source, Spot

LIMITS = fit_limits(Limits(), 10)

seeds = st.integers(min_value=0, max_value=10**9)


def reach_all(flow: Flow) -> Reach:
    linked = Linked(flow, Source("chance.yaml", Mapped(Spot(1, 1))), {})
    reach = prepare(Request(linked), LIMITS)
    reach.run()
    return reach


def name_fault(finding: Finding) -> Fault:
    fields = finding.fields
    detail = {
        "P001": fields.get("answer", ""),
        "P003": fields.get("way", ""),
        "P006": str(finding.path[-1]) if finding.path else "",
        "P008": fields.get("value", ""),
        "P010": fields.get("fact", ""),
    }
    return finding.code, finding.node, detail.get(finding.code, "")


def count_words(lines: tuple[str, ...]) -> int:
    """Count what a person says; assumed and known answers are shown, but not said."""
    return sum(1 for line in lines if not line.endswith(("(assumed)", "(known before)")))


def compare(flow: Flow) -> None:
    expected: Outcome = enumerate_flow(flow)
    reach = reach_all(flow)
    findings = list(examine(Look(reach, is_whole=True)))
    circles = [each for each in findings if each.code == "P011"]
    others = {name_fault(each): each for each in findings if each.code != "P011"}
    assert others.keys() == expected.faults.keys()
    assert bool(circles) == bool(expected.circling)
    for circle in circles:
        assert set(circle.fields["circle"].split(" -> ")) <= expected.circling
    guide = Guide(reach, LIMITS.walks)
    for fault, finding in others.items():
        if expected.faults[fault] is not None:
            walked = guide.find(finding.goals)
            assert walked is not None
            lines = narrate(reach.plan, reach.tracking, walked)
            assert count_words(lines) == expected.faults[fault]


@given(seed=seeds)
def test_proof_finds_exactly_what_looking_at_every_state_finds(seed: int) -> None:
    compare(random_flow(seed))


@pytest.mark.soak
@settings(max_examples=500)
@given(seed=seeds)
def test_proof_agrees_on_many_more_flows(seed: int) -> None:
    compare(random_flow(seed))
