"""Decision diagrams behave as the sets of states they stand for."""

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.proving.assignment import Counting, contains, pick
from tui.core.proving.diagram import ALL, EMPTY, Diagrams, TooMuch

SIZES = (3, 2, 4)
STATES = list(product(*(range(size) for size in SIZES)))
sets = st.sets(st.sampled_from(STATES))
facts = st.integers(min_value=0, max_value=len(SIZES) - 1)

State = tuple[int, ...]


def new() -> Diagrams:
    return Diagrams(SIZES, cells=100_000, steps=1_000_000)


def build(diagrams: Diagrams, states: Iterable[State]) -> int:
    return diagrams.union_all(
        diagrams.meet_all(diagrams.literal(fact, (value,)) for fact, value in enumerate(state))
        for state in states
    )


def read(diagrams: Diagrams, number: int) -> set[State]:
    return {state for state in STATES if contains(diagrams, number, dict(enumerate(state)))}


@given(states=sets)
def test_a_set_holds_what_was_put_in(states: set[State]) -> None:
    diagrams = new()
    assert read(diagrams, build(diagrams, states)) == states


@given(one=sets, other=sets)
def test_union_meet_and_minus_are_those_of_sets(one: set[State], other: set[State]) -> None:
    diagrams = new()
    left, right = build(diagrams, one), build(diagrams, other)
    assert read(diagrams, diagrams.union(left, right)) == one | other
    assert read(diagrams, diagrams.meet(left, right)) == one & other
    assert read(diagrams, diagrams.minus(left, right)) == one - other


@given(one=sets, other=sets)
def test_equal_sets_have_equal_numbers(one: set[State], other: set[State]) -> None:
    diagrams = new()
    left, right = build(diagrams, sorted(one)), build(diagrams, sorted(other, reverse=True))
    assert (left == right) == (one == other)


@given(states=sets, fact=facts, data=st.data())
def test_relabel_gives_a_fact_its_new_values(
    states: set[State], fact: int, data: st.DataObject
) -> None:
    values = st.lists(st.sampled_from(range(SIZES[fact])), unique=True)
    rows = [data.draw(values) for _ in range(SIZES[fact])]
    diagrams = new()
    expected = {
        (*state[:fact], value, *state[fact + 1 :])
        for state in states
        for value, olds in enumerate(rows)
        if state[fact] in olds
    }
    assert read(diagrams, diagrams.relabel(build(diagrams, states), fact, rows)) == expected


@given(states=sets, fact=facts, kept=st.sets(st.integers(min_value=0, max_value=3)))
def test_forget_keeps_the_rest_of_the_states(states: set[State], fact: int, kept: set[int]) -> None:
    diagrams = new()
    values = sorted(value for value in kept if value < SIZES[fact])
    rests = {(s[:fact], s[fact + 1 :]) for s in states if s[fact] in values}
    expected = {state for state in STATES if (state[:fact], state[fact + 1 :]) in rests}
    assert read(diagrams, diagrams.forget(build(diagrams, states), fact, values)) == expected


@given(states=sets)
def test_counting_counts_each_state_once(states: set[State]) -> None:
    diagrams = new()
    number = build(diagrams, states)
    assert Counting(diagrams).count(number, range(len(SIZES))) == len(states)


@given(states=sets.filter(bool))
def test_the_state_picked_is_one_of_the_set(states: set[State]) -> None:
    diagrams = new()
    number = build(diagrams, states)
    assert contains(diagrams, number, pick(diagrams, number))


def test_facts_not_read_do_not_count() -> None:
    diagrams = new()
    number = diagrams.literal(1, (0,))
    assert Counting(diagrams).count(number, (1,)) == 1
    assert Counting(diagrams).count(number, (0, 1)) == SIZES[0]


def test_a_diagram_of_five_thousand_facts_needs_no_recursion() -> None:
    count = 5_000
    diagrams = Diagrams([2] * count, cells=1_000_000, steps=1_000_000)
    no, yes = ALL, ALL
    for fact in reversed(range(count)):
        no = diagrams.relabel(no, fact, [(0,), ()])
        yes = diagrams.relabel(yes, fact, [(), (1,)])
    both = diagrams.union(no, yes)
    assert diagrams.meet(no, yes) == EMPTY
    assert Counting(diagrams).count(both, range(count)) == 2
    assert diagrams.forget(both, 0) != EMPTY


def test_a_diagram_that_grows_beyond_the_limit_says_which() -> None:
    diagrams = Diagrams([2] * 20, cells=30, steps=1_000_000)
    with pytest.raises(TooMuch) as stop:
        diagrams.meet_all(diagrams.literal(fact, (0,)) for fact in range(20))
    assert stop.value.limit == "cells"
