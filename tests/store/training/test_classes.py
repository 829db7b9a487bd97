"""Class files and results: what a trainer writes, and what comes back on a stick."""

from pathlib import Path

import pytest

from tests.store.cases import FakeTime
from tui.core.classroom.exam import SEQUENTIAL, Thresholds
from tui.core.classroom.plan import Batch, Plan, list_orders, write_plan
from tui.core.journal.milestones import Other
from tui.core.practice.attempt import Head
from tui.core.practice.review import Rating, Review, merge_reviews
from tui.store.shelf import Shelf
from tui.store.training.classes import (
    ClassRefused,
    collect,
    hand_in,
    read_class,
    read_thresholds,
)
from tui.store.training.decks import (
    DeckRefused,
    export_deck,
    import_deck,
    read_imported,
)
from tui.store.training.keeper import AttemptKeeper, Place

PLAN = Plan(
    "monday", 'Apple: "basics" #1', "exam", "first", ("stuck", "no"), (Batch("intune-ios", 2, 3),),
    "42", Thresholds(kind=SEQUENTIAL),
)  # fmt: skip
SCORED = {"total": 90, "passed": True, "cause": "f/a", "cause_title": "A", "asked": ["f/q"],
          "misread": [], "questions": {"f/q": "Which?"}, "minutes": 5, "par": 4}  # fmt: skip


def play(shelf: Path, learner: str, scenario: str = "stuck", **scored: object) -> AttemptKeeper:
    keep = AttemptKeeper(Place(Shelf(shelf), clock=FakeTime().clock))
    keep.begin(Head(scenario, "Stuck", "f", {"f": "abc"}, "exam", learner=learner, group="monday"))
    keep.finish(Other("scored", {**SCORED, **scored}))
    return keep


@pytest.mark.parametrize("plan", [PLAN, PLAN._replace(exam=Thresholds(), title="", generate=())])
def test_a_class_file_says_what_the_trainer_wanted(tmp_path: Path, plan: Plan) -> None:
    file = tmp_path / "class.yaml"
    file.write_text(write_plan(plan, "2026-12-05"), encoding="utf-8")
    assert read_class(file) == plan
    assert read_thresholds(file) == plan.exam


def test_a_class_is_the_same_calls_for_everybody() -> None:
    orders = list_orders(PLAN)
    assert [each.scenario for each in orders[:2]] == ["stuck", "no"]
    assert len(orders) == len({each.key for each in orders}) == 5
    assert orders == list_orders(PLAN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("class: a\nmode: oral\ncalls: [x]\n", ":2:7: mode: write one of"),
        ("class: a\ncalls: []\n", "it has 0 calls"),
        ("class: a\ncalls: [x]\nexam: {kind: fixed, calls: 5, pass-at: 6}\n", "pass-at: from 1"),
        ("class: a\ncalls: [x]\nexam: {colour: red}\n", ":3:8: colour: there is no such key"),
        ("class: a\ncalls: [x]\nfoo: 1\n", ":3:1: foo: there is no such key"),
        ("class: a\ngenerate: [{flow: f, level: 9}]\n", "level is 1, 2 or 3"),
        ("class: a\ngenerate: [{flow: f, count: many}]\n", "count: write a number"),
        ("class: [a\n", ":2:1:"),
        ("", "nothing in this file"),
    ],
)
def test_a_broken_class_file_is_told_with_line_and_column(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "class.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ClassRefused) as refused:
        read_class(file)
    assert said in str(refused.value)
    assert str(file) in str(refused.value)


def test_thresholds_have_a_file_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "exam.yaml"
    file.write_text("kind: fixed\ncalls: 10\npass-at: 9\n", encoding="utf-8")
    assert read_thresholds(file) == Thresholds(calls=10, pass_at=9)


def test_results_come_back_as_files_each_once(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for learner in ("Ada Byron", "Bo"):
        keep = play(tmp_path / learner, learner)
        assert hand_in(stick, learner, keep.id, keep.records) == ""
        assert hand_in(stick / "copy", learner, keep.id, keep.records) == ""
    collected = collect([stick, tmp_path / "Bo"])
    assert sorted(each.learner for each in collected.results) == ["Ada Byron", "Bo"]
    assert collected.notices == ()
    assert any(each.name.startswith("ada-byron-") for each in stick.iterdir())
    assert collected.seal == collect([tmp_path / "Bo", stick / "copy", stick]).seal


def test_a_result_that_was_changed_or_cut_does_not_count(tmp_path: Path) -> None:
    for learner in ("Ada", "Bo", "Cy"):
        keep = play(tmp_path / "home", learner, passed=False)
        hand_in(tmp_path / "stick", learner, keep.id, keep.records)
    ada, bo, cy = sorted((tmp_path / "stick").iterdir())
    ada.write_bytes(ada.read_bytes().replace(b'"passed":false', b'"passed":true'))
    bo.write_bytes(b"".join(bo.read_bytes().splitlines(keepends=True)[1:]))
    cy.write_bytes(b"nonsense\n")
    collected = collect([tmp_path / "stick", tmp_path / "missing"])
    assert collected.results == ()
    assert any("checksum" in each for each in collected.notices)
    assert any("not whole" in each for each in collected.notices)
    assert any("missing" in each for each in collected.notices)


def test_a_rewound_attempt_is_no_result(tmp_path: Path) -> None:
    keep = AttemptKeeper(Place(Shelf(tmp_path), clock=FakeTime().clock))
    keep.begin(Head("stuck", rewound=True))
    keep.finish(Other("scored", SCORED))
    assert collect([tmp_path]).results == ()


def test_a_deck_goes_to_another_machine_and_back(tmp_path: Path) -> None:
    reviews = merge_reviews(
        Review(f"decision:f/{n}", Rating.GOOD, f"2026-11-0{n}T09:00:00.000Z", "a-1")
        for n in range(1, 4)
    )
    file = tmp_path / "deck.jsonl"
    file.write_bytes(export_deck(reviews))
    there = tmp_path / "there"
    assert import_deck(file, there, reviews[:1])[:2] == (3, 2)
    assert read_imported(there) == reviews
    assert import_deck(file, there, read_imported(there))[:2] == (3, 0)
    assert len(list(there.iterdir())) == 1


def test_a_file_that_is_no_deck_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deck.jsonl"
    file.write_text("hello\n", encoding="utf-8")
    with pytest.raises(DeckRefused, match="line 1"):
        import_deck(file, tmp_path / "there", [])
    assert not (tmp_path / "there").exists()
