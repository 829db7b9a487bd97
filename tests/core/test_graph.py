"""The shape of a flow: what can be come to, what leads to an ending, what goes round."""

from tests.core.reading import open_flow
from tui.core.checks.graph import check_between, check_graph, find_entered
from tui.core.codes.example import tiny
from tui.core.diagnostic import Diagnostic

HEAD = """\
flow: {name}
title: A flow
start: a
facts:
  f: {{ask: Is it on?, answers: {{y: Yes, n: No}}}}
  g: {{ask: Is it new?, answers: {{y: Yes, n: No}}}}
nodes:
"""
END = "  end: {resolve: The end, kind: wait, actors: [L1], cause: None.}\n"


def flow(*nodes: str, name: str = "one") -> str:
    lines = "".join(f"  {node}\n" for node in nodes)
    return HEAD.format(name=name) + lines + END


def check(*nodes: str, entered: tuple[str, ...] = ()) -> list[Diagnostic]:
    return check_graph(open_flow(flow(*nodes)), entered)


def codes(found: list[Diagnostic]) -> list[tuple[str, int]]:
    return [(each.code, each.line) for each in found]


def test_two_answers_may_lead_to_one_node() -> None:
    assert check("a: {ask: f, to: {y: b, n: b}}", "b: {ask: f, to: {y: end, n: a}}") == []


def test_of_nodes_nothing_leads_to_only_the_first_is_named() -> None:
    found = check(
        "a: {ask: f, to: {y: end, n: c}}",
        "c: {ask: g, to: {y: end, n: a}}",
        "x: {ask: f, to: {y: y, n: end}}",
        "y: {ask: g, to: {y: end, n: a}}",
    )
    assert codes(found) == [("G015", 10)]
    assert "1 more" in found[0].hint


def test_a_circle_nothing_leads_to_is_named_once() -> None:
    found = check(
        "a: {ask: f, to: {y: end, n: c}}",
        "c: {ask: g, to: {y: end, n: a}}",
        "x: {ask: f, to: {y: y, n: end}}",
        "y: {ask: g, to: {y: x, n: end}}",
    )
    assert codes(found) == [("G015", 10)]


def test_a_node_that_another_flow_leads_to_is_no_island() -> None:
    nodes = ("a: {ask: f, to: {y: end, n: b}}", "b: {ask: g, to: {y: end, n: a}}")
    alone = (*nodes, "x: {ask: f, to: {y: end, n: b}}")
    assert codes(check(*alone)) == [("G015", 10)]
    assert check(*alone, entered=("x",)) == []


def test_a_circle_that_nothing_leaves_is_drawn_as_a_path() -> None:
    found = check(
        "a: {ask: f, to: {y: end, n: b}}",
        "b: {ask: g, to: {y: c, n: d}}",
        "c: {ask: f, to: {y: d, n: d}}",
        "d: {ask: g, to: {y: c, n: c}}",
    )
    assert codes(found) == [("G017", 10)]
    assert "c -> d -> c" in found[0].message
    assert "`b`" in found[0].hint


def test_a_circle_that_an_answer_leaves_is_legal_here() -> None:
    assert check("a: {ask: f, to: {y: b, n: end}}", "b: {ask: g, to: {y: a, n: end}}") == []


def test_a_way_into_another_flow_is_a_way_out() -> None:
    found = check("a: {ask: f, to: {y: b, n: end}}", "b: {ask: g, to: {y: a, n: two/x}}")
    assert found == []


def test_unsure_that_is_never_offered_leads_nowhere() -> None:
    text = tiny("    how: Look", "    unsure: no\n    how: Look").replace(
        "there: ticket}", "there: assign}\n    unsure: ticket"
    )
    found = check_graph(open_flow(text))
    assert [each.code for each in found] == ["G019", "G015"]


def test_a_question_whose_fact_is_read_later_may_lead_to_one_place() -> None:
    route = "b: {route: [{when: {f: y}, to: end}], else: c}"
    found = check("a: {ask: f, to: {y: b, n: b}}", route, "c: {ask: g, to: {y: end, n: a}}")
    assert found == []


def test_a_question_about_the_site_may_lead_to_one_place() -> None:
    text = flow("a: {ask: f, to: {y: end, n: end}}").replace(
        "{ask: Is it on?", "{site: yes, ask: On?"
    )
    assert check_graph(open_flow(text)) == []


def test_i_dont_know_can_be_what_a_question_is_for() -> None:
    found = check("a: {ask: f, to: {y: end, n: end}, unsure: b}", "b: {ask: g, to: {y: end, n: a}}")
    assert found == []


def test_a_part_may_be_called_from_two_places() -> None:
    found = check(
        "a: {ask: f, to: {y: b, n: c}}",
        "b: {call: p, then: end}",
        "c: {call: p, then: end}",
        "p: {ask: g, to: {y: r, n: end}}",
        "r: {return: yes}",
    )
    assert found == []


def test_calling_the_same_part_again_and_again_is_no_circle_of_parts() -> None:
    found = check(
        "a: {call: p, then: b}",
        "b: {ask: f, to: {y: a, n: end}}",
        "p: {ask: g, to: {y: r, n: end}}",
        "r: {return: yes}",
    )
    assert found == []


def test_flows_that_only_lead_to_each_other_are_a_closed_circle() -> None:
    one = open_flow(flow("a: {ask: f, to: {y: two/, n: two/b}}"))
    two = open_flow(
        flow("a: {ask: g, to: {y: one/, n: b}}", "b: {ask: f, to: {y: one/, n: a}}", name="two")
    )
    found = check_between({"one": one, "two": two})
    assert [each.code for each in found] == ["G017"]
    assert "one/a -> two/a -> one/a" in found[0].message


def test_flows_that_call_each_other_are_a_circle_of_parts() -> None:
    one = open_flow(flow("a: {call: two/, then: end}", "r: {return: yes}"))
    two = open_flow(flow("a: {call: one/, then: r}", "r: {return: yes}", name="two"))
    found = check_between({"one": one, "two": two})
    assert "G020" in [each.code for each in found]


def test_a_part_in_another_flow_must_come_back() -> None:
    one = open_flow(flow("a: {call: two/, then: end}"))
    two = open_flow(flow("a: {ask: f, to: {y: end, n: end}}", name="two"))
    found = check_between({"one": one, "two": two})
    assert [(each.code, each.file) for each in found] == [("G021", "tiny.yaml")]
    assert "two/a" in found[0].message


def test_the_nodes_other_flows_lead_to_are_known() -> None:
    one = open_flow(flow("a: {ask: f, to: {y: two/, n: two/b}}"))
    two = open_flow(
        flow("a: {ask: f, to: {y: b, n: end}}", "b: {ask: g, to: {y: end, n: a}}", name="two")
    )
    assert find_entered([one.flow, two.flow]) == {"two": {"a", "b"}}
