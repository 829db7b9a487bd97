"""A flow kept as bytes comes back as it was, in the same order; nothing else comes back as one."""

from collections.abc import Mapping
from marshal import dumps
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.random_flow import random_flow
from tui.core.flow import Answer, Fact, Flow, Question, Resolution, Step
from tui.core.frozen import CLASSES, freeze_flow, open_flow

PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=4),
    bool: st.booleans(),
    float: st.floats(allow_nan=False),
    type(None): st.none(),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a type of the definitions."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint in CLASSES:
        fields = get_type_hints(hint)
        return st.builds(hint, **{name: anything(fields[name]) for name in hint._fields})
    inner = [anything(each) for each in get_args(hint) if each is not ...]
    if get_origin(hint) is tuple:
        return st.lists(*inner, max_size=2).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(*inner, max_size=2)
    return st.one_of(*inner)


def open_again(flow: Flow) -> Flow:
    found = open_flow(freeze_flow(flow))
    assert found is not None
    return found


def spell_out(value: Any) -> Any:
    """Return a value with mappings as lists of pairs, so that their order counts."""
    if isinstance(value, Mapping):
        return [(key, spell_out(each)) for key, each in value.items()]
    if type(value) in CLASSES:
        return type(value).__name__, [spell_out(each) for each in value]
    return [spell_out(each) for each in value] if isinstance(value, tuple) else value


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(anything(Flow))
def test_whatever_a_flow_may_hold_comes_back(flow: Flow) -> None:
    found = open_again(flow)
    assert found == flow
    assert spell_out(found) == spell_out(flow)


@given(st.integers(0, 2**32))
def test_a_flow_that_was_opened_is_kept_as_the_same_bytes(seed: int) -> None:
    frozen = freeze_flow(random_flow(seed))
    opened = open_flow(frozen)
    assert opened is not None
    assert freeze_flow(opened) == frozen


def small_flow() -> Flow:
    return Flow(
        "lamp",
        "A lamp",
        "plug",
        nodes={
            "plug": Question("plugged", {"no": "put-in"}, otherwise="bulb"),
            "put-in": Resolution("Put it in", steps=(Step("Take the plug."),)),
            "bulb": Resolution("Change the bulb"),
        },
        facts={"plugged": Fact("Is it plugged in?", {"no": Answer("No"), "yes": Answer("Yes")})},
        terms={"plug": "What goes into the wall."},
    )


def test_a_mapping_answers_before_any_of_its_values_was_made() -> None:
    names = ["plug", "put-in", "bulb"]
    assert list(open_again(small_flow()).nodes) == names
    assert len(open_again(small_flow()).nodes) == len(names)
    assert "bulb" in open_again(small_flow()).nodes
    assert open_again(small_flow()).nodes.keys() >= {"plug", "bulb"}
    assert open_again(small_flow()).nodes.get("bulb") == Resolution("Change the bulb")
    assert open_again(small_flow()).nodes["plug"].ask == "plugged"  # type: ignore[union-attr]
    assert open_again(small_flow()).terms["plug"] == "What goes into the wall."
    assert list(open_again(small_flow()).facts["plugged"].answers) == ["no", "yes"]


@pytest.mark.parametrize("is_asked_before", [True, False])
def test_what_is_not_there_is_not_there(*, is_asked_before: bool) -> None:
    nodes = open_again(small_flow()).nodes
    if is_asked_before:
        assert nodes["plug"]
    assert "lamp" not in nodes
    assert nodes.get("lamp") is None
    fallback = Resolution("Ask")
    assert nodes.get("lamp", fallback) is fallback
    with pytest.raises(KeyError):
        nodes["lamp"]


def test_a_node_is_the_same_each_time_it_is_asked_for() -> None:
    nodes = open_again(small_flow()).nodes
    assert nodes["plug"] is nodes["plug"]
    assert nodes.get("plug") is nodes["plug"]


@pytest.mark.parametrize(
    "value",
    [
        None, "flow", 3, [], {}, (), (20,), (20, (), None), (99, ("a", "b", "c"), None),
        (20, ("a",), None), (20, ("a", "b", "c"), (7,)), (20, ("a", "b", 3), (2,)),
        (5, ("Yes",), None), ("flow", ("a", "b", "c"), None),
        (20, tuple("abcdefghijklmnopqrst"), None),
    ],
)  # fmt: skip
def test_values_of_another_form_are_no_flow(value: Any) -> None:
    assert open_flow(dumps(value)) is None


@pytest.mark.parametrize("data", [b"", b"(", b"{}", b"\xff" * 20])
def test_bytes_of_another_form_are_no_flow(data: bytes) -> None:
    assert open_flow(data) is None


def test_a_definition_is_never_kept_where_it_would_come_back_as_something_else() -> None:
    hidden: Any = ({"a": Step("x")},)
    with pytest.raises(TypeError):
        freeze_flow(small_flow()._replace(sources=hidden))
