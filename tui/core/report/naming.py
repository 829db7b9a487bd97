"""What nodes and flows are called in a report."""

from collections.abc import Mapping

from tui.core.flow import Flow, Question, Resolution
from tui.core.guide import fill
from tui.core.text import visible

Readable = Mapping[str, Flow]
"""Flows by id; those that cannot be read are not in it."""


def name_flow(flows: Readable, flow: str) -> str:
    """Return the title of a flow; its id where it is not at hand."""
    here = flows.get(flow)
    return visible(fill(here.title, here, {})) if here else flow


def name_node(flows: Readable, flow: str, node: str) -> str:
    """Return what people read at a node; its id where it is not at hand."""
    here = flows.get(flow)
    known = here.nodes.get(node) if here else None
    if here and isinstance(known, Question) and known.ask in here.facts:
        return visible(fill(here.facts[known.ask].ask, here, {}))
    if here and isinstance(known, Resolution):
        return visible(fill(known.resolve, here, {}))
    return node


def name_answer(flows: Readable, flow: str, node: str, answer: str) -> str:
    """Return an answer in words; as it is where its question is not at hand."""
    here = flows.get(flow)
    known = here.nodes.get(node) if here else None
    if here and isinstance(known, Question) and known.ask in here.facts:
        fact = here.facts[known.ask]
        if answer in fact.answers:
            return visible(fill(fact.answers[answer].label, here, {}))
    return visible(answer)
