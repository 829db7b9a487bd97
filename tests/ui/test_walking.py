"""Walks in the app, as a person would do them."""

import pytest

from tests.screen import settle
from tests.ui.stage import SMALL, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.walk import Asking, Finished, HandOver
from tui.ui.layout import UNICODE
from tui.ui.screens.walk import WalkScreen
from tui.ui.services import Services


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


@pytest.fixture
def desk(small: Flow) -> Services:
    return services(small)


async def test_home_finds_a_symptom_and_walks_it_to_the_fix(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.type("apnscert")
        await stage.sees("APNSCertificateNotValid")
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        await stage.press("2")
        await stage.sees("The Apple push certificate has expired", "(not you)")
        await stage.press("h")
        await stage.sees("It helped")
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert isinstance(screen.course.walk.position, Finished)


async def test_words_in_the_search_field_narrow_the_answers(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.type("apple cert")
        await stage.sees("APNSCertificateNotValid")
        assert "No words at all" not in stage.text
        await stage.type("zzz")
        await stage.sees("No answer holds these words")
        assert "I don't know" not in stage.text


async def test_digits_answer_once_the_field_is_left(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("escape", "1")
        await stage.sees("Apple MDM Push Certificate")


async def test_i_do_not_know_first_shows_how_to_find_out(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("escape", "0")
        await stage.sees("How to find out", "Ask for a photo by mail", "Still not known")
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert isinstance(screen.course.walk.position, Asking)
        await stage.press("0")
        await stage.sees("Ask for a photo of the screen")


async def test_a_safety_question_has_no_i_do_not_know(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        assert "I don't know" not in stage.text
        await stage.press("0")
        assert "Apple MDM Push Certificate" in stage.text
        await stage.press("f")
        await stage.sees("How to find out", f"{UNICODE.caret} 1  Nothing there")
        await stage.press("enter")  # takes the answer that the caret showed
        await stage.sees("The Apple push certificate has expired", "Nothing there")


async def test_back_from_the_first_question_stays_there_and_says_why(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("escape", "b")
        await stage.sees("there is no earlier answer", "Which words does the phone show?")


async def test_back_returns_to_the_question_before(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "2", "b")
        await stage.sees('What does the page "Apple MDM Push Certificate" say?')


async def test_steps_wait_for_what_must_be_confirmed_first(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 50)) as stage:
        await stage.press("enter", "2", "1")
        await stage.sees("First confirm what stands above the steps.")
        assert "[x]" not in stage.text
        await stage.press("space")
        await stage.sees("[x]    Is it the same Apple ID")
        await stage.press("1")
        await stage.sees("[x] 1  Open https://intune.microsoft.com.")


async def test_a_warning_stands_before_the_step_it_guards(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 60)) as stage:
        await stage.press("enter", "2")
        await stage.sees("Never choose Create.")
        text = stage.text
        assert text.index("Who: ") < text.index("Steps")
        assert text.index("Is it the same Apple ID") < text.index("Open https://")
        assert text.index("Never choose Create.") < text.index("Renew the certificate with")


async def test_did_not_help_goes_on_where_the_author_says(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "2", "n")
        await stage.sees("Microsoft support must look at it", "Who: Microsoft support (not you)")


async def test_who_cannot_do_it_gets_a_hand_over_with_the_packet(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 50)) as stage:
        await stage.press("enter", "2", "c")
        await stage.sees("Hand over", "Status on the page: Expired", "could not be done")
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert isinstance(screen.course.walk.position, HandOver)


async def test_changing_an_answer_shows_what_it_does_before_it_is_done(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "2", "a", "3", "3")
        await stage.sees("Was: Expired", "Now: Active", "Microsoft support must look at it")
        await stage.press("1")
        await stage.sees("Who: Microsoft support")


async def test_a_change_can_be_left_undone(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "2", "a", "3", "3", "escape", "escape", "escape")
        await stage.sees("The Apple push certificate has expired")


async def test_what_is_set_aside_by_a_change_is_named(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 40)) as stage:
        await stage.press("enter", "2", "a", "2", "2")
        await stage.sees("Set aside", "Ask for a photo of the screen")


async def test_quitting_an_unfinished_walk_asks_first(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "q")
        await stage.sees("Quit? This walk is not finished.")
        await stage.press("n")
        await stage.sees("answer", "find out")
        await stage.press("q", "y")
        await settle(lambda: not stage.app.is_running, what="the end of the app")
        assert stage.app.return_code == 1


async def test_quitting_at_the_end_asks_nothing(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "2", "q")
        await settle(lambda: not stage.app.is_running, what="the end of the app")
        assert stage.app.return_code == 0


async def test_from_a_walk_that_came_first_one_goes_to_all_flows_and_into_another(
    desk: Services,
) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("escape", "l")
        await stage.sees("What does the user see?")
        await stage.press("down", "up", "enter")
        await stage.sees("Which words does the phone show?")


async def test_the_count_opens_to_the_list_and_to_what_each_answer_would_leave(
    desk: Services,
) -> None:
    async with on_stage(desk, "small-example", size=(80, 40)) as stage:
        await stage.press("enter", "v")
        await stage.sees("Every way through the flow was looked at", "likely", "leaves 1")
        await stage.sees("What each answer would leave")
        await stage.press("escape")
        await stage.sees("Apple MDM Push Certificate")


async def test_a_template_gives_the_exact_text(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 50)) as stage:
        await stage.press("enter", "2", "space", "down", "down", "down", "down", "enter")
        await stage.sees("paste or type it here")
        await stage.type("-----BEGIN CERTIFICATE-----QUJD-----END CERTIFICATE-----")
        await stage.sees("Save exactly this as apns.pem:", "  QUJD\n")


async def test_broken_flows_are_marked_and_lead_to_the_problems(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.sees("cannot be walked: vpn.yaml has faults", "reviewed 12 days ago")
        await stage.type("vpn")
        await stage.press("enter")
        await stage.sees("vpn.yaml:31:15  error G001", "Did you mean certificate?")


async def test_no_flows_at_all_is_said_in_words() -> None:
    async with on_stage(services(problems=())) as stage:
        await stage.sees("There are no flows here.", "--trees DIR")


async def test_a_command_is_found_by_name_and_one_that_cannot_run_says_why(
    desk: Services,
) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "ctrl+p")
        await stage.type("fix")
        await stage.sees("(no fix is offered here)")
        await stage.press("ctrl+u")
        await stage.type("hand over who can act")
        await stage.press("ctrl+u")
        await stage.type("earlier")
        await stage.press("enter")
        await stage.sees("Answers so far")


async def test_the_help_lists_every_key_and_the_words_of_the_page(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 60)) as stage:
        await stage.press("enter", "2", "question_mark")
        await stage.sees("Say that the fix helped.", "Leave Branchline.", "Words on this page")


async def test_the_help_begins_with_the_six_keys_of_the_moment(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "question_mark")
        await stage.sees("Keys you need now", "Put the question off", "All other keys")
        assert first_keys(stage.text) == ["1-9", "f", "-", "b", "a", "t"]
        await stage.press("escape", "2", "question_mark")
        await stage.sees("Keys you need now", "Say that the fix helped.", "All other keys")
        assert first_keys(stage.text) == ["space", "h", "n", "c", "b", "t"]


async def test_the_help_of_a_page_without_a_field_is_silent_on_typing(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter", "2", "a", "question_mark")
        await stage.sees("Choose the line with that number.", "not chosen; [x] and (o) are")
        assert "search field" not in stage.text
        assert "a step still to do" not in stage.text


def first_keys(text: str) -> list[str]:
    """Return the keys above all others, in their order."""
    rows = text.split("Keys you need now")[1].split("All other keys", maxsplit=1)[0].split("\n")
    return [row.split()[0] for row in rows if row.strip()]


async def test_only_the_lines_that_changed_are_painted_again(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("enter")
        await stage.counted()
        before = stage.text.split("\n")
        await stage.press("down")
        after = stage.text.split("\n")
        assert sum(old != new for old, new in zip(before, after, strict=True)) == 2


async def test_keys_that_follow_each_other_never_wait_for_what_remains(
    desk: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.ui.screens.counted_screen.PAUSE", 600.0)  # nobody ever waits so long
    async with on_stage(desk, "small-example") as stage:
        await stage.press("escape", "1")
        await stage.sees("Apple MDM Push Certificate")
        screen = stage.app.screen
        assert isinstance(screen, WalkScreen)
        assert screen.course.sight is None
        await stage.press("ctrl+q")
        await stage.sees("Quit? This walk is not finished.")


async def test_leaving_a_field_whose_words_find_nothing_brings_every_answer_back(
    desk: Services,
) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("0")  # into the field, where digits are words
        await stage.type("zzz")
        await stage.sees("No answer holds these words", "esc shows every answer")
        await stage.press("escape")
        await stage.sees("1  APNSCertificateNotValid", "0  I don't know")


async def test_words_that_find_something_stay_when_the_field_is_left(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.type("apple cert")
        await stage.press("escape")
        await stage.sees("1  APNSCertificateNotValid")
        assert "No words at all" not in stage.text


async def test_a_first_question_tells_the_way_back_to_the_list(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.press("escape", "b")
        await stage.sees("l goes to the list of flows")
        await stage.press("l")
        await stage.sees("What does the user see?")


async def test_an_answer_that_rules_out_what_was_picked_says_so(desk: Services) -> None:
    async with on_stage(desk) as stage:
        await stage.type("push certificate has expired")
        await stage.sees("The Apple push certificate has expired")
        await stage.press("enter")
        await stage.sees("The questions check first whether what was picked fits.")
        await stage.counted()
        assert "1 of 1 causes left" not in stage.text
        await stage.press("3")
        await stage.sees("That rules out what was picked")


async def test_at_an_end_the_key_bar_names_the_ticket_and_no_digits(desk: Services) -> None:
    for keys, shown in ((("enter", "2", "h"), "It helped"), (("enter", "2", "c"), "Hand over")):
        async with on_stage(desk, "small-example", size=(60, 20)) as stage:
            await stage.press(*keys)
            await stage.sees(shown)
            bar = stage.text.rstrip().split("\n")[-1]
            assert "t ticket" in bar
            assert "1-9" not in bar


async def test_a_fix_that_helped_asks_for_nothing_to_be_filled_in(desk: Services) -> None:
    async with on_stage(desk, "small-example", size=(80, 40)) as stage:
        await stage.press("enter", "2")
        await stage.sees("Press i to fill it in.")
        await stage.press("h")
        await stage.sees("It helped")
        assert "fill it in" not in stage.text
        await stage.press("t")
        await stage.sees("Nothing: it helped.")
        assert "____" not in stage.text


async def test_where_digits_search_a_zero_alone_still_is_i_do_not_know(desk: Services) -> None:
    async with on_stage(desk, "small-example") as stage:
        await stage.type("0")
        await stage.sees("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} I don't know")
        await stage.press("enter")
        await stage.sees("How to find out", "Still not known")
