"""The first lesson in lines: what is said before each prompt, and what moves it on."""

from tui.core.practice.lesson import ANSWERED, OPENED, READ, Seen
from tui.plain.training.lesson import Teacher
from tui.store.training.lesson import open_lesson


def test_a_step_is_done_by_what_it_waits_for_and_by_nothing_else() -> None:
    teacher = Teacher(open_lesson())
    teacher.take(Seen(ANSWERED, "light", "dark"))
    assert teacher.track.at == 0
    teacher.take(Seen(READ))
    teacher.take(Seen(ANSWERED, "light", "flickers"))
    assert teacher.track.at == 1
    assert any("Press b" in line for line in teacher.words())
    teacher.take(Seen(ANSWERED, "light", "dark"))
    assert teacher.track.at == 2


def test_steps_that_lines_lack_are_passed_over_in_both_directions() -> None:
    opened = open_lesson()
    teacher = Teacher(opened)
    seen = []
    while teacher.step is not None:
        seen.append(teacher.step)
        teacher.leave_out()
    assert not any(step.skip for step in seen)
    assert len(seen) < len(opened.lesson.steps)
    teacher.go_back()
    assert teacher.step is not None
    assert not teacher.step.skip


def test_the_words_of_lines_stand_where_there_are_some() -> None:
    teacher = Teacher(open_lesson("how"))
    assert any("Type ? and press Enter." in line for line in teacher.words())
    teacher.take(Seen(OPENED, "find-out"))
    assert teacher.step is not None
    assert teacher.step.id == "how-read"


def test_a_step_whose_walk_was_left_begins_again_before_the_lesson_goes_back() -> None:
    teacher = Teacher(open_lesson("failed"))
    at = teacher.track.at
    teacher.take(Seen("tried", "helped"))
    assert any("Press <" in line for line in teacher.words())
    teacher.go_back()
    assert teacher.track.at == at
    teacher.go_back()
    assert teacher.track.at < at
