"""The benchmark of guidance is itself worth a check, on a small sample."""

from benchmarks.callers import AT_ONCE, GUESS, GUIDED, Desk, make_callers
from benchmarks.calls import summarize, take_calls
from benchmarks.guidance import render_order
from benchmarks.optimum import Game
from tests.core.guided import FLOWS
from tui.core.events import Started, Unsure
from tui.core.walk import fold

CALLS = 300


def test_the_same_seed_makes_the_same_callers() -> None:
    assert list(make_callers(FLOWS, "guided", 20, 1)) == list(make_callers(FLOWS, "guided", 20, 1))
    assert list(make_callers(FLOWS, "guided", 20, 1)) != list(make_callers(FLOWS, "guided", 20, 2))


def test_a_caller_who_knows_everything_is_led_to_the_right_fix() -> None:
    desk = Desk(FLOWS, "guided")
    for caller in make_callers(FLOWS, "guided", 50, 1):
        assert not desk.take(caller, 0.0, GUIDED).blocked


def test_guidance_is_better_than_handing_over_at_once_and_than_guessing() -> None:
    taken = {key: summarize(calls) for key, calls in take_calls(FLOWS, "guided", CALLS).items()}
    guided, at_once, guess = (taken[0.2, policy] for policy in (GUIDED, AT_ONCE, GUESS))
    assert taken[0.0, GUIDED].escalated == 0
    assert taken[0.0, GUIDED].ratio == 1
    assert guided.escalated < at_once.escalated
    assert guided.minutes < at_once.minutes
    assert guided.minutes < guess.minutes


def test_what_is_done_next_is_near_the_best_there_is() -> None:
    walk = fold(FLOWS, [Started("guided/page"), Unsure("guided/page", "page")])
    game = Game(FLOWS, walk, 4_000)
    best = game.play(best=True, asking_only=False).minutes
    ours = game.play(best=False, asking_only=False).minutes
    assert best <= ours <= best * 1.03


def test_the_order_of_fixes_is_compared_with_every_order() -> None:
    table = list(render_order(10))
    assert all("1.0000 / 1.0000 | 10 of 10" in line for line in table[2:])
