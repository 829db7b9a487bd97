"""The proof says what can be known where, and shows each fault by a walk."""

from tests.core.reading import open_flow
from tui.core.diagnostic import Diagnostic
from tui.core.proving.arrival import Arrival, know
from tui.core.proving.proof import LIMITS, Limits, Proof, prove

FLOW = """\
flow: small
title: A phone does not enrol
start: {start}
facts:
  owner:
    ask: Whose phone is it?
    answers: {{company: The company's, private: The user's own}}
  cloud:
    site: yes
    ask: Which cloud is it?
    answers: {{public: Public, gov: Government}}
  licence:
    ask: Is there a licence?
    unsure: no
    answers: {{missing: No, there: Yes}}
  make:
    ask: Who made it?
    answers: {{apple: {{label: Apple, sets: {{owner: company}}}}, other: Somebody else}}
nodes:
"""
END = """\
  end: {resolve: The end, kind: wait, actors: [L1], cause: None.}
  fin: {resolve: Another end, kind: wait, actors: [L1], cause: None.}
"""


def flow(*nodes: str, start: str = "a") -> str:
    return FLOW.format(start=start) + "".join(f"  {node}\n" for node in nodes) + END


def prove_text(text: str, limits: Limits = LIMITS) -> Proof:
    return prove(open_flow(text), limits)


def only(*nodes: str) -> Diagnostic:
    (found,) = prove_text(flow(*nodes)).diagnostics
    return found


def proved(*nodes: str) -> bool:
    proof = prove_text(flow(*nodes))
    assert proof.proved == (proof.diagnostics == [])
    return proof.proved


WHOSE = "w: {route: [{when: {owner: company}, to: end}, {when: {owner: private}, to: fin}]}"


def test_a_known_fact_is_not_asked_again_and_its_way_is_followed() -> None:
    assert proved(
        "a: {ask: owner, to: {company: b, private: fin}}",
        "b: {ask: licence, to: {missing: c, there: fin}}",
        "c: {route: [{when: {owner: company}, to: end}]}",
    )


def test_the_walk_is_written_as_answers_a_person_can_give() -> None:
    found = only(
        "a: {ask: owner, to: {company: b, private: b}}",
        "b: {ask: licence, to: {missing: c, there: fin}}",
        "c: {route: [{when: {owner: company}, to: end}]}",
    )
    assert found.code == "P002"
    assert found.walk == ("Whose phone is it? -> The user's own", "Is there a licence? -> No")


def test_the_walk_shown_is_the_shortest() -> None:
    found = only(
        "a: {ask: owner, to: {company: b, private: c}}",
        "b: {ask: licence, to: {missing: c, there: end}}",
        "c: {route: [{when: {licence: missing}, to: end}, {when: {licence: there}, to: fin}]}",
    )
    assert (found.code, found.walk) == ("P010", ("Whose phone is it? -> The user's own",))


def test_what_an_answer_sets_is_known() -> None:
    assert proved(
        "a: {ask: make, to: {apple: b, other: b2}}",
        "b2: {ask: owner, to: {company: end, private: fin}}",
        "b: {route: [{when: {owner: company}, to: end}]}",
    )


def test_what_an_answer_sets_is_not_asked() -> None:
    found = only(
        "a: {ask: make, to: {apple: b, other: fin}}",
        "b: {ask: owner, to: {company: end, private: fin}}",
    )
    assert (found.code, found.walk) == ("P007", ("Who made it? -> Apple",))


def test_what_was_said_before_is_not_overruled_by_what_an_answer_sets() -> None:
    assert proved(
        "a: {ask: owner, to: {company: b, private: b}}",
        "b: {ask: make, to: {apple: w, other: w}}",
        WHOSE,
    )


def test_i_dont_know_leaves_the_fact_open_and_a_route_splits() -> None:
    assert proved("a: {ask: owner, to: {company: end, private: fin}, unsure: w}", WHOSE)


def test_i_dont_know_is_not_asked_a_second_time() -> None:
    found = only(
        "a: {ask: owner, to: {company: end, private: fin}, unsure: b}",
        "b: {ask: owner, to: {company: fin, private: end}}",
    )
    assert found.code == "P007"
    assert found.walk == ("Whose phone is it? -> I don't know",)


def test_where_i_dont_know_is_not_offered_no_walk_takes_it() -> None:
    text = flow(
        "a: {ask: licence, to: {missing: end, there: fin}, unsure: b}",
        "b: {ask: owner, to: {company: end, private: fin}}",
    )
    assert prove_text(text).states == 3


def test_the_site_may_have_set_its_facts_before() -> None:
    found = only(
        "a: {ask: owner, to: {company: b, private: end}}",
        "b: {route: [{when: {cloud: gov}, to: end}], else: fin}",
    )
    assert (found.code, found.walk) == ("P010", ("Whose phone is it? -> The company's",))
    assert proved(
        "a: {ask: cloud, to: {public: b, gov: b}}",
        "b: {route: [{when: {cloud: gov}, to: end}], else: fin}",
    )


FIX = "x: {resolve: Mend it, actors: [L1], cause: Broken., steps: [Mend it.], verify: It works., "


def test_what_a_resolution_needs_is_asked_for_there() -> None:
    found = only(
        "a: {ask: owner, to: {company: x, private: end}}",
        FIX + "needs: [licence], when: {licence: missing}, otherwise: fin}",
    )
    assert found.code == "P009"
    assert found.walk == ("Whose phone is it? -> The company's", "Is there a licence? -> Yes")


def test_a_fix_whose_needs_nobody_knows_is_handed_over_and_claims_nothing() -> None:
    assert proved(
        "a: {ask: owner, to: {company: x, private: end}, unsure: x}",
        FIX + "needs: [owner], when: {owner: company}, otherwise: fin}",
    )


def test_after_a_failed_fix_the_same_is_known() -> None:
    found = only(
        "a: {ask: owner, to: {company: x, private: end}}",
        FIX + "otherwise: b}",
        "b: {ask: owner, to: {company: fin, private: end}}",
    )
    assert found.code == "P007"
    assert found.walk == ("Whose phone is it? -> The company's", "Mend it -> it did not help")


def test_a_failed_fix_that_leads_back_to_itself_is_endless() -> None:
    found = only("a: {ask: owner, to: {company: x, private: end}}", FIX + "otherwise: a}")
    assert found.code == "P011"
    assert found.walk == ("Whose phone is it? -> The company's", "Mend it -> it did not help")
    assert "x -> a -> x" in found.message


def test_the_circle_drawn_is_the_one_that_the_walk_goes_round() -> None:
    text = flow(
        "a: {ask: owner, to: {company: b, private: x}}",
        "b: {ask: licence, to: {missing: y, there: end}}",
        FIX + "otherwise: a}",
        FIX.replace("x:", "y:") + "otherwise: x}",
    )
    (found,) = [each for each in prove_text(text).diagnostics if each.code == "P011"]
    assert found.walk == ("Whose phone is it? -> The user's own", "Mend it -> it did not help")
    assert "x -> a -> x" in found.message


def test_a_circle_that_a_fact_ends_is_legal() -> None:
    assert proved(
        "a: {ask: owner, to: {company: end, private: fin}, unsure: b}",
        "b: {ask: make, to: {apple: a, other: fin}}",
    )


def test_a_circle_that_teaches_nothing_is_endless() -> None:
    found = only(
        "a: {ask: owner, to: {company: b, private: end}}",
        "b: {ask: licence, to: {missing: a, there: end}}",
    )
    assert found.code == "P011"
    assert found.walk == ("Whose phone is it? -> The company's", "Is there a licence? -> No")


def test_a_shared_part_comes_back_to_who_called_it() -> None:
    assert proved(
        "a: {ask: owner, to: {company: b, private: c}}",
        "b: {call: p, then: w}",
        "c: {call: p, then: w}",
        WHOSE,
        "p: {ask: licence, to: {missing: r, there: end}}",
        "r: {return: yes}",
    )


def test_what_a_shared_part_asks_is_known_afterwards() -> None:
    found = only(
        "a: {call: p, then: b}",
        "b: {ask: licence, to: {missing: end, there: fin}}",
        "p: {ask: licence, to: {missing: r, there: fin}}",
        "r: {return: yes}",
    )
    assert (found.code, found.walk) == ("P007", ("Is there a licence? -> No",))


def test_a_part_of_another_flow_is_walked_where_it_is_called() -> None:
    caller = open_flow(
        flow("a: {call: other/p, then: b}", "b: {ask: licence, to: {missing: end, there: fin}}")
    )
    part = flow(
        "a: {call: p, then: end}",
        "p: {ask: licence, to: {missing: r, there: r}}",
        "r: {return: yes}",
    )
    other = open_flow(part.replace("flow: small", "flow: other"))
    (found,) = prove(caller, others={"other": other}).diagnostics
    assert found.code == "P007"
    alone = prove(caller)
    assert not alone.proved
    assert "other/p" in alone.stopped_by


def test_walks_from_other_flows_bring_what_they_know() -> None:
    linked = open_flow(
        flow(
            "a: {ask: owner, to: {company: w, private: end}}",
            WHOSE,
            "x: {route: [{when: {owner: company}, to: end}]}",
        )
    )
    assert [each.code for each in prove(linked).diagnostics] == ["P005"]
    bring = Arrival("w", know({"owner": "private"}))
    assert prove(linked, arrivals=[bring]).diagnostics == []
    bring = Arrival("w", know({"licence": "there"}))
    (found,) = [each for each in prove(linked, arrivals=[bring]).diagnostics if each.walk]
    assert (found.code, found.walk) == ("P010", ("(from another flow, at w)",))


def test_a_value_is_missed_only_where_its_fact_can_have_that_answer() -> None:
    values = "values: {page: {by: owner, company: the office}}\nnodes:"
    shown = "x: {resolve: See {page}, kind: wait, actors: [L1], cause: None.}"
    to_both = flow(
        "a: {ask: owner, to: {company: x, private: x}}", shown.replace("See {page}", "'See {page}'")
    )
    (found,) = prove_text(to_both.replace("nodes:", values)).diagnostics
    assert (found.code, found.walk) == ("P008", ("Whose phone is it? -> The user's own",))
    to_one = to_both.replace("private: x", "private: end")
    assert prove_text(to_one.replace("nodes:", values)).proved


def test_a_step_that_is_not_shown_needs_no_text() -> None:
    values = "values: {page: {by: owner, company: the office}}\nnodes:"
    step = "{do: 'See {page}', when: {owner: company}}"
    fix = FIX.replace("[Mend it.]", f"[{step}]") + "otherwise: end}"
    text = flow("a: {ask: owner, to: {company: x, private: x}}", fix).replace("nodes:", values)
    assert prove_text(text).proved


def test_of_nodes_no_walk_can_come_to_only_the_first_is_named() -> None:
    found = prove_text(
        flow(
            "a: {ask: owner, to: {company: w, private: end}}",
            "w: {route: [{when: {owner: company}, to: end}, {when: {owner: private}, to: x}]}",
            "x: {ask: licence, to: {missing: y, there: fin}}",
            "y: {resolve: Never, kind: wait, actors: [L1], cause: None.}",
        )
    ).diagnostics
    assert [(each.code, each.line) for each in found] == [("P004", 22)]


def test_a_proof_that_stops_says_where_and_never_that_all_is_well() -> None:
    text = flow("a: {ask: owner, to: {company: w, private: w}}", WHOSE)
    for limits in (LIMITS._replace(stations=2), LIMITS._replace(steps=1), LIMITS._replace(cells=4)):
        proof = prove_text(text, limits)
        assert not proof.proved
        assert "limit" in proof.stopped_by
        assert [each.code for each in proof.diagnostics] == ["P012"]


def test_a_proof_counts_what_it_looked_at() -> None:
    assert prove_text(flow("a: {ask: owner, to: {company: end, private: fin}}")).states == 3
