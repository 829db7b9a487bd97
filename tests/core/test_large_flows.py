"""Flows of any length and any number of ways are checked without recursion or listing."""

import pytest

from benchmarks.made_flow import make_chain, make_diamonds, make_flow
from tui.core.checks.graph import check_graph
from tui.core.checks.names import check_names
from tui.core.flow import Call, Flow, Node, Resolution, Return
from tui.core.link import Linked
from tui.core.proving.proof import Proof, prove
from tui.core.tree import Mapped, Source, Spot

END = Resolution("The end", cause="None.", actors=("L1",), kind="wait")


def check(flow: Flow) -> Proof:
    linked = Linked(flow, Source("large.yaml", Mapped(Spot(1, 1))), {})
    assert check_names(linked, {}) == []
    assert check_graph(linked) == []
    return prove(linked)


def test_a_chain_of_ten_thousand_questions() -> None:
    proof = check(make_chain(10_000))
    assert proof.proved
    assert proof.states == 10_002


@pytest.mark.soak
def test_a_chain_of_a_hundred_thousand_questions() -> None:
    assert check(make_chain(100_000)).proved


def test_two_to_the_sixty_ways_that_all_matter() -> None:
    proof = check(make_diamonds(60))
    assert proof.proved
    assert proof.states > 2**60


def test_more_facts_than_may_be_kept_in_mind_are_said_so() -> None:
    proof = check(make_diamonds(1_001))
    assert not proof.proved
    assert proof.stopped_by == "the limit of 1,000 facts"


def test_parts_that_call_parts_stop_at_a_limit() -> None:
    nodes: dict[str, Node] = {"n0": Call("p0", "end"), "end": END}
    for number in range(40):
        nodes[f"p{number}"] = Call(f"p{number + 1}", f"q{number}")
        nodes[f"q{number}"] = Call(f"p{number + 1}", f"r{number}")
        nodes[f"r{number}"] = Return(back=True)
    nodes["p40"] = Return(back=True)
    flow = Flow("large", "A large flow", "n0", nodes)
    linked = Linked(flow, Source("large.yaml", Mapped(Spot(1, 1))), {})
    proof = prove(linked)
    assert proof.stopped_by == "the limit of 20,492 stations"


def test_a_made_flow_of_two_thousand_nodes_is_looked_through() -> None:
    flow = make_flow(2_000, 83)
    proof = prove(Linked(flow, Source("made.yaml", Mapped(Spot(1, 1))), {}))
    assert proof.stopped_by == ""
    assert all(each.code.startswith(("P", "F021")) for each in proof.diagnostics)
