"""The written calls: how many, how hard, about what, and that each is a call of its own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from tests.trees.shipped import shipped
from tui.core.flow import LIKELIHOODS, Resolution
from tui.core.training.scenario import UNSURE, Scenario
from tui.store.scenarios import read_scenarios

TREES = Path(__file__).parents[2] / "trees"
FLOWS = (
    "intune-ios", "ios-more", "any-platform", "android", "macos", "windows",
    "windows-client-codes", "comanagement-codes",
)  # fmt: skip
ALIKE = 0.5
"""Share of their three-word runs above which two tickets are near copies."""
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


@cache
def calls() -> Mapping[str, Scenario]:
    """Read the shipped calls once."""
    read = read_scenarios([TREES])
    assert not read.problems
    return read.scenarios


def texts(call: Scenario) -> Iterator[str]:
    """Yield everything that a trainee may read of a call."""
    yield from (call.title, call.ticket.sender, call.ticket.subject, call.ticket.text)
    yield from (call.works, call.fails, call.lesson)
    for says in call.says.values():
        yield from (says.text, says.check)
    for herring in call.herrings:
        yield herring.text
    yield from (end.why for end in call.accept)
    yield from (end.why for end in call.never)


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the three-word runs of a text."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def alike(one: str, other: str) -> float:
    first, second = runs(one), runs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def test_there_are_calls_of_every_level_and_flow() -> None:
    levels = Counter(call.level for call in calls().values())
    assert sum(levels.values()) >= 115
    assert min(levels[level] for level in (1, 2, 3)) >= 30
    flows = Counter(call.flow_id for call in calls().values())
    assert set(flows) == set(FLOWS)
    assert min(flows.values()) >= 4
    assert flows["intune-ios"] >= 40


def test_every_common_cause_has_a_call() -> None:
    causes = {call.cause_name for call in calls().values()}
    common = {
        f"{flow_id}/{node_id}"
        for flow_id, flow in shipped().items()
        for node_id, node in flow.nodes.items()
        if isinstance(node, Resolution) and node.likelihood == LIKELIHOODS["common"]
    }
    assert len(causes) >= 110
    assert common - causes == set()


def test_no_cause_has_more_than_three_calls() -> None:
    causes = Counter(call.cause_name for call in calls().values())
    assert max(causes.values()) <= 3


def test_some_calls_end_by_handing_over() -> None:
    kinds = Counter(kind_of(call) for call in calls().values())
    assert kinds["hand-over"] >= 10
    assert kinds["wait"] >= 3
    assert kinds["not-ours"] >= 2
    assert sum("hand-over" in call.accepted for call in calls().values()) >= 25


def test_twins_name_each_other_and_end_elsewhere() -> None:
    twins = [call for call in calls().values() if call.twin]
    assert len(twins) >= 20
    for call in twins:
        other = calls()[call.twin]
        assert other.twin == call.id
        assert other.cause_name != call.cause_name


def kind_of(call: Scenario) -> str:
    flow_id, _, node_id = call.cause_name.partition("/")
    node = shipped()[flow_id].nodes[node_id]
    assert isinstance(node, Resolution)
    return node.kind


def test_no_two_tickets_are_near_copies() -> None:
    near = [
        (one.id, other.id)
        for one, other in combinations(calls().values(), 2)
        if alike(one.ticket.text, other.ticket.text) > ALIKE
    ]
    assert near == []


def test_no_two_calls_share_title_lesson_or_caller() -> None:
    for part in (
        [call.title for call in calls().values()],
        [call.lesson for call in calls().values()],
        [call.ticket.sender for call in calls().values()],
    ):
        assert [text for text, count in Counter(part).items() if count > 1] == []


@pytest.mark.parametrize("level", [2, 3])
def test_a_harder_ticket_does_not_name_its_cause(level: int) -> None:
    told = []
    for call in calls().values():
        flow_id, _, node_id = call.cause_name.partition("/")
        node = shipped()[flow_id].nodes[node_id]
        assert isinstance(node, Resolution)
        if call.level == level and alike(call.ticket.text, node.resolve) > ALIKE:
            told.append(call.id)
    assert told == []


def test_what_is_asked_is_answered_in_words_of_the_caller() -> None:
    labels = []
    for call in calls().values():
        for fact_id, says in call.says.items():
            fact = shipped()[call.flow_id].facts.get(fact_id)
            answer = fact and fact.answers.get(says.first or call.facts.get(fact_id, ""))
            if answer and says.text == answer.label and answer.label not in answer.matches:
                labels.append((call.id, fact_id))
    assert labels == []


def test_who_does_not_know_says_something_when_asked_to_look() -> None:
    silent = [
        (call.id, fact_id)
        for call in calls().values()
        for fact_id, says in call.says.items()
        if (says.first or says.hedged) and not (says.text and says.check)
    ]
    assert silent == []


def test_each_unsure_or_wrong_answer_can_be_looked_up() -> None:
    for call in calls().values():
        for fact_id, says in call.says.items():
            wrong = says.first not in {"", UNSURE, call.facts.get(fact_id, "")}
            assert not wrong or call.level == 3, call.id
            assert not wrong or says.hedged or says.against, call.id


def test_addresses_belong_to_nobody() -> None:
    for call in calls().values():
        for text in texts(call):
            for found in ADDRESS.finditer(text):
                assert found[0].endswith((".example", ".local")), (call.id, found[0])


def test_every_call_tells_what_happens_after_a_fix_and_what_to_note() -> None:
    for call in calls().values():
        assert call.works, call.id
        assert call.fails, call.id
        assert call.note, call.id


def test_no_caller_asks_what_may_never_be_done_without_a_reason_in_the_debrief() -> None:
    for call in calls().values():
        for end, why in {**call.forbidden, **call.accepted}.items():
            assert len(why.split()) >= 5, (call.id, end)
        assert call.cause_name not in call.forbidden, call.id


def test_a_new_certificate_is_forbidden_wherever_one_exists() -> None:
    for call in calls().values():
        if call.level > 1 and call.facts.get("apns") in {"bad", "active"}:
            assert "intune-ios/apns-create" in call.forbidden, call.id
