"""Calls made from the flow: the same for the same seed, consistent, and at three levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sample import FLOWS
from tui.core.training.attempt import fold
from tui.core.training.generate import Maker, make, targets
from tui.core.training.lots import Lots
from tui.core.training.play import Play
from tui.core.training.proving import Proving
from tui.core.training.recognition import quiz, quizzes, rate_quiz
from tui.core.training.reference import best
from tui.core.training.twins import twins

MAKER = Maker(FLOWS, "sample")


def test_every_resolution_that_a_walk_can_come_to_can_be_practised() -> None:
    ends = ("legacy-mfa", "modern", "wipe", "gov", "network", "ticket")
    assert set(targets(FLOWS, "sample")) == {f"sample/{name}" for name in ends}


@given(st.integers(), st.sampled_from((1, 2, 3)))
def test_a_made_call_has_no_fault_and_is_the_same_again(seed: int, level: int) -> None:
    call = MAKER.make(str(seed), level)
    assert call == make(FLOWS, "sample", str(seed), level=level)
    found = [each for each in Proving(FLOWS).prove(call) if each.code != "C010"]
    assert found == []
    assert call.made.startswith("generated from sample, seed")


def test_levels_add_doubt_and_wrong_claims() -> None:
    plain, unsure, wrong = (MAKER.make("x", level, "sample/legacy-mfa") for level in (1, 2, 3))
    assert (plain.says, plain.herrings) == ({}, ())
    assert [says.first for says in unsure.says.values()] == ["unsure"]
    assert unsure.herrings
    assert any(wrong.is_wrong(fact) for fact in wrong.facts)
    assert any(says.hedged and not wrong.is_wrong(fact) for fact, says in wrong.says.items())


def test_weakness_decides_what_is_drawn() -> None:
    weak = dict.fromkeys(MAKER.targets(), 0.0) | {"sample/gov": 1.0}
    assert {MAKER.make(str(seed), weak=weak).cause for seed in range(8)} == {"sample/gov"}


def test_likelier_causes_come_more_often() -> None:
    causes = [MAKER.make(str(seed)).cause for seed in range(120)]
    assert causes.count("sample/modern") > causes.count("sample/gov")


def test_an_unknown_target_is_refused() -> None:
    with pytest.raises(KeyError):
        MAKER.make("x", 1, "sample/nothing")


def test_near_misses_differ_in_one_fact_and_end_elsewhere() -> None:
    call = MAKER.make("x", 1, "sample/legacy-mfa")
    found = list(twins(Play(FLOWS, call)))
    assert found
    for twin in found:
        changed = [fact for fact in call.facts if twin.facts[fact] != call.facts[fact]]
        assert len(changed) == 1
        assert twin.cause_name != call.cause_name
        other = Play(FLOWS, twin)
        assert fold(other, best(other)).ended_at == twin.cause_name


def test_lots_are_the_same_for_the_same_seed_and_cover_everything() -> None:
    assert [Lots(1).below(9) for _ in range(3)] == [Lots(1).below(9)] * 3
    lots = Lots("x")
    assert {lots.pick("abc") for _ in range(60)} == {"a", "b", "c"}
    assert {lots.weigh("abc", [1, 0, 1]) for _ in range(60)} == {"a", "c"}
    assert sorted(lots.shuffle(range(9))) == list(range(9))


def test_a_page_of_the_recognition_drill_has_one_right_cause_and_one_right_action() -> None:
    for page in quizzes(MAKER, "x", 6, due=["sample/gov"]):
        names = [each.name for each in page.causes]
        assert page.right in names
        assert len({each.title for each in page.causes}) == len(names) <= 4
        assert rate_quiz(page, page.right, page.action) == "good"
        assert rate_quiz(page, page.right, page.action + 1) == "hard"
        assert rate_quiz(page, "sample/nothing", page.action) == "again"
    assert quiz(MAKER, "x-0", "sample/gov").right == "sample/gov"
