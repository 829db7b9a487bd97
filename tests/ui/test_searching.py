"""The front door: what the user sees is typed or pasted, and lands at the right question."""

import pytest
from textual import events

from tests.screen import settle
from tests.trees.shipped import shipped
from tests.ui.stage import SMALL, Stage, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.walk import Asking
from tui.ui.course import Course
from tui.ui.finder import Finder, index_flows
from tui.ui.screens.walk import WalkScreen
from tui.ui.services import Services

PASTED = "Hello,\nmy iPhone says \u201cAPNSCertificateNotValid\u201d\nand then nothing happens"


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


@pytest.fixture
def desk(small: Flow) -> Services:
    return services(small)


async def _paste(stage: Stage, text: str) -> None:
    stage.app.screen.post_message(events.Paste(text))
    await stage.pilot.pause()


async def test_a_pasted_mail_in_several_lines_lands_at_the_question(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await _paste(stage, PASTED)
        await stage.sees("Pasted, 3 lines", "APNSCertificateNotValid\n", "a message")
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert screen.course.walk.known["message"] == "certificate-not-valid"


async def test_a_pasted_text_is_taken_away_again(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await _paste(stage, PASTED)
        await stage.sees("Pasted, 3 lines")
        await stage.press("ctrl+u")
        await stage.sees("Flows\n")
        assert "Pasted" not in stage.text


async def test_the_next_callers_words_do_not_join_the_last_ones(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.type("certificate not valid")
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        await stage.press("l")
        await stage.sees("/ certificate not valid")
        await stage.press("down", "p")
        await stage.sees("/ p\u258f")


async def test_what_was_typed_can_still_be_corrected_after_a_look_at_a_hit(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.type("certificate not valid")
        await stage.press("enter", "l")
        await stage.sees("What does the user see?")
        await stage.press("backspace", "s")
        await stage.sees("/ certificate not valis")


async def test_when_nothing_fits_the_questions_are_offered(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.type("printer jam")
        await stage.sees("Nothing fits for certain, and", "Which words does the phone show?")
        await stage.press("enter")
        await stage.sees("Please read me the words")


async def test_what_fits_nothing_leads_to_the_flow_for_any_trouble_and_names_the_nearest() -> None:
    flows = sorted(shipped().values(), key=lambda each: each.flow != "start")
    async with on_stage(services(*flows, problems=())) as stage:
        await stage.type("the cat walks over the roof and nobody catches it")
        await stage.sees("Nothing fits for certain, and that is no harm: start here.",
                         "Start here, whatever the device is", "What is the trouble about?",
                         "The nearest, for what it is worth:",
                         "Or type what is on the screen")  # fmt: skip
        assert "A Mac does not enroll" not in stage.text  # not one flow after the other
        assert "more line" not in stage.text
        await stage.press("enter")
        await stage.sees("What is the trouble about?", "1 ")


async def test_where_there_is_no_such_flow_the_flows_of_the_nearest_are_offered() -> None:
    flows = [flow for name, flow in shipped().items() if name != "start"]
    async with on_stage(services(*flows, problems=())) as stage:
        await stage.type("the cat walks over the roof and nobody catches it")
        await stage.sees("Nothing fits for certain. Start with these questions:",
                         "The nearest, for what it is worth:")  # fmt: skip
        assert "A Mac does not enroll" not in stage.text


async def test_a_vague_description_leads_calmly_to_the_first_question(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.type("nothing works since yesterday")
        await stage.sees("This is too little to go on", "Which words does the phone show?",
                         "what is on the screen, word for word")  # fmt: skip
        assert "nearest" not in stage.text
        assert "more line" not in stage.text
        await stage.press("enter")
        await stage.sees("Please read me the words")


async def test_a_vague_description_within_a_walk_leads_back_to_it(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "slash")
        await stage.type("my phone is broken")
        await stage.sees("This is too little to go on. Go on with the questions: esc")


async def test_a_huge_hostile_paste_neither_hangs_nor_reaches_the_terminal(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await _paste(stage, "\x1b]0;x\x07\u202e\u200b!!! \ud800\n" * 300_000)
        await stage.sees("Pasted, 300000 lines", "Nothing fits for certain, and")
        assert "\x1b" not in stage.text
        assert "\u202e" not in stage.text


async def test_what_the_text_says_besides_is_accepted_with_one_key(small: Flow) -> None:
    cloud = small.facts["cloud"]
    gov = cloud.answers["gov"]._replace(says=("gccx",))
    facts = {**small.facts, "cloud": cloud._replace(answers={**cloud.answers, "gov": gov})}
    desk = services(small._replace(facts=facts))._replace(site={})
    async with on_stage(desk) as stage:
        await stage.type("APNSCertificateNotValid gccx")
        await stage.sees("The text also says (tab accepts it):", "[ ] Which cloud")
        await stage.press("tab")
        await stage.sees("[x] Which cloud is the company in? GCC High or DoD")
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert screen.course.walk.known["cloud"] == "gov"
        assert {said.source for said in screen.course.walk.draft.said} == {"text"}


async def test_searching_in_a_walk_keeps_it_and_takes_what_was_found(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "slash")
        await stage.sees("The walk stays where it is")
        await stage.type("push certificate has expired")
        await stage.press("enter")
        await stage.sees("Leave this walk, and begin there", "Back to the walk")
        await stage.press("0")
        await stage.sees('What does the page "Apple MDM Push Certificate" say?')
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert isinstance(screen.course.walk.position, Asking)


async def test_a_found_fix_begins_a_walk_there_after_asking(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "slash")
        await stage.type("push certificate has expired")
        await stage.press("enter", "1")
        await stage.sees("Leave this walk? Its answers go.")
        await stage.press("y")
        await settle(lambda: _course(stage).walk.begun.node == "renew", what="the other walk")


def _course(stage: Stage) -> Course:
    screen = stage.app.screen
    assert isinstance(screen, WalkScreen)
    return screen.course


async def test_a_searched_list_ranks_answers_by_more_than_their_letters(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.type("APNS certficate not vaild")
        await stage.sees("APNSCertificateNotValid")


def test_the_index_is_made_once_and_only_when_it_is_asked_for(small: Flow) -> None:
    started: list[object] = []
    flows = {"small-example": small}
    finder = Finder(lambda: index_flows(flows, flows), started.append)
    assert not started
    assert finder.find("x") is None
    assert finder.find("y") is None
    assert len(started) == 1
