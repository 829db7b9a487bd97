"""The count of callers who end where they must is itself worth a check."""

from typing import Any

import pytest

from benchmarks.walks import judge

CALLER = {"id": "W1", "expect_leaf": "mfa-legacy", "expect_item": "S28", "expect_actor": "IA+ABM"}
OPEN = {
    "id": "W2",
    "expect_leaf": "handover",
    "expect_item": "S01",
    "expect_actor": "IA",
    "forbid_leaves": ["apns-create"],
}


def _end(kind: str, refs: list[str], actors: list[str], *remaining: str) -> dict[str, Any]:
    left = [{"node": ref, "refs": [ref]} for ref in remaining]
    return {
        "kind": kind, "node": "n", "refs": refs, "actors": actors, "asked": 3, "remaining": left,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("refs", "actors", "right"),
    [
        (["S28", "mfa-legacy"], ["IA", "ABM", "L1"], True),
        (["mfa-legacy"], ["IA", "ABM"], True),
        (["S28"], ["IA", "ABM"], True),
        (["S29"], ["IA", "ABM"], False),
        (["S28"], ["ABM", "IA"], False),
        (["S28"], ["IA"], False),
    ],
)
def test_a_fix_counts_with_its_item_and_who_acts_first(
    refs: list[str], actors: list[str], *, right: bool
) -> None:
    assert judge(CALLER, _end("fix", refs, actors)).right is right


def test_an_accepted_item_and_actor_count_as_well() -> None:
    caller = {**CALLER, "accept_items": ["B043"], "accept_actors": ["ID"]}
    assert judge(caller, _end("fix", ["B043"], ["ID"])).right


def test_a_hand_over_counts_when_the_expected_cause_is_still_open() -> None:
    assert judge(OPEN, _end("hand-over", [], ["IA"], "S01", "S04")).right
    assert not judge(OPEN, _end("hand-over", [], ["IA"], "S04")).right


def test_a_fix_where_a_hand_over_is_due_does_not_count() -> None:
    assert not judge(OPEN, _end("fix", ["S01"], ["IA"])).right


def test_ending_where_one_must_not_never_counts() -> None:
    assert not judge(OPEN, _end("hand-over", ["S01", "apns-create"], ["IA"])).right
