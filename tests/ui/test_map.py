"""The map: the flow as a tree from where one is, and jumps, which are recorded."""

from pathlib import Path

import pytest

from tests.core.sample import FLOW, FLOWS
from tests.ui.stage import SMALL, load_flow, on_stage, services
from tui.core.draft import Draft, note_event
from tui.core.events import Answered, Back, Event, Jumped, Restarted, Started, Told, Tried, Unsure
from tui.core.flow import Flow, Node, Question, Resolution
from tui.core.map import (
    ASIDE,
    CLOSED,
    FEW,
    HERE,
    MOST_LINES,
    PASSED,
    Spot,
    draw_map,
    find_here,
    find_spots,
    jump_to,
)
from tui.core.walk import Asking, Walk, fold
from tui.ui.services import Services

SHIPPED = sorted((Path(__file__).parents[2] / "trees").glob("*.yaml"))


def walked(*events: Event) -> Walk:
    return fold(FLOWS, [Started("sample/where"), *events])


def below(walk: Walk) -> dict[str, Spot]:
    drawn = draw_map(FLOWS, walk, find_here(walk))
    return {f"{spot.answer}>{spot.node}": spot for spot in drawn.below}


@pytest.fixture
def desk() -> Services:
    return services(load_flow(SMALL))


def test_the_tree_grows_from_where_the_walk_stands() -> None:
    spots = below(walked())
    assert spots[">where"].marks == (HERE,)
    assert spots["On the screen>auth"].depth == 1
    assert spots["On a Microsoft page>modern"].kind == "fix"
    assert spots["In a plain box>mfa"].ahead == 2


def test_what_was_answered_leads_to_the_map() -> None:
    drawn = draw_map(FLOWS, walked(Answered("sample/where", "where", "screen")), ("sample", "auth"))
    (way,) = drawn.way
    assert (way.node, way.answer, way.marks) == ("where", "On the screen", (PASSED,))
    assert drawn.below[0].marks == (HERE,)


def test_what_was_tried_and_what_is_set_aside_is_marked() -> None:
    walk = walked(
        Answered("sample/where", "where", "screen"),
        Answered("sample/auth", "auth", "modern"),
        Tried("sample/modern", "failed"),
    )
    marks = {spot.node: spot.marks for spot in find_spots(FLOW, walk, "")}
    assert "failed" in marks["modern"]
    turned = fold(FLOWS, [Started("sample/where"), Answered("sample/where", "where", "screen"),
                          Answered("sample/auth", "auth", "modern"),
                          Answered("sample/where", "where", "silent")])  # fmt: skip
    marks = {spot.node: spot.marks for spot in find_spots(FLOW, turned, "")}
    assert marks["auth"] == (ASIDE,)


def test_what_was_tried_and_set_aside_stands_on_the_way_so_far() -> None:
    walk = walked(
        Answered("sample/where", "where", "screen"),
        Answered("sample/auth", "auth", "modern"),
        Tried("sample/modern", "failed"),
    )
    way = [(spot.node, spot.marks) for spot in draw_map(FLOWS, walk, find_here(walk)).way]
    assert way[-1] == ("modern", ("failed",))
    turned = walked(
        Answered("sample/where", "where", "screen"),
        Answered("sample/auth", "auth", "modern"),
        Answered("sample/where", "where", "silent"),
    )
    way = [(spot.node, spot.marks) for spot in draw_map(FLOWS, turned, find_here(turned)).way]
    assert ("auth", (ASIDE,)) in way


def test_one_stands_where_the_way_led_that_was_gone() -> None:
    facts = FLOW.facts
    nodes: dict[str, Node] = {
        "a": Question("where", {"screen": "fix", "silent": "end"}, "end"),
        "fix": Resolution("Try this", cause="None.", actors=("L1",), otherwise="end"),
        "end": Resolution("Hand it on", cause="None.", actors=("L1",), kind="hand-over"),
    }
    flow = Flow("small", "A small flow", "a", nodes, facts=facts)
    events: list[Event] = [
        Answered("small/a", "where", "screen"),
        Tried("small/fix", "failed"),
    ]
    walk = fold({"small": flow}, [Started("small/a"), *events])
    drawn = draw_map({"small": flow}, walk, ("small", "a"))
    marks = [(spot.answer, spot.node, spot.marks) for spot in drawn.below]
    assert ("did not help", "end", (HERE,)) in marks
    assert all(HERE not in each for _, _, each in marks if CLOSED in each)


def test_ways_that_what_is_known_rules_out_are_folded_up_and_marked() -> None:
    walk = walked(Told("auth", "legacy"))
    spots = below(walk)
    assert spots["On a Microsoft page>modern"].marks == (CLOSED,)
    assert spots["In a plain box>mfa"].marks == ()


def test_routes_and_shared_parts_stand_on_the_map() -> None:
    spots = below(walked())
    assert spots["Nothing is shown>check-net"].kind == "call"
    assert spots["On the sign-in page>by-cloud"].kind == "route"


def test_a_part_that_is_come_to_twice_is_drawn_once() -> None:
    walk = walked()
    folds = {f"sample/{name}": True for name in FLOW.nodes}
    drawn = draw_map(FLOWS, walk, ("sample", "where"), folds)
    nodes = [spot.node for spot in drawn.below if not spot.is_again]
    leaves = {name for name, node in FLOW.nodes.items() if isinstance(node, Resolution)}
    assert len([node for node in nodes if node not in leaves]) == len(set(nodes) - leaves)


def test_a_line_can_be_opened_and_folded() -> None:
    walk = walked()
    opened = draw_map(FLOWS, walk, ("sample", "where"), {"sample/mfa": True})
    assert "legacy-mfa" in [spot.node for spot in opened.below]
    folded = draw_map(FLOWS, walk, ("sample", "where"), {"sample/auth": False})
    assert "mfa" not in [spot.node for spot in folded.below]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda each: each.stem)
def test_a_map_of_any_flow_is_near_first_and_never_without_end(file: Path) -> None:
    flow = load_flow(file)
    flows = {flow.flow: flow}
    walk = fold(flows, [Started(f"{flow.flow}/{flow.start}")])
    near = draw_map(flows, walk, (flow.flow, flow.start)).below
    answers = max(len(fact.answers) for fact in flow.facts.values()) + 1
    assert len(near) <= max(FEW, 1 + answers)
    every = {f"{flow.flow}/{name}": True for name in flow.nodes}
    whole = draw_map(flows, walk, (flow.flow, flow.start), every)
    assert len(whole.below) <= MOST_LINES


def test_words_find_parts_of_the_flow() -> None:
    assert [spot.node for spot in find_spots(FLOW, walked(), "second device")] == ["modern"]
    assert [spot.node for spot in find_spots(FLOW, walked(), "net-")] == []
    assert find_spots(FLOW, walked(), "no such words") == ()


# --- jumps ------------------------------------------------------------------------------------


def jumped(walk: Walk, node: str) -> Walk:
    return fold(FLOWS, [*_events(walk), jump_to(FLOW, node)])


def _events(walk: Walk) -> list[Event]:
    return [
        Started("sample/where"),
        *(Answered(s.node, s.fact, s.answer or "") for s in walk.trail),
    ]


def test_a_jump_goes_on_at_a_node_and_keeps_what_is_known() -> None:
    walk = jumped(walked(Answered("sample/where", "where", "page")), "auth")
    assert isinstance(walk.position, Asking)
    assert walk.position.place.node == "auth"
    assert walk.known["where"] == "page"
    assert walk.draft.jumps == ("sample/auth",)


def test_a_question_that_was_answered_is_asked_again_after_a_jump() -> None:
    walk = jumped(walked(Answered("sample/where", "where", "screen")), "where")
    assert isinstance(walk.position, Asking)
    assert walk.position.fact_id == "where"


def test_a_jump_gets_around_no_question_of_safety() -> None:
    walk = jumped(walked(), "wipe")
    assert isinstance(walk.position, Asking)
    assert walk.position.fact_id == "wiped"


def test_taking_a_jump_back_restores_the_walk_and_still_records_it() -> None:
    before = walked(Answered("sample/where", "where", "screen"))
    draft = note_event(note_event(before.draft, jump_to(FLOW, "where")), Back())
    assert draft._replace(jumps=()) == before.draft
    assert draft.jumps == ("sample/where",)


def test_beginning_again_after_a_jump_begins_where_the_walk_began() -> None:
    draft = Draft()
    for event in (Started("sample/where"), Jumped("sample/mfa", "mfa"), Restarted()):
        draft = note_event(draft, event)
    assert draft.begun == "sample/where"
    assert draft.jumps == ("sample/mfa",)


def test_every_node_can_be_jumped_to_and_nothing_breaks() -> None:
    for name in FLOW.nodes:
        walk = fold(FLOWS, [Started("sample/where"), Unsure("sample/where", "where"),
                            jump_to(FLOW, name)])  # fmt: skip
        assert draw_map(FLOWS, walk, find_here(walk)).below


# --- the screen -------------------------------------------------------------------------------


async def test_the_map_shows_where_one_is_and_opens_lines(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "full_stop")
        await stage.sees("[you are here]", "Which words does the phone show? APNS", "[answered]")
        await stage.sees("Active: HAND OVER Microsoft support must look at it")


async def test_a_jump_is_asked_back_and_then_done(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "full_stop", "down", "down", "down", "g")
        await stage.sees("Jump there? It is recorded.")
        await stage.press("y")
        await stage.sees("Microsoft support must look at it", "Jumped here")
        await stage.press("b")
        await stage.sees("Apple MDM Push Certificate")


async def test_a_jump_can_be_left_undone(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "full_stop", "down", "g", "n", "escape")
        await stage.sees('What does the page "Apple MDM Push Certificate" say?', "answer")


async def test_any_part_can_be_searched_and_looked_at(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "full_stop", "slash")
        await stage.type("photo")
        await stage.sees("WAIT Ask for a photo of the screen")
        assert "Which words" not in stage.text
        await stage.press("enter")
        await stage.sees("WAIT Ask for a photo of the screen")
        await stage.press("b")
        await stage.sees("[you are here]")


async def test_the_caret_stands_where_the_tree_was_made_to_grow(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "full_stop", "slash")
        await stage.type("which words")
        await stage.press("enter", "g")
        await stage.sees("Jump there? It is recorded.")


async def test_the_way_so_far_can_be_gone_back_to_on_the_map(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "full_stop", "up", "enter")
        await stage.sees("I don't know: WAIT Ask for a photo of the screen")


def test_a_question_or_route_says_what_it_is_about() -> None:
    titles = {spot.node: spot.title for spot in find_spots(FLOW, walked(), "")}
    assert titles["by-cloud"] == "goes on by what is known: cloud"
    assert all(titles[name] for name, node in FLOW.nodes.items() if isinstance(node, Question))


def test_a_flow_that_is_not_at_hand_is_a_door() -> None:
    flow: Flow = FLOW._replace(nodes={**FLOW.nodes, "mfa": Question("mfa", {}, "elsewhere/there")})
    drawn = draw_map({"sample": flow}, walked(), ("sample", "mfa"))
    assert (drawn.below[1].kind, drawn.below[1].name) == ("door", "elsewhere/there")
    assert not drawn.below[1].can_jump
