"""Titles and questions as the author of a flow wrote them, whoever reads them later."""

from collections.abc import Callable

from tui.core.flow import Flow, Resolution

Authored = Callable[[str], Flow]
"""Opens a flow by its id."""


def title_in(flows: Authored, name: str) -> str:
    """Return the title of a resolution by FLOW/NODE; empty where there is none."""
    flow, _, node_id = name.partition("/")
    node = flows(flow).nodes.get(node_id)
    return node.resolve if isinstance(node, Resolution) else ""


def question_in(flows: Authored, name: str) -> str:
    """Return the question for a fact by FLOW/FACT; empty where there is none."""
    flow, _, fact = name.partition("/")
    found = flows(flow).facts.get(fact)
    return found.ask if found else ""
