"""Every source item, defect and table fault has its place, and docs/sources.md says which."""

import pytest

from docs.generate import PAGES, is_current
from docs.sources import find_reachable, nodes_by_ref, read_settled
from tests.trees.shipped import resolutions, shipped
from tui.core.texts import shown_texts

S_ITEMS = [f"S{number:02}" for number in range(1, 30)]
B_ITEMS = [f"B{number:03}" for number in range(1, 141)]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_current(page: str) -> None:
    assert is_current(page), "run python -m docs.generate"


def test_every_source_item_can_be_reached_from_the_start() -> None:
    reachable = find_reachable(shipped())
    refs = nodes_by_ref(shipped())
    missing = [item for item in S_ITEMS + B_ITEMS if not reachable & set(refs.get(item, ()))]
    assert missing == []


def test_no_node_is_out_of_reach_of_the_start() -> None:
    names = {f"{key}/{node}" for key, flow in shipped().items() for node in flow.nodes}
    assert names - find_reachable(shipped()) == set()


def test_the_settled_list_holds_every_item_defect_and_fault_and_names_nodes_that_exist() -> None:
    settled = read_settled()
    assert list(settled["items"]) == S_ITEMS + B_ITEMS
    assert list(settled["defects"]) == [f"D{number}" for number in range(1, 25)]
    assert list(settled["table_faults"]) == [f"{number}" for number in range(1, 21)]
    reachable = find_reachable(shipped())
    entries = [*settled["defects"].values(), *settled["table_faults"].values()]
    assert {node for entry in entries for node in entry["nodes"]} - reachable == set()


@pytest.mark.parametrize("fault", range(1, 21))
def test_each_table_fault_has_a_case(fault: int) -> None:
    names = [case.name for flow in shipped().values() for case in flow.cases]
    assert any(name.startswith(f"table fault {fault}:") for name in names)


def test_every_resolution_has_a_case() -> None:
    expected = {
        case.expect if "/" in case.expect else f"{flow_id}/{case.expect}"
        for flow_id, flow in shipped().items()
        for case in flow.cases
    }
    ends = {
        name
        for name, flow, _ in resolutions()
        for case in flow.cases
        for name in [f"{flow.flow}/{each}" for each in case.remaining if "/" not in each]
    }
    assert {name for name, _, _ in resolutions()} - expected - ends == set()


def test_every_link_is_absolute() -> None:
    texts = [
        text for flow in shipped().values() for path, text in shown_texts(flow) if path[-1] == "url"
    ]
    assert texts
    assert [text for text in texts if not text.startswith("https://")] == []


def test_every_resolution_and_procedure_names_who_acts() -> None:
    assert [name for name, _, node in resolutions() if not node.actors] == []
    procedures = {
        (key, name): each
        for key, flow in shipped().items()
        for name, each in flow.procedures.items()
    }
    assert [name for name, each in procedures.items() if not each.actors] == []
