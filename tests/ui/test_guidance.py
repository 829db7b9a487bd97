"""Guidance on the screen: why, what is left, what waits to be found out, what is tried next."""

from benchmarks.made_flow import make_flow
from tests.core.guided import FACTS, FLOW, FLOWS, with_nodes
from tests.ui.stage import Stage, on_stage, services
from tui.core.flow import Flow
from tui.core.walk import Asking, HandOver, Offering
from tui.ui.screens.walk import WalkScreen

TALL = (80, 50)


def course(stage: Stage) -> WalkScreen:
    screen = stage.app.screen
    assert isinstance(screen, WalkScreen)
    return screen


async def test_the_quiet_count_stands_in_the_corner() -> None:
    async with on_stage(services(FLOW), "guided") as stage:
        await stage.sees("Which page is shown?", "5 of 5 causes left")
        await stage.press("1")
        await stage.sees("2 of 5 causes left")


async def test_w_tells_why_this_question() -> None:
    async with on_stage(services(FLOW), "guided") as stage:
        await stage.press("w")
        await stage.sees("Why this question?", "Of 5 causes an answer leaves 1 to 2.")
        await stage.press("escape")
        await stage.sees("Which page is shown?", "I don't know")


async def test_w_tells_why_this_fix_comes_first() -> None:
    async with on_stage(services(FLOW), "guided") as stage:
        await stage.press("1", "0", "w")
        await stage.sees("Why this fix?", "takes about 10 minutes", "After it:")


async def test_the_list_behind_the_count_has_words_not_numbers() -> None:
    async with on_stage(services(FLOW), "guided", size=TALL) as stage:
        await stage.press("v")
        await stage.sees("leaves 2", "leaves 1", "Use a second device", "likely")
        assert "%" not in stage.text


async def test_a_question_is_put_off_and_answered_from_the_list() -> None:
    async with on_stage(services(FLOW), "guided") as stage:
        await stage.press("minus")
        await stage.sees("Whom will you ask?", "The caller", "Intune administrator")
        await stage.press("2")
        await stage.sees("1 to find out")
        await stage.press("equals_sign")
        await stage.sees("Which page is shown?", "Ask Intune administrator")
        await stage.press("1", "2", "1")
        await stage.sees("Is the app old?")
        assert "to find out" not in stage.text.splitlines()[0]


async def test_anybody_can_be_named_as_the_one_to_ask() -> None:
    async with on_stage(services(FLOW), "guided") as stage:
        await stage.press("minus")
        await stage.type("Kim of the shop")
        await stage.press("enter", "equals_sign")
        await stage.sees("Ask Kim of the shop")


async def test_what_must_be_known_cannot_be_put_off() -> None:
    facts = {**FACTS, "page": FACTS["page"]._replace(unsure=False)}
    async with on_stage(services(FLOW._replace(facts=facts)), "guided") as stage:
        await stage.press("minus")
        await stage.sees("this must be known before the walk goes on")
        assert isinstance(course(stage).course.walk.position, Asking)


async def test_a_branch_says_what_it_takes_for_granted() -> None:
    async with on_stage(services(FLOW), "guided") as stage:
        await stage.press("0", "n")
        await stage.sees("Not known yet, so assumed here: Which page is shown?")


async def test_nothing_that_was_tried_is_offered_again() -> None:
    async with on_stage(services(FLOW), "guided", size=TALL) as stage:
        await stage.press("1", "0")
        offered = []
        while isinstance(position := course(stage).course.walk.position, Offering):
            assert not position.settled
            offered.append(position.place.node)
            await stage.press("n")
        assert offered == ["second", "account"]
        assert isinstance(position, HandOver)
        await stage.sees("and its fix did not help", "tried, it did not help")


def _far(*names: str) -> Flow:
    changes = {name: {"actors": ("IA",), "minutes": 5000.0} for name in names}
    return with_nodes(changes)["guided"]


async def test_a_hand_over_says_in_one_sentence_why_and_what_is_to_be_found_out() -> None:
    flow = _far("second", "account")
    async with on_stage(services(flow), "guided", size=TALL) as stage:
        await stage.press("1", "minus", "1")
        await stage.sees("Two causes left, both need an Intune administrator.")
        await stage.sees("To find out", "Is a code asked for?", "Ask the caller")
        await stage.press("w")
        await stage.sees("Why hand over?", "Two causes left")


async def test_everything_can_be_read_and_done_in_a_small_terminal() -> None:
    async with on_stage(services(*FLOWS.values()), "guided", size=(40, 12)) as stage:
        await stage.press("minus", "1", "equals_sign")
        await stage.sees("To find out", "Ask the caller")
        await stage.press("escape", "w")
        await stage.sees("Why")
        await stage.press("escape", "v")
        await stage.sees("left")


async def test_a_flow_too_large_to_list_says_that_its_figures_are_drawn_by_lot() -> None:
    made = make_flow(2001, 83)
    async with on_stage(services(made, problems=()), made.flow, size=(40, 12)) as stage:
        await stage.press("enter")
        await stage.sees("about 7 of about 13 causes left")
        await stage.press("v")
        await stage.sees("each: the figures come from 400 cases", "drawn by lot.")


async def test_a_narrow_terminal_keeps_the_title_beside_the_count() -> None:
    async with on_stage(services(FLOW), "guided", size=(40, 12)) as stage:
        await stage.press("minus", "enter")
        await stage.sees("of 5 causes left")
        assert "A page" in stage.text.splitlines()[0]
        assert "to find" not in stage.text.splitlines()[0]
