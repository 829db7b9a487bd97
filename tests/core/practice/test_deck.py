"""Practice: what a person sees of it is what is due, how many, and that there is an end."""

import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.practice.deck import A_DAY, LEARNING, NEW, SURE, build_deck, count_levels, find_day
from tui.core.practice.pace import BOXES, BoxPace
from tui.core.practice.review import (
    Rating,
    Review,
    merge_reviews,
    read_reviews,
    write_review,
)
from tui.store.training.pace import ForgettingPace, open_pace

AGAIN, HARD, GOOD, EASY = Rating
FIRST = date(2026, 11, 1)


def review(skill: str, day: int, rating: Rating = GOOD) -> Review:
    at = f"{FIRST + timedelta(days=day)}T09:00:00.000Z"
    return Review(skill, rating, at, f"attempt-{skill[-1]}-{day}")


def day_of(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


def intervals(pace: object, ratings: list[Rating], *, grave: bool = False) -> list[int]:
    """Return the days until the next practice, each practised on the day it is due."""
    found, day = [], 0
    reviews: list[Review] = []
    for rating in ratings:
        reviews.append(review("decision:f/a", day, rating))
        found.append(pace.plan(reviews, is_grave=grave).days)  # type: ignore[attr-defined]
        day += found[-1]
    return found


def test_boxes_go_on_with_each_pass_and_back_to_the_first_with_a_failure() -> None:
    assert intervals(BoxPace(), [GOOD] * 6) == [*BOXES, BOXES[-1]]
    assert intervals(BoxPace(), [GOOD, GOOD, AGAIN, GOOD]) == [1, 3, 1, 3]
    assert intervals(BoxPace(), [EASY, EASY]) == [7, 60]
    assert intervals(BoxPace(), [GOOD] * 6, grave=True)[-1] == BOXES[-2]


def test_hard_is_a_pass_and_keeps_the_box() -> None:
    assert intervals(BoxPace(), [GOOD, GOOD, HARD]) == [1, 3, 3]
    deck = build_deck([review("decision:f/a", 0), review("decision:f/a", 1, HARD)], BoxPace())
    assert deck["decision:f/a"].lapses == 0


def test_fsrs_spaces_as_it_was_measured() -> None:
    pace = open_pace()
    assert isinstance(pace, ForgettingPace)
    assert intervals(pace, [GOOD] * 5) == [2, 11, 46, 163, 180]
    assert intervals(pace, [AGAIN, GOOD, GOOD])[0] == 1
    grave = intervals(pace, [GOOD] * 5, grave=True)
    assert grave == [1, 3, 8, 19, 43]


def test_what_is_due_comes_with_those_most_at_risk_first_and_ends() -> None:
    reviews = [review(f"decision:f/{number}", 0) for number in range(12)]
    reviews.append(review("decision:f/3", 1))  # practised again: due later
    deck = build_deck(reviews, BoxPace())
    today = find_day(deck, day_of(2))
    assert len(today.due) == A_DAY
    assert "decision:f/3" not in today.due
    assert today.waiting == 3
    assert not today.is_over
    done = [*reviews, *(review(skill, 2) for skill in today.due)]
    later = find_day(build_deck(done, BoxPace()), day_of(2))
    assert later.is_over
    assert (later.done, later.total) == (A_DAY, A_DAY)


def test_a_failure_of_today_may_be_tried_again_but_is_not_due_before_tomorrow() -> None:
    deck = build_deck([review("decision:f/a", 5, AGAIN)], BoxPace())
    today = find_day(deck, day_of(5))
    assert today.due == ()
    assert today.again == ("decision:f/a",)
    assert find_day(deck, day_of(6)).due == ("decision:f/a",)


def test_a_skill_that_the_flow_lost_is_never_due() -> None:
    deck = build_deck([review("decision:f/gone", 0)], BoxPace())
    assert find_day(deck, day_of(30), known=()).due == ()


def test_months_away_do_not_bring_everything_on_one_day() -> None:
    deck = build_deck([review(f"decision:f/{n}", 0) for n in range(60)], BoxPace())
    day = find_day(deck, day_of(200))
    assert len(day.due) == A_DAY
    assert day.waiting == 52


def test_levels_are_counted_over_all_skills_of_a_flow() -> None:
    long = [review("decision:f/a", sum(BOXES[:n])) for n in range(5)]
    deck = build_deck([*long, review("decision:f/b", 0, AGAIN)], BoxPace())
    counts = count_levels(deck, ["decision:f/a", "decision:f/b", "decision:f/c"])
    assert (counts[SURE], counts[LEARNING], counts[NEW]) == (1, 1, 1)


def test_four_failures_after_a_pass_speak_against_the_flow() -> None:
    ratings = [GOOD, AGAIN, GOOD, AGAIN, AGAIN, AGAIN]
    reviews = [review("decision:f/a", day, each) for day, each in enumerate(ratings)]
    assert build_deck(reviews, BoxPace())["decision:f/a"].is_leech
    assert not build_deck(reviews[:-1], BoxPace())["decision:f/a"].is_leech


ratings = st.sampled_from(list(Rating))


@given(st.lists(ratings, min_size=1, max_size=12), st.booleans())
def test_every_way_of_spacing_is_a_later_day_and_a_failure_comes_back_first(
    given: list[Rating],
    grave: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    for pace in (BoxPace(), open_pace()):
        days = intervals(pace, given, grave=grave)
        assert all(1 <= each <= 180 for each in days)
        failed = intervals(pace, [*given, AGAIN], grave=grave)[-1]
        passed = intervals(pace, [*given, GOOD], grave=grave)[-1]
        assert failed <= passed


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9), ratings), max_size=20))
def test_merging_decks_is_the_same_in_any_order_and_any_number_of_times(
    given: list[tuple[str, int, Rating]],
) -> None:
    first = {(skill, day): review(f"decision:f/{skill}", day, each) for skill, day, each in given}
    reviews = list(first.values())
    half = len(reviews) // 2
    one = merge_reviews(reviews[:half], reviews[half:], reviews)
    other = merge_reviews(reversed(reviews))
    assert one == other
    assert all(a.at <= b.at for a, b in pairwise(one))


def test_a_review_survives_its_line() -> None:
    one = review("resolution:f/a", 3, HARD)
    assert read_reviews([write_review(one, 1)]) == (one,)


def test_without_the_package_five_boxes_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs", None)
    assert isinstance(open_pace(), BoxPace)
