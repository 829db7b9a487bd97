"""Where nothing pays any more, a likely ending is shown in its author's words, never forced."""

from tests.core.guided import FIXES, FLOWS, NODES, with_node, with_nodes
from tests.core.test_guidance import failed, names, say, unsure, walk
from tui.core.flow import Flow
from tui.core.paths.ways import Place
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.outlook import look_ahead
from tui.core.prospects.reasons import explain
from tui.core.prospects.sight import look
from tui.core.testing.unattended import Script, end_event, next_event
from tui.core.walk import HandOver, Offering, Walk


def likely(kind: str = "hand-over", likelihood: float = 1000.0) -> dict[str, Flow]:
    return with_node("wait-fix", kind=kind, likelihood=likelihood)


def stands_on(current: Walk) -> tuple[str, bool]:
    assert isinstance(current.position, Offering), current.position
    return current.position.place.node, current.position.settled


def test_an_ending_that_is_nearly_certain_is_shown_though_others_are_possible() -> None:
    for kind in ("hand-over", "not-ours", "wait"):
        current = walk(unsure("page"), flows=likely(kind))
        assert stands_on(current) == ("wait-fix", False)
        assert len(names(current)) > 1


def test_the_call_is_not_told_to_wait_on_a_guess() -> None:
    """Three in four are enough to hand over to somebody, and not to send the caller away."""
    dear: dict[str, dict[str, object]] = {name: {"minutes": 5000.0} for name in FIXES}
    handed, sent_away = (
        walk(
            *map(unsure, ("page", "code", "old")),
            flows=with_nodes({**dear, "wait-fix": {"kind": kind, "likelihood": 50.0}}),
        )
        for kind in ("hand-over", "wait")
    )
    assert stands_on(handed) == ("wait-fix", False)
    assert 0.7 <= handed.remaining[0].probability < 0.8
    assert getattr(sent_away.position, "place", None) != Place("guided", "wait-fix")


def test_whoever_knows_better_goes_on_from_there() -> None:
    flows = likely()
    current = walk(unsure("page"), failed("wait-fix"), flows=flows)
    assert current.position != walk(unsure("page"), flows=flows).position
    assert "wait-fix" in names(current)


def test_the_count_stays_while_others_are_possible() -> None:
    flows = likely()
    sight = look(flows, walk(unsure("page"), flows=flows))
    assert sight.counted.startswith("5 of ")
    assert sight.headline == sight.counted


def test_it_says_how_likely_it_is_and_that_nothing_pays_any_more() -> None:
    flows = likely()
    current = walk(unsure("page"), flows=flows)
    (told,) = explain(flows, current, look_ahead(flows, current))
    assert told == "This is nearly certain, and nothing else is worth asking or trying before it."


def test_an_unattended_walk_ends_there_and_reports_what_else_is_possible() -> None:
    flows = likely()
    current = walk(unsure("page"), flows=flows)
    assert next_event(current, Script(facts={})) is None
    end = end_event(flows, current)
    assert (end["kind"], end["node"]) == ("hand-over", "wait-fix")
    assert len(end["remaining"]) == len(names(current))


def test_the_only_ending_that_was_not_tried_is_what_is_left() -> None:
    same = {"likelihood": 4.0, "minutes": 10.0, "otherwise": ""}
    flows = with_nodes({"second": same, "account": {**same, "kind": "hand-over"}})
    current = walk(say("page", "sign"), unsure("code"), failed("second"), flows=flows)
    assert stands_on(current) == ("account", True)
    told = explain(flows, current, look_ahead(flows, current))
    assert told == ("Everything else that is possible was tried.",)


def test_a_fix_that_pays_and_may_not_be_tried_is_why_a_walk_is_handed_over() -> None:
    flows = with_nodes({name: {"needs": ("page",)} for name in FIXES})
    current = walk(unsure("page"), unsure("code"), unsure("old"), flows=flows)
    assert isinstance(current.position, HandOver)
    assert current.position.why == "needs"
    dear = {name: {"needs": ("page",), "minutes": 5000.0} for name in FIXES}
    current = walk(unsure("page"), unsure("code"), unsure("old"), flows=with_nodes(dear))
    assert isinstance(current.position, HandOver)
    assert current.position.why != "needs"


def test_a_nearly_certain_cause_whose_fix_failed_is_what_is_handed_over() -> None:
    flows = with_node("wait-fix", likelihood=100_000.0)
    current = walk(unsure("page"), failed("wait-fix"), flows=flows)
    assert isinstance(current.position, HandOver)
    assert [each.place.node for each in current.position.causes] == ["wait-fix"]
    assert current.position.why == "tried"
    assert len(names(current)) > 1
    assert say_hand_over(flows, current) == (
        "Five causes left, one of them nearly certain, and its fix did not help."
    )


def test_a_hand_over_names_every_cause_while_a_fix_may_not_be_tried() -> None:
    flows = with_node("wait-fix", likelihood=100_000.0, needs=("page",))
    current = walk(unsure("page"), flows=flows)
    assert isinstance(current.position, HandOver)
    assert {each.place.node for each in current.position.causes} == names(current)
    assert say_hand_over(flows, current) == (
        "Five causes left, and a fix may be tried only once this is known: Which page is shown?"
    )


def test_a_fix_that_an_answer_rules_out_is_not_one_that_needs_to_be_known() -> None:
    dear: dict[str, dict[str, object]] = {name: {"minutes": 5000.0} for name in FIXES}
    ruled_out = {"likelihood": 50.0, "minutes": 1.0, "when": ({"gone": ("yes",)},)}
    flows = with_nodes({**dear, "wait-fix": ruled_out})
    current = walk(say("gone", "no"), *map(unsure, ("page", "code", "old")), flows=flows)
    assert isinstance(current.position, HandOver)
    assert current.position.why == "costly"


def test_nothing_changes_while_everything_is_known() -> None:
    assert stands_on(walk(say("page", "wait"), flows=likely())) == ("wait-fix", True)
    assert stands_on(walk(say("page", "wait"), flows=FLOWS)) == ("wait-fix", True)
    assert NODES["wait-fix"] in FIXES.values()
