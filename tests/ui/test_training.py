"""Training on the screen, as a person with nothing but a keyboard meets it."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.store.cases import FakeTime
from tests.store.training.rehearsal import make_room, play_well
from tests.ui.stage import HOME_SIZE, SMALL, Stage, load_flow, on_stage, services, stage_of
from tui.core.classroom.plan import Plan
from tui.core.classroom.report import write_report
from tui.core.practice.selection import Pick
from tui.store.training.classwork import Classwork
from tui.store.training.lesson import open_lesson
from tui.store.training.room import Room
from tui.ui.services import Profile, Services
from tui.ui.training.opening import Call, Class, FirstLesson, Presented, ShownReport, Wish
from tui.ui.training_app import TrainingApp

OLD = Pick("old-certificate", "small-example", 1)
GOOD = Pick("good-certificate", "small-example", 2)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return make_room(tmp_path)


def small(profile: Profile | None = None) -> Services:
    return services(load_flow(SMALL), profile=profile, problems=())


def training(
    room: Room | None,
    wish: Wish = None,
    *,
    size: tuple[int, int] = HOME_SIZE,
    profile: Profile | None = None,
) -> AbstractAsyncContextManager[Stage]:
    """Run the app at training."""
    return stage_of(TrainingApp(small(profile), room, wish), size=size)


async def _ask(stage: Stage) -> None:
    """Ask for the certificate."""
    await stage.press("A")
    await stage.sees("  What does the page")
    await stage.press("3")


# --- home ---------------------------------------------------------------------------------------


async def test_the_first_screen_offers_training_and_it_comes_back_to_the_flows(room: Room) -> None:
    what = small()._replace(training=lambda: room)
    async with on_stage(what) as stage:
        await stage.press("escape", "T")
        await stage.sees("Nothing is due today.", "Choose a call")
        await stage.press("escape")
        await stage.sees("What does the user see?")


async def test_without_training_the_key_says_so() -> None:
    async with on_stage(small()) as stage:
        await stage.press("escape", "T")
        await stage.sees("there is none here")


async def test_the_home_of_training_never_tells_the_cause_of_the_next_call(room: Room) -> None:
    async with training(room) as stage:
        await stage.sees("Practise something new")
        assert "has expired" not in stage.text


async def test_what_is_due_comes_first_and_has_an_end(tmp_path: Path) -> None:
    time = FakeTime()
    room = make_room(tmp_path, time)
    play_well(room.open(OLD, "free"))
    time.move(40 * 86_400)
    room.forget()
    total = room.day().total
    async with training(room) as stage:
        await stage.sees(f"Due today: 0 of {total} done.", "Go on with today's practice")
        play_well(room.open(OLD, "free"))
        await stage.press("4")  # a screen above, and back: it looks again
        await stage.press("escape")
        await stage.sees(f"Today's practice is done: {total} of {total}")


# --- a call -------------------------------------------------------------------------------------


async def test_a_call_is_played_from_the_ticket_to_the_debrief(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 40)) as stage:
        await stage.sees("Nora, front desk", "APNSCertificateNotValid", "What do you do?")
        await _ask(stage)
        await stage.sees("It says that it has expired", "What do you write down?")
        await stage.press("2")
        await stage.sees("Expired", "What do you do?")
        await stage.press("a")
        await stage.sees("not written down yet")
        await stage.press("1", "1", "F")
        await stage.sees("Choose a fix")
        await stage.press("1")
        await stage.sees("The fix is done. What now?")
        await stage.press("1")
        await stage.sees("nearly over")
        await stage.press("m")
        await stage.type("renewed")
        await stage.press("enter")
        await stage.sees("Change the note")
        await stage.press("2")
        await stage.sees("Debrief: Nobody can add", "Passed", "of 100")


async def test_nothing_says_right_or_wrong_during_a_call(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 40)) as stage:
        await _ask(stage)
        await stage.press("1")  # wrong: it says that nothing is there
        await stage.sees("Nothing there", "What do you do?")
        for word in ("wrong", "Wrong", "right", "Right", "misread", "of 100"):
            assert word not in stage.text


async def test_a_caller_can_be_asked_to_look_again(room: Room) -> None:
    async with training(room, Call(GOOD, "free"), size=(80, 40)) as stage:
        await _ask(stage)
        await stage.sees("I think it says active.")
        await stage.press("L")
        await stage.sees("Yes, it says active.")


async def test_the_flow_leads_in_the_guided_mode_and_not_in_the_others(room: Room) -> None:
    async with training(room, Call(GOOD, "guided")) as stage:
        await stage.sees("Ask: Which words does the phone show?")
        await stage.press("1")
        await stage.sees("What do you write down?")
    async with training(room, Call(GOOD, "free")) as stage:
        await stage.sees("What do you do?")
        assert "Ask: Which words" not in stage.text


async def test_hints_come_in_four_rungs_and_never_in_an_exam(room: Room) -> None:
    async with training(room, Call(GOOD, "free"), size=(80, 40)) as stage:
        seen = set()
        for _ in range(4):
            await stage.press("H")
            await stage.sees("Hint  ")
            seen.add(stage.text.partition("Hint  ")[2].partition("\n")[0])
        assert len(seen) == 4
        await stage.press("H")
        await stage.sees("the step was shown already")
    async with training(room, Call(GOOD, "exam")) as stage:
        await stage.press("H")
        await stage.sees("an exam has no hints")
        assert "Take a hint" not in stage.text


async def test_the_help_of_a_call_names_only_keys_that_work_in_it(room: Room) -> None:
    async with training(room, Call(GOOD, "free"), size=(80, 40)) as stage:
        await stage.press("question_mark")
        await stage.sees("Ask the caller any question.", "H          Take a hint")
        assert "to search" not in stage.text  # a call searches only where answers are many
    async with training(room, Call(GOOD, "exam"), size=(80, 40)) as stage:
        await stage.press("question_mark")
        await stage.sees("Ask the caller any question.")
        assert "hint" not in stage.text
        await stage.press("escape", "ctrl+p")
        await stage.sees("Ask the caller any question.")
        assert "hint" not in stage.text


async def test_hanging_up_with_nothing_settled_is_asked_back(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 40)) as stage:
        await stage.press("8")
        await stage.sees("Hang up? Nothing is settled yet.  y / n")
        await stage.press("n")
        await stage.sees("What do you do?")
        await stage.press("8", "y")
        await stage.sees("Not passed")


async def test_a_call_that_is_left_is_offered_again_and_goes_on(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 40)) as stage:
        await _ask(stage)
        await stage.press("escape")
        await stage.sees("Go on with: Nobody can add")
        await stage.press("2")
        await stage.sees("It says that it has expired", "What do you write down?")


async def test_a_call_is_handed_over_with_a_reason(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 40)) as stage:
        await stage.press("o")
        await stage.sees("Who takes the call?", "Intune administrator")
        await stage.press("1")
        await stage.sees("Why do you hand over?")
        await stage.type("no access")
        await stage.press("enter")
        await stage.sees("Handed over", "no access", "nearly over")


async def test_a_restless_terminal_still_plays(room: Room) -> None:
    async with training(
        room, Call(OLD, "free"), size=(40, 12), profile=Profile(ascii=True)
    ) as stage:
        await stage.sees("What do you do?", "Ask a question")
        assert stage.text.isascii()
        await _ask(stage)
        await stage.sees("Expired")


# --- the debrief --------------------------------------------------------------------------------


async def _fail(stage: Stage) -> None:
    await _ask(stage)
    await stage.press("1")
    await stage.press("8", "y")
    await stage.sees("Not passed")


async def test_wrong_turns_are_told_with_what_showed_them_and_tried_again(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 60)) as stage:
        await _fail(stage)
        await stage.sees("Wrong turns", "It says that it has expired", "Practise next", "The rule")
        await stage.press("enter")
        await stage.sees("This time does not count. Try another way.", "What do you do?")


async def test_a_near_miss_of_the_call_is_offered_and_played(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 60)) as stage:
        await stage.press("8", "y")
        await stage.sees("Not passed", "2  A near miss: nearly this call")
        await stage.press("2")
        await stage.sees("Near miss: Nobody can add", "What do you do?")


async def test_the_two_ways_stand_beside_each_other_where_it_is_wide(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(130, 60)) as stage:
        await _fail(stage)
        await stage.sees("The best way")
        assert any(line.count("│") and "Asked" in line for line in stage.text.splitlines())


async def test_a_debrief_leads_back_to_training(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 60)) as stage:
        await _fail(stage)
        await stage.press("0")
        await stage.sees("Choose a call", "Once more: what failed today")


async def test_what_is_taken_down_later_stands_below_what_was_said(room: Room) -> None:
    async with training(room, Call(OLD, "free"), size=(80, 40)) as stage:
        await stage.press("3")
        await stage.sees("What is written down", "not written down yet")
        await stage.press("1")
        await stage.sees("The ticket said: Since this morning no new phone can be added.")
        await stage.press("1")
        await stage.sees("What do you do?")


# --- watch, drill, progress ---------------------------------------------------------------------


async def test_a_call_is_played_to_who_wants_to_watch(room: Room) -> None:
    async with training(room, Call(OLD, "watch"), size=(80, 40)) as stage:
        await stage.sees("Watch: Nobody can add")
        for _ in range(30):
            if "That was the whole call." in stage.text:
                break
            await stage.press("1")
        await stage.sees("That was the whole call.")
        await stage.press("0")
        await stage.sees("Choose a call")
        assert room.past.attempts[0].is_over


async def test_a_drill_tells_at_once_and_rates_what_it_asked(room: Room) -> None:
    async with training(room, Call(Pick("", "small-example"), "drill"), size=(80, 40)) as stage:
        await stage.sees("What causes this?")
        for _ in range(5):
            await stage.press("1")
            await stage.sees("What is done first?")
            await stage.press("1")
        await stage.sees("What was not comes again tomorrow.", " of 5 right.")
        assert room.deck


async def test_progress_shows_each_flow_and_practises_the_chosen_one(room: Room) -> None:
    async with training(room) as stage:
        await stage.press("6")
        await stage.sees("0 of 5 known or mastered", "A phone does not enrol")
        await stage.press("1")
        await stage.sees("Watch:")


# --- a class ------------------------------------------------------------------------------------


async def test_a_class_is_played_and_its_results_are_handed_in(room: Room, tmp_path: Path) -> None:
    plan = Plan("monday", "Monday", "exam", calls=("old-certificate", "good-certificate"))
    work = Classwork(room, plan, tmp_path / "monday.yaml", "Ada")
    async with training(room, Class(work), size=(80, 60)) as stage:
        await stage.sees("0 of 2 calls are done.", "Play the next call")
        await stage.press("1")
        await stage.sees("What do you do?")
        await stage.press("7", "y")
        await stage.sees("Not passed", "The result is in")
        assert "try again" not in stage.text.partition("Your way")[2].partition("\n\n")[0]
        await stage.press("0")
        await stage.sees("1 of 2 calls are done.")
        assert len(list((tmp_path / "results").iterdir())) == 1


async def test_a_report_is_opened_from_the_home_of_training(room: Room, tmp_path: Path) -> None:
    work = Classwork(room, Plan("monday", "Monday", "guided"), tmp_path / "monday.yaml", "Ada")
    play_well(room.open(OLD, "guided", "monday", work.hand_in, "Ada"))
    async with training(room, size=(80, 60)) as stage:
        await stage.press("6")
        await stage.sees("which folder holds its results?")
        await stage.press(*"/nowhere", "enter")
        await stage.sees("/nowhere: it does not exist")
        await stage.press("6", *str(tmp_path / "results"), "enter")
        await stage.sees("1 call by 1 person")


async def test_a_report_is_read_on_the_screen_wide_and_narrow() -> None:
    from tests.core.classroom.results import calls

    report = write_report([*calls("Ada", 9, 10), *calls("Bo", 3, 5)], "Monday")
    async with training(None, ShownReport(report), size=(120, 50)) as stage:
        await stage.sees("Monday", "90 % (60-98 %)", "Nobody is ranked on fewer than 10 calls")
    async with training(None, ShownReport(report), size=(60, 50)) as stage:
        await stage.sees("Ada", "90 %", "passed 9 of 10")


async def test_a_trainer_counts_hands_with_digits(room: Room) -> None:
    async with training(room, Presented(GOOD), size=(80, 40)) as stage:
        await stage.sees("what would you do?", "I want to add my phone")
        await stage.press("question_mark")
        await stage.sees("Count the hands of the class")
        await stage.press("escape", "number_sign")
        await stage.sees("count hands", "hands")
        await stage.press("1", "2", "enter", "3", "enter")
        while "what would you do?" not in stage.text:
            await stage.press("enter")
        await stage.sees("12 hands", "3 hands")
        await stage.press("9")
        await stage.sees("Flow  Ask: Which words")
        await stage.press("1")
        await stage.sees("Go on")


# --- the first lesson ---------------------------------------------------------------------------


async def test_the_first_lesson_is_learnt_by_doing(room: Room) -> None:
    async with training(room, FirstLesson(open_lesson())) as stage:
        await stage.sees("Step 1 of", "Press Enter.")
        await stage.press("1")  # nothing but enter reacts to a page to read
        await stage.sees("Step 1 of")
        await stage.press("enter")
        await stage.sees("Step 2 of", "Press 1, It stays dark.")
        await stage.press("2")
        await stage.sees("Nora said that it stays dark. Press b")
        await stage.press("b", "1")
        await stage.sees("Step 3 of")
        await stage.press("f", "1")
        await stage.sees("Step 5 of")


async def test_a_lesson_that_was_left_by_another_key_says_how_to_come_back(room: Room) -> None:
    async with training(room, FirstLesson(open_lesson())) as stage:
        await stage.press("enter", "space")
        await stage.sees("< begins this step again, > leaves it out.", "< > steps")


async def test_a_step_that_went_another_way_begins_again(room: Room) -> None:
    async with training(room, FirstLesson(open_lesson("failed"))) as stage:
        await stage.sees("Press n, it did not help.", "The bulb is loose")
        await stage.press("h")
        await stage.sees('She said "still dark". Press <', "It helped.", "< step again")
        await stage.press("less_than_sign")
        await stage.sees("Press n, it did not help.", "Turn the bulb gently")
        assert "still dark" not in stage.text
        await stage.press("n")
        await stage.sees("Press a, go to the line about the plug")
        await stage.press("less_than_sign")  # nothing has moved: the step before
        await stage.sees("Press n, it did not help.", "Turn the bulb gently")


async def test_the_ticket_of_the_lesson_says_that_it_helped_and_has_the_note(room: Room) -> None:
    async with training(room, FirstLesson(open_lesson("helped"))) as stage:
        await stage.press("h")
        await stage.sees("Press t, ticket")
        await stage.press("t")
        await stage.sees("It helped: The lamp is not plugged in")
        await stage.press("pagedown")
        await stage.sees("the lamp is at the front desk")


async def test_a_lesson_goes_on_at_the_step_that_was_left(room: Room) -> None:
    async with training(room, FirstLesson(open_lesson())) as stage:
        await stage.press("enter", "1", "f")
        await stage.sees("Step 4 of")
        await stage.press("l")
        await stage.sees("Choose a call")
    async with training(room, FirstLesson(open_lesson(folder=room.folder))) as stage:
        await stage.sees("Step 4 of", "Is the plug in the socket?")


async def test_every_step_of_the_lesson_can_be_left_out(room: Room) -> None:
    opened = open_lesson()
    async with training(room, FirstLesson(opened), size=(80, 50)) as stage:
        for number in range(len(opened.lesson.steps)):
            await stage.sees(f"Step {number + 1} of")
            await stage.press("greater_than_sign")
        await stage.sees("The lesson is over", "A practice call")
        await stage.press("1")
        await stage.sees("guided")
