"""A walk saved as a case: one line of YAML that reads back and passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reading import open_flow
from tests.core.sample import FLOW, FLOWS
from tui.core.codes.example import TINY, tiny
from tui.core.events import CANNOT, FAILED, HELPED, Answered, Event, Started, Told, Tried, Unsure
from tui.core.flow import Case
from tui.core.testing.case_text import case_line, case_of, quote, record_case
from tui.core.testing.casework import run_case
from tui.core.walk import Asking, Offering, Walk, fold, proceed
from tui.store.reader import read_source

texts = st.text(st.characters(codec="utf-8"), max_size=20)


def walk_tiny(*events: Event, text: str = TINY) -> tuple[str, Walk]:
    flow = open_flow(text).flow
    flows = {"tiny": flow}
    walk = fold(flows, [Started("tiny/licence"), *events])
    return case_of(flows, walk), walk


def test_a_walk_that_ended_is_a_case_of_what_was_answered() -> None:
    line, _ = walk_tiny(Answered("tiny/licence", "licence", "missing"))
    assert line == ("- {name: The user has no licence, facts: {licence: missing}, expect: assign}")


def test_a_walk_in_the_middle_is_no_case() -> None:
    assert walk_tiny()[0] == ""


def test_what_nobody_knew_is_left_out() -> None:
    line, _ = walk_tiny(Unsure("tiny/licence", "licence"), Tried("tiny/assign", FAILED))
    assert "facts: {}" in line
    assert "expect: ticket" in line


def test_a_fix_that_failed_is_told_by_what_helped_instead() -> None:
    line, _ = walk_tiny(
        Answered("tiny/licence", "licence", "missing"),
        Tried("tiny/assign", FAILED),
        text=tiny("    verify:", "    otherwise: ticket\n    verify:"),
    )
    assert line.endswith(
        "facts: {licence: missing}, expect: ticket, helps: [ticket], tried: [assign]}"
    )


def test_a_fix_that_failed_with_nothing_behind_it_is_told_by_nothing_helping() -> None:
    line, _ = walk_tiny(
        Answered("tiny/licence", "licence", "missing"), Tried("tiny/assign", FAILED)
    )
    assert line.endswith("expect: hand-over, remaining: [assign], helps: [none], tried: [assign]}")


def test_a_fix_that_needs_other_rights_is_told_as_a_hand_over() -> None:
    line, _ = walk_tiny(
        Answered("tiny/licence", "licence", "missing"), Tried("tiny/assign", CANNOT)
    )
    assert line.endswith("expect: hand-over, remaining: [assign], helps: [none], tried: [assign]}")


def test_a_fact_told_beforehand_and_a_start_elsewhere_are_kept() -> None:
    events: list[Event] = [Started("sample/auth"), Told("auth", "modern")]
    case = record_case(FLOWS, fold(FLOWS, events), "mine")
    assert case == Case("mine", {"auth": "modern"}, "modern", at="auth")


@given(st.data())
def test_every_walk_that_is_saved_passes_as_a_case(data: st.DataObject) -> None:
    walk = fold(FLOWS, [Started("sample/where")])
    for _ in range(data.draw(st.integers(0, 12))):
        position = walk.position
        if isinstance(position, Asking):
            answer = data.draw(st.sampled_from([None, *position.offered]))
            place, fact = position.place.name, position.fact_id
            event = Answered(place, fact, answer) if answer else Unsure(place, fact)
            walk = proceed(FLOWS, walk, event)
        elif isinstance(position, Offering):
            result = data.draw(st.sampled_from([HELPED, FAILED]))
            walk = proceed(FLOWS, walk, Tried(position.place.name, result))
    case = record_case(FLOWS, walk, data.draw(texts))
    if case:
        assert not run_case(FLOWS, FLOW, case).fault


@given(texts)
def test_any_text_is_read_back_as_it_was_shown(text: str) -> None:
    source, problems = read_source(f"x: [{{a: {quote(text)}}}]\n".encode(), "x")
    assert source is not None
    assert not problems
    if text.isprintable():
        assert source.tree["x"] == [{"a": text}]


@pytest.mark.parametrize("word", ["no", "1.10", "null", "a b", "x/y"])
def test_what_is_text_anyway_needs_no_quotes(word: str) -> None:
    assert quote(word) == word


def test_every_key_of_a_case_is_written() -> None:
    case = Case("a: b", {"f": "x y"}, "end", ("r",), ("h",), ("n",), "start")
    assert case_line(case) == (
        "- {name: 'a: b', facts: {f: x y}, expect: end, remaining: [r], helps: [h], never: [n],"
        " at: start}"
    )
