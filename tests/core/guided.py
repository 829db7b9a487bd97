"""A flow whose first question may stay open, for walks that need guidance."""

from collections.abc import Mapping
from typing import Any

from tests.core.sample import fix, yes_no
from tui.core.flow import Answer, Fact, Flow, Node, Question, Resolution

FACTS = {
    "page": Fact(
        ask="Which page is shown?",
        answers={each: Answer(each.capitalize()) for each in ("sign", "store", "wait")},
    ),
    "code": yes_no("Is a code asked for?"),
    "old": yes_no("Is the app old?"),
    "gone": yes_no("Is the page gone?"),
}

NODES: dict[str, Node] = {
    "page": Question(ask="page", to={"sign": "code", "store": "old", "wait": "wait-fix"}),
    "code": Question(ask="code", to={"yes": "second", "no": "account"}),
    "old": Question(ask="old", to={"yes": "update", "no": "licence"}),
    "second": fix("Use a second device")._replace(likelihood=8.0, minutes=10.0),
    "account": fix("Repair the account")._replace(
        actors=("IA",), minutes=30.0, likelihood=2.0, otherwise="ticket"
    ),
    "update": fix("Update the app")._replace(minutes=15.0, actors=("USER",), otherwise="clear"),
    "licence": fix("Assign a licence")._replace(actors=("M365",), minutes=20.0),
    "wait-fix": fix("Sync once more")._replace(minutes=1.0),
    "clear": fix("Clear the app's data")._replace(minutes=5.0),
    "ticket": Resolution(
        resolve="Microsoft support", kind="hand-over", cause="Inside.", actors=("MS",)
    ),
}

FLOW = Flow(
    flow="guided",
    title="A page does not go on",
    start="page",
    nodes=NODES,
    facts=FACTS,
)
FLOWS = {"guided": FLOW}


FIXES = {name: node for name, node in NODES.items() if isinstance(node, Resolution)}


def with_nodes(changes: Mapping[str, Mapping[str, Any]]) -> dict[str, Flow]:
    """Return the flow with some resolutions changed."""
    nodes = {name: FIXES[name]._replace(**changed) for name, changed in changes.items()}
    return {"guided": FLOW._replace(nodes={**NODES, **nodes})}


def with_node(name: str, **changes: Any) -> dict[str, Flow]:
    """Return the flow with one resolution changed."""
    return with_nodes({name: changes})
