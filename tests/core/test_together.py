"""Flows that lead to each other are proved with what each brings the others."""

from tests.core.reading import open_flow
from tui.core.checks.check import check_flows
from tui.core.link import Linked
from tui.core.proving.together import prove_together

HEAD = """\
flow: {name}
title: A flow
start: a
facts:
  owner: {{ask: Whose is it?, answers: {{company: Ours, private: Theirs}}}}
  cloud: {{ask: Which cloud?, answers: {{public: Public, gov: Government}}}}
nodes:
"""
END = """\
  end: {resolve: The end, kind: wait, actors: [L1], cause: None.}
  fin: {resolve: Another end, kind: wait, actors: [L1], cause: None.}
"""
ROUTE = "w: {route: [{when: {owner: company}, to: end}, {when: {owner: private}, to: fin}]}"


def flow(name: str, *nodes: str) -> Linked:
    lines = "".join(f"  {node}\n" for node in nodes)
    return open_flow(HEAD.format(name=name) + lines + END)


def codes(*flows: Linked) -> dict[str, list[str]]:
    proofs = prove_together({each.flow.flow: each for each in flows})
    return {name: [each.code for each in proof.diagnostics] for name, proof in proofs.items()}


START = flow(
    "start",
    "a: {ask: owner, to: {company: next/w, private: end}}",
    "b: {ask: cloud, to: {public: fin, gov: fin}}",
)


def test_a_route_is_reached_with_what_the_other_flow_asked() -> None:
    entered = flow("next", "a: {ask: cloud, to: {public: end, gov: fin}}", ROUTE)
    assert codes(START, entered) == {"start": [], "next": ["P006"]}


def test_a_question_is_never_asked_when_every_flow_that_leads_there_knows() -> None:
    entered = flow(
        "next",
        "a: {ask: cloud, to: {public: end, gov: fin}}",
        "w: {ask: owner, to: {company: end, private: fin}}",
    )
    assert codes(START, entered)["next"] == ["P007"]


def test_facts_are_carried_through_a_flow_that_does_not_read_them() -> None:
    between = flow(
        "next",
        "a: {ask: cloud, to: {public: end, gov: fin}}",
        "w: {ask: cloud, to: {public: last/w, gov: fin}}",
    )
    last = flow("last", "a: {ask: owner, to: {company: end, private: w}}", ROUTE)
    assert codes(START, between, last) == {"start": [], "next": [], "last": []}


def test_flows_that_lead_round_come_to_rest() -> None:
    one = flow(
        "one",
        "a: {ask: owner, to: {company: two/, private: end}}",
        "b: {ask: cloud, to: {public: end, gov: fin}}",
    )
    two = flow("two", "a: {ask: cloud, to: {public: one/b, gov: one/}}", ROUTE)
    assert set(codes(one, two)) == {"one", "two"}


def test_a_check_of_all_leaves_out_the_proof_of_flows_with_unknown_names() -> None:
    broken = flow("broken", "a: {ask: owner, to: {company: nowhere, private: end}}")
    whole = flow("whole", "a: {ask: owner, to: {company: end, private: fin}}")
    verdict = check_flows({"broken": broken, "whole": whole})
    assert "G001" in [each.code for each in verdict.diagnostics]
    assert set(verdict.proofs) == {"whole"}
    assert verdict.proofs["whole"].proved
