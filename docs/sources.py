"""The page that maps each item of the sources, and each of their faults, to nodes."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tui.core.flow import Call, Flow, Node, Question, Resolution, Route
from tui.store.checking import check_folders
from tui.store.folder import read_folder

DOCS = Path(__file__).parent
TREES = DOCS.parent / "trees"
START = "start"

INTRO = """\
# Where each source item went

Made by `python -m docs.generate sources` from the `refs` of the flows and from `settled.yaml`; do
not edit. S items come from the article on iOS/iPadOS enrollment errors, B items from its
neighbours. A node is written FLOW/NODE. Every node named here can be reached from `start`.

The article's two Apple links under its last heading (R1) belong to the token items. They are
sources of `intune-ios` and links of its token resolutions.
"""


def read_flows() -> dict[str, Flow]:
    """Read the shipped flows, each with what it uses."""
    checked = check_folders([read_folder(TREES)])
    return {key: whole.flow for key, whole in checked.flows.items()}


def read_settled() -> dict[str, Any]:
    """Read the hand-written part of the page; every scalar is text."""
    text = (DOCS / "settled.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - builds text only


def nodes_by_ref(flows: Mapping[str, Flow]) -> dict[str, list[str]]:
    """Return which nodes name each source item."""
    found: dict[str, list[str]] = {}
    for flow_id, flow in flows.items():
        for node_id, node in flow.nodes.items():
            for ref in node.refs if isinstance(node, (Question, Resolution)) else ():
                found.setdefault(ref, []).append(f"{flow_id}/{node_id}")
    return found


def find_reachable(flows: Mapping[str, Flow], begin: str = START) -> set[str]:
    """Return every node that some way from a flow's start leads to."""
    first = f"{begin}/{flows[begin].start}"
    seen, waiting = {first}, deque([first])
    while waiting:
        flow_id, _, node_id = waiting.popleft().partition("/")
        for target in _targets(flows[flow_id].nodes[node_id]):
            name = _whole_name(flows, flow_id, target)
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def _targets(node: Node) -> Iterator[str]:
    named: Sequence[str] = ()
    if isinstance(node, Question):
        named = (*node.to.values(), node.otherwise, node.unsure)
    elif isinstance(node, Route):
        named = (*(branch.to for branch in node.route), node.otherwise)
    elif isinstance(node, Call):
        named = (node.call, node.then)
    elif isinstance(node, Resolution):
        named = (node.otherwise,)
    return (target for target in named if target)


def _whole_name(flows: Mapping[str, Flow], flow_id: str, target: str) -> str:
    other, slash, node = target.partition("/")
    if not slash:
        return f"{flow_id}/{target}"
    return f"{other}/{node or flows[other].start}"


def sources_page() -> str:
    """Return the whole page."""
    flows = read_flows()
    settled = read_settled()
    refs = nodes_by_ref(flows)
    reachable = find_reachable(flows)
    items: dict[str, str] = settled["items"]
    parts = [INTRO, _count(items, refs, reachable)]
    for letter, title in (("S", "Items of the article"), ("B", "Items of its neighbours")):
        parts += [f"\n## {title}\n", "| item | short name | settled by |", "|---|---|---|"]
        parts += [
            f"| {item} | {name} | {_code(refs.get(item, ()))} |"
            for item, name in items.items()
            if item.startswith(letter)
        ]
    parts += ["\n## Defects of the article\n", *_settled_rows(settled["defects"])]
    parts += ["\n## Faults of the first decision table\n", *_settled_rows(settled["table_faults"])]
    return "\n".join(parts) + "\n"


def _count(items: Mapping[str, str], refs: Mapping[str, Sequence[str]], reachable: set[str]) -> str:
    lines = []
    for letter in "SB":
        every = [item for item in items if item.startswith(letter)]
        count = sum(1 for item in every if reachable.intersection(refs.get(item, ())))
        lines.append(f"{count} of {len(every)} {letter} items")
    return f"Reachable from `start`: {' and '.join(lines)}."


def _settled_rows(entries: Mapping[str, Any]) -> Iterator[str]:
    yield "| no. | fault | how it was settled | where |"
    yield "|---|---|---|---|"
    for number, entry in entries.items():
        yield f"| {number} | {entry['fault']} | {entry['settled']} | {_code(entry['nodes'])} |"


def _code(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "everywhere"
