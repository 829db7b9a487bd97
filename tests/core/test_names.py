"""A name that leads nowhere is reported where it stands, with the name that was meant."""

import pytest

from tests.core.reading import open_flow
from tui.core.checks.names import check_names
from tui.core.codes.example import tiny
from tui.core.decoding.faults import MAX_OF_A_KIND
from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic

OTHERS = {"other": ("first", "second")}


def check(text: str) -> list[Diagnostic]:
    return check_names(open_flow(text), OTHERS)


def only(text: str) -> Diagnostic:
    (found,) = check(text)
    return found


def test_an_unknown_target_is_pointed_at_with_the_likely_one() -> None:
    found = only(tiny("there: ticket}", "there: tikcet}"))
    assert (found.code, found.line, found.column) == ("G001", 12, 34)
    assert found.hint == "Did you mean `ticket`?"
    assert "tikcet" in found.excerpt


def test_one_target_for_two_answers_is_found_behind_their_joint_key() -> None:
    found = only(tiny("{missing: assign, there: ticket}", "{missing or there: tiket}"))
    assert (found.code, found.line, found.column) == ("G001", 12, 28)


@pytest.mark.parametrize("target", ["other/first", "other/", "tiny/ticket"])
def test_a_node_of_another_flow_or_of_this_one_may_be_named_in_full(target: str) -> None:
    assert check(tiny("there: ticket}", f"there: {target}}}") + "  # ticket\n") == []


def test_an_unknown_node_of_another_flow_is_reported() -> None:
    found = only(tiny("there: ticket}", "there: other/frist}"))
    assert (found.code, found.hint) == ("G001", "Did you mean `first`?")


def test_an_unknown_flow_is_reported_as_a_flow() -> None:
    found = only(tiny("there: ticket}", "there: othr/first}"))
    assert (found.code, found.hint) == ("G002", "Did you mean `other`?")


def test_a_start_that_is_no_node_is_reported() -> None:
    found = only(tiny("start: licence", "start: license"))
    assert (found.code, found.line) == ("G001", 3)


def test_an_answer_is_pointed_at_where_it_is_a_key() -> None:
    found = only(tiny("{missing: assign,", "{mising: assign,"))
    assert (found.code, found.line, found.column) == ("G004", 12, 10)
    assert found.hint == "Did you mean `missing`?"


def test_every_unknown_name_of_a_file_is_reported_at_once() -> None:
    text = (
        tiny("    verify:", "    needs: [a]\n    when: {b: c}\n    packets: [d]\n    verify:")
        .replace("Assign a licence.", "'Open {e}.'")
        .replace("Ask the user to try again.", "{procedure: f}")
    )
    assert [found.code for found in check(text)] == ["G007", "G005", "G003", "G003", "G006"]


def test_values_in_labels_hints_and_packets_are_names_too() -> None:
    found = check(tiny("missing: No,", "missing: {label: No, hint: 'See {nowhere}.'},"))
    assert [(each.code, each.line) for each in found] == [("G007", 8)]


def test_braces_that_are_doubled_name_nothing() -> None:
    assert check(tiny("Assign a licence.", "'Write {{name}}.'")) == []


def test_a_case_must_name_what_exists() -> None:
    case = "cases:\n  - {name: one, facts: {licence: mising}, expect: tickt, never: [asign]}\n"
    found = check(tiny() + case)
    assert [each.code for each in found] == ["G004", "G001", "G001"]


def test_a_case_may_expect_a_hand_over_in_general() -> None:
    case = "cases:\n  - {name: one, facts: {}, expect: hand-over, remaining: [assign, ticket]}\n"
    assert check(tiny() + case) == []


def test_a_case_may_give_any_text_for_a_fact_that_is_free_text() -> None:
    fact = "  version: {ask: Which version is it?, text: yes}\nnodes:"
    case = "cases:\n  - {name: one, facts: {version: '17.1'}, expect: ticket}\n"
    assert check(tiny("nodes:", fact) + case) == []


def test_many_faults_of_one_kind_are_counted_after_some() -> None:
    needs = ", ".join(f"no-{number}" for number in range(MAX_OF_A_KIND + 7))
    found = check(tiny("    verify:", f"    needs: [{needs}]\n    verify:"))
    assert len(found) == MAX_OF_A_KIND + 1
    assert found[-1].code == "F021"
    assert "7" in found[-1].message


def test_a_place_that_shorthand_leaves_out_is_the_nearest_there_is() -> None:
    linked = open_flow(tiny("[Assign a licence., Ask the user to try again.]", "Assign it."))
    _, path = Desk(linked).locate(("nodes", "assign", "steps", 0, "do"))
    assert path == ("nodes", "assign", "steps")


def test_a_case_that_ends_in_another_flow_may_say_what_only_that_flow_knows() -> None:
    flow = tiny("there: ticket}", "there: other/first}").partition("  ticket:")[0]
    case = "cases:\n  - {name: a, facts: {licence: there, colour: red}, expect: EXPECT}\n"
    assert check(flow + case.replace("EXPECT", "other/second")) == []
    assert only(flow + case.replace("EXPECT", "assign")).code == "G003"
