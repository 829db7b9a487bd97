"""One person's training: calls opened, played, scored, due again, tried again, taken up again."""

from pathlib import Path

import pytest

from tests.store.cases import FakeTime
from tests.store.training.rehearsal import make_room, play_well
from tui.core.classroom.plan import Batch, Plan
from tui.core.classroom.report import write_report
from tui.core.classroom.result import read_result
from tui.core.practice.selection import Pick
from tui.core.training.debrief import rewind
from tui.core.training.events import Asked, Ended, Heard
from tui.store.training.call import Call
from tui.store.training.classes import collect
from tui.store.training.classwork import Classwork
from tui.store.training.room import NoCall, Room

OLD = Pick("old-certificate", "small-example", 1)
DAY = 86_400


def fail(call: Call) -> None:
    """Play a call as badly as can be: hang up at once."""
    assert call.do(Ended())


def test_a_call_played_well_is_scored_kept_and_its_skills_are_not_due_today(
    tmp_path: Path,
) -> None:
    room = make_room(tmp_path)
    call = room.open(OLD, "free")
    play_well(call)
    assert call.debrief.score.passed
    room.forget()
    (attempt,) = room.past.attempts
    assert attempt.scored["passed"] is True
    assert attempt.scored["cause"] == "small-example/renew"
    assert attempt.head.contents["small-example"]
    assert "resolution:small-example/renew" in room.deck
    day = room.day()
    assert (day.due, day.done > 0) == ((), True)


def test_what_went_well_is_due_again_some_days_later(tmp_path: Path) -> None:
    time = FakeTime()
    room = make_room(tmp_path, time)
    play_well(room.open(OLD, "free"))
    time.move(30 * DAY)
    room.forget()
    assert "resolution:small-example/renew" in room.day().due
    pick = room.next_pick()
    assert pick is not None
    assert pick.skill in room.day().due


def test_what_failed_is_offered_once_more_today(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    fail(room.open(OLD, "free"))
    room.forget()
    assert room.day().again
    assert room.next_pick() is not None


def test_a_new_person_is_shown_a_call_first_and_help_fades(tmp_path: Path) -> None:
    time = FakeTime()
    room = make_room(tmp_path, time)
    skill = "resolution:small-example/renew"
    modes = [room.advise(skill).mode]
    for _ in range(4):
        play_well(room.open(OLD, "free"))
        room.forget()
        modes.append(room.advise(skill).mode)
        time.move(15 * DAY)
    assert modes[0] == "watch"
    assert modes[1] == "guided"
    assert modes[-1] == "free"
    assert room.advise("resolution:small-example/ticket").mode == "complete"


def test_fewer_steps_are_given_each_time(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    given = []
    for _ in range(4):
        call = room.open(OLD, "complete")
        given.append(call.head.given)
        assert (len(call.attempt.events) > 1) == (call.head.given > 0)
        play_well(call)
        room.forget()
    assert given[0] > given[-1] == 0
    assert given == sorted(given, reverse=True)


def test_a_call_goes_on_where_it_was_left(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    call = room.open(OLD, "free")
    assert call.do(Asked("certificate"))
    call.leave()
    again, said = make_room(tmp_path).resume(call.keeper.id)
    assert said == ""
    assert again.attempt.waiting == "certificate"
    assert again.attempt.lines == call.attempt.lines
    play_well(again)
    assert len(make_room(tmp_path).past.attempts) == 1


def test_a_call_that_was_left_twice_is_offered_once(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    for _ in range(2):
        call = room.open(OLD, "free")
        call.do(Heard("message", "certificate-not-valid"))
        call.leave()
    assert len(room.attempts.unfinished() if room.attempts else ()) == 2
    assert room.attempts
    assert [each.head.scenario for each in room.attempts.left()] == ["old-certificate"]


def test_an_exam_call_that_was_left_goes_on_and_its_result_says_so(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    call = room.open(OLD, "exam")
    call.do(Heard("message", "certificate-not-valid"))
    call.leave()
    again, said = room.resume(call.keeper.id)
    assert "the result says so" in said
    play_well(again)
    room.forget()
    result = read_result(room.past.attempts[0])
    assert result is not None
    assert result.passed
    assert result.taken_up == 1
    note = write_report([result]).tables[0].note
    assert "left in their middle, and gone on with: Kim (1)" in note


def test_an_exam_call_that_was_only_looked_at_goes_on_as_an_exam(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    seen = room.open(OLD, "exam")
    seen.leave()
    again, _ = room.resume(seen.keeper.id)
    assert again.attempt.lines == seen.attempt.lines
    assert again.attempt.began.mode == "exam"


def test_a_near_miss_differs_in_what_the_ticket_does_not_tell(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    call = room.open(OLD, "free")
    near = room.near_miss(call)
    assert near is not None
    other = room.open(near, "free")
    assert other.play.cause != call.play.cause
    assert other.attempt.lines == call.attempt.lines
    other.do(Heard("message", "certificate-not-valid"))
    other.leave()
    again, _ = room.resume(other.keeper.id)
    play_well(again)
    assert again.debrief.score.passed


def test_a_generated_call_goes_on_as_the_same_call(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    call = room.open(Pick("", "small-example", 2, "seed-7"), "free")
    call.do(Asked("certificate"))
    call.leave()
    again, _ = make_room(tmp_path).resume(call.keeper.id)
    assert again.play.scenario == call.play.scenario
    assert again.head.is_generated


def test_trying_again_from_a_decision_counts_for_nothing(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    call = room.open(OLD, "free")
    call.do(Asked("certificate"))
    call.do(Heard("certificate", "none"))
    fail(call)
    before = room.open(OLD, "free")  # another call in between changes nothing
    before.leave()
    again = room.again(call, rewind(call.attempt.events, 1))
    assert again.attempt.waiting == ""
    play_well(again)
    room.forget()
    assert len([each for each in room.past.attempts if each.scored]) == 1


def test_a_watched_call_is_not_rated(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    play_well(room.open(OLD, "watch"))
    room.forget()
    assert room.deck == {}
    assert room.past.attempts[0].scored == {}


def test_a_call_that_is_not_there_is_told(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    with pytest.raises(NoCall, match="no call nothing"):
        room.find(Pick("nothing"))
    with pytest.raises(NoCall, match="can be made"):
        room.find(Pick("", "small-example", 1, "1", "small-example/words"))


def test_what_makes_no_sense_now_is_refused_and_not_kept(tmp_path: Path) -> None:
    call = make_room(tmp_path).open(OLD, "free")
    count = len(call.keeper.records)
    assert not call.do(Heard("nothing", "x"))
    assert len(call.keeper.records) == count


# --- a class ------------------------------------------------------------------------------------


PLAN = Plan("monday", mode="exam", calls=("old-certificate", "good-certificate"),
            generate=(Batch("small-example", 1, 2),), seed="7")  # fmt: skip


def join(room: Room, folder: Path, name: str, plan: Plan = PLAN) -> Classwork:
    folder.mkdir(exist_ok=True)
    return Classwork(room, plan, folder / "monday.yaml", name)


def test_a_class_is_played_call_by_call_and_its_results_lie_beside_its_file(
    tmp_path: Path,
) -> None:
    share = tmp_path / "share"
    for name in ("Ada", "Bo"):
        room = make_room(tmp_path)
        work = join(room, share, name)
        while (order := work.standing().next) is not None:
            call = work.open(order)
            (play_well if name == "Ada" else fail)(call)
            assert str(share) in call.said
            room.forget()
        assert work.standing().is_over
    results = collect([share / "results"]).results
    assert len(results) == 8
    assert {each.group for each in results} == {"monday"}
    assert sum(each.passed for each in results if each.learner == "Bo") == 0
    assert sum(each.passed for each in results if each.learner == "Ada") >= 3


def test_a_call_of_a_class_that_was_left_comes_first(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    work = join(room, tmp_path / "share", "Ada")
    order = work.standing().next
    assert order is not None
    call = work.open(order)
    call.do(Asked("certificate"))
    call.leave()
    left = join(make_room(tmp_path), tmp_path / "share", "Ada").unfinished()
    assert left is not None
    again, _ = work.resume(left.id)
    play_well(again)
    assert "monday" not in again.said or str(tmp_path / "share") in again.said


def test_a_share_that_cannot_be_written_keeps_the_result_at_home(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    share = tmp_path / "share"
    work = join(room, share, "Ada")
    (share / "results").write_text("in the way", encoding="utf-8")
    order = work.standing().next
    assert order is not None
    call = work.open(order)
    play_well(call)
    assert "Bring this file to your trainer" in call.said
    assert len(list((tmp_path / "data" / "training" / "results").iterdir())) == 1


def test_a_short_exam_ends_as_soon_as_the_odds_allow(tmp_path: Path) -> None:
    exam = PLAN.exam._replace(kind="sequential", fewest=2, most=4)
    room = make_room(tmp_path)
    work = join(room, tmp_path / "share", "Ada", PLAN._replace(exam=exam))
    played = 0
    while (order := work.standing().next) is not None:
        fail(work.open(order))
        played += 1
        room.forget()
    assert played == 2
    assert work.standing().verdict is not None
