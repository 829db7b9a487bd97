"""Every resolution of the shipped flows can be practised, and is found by asking its caller."""

from pathlib import Path

import pytest

from tests.trees.shipped import shipped
from tui.core.flow import Resolution
from tui.core.practice.menu import ask_options, fix_options
from tui.core.training.attempt import fold
from tui.core.training.board import Board
from tui.core.training.debrief import debrief
from tui.core.training.events import Asked, AttemptEvent, Began, Heard
from tui.core.training.generate import Maker
from tui.core.training.play import Play
from tui.core.training.recognition import quizzes
from tui.core.training.reference import best
from tui.core.training.sure import is_sure
from tui.store.scenarios import read_scenarios

FLOWS = shipped()
TREES = Path(__file__).parents[2] / "trees"


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_every_resolution_has_a_call_that_its_caller_s_answers_solve(flow: str) -> None:
    maker = Maker(FLOWS, flow)
    own = {
        f"{flow}/{name}" for name, node in FLOWS[flow].nodes.items() if isinstance(node, Resolution)
    }
    assert set(maker.targets()) == own
    for level in (1, 2, 3):
        for target in maker.targets():
            play = Play(FLOWS, maker.make("practice", level, target), maker.board)
            assert fold(play, best(play)).ended_at == target


def test_the_best_play_of_every_written_call_has_the_full_score() -> None:
    boards: dict[str, Board] = {}
    for scenario in read_scenarios([TREES]).scenarios.values():
        if scenario.flow not in boards:
            boards[scenario.flow] = Board(FLOWS, scenario.flow)
        play = Play(FLOWS, scenario, boards[scenario.flow])
        found = debrief(play, best(play))
        assert (scenario.id, found.score.total, found.wrong) == (scenario.id, 100.0, ())
        assert all(step.before and step.after for step in found.steps), scenario.id


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_a_drill_asks_for_nothing_that_is_not_verified(flow: str) -> None:
    maker = Maker(FLOWS, flow)
    for seed in range(30):
        pages = list(quizzes(maker, str(seed), 5))
        assert bool(pages) is (len(maker.targets()) > 1)
        for page in pages:
            assert len(page.causes) > 1
            titles = (each.title for each in page.causes)
            text = " ".join((page.words, *page.signs, *titles, *page.actions, page.lesson))
            assert is_sure([text]), (flow, seed, page.right)


def test_no_two_questions_to_choose_from_look_the_same() -> None:
    maker = Maker(FLOWS, "windows")
    play = Play(FLOWS, maker.make("list", 1), maker.board)
    shown = [(e.label, e.detail) for e in ask_options(play, fold(play, [Began("list")]))]
    assert len(set(shown)) == len(shown)


def test_what_is_typed_freely_is_heard_in_any_wording() -> None:
    maker = Maker(FLOWS, "ios-more")
    scenario = maker.make("text", 1, "ios-more/ade-old-os-fallback")
    facts = {**scenario.facts, "os_version": "iPhone, 12.4"}
    play = Play(FLOWS, scenario._replace(facts=facts), maker.board)
    events: list[AttemptEvent] = [
        Began("text"),
        Asked("os_version"),
        Heard("os_version", "12 point 4"),
    ]
    step = debrief(play, events).steps[-1]
    assert (step.label.value, step.before) == ("heard", step.after)
    assert step.after > 1


def test_a_search_in_a_call_shows_first_what_has_the_words_in_its_title() -> None:
    (call,) = (
        each
        for each in read_scenarios([TREES]).scenarios.values()
        if each.title == "A folder from the guide is not there"
    )
    play = Play(FLOWS, call)
    attempt = fold(play, [Began(call.id)])
    assert ask_options(play, attempt, "missing")[0].label == "What is missing?"
    assert "log folder" in fix_options(play, attempt, "log")[0].label
