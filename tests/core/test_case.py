"""A case as a whole: state, times, and the words a search finds."""

from hypothesis import given
from hypothesis import strategies as st

from tests.core.records import CASE, any_record, opened, records
from tui.core.events import Answered, Back, Noted, Started, Told, Tried, Unsure
from tui.core.journal.case import (
    find_gaps,
    is_worth_keeping,
    searched_text,
    steps_of,
    summarize,
    walk_events,
)
from tui.core.journal.milestones import Closed, Filled, Happening, Opened, Parked, Pinned, Resumed
from tui.core.journal.record import Record

WHERE = Answered("sample/where", "where", "screen")


def test_a_case_shows_what_it_is_about() -> None:
    case = summarize(CASE, opened(WHERE, Unsure("sample/auth", "auth"), Noted("x")))
    assert (case.flow, case.title, case.agent) == ("sample", "A sample", "Kim")
    assert (case.asked, case.notes, case.events) == (2, 1, 5)
    assert case.state == "unfinished"
    assert case.seconds == 40
    assert case.short_id == "k3f9a2"


def test_parking_closing_and_going_on_change_its_state() -> None:
    assert summarize(CASE, opened(WHERE, Parked())).state == "parked"
    assert summarize(CASE, opened(WHERE, Closed("fixed", title="X"))).result == "X"
    assert summarize(CASE, opened(WHERE, Closed("fixed"))).state == "closed"
    again = summarize(CASE, opened(WHERE, Closed("fixed"), Resumed("Lee"), Back()))
    assert (again.state, again.outcome, again.agent) == ("unfinished", "", "Lee")


def test_a_note_does_not_open_a_closed_case_again() -> None:
    case = summarize(CASE, opened(WHERE, Closed("fixed"), Resumed(), Noted("thanks")))
    assert (case.state, case.outcome) == ("closed", "fixed")


def test_a_waiting_case_is_due_on_its_day_and_one_without_a_day_never() -> None:
    case = summarize(CASE, opened(Closed("waiting", "2026-12-01")))
    assert case.state == "waiting"
    assert not case.is_due("2026-11-30")
    assert case.is_due("2026-12-01")
    assert not summarize(CASE, opened(Closed("waiting"))).is_due("2030-01-01")


def test_time_between_sittings_does_not_count() -> None:
    first = records(Opened("sample"), Started("sample/where"), WHERE, every=60_000)
    second = tuple(
        record._replace(number=number, elapsed=elapsed)
        for number, elapsed, record in zip(
            (4, 5), (0, 30_000), records(Resumed(), Back()), strict=True
        )
    )
    assert summarize(CASE, (*first, *second)).seconds == 150
    assert [step.elapsed for step in steps_of((*first, *second))] == [120_000, 30_000]


def test_each_step_has_the_time_since_the_step_before() -> None:
    found = steps_of(opened(WHERE, Noted("x"), Tried("sample/wipe", "failed")))
    assert [(type(step.event).__name__, step.elapsed) for step in found] == [
        ("Answered", 20_000),
        ("Tried", 20_000),
    ]


def test_a_search_finds_notes_answers_and_the_title_but_not_the_program_version() -> None:
    text = searched_text(
        CASE, opened(WHERE, Noted("Blue screen"), Filled("p", "f", "serial 4"), Closed("fixed"))
    )
    for word in (CASE, "A sample", "where", "screen", "Blue screen", "serial 4", "fixed", "Kim"):
        assert word in text
    assert "0.1.0" not in text


def test_only_what_the_walk_needs_is_folded() -> None:
    found = walk_events(opened(WHERE, Parked(), Resumed(), Pinned({"sample": "x"}), Noted("x")))
    assert found == (Started("sample/where"), WHERE, Noted("x"))


def test_a_case_begins_with_the_first_thing_somebody_says() -> None:
    nothing: list[Happening] = [Opened("x"), Started("x/y"), Told("a", "b", "site"), Told("a", "b")]
    assert not any(map(is_worth_keeping, nothing))
    assert is_worth_keeping(WHERE)
    assert is_worth_keeping(Told("a", "b", "text"))
    assert is_worth_keeping(Noted("x"))


@given(st.lists(any_record, max_size=8))
def test_no_records_keep_a_summary_from_being_made(found: list[Record]) -> None:
    case = summarize(CASE, found)
    assert case.events == len(found)
    assert case.seconds >= 0
    assert find_gaps(found) >= 0
    assert isinstance(searched_text(CASE, found), str)
    assert all(step.elapsed >= 0 for step in steps_of(found))
