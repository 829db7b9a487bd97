"""Circles in a graph are found, however long they are."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from tui.core.component import find_components

COUNT = 8
graphs = st.lists(
    st.lists(st.integers(min_value=0, max_value=COUNT - 1), max_size=4),
    min_size=COUNT,
    max_size=COUNT,
)


@given(successors=graphs)
def test_components_are_those_networkx_finds(successors: list[list[int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph(dict(enumerate(successors)))
    found = {frozenset(component) for component in find_components(successors)}
    assert found == {frozenset(each) for each in nx.strongly_connected_components(graph)}


@given(successors=graphs)
def test_what_others_lead_to_comes_first(successors: list[list[int]]) -> None:
    order = {
        place: number
        for number, component in enumerate(find_components(successors))
        for place in component
    }
    for place, others in enumerate(successors):
        assert all(order[other] <= order[place] for other in others)


def test_a_circle_of_fifty_thousand_is_one_component() -> None:
    count = 50_000
    (component,) = find_components([[(place + 1) % count] for place in range(count)])
    assert len(component) == count
