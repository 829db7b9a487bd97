"""Where the answers of each question lead: every one somewhere, and not all to one place."""

from collections import Counter

from tui.core.desk import Desk
from tui.core.flow import Fact, Flow, Question
from tui.core.link import Linked
from tui.core.mention import Mention, list_targets, mentions, node_reads


def check_routing(linked: Linked, desk: Desk) -> None:
    """Add a diagnostic for every question whose answers lead nowhere, or all to one place."""
    readers = _count_readers(linked.flow)
    leaves = _leaves(linked.flow)
    for name, node in linked.flow.nodes.items():
        fact = linked.flow.facts.get(node.ask) if isinstance(node, Question) else None
        if isinstance(node, Question) and fact is not None and fact.answers:
            _check_ways(desk, name, node, fact)
            shared = linked.origins.get(("facts", node.ask), linked.source) is not linked.source
            kept = fact.site or readers[node.ask] > 1 or (leaves and shared)
            if not kept and not any(answer.sets for answer in fact.answers.values()):
                _check_purpose(desk, name, node, fact)


def _check_ways(desk: Desk, name: str, node: Question, fact: Fact) -> None:
    shown = [answer for answer in node.offer or fact.answers if answer in fact.answers]
    lost = [answer for answer in shown if answer not in node.to]
    path = ("nodes", name)
    if lost and not node.otherwise:
        desk.add("G018", (*path, "to"), is_key=True, name=name, answers=", ".join(lost))
    if node.otherwise and all(answer in node.to for answer in fact.answers):
        desk.add("G022", (*path, "else"), is_key=True, name=name)


def _check_purpose(desk: Desk, name: str, node: Question, fact: Fact) -> None:
    """A question of which nothing comes costs time; what its fact is good for is counted above."""
    ways = {node.to.get(answer, node.otherwise) for answer in fact.answers}
    if node.unsure and fact.unsure:
        ways.add(node.unsure)
    if len(ways) == 1 and "" not in ways:
        desk.add("G019", ("nodes", name, "to"), is_key=True, name=name, target=ways.pop())


def _count_readers(flow: Flow) -> Counter[str]:
    """Count for each fact the questions, guards, values and packets that read it."""
    asked = [node.ask for node in flow.nodes.values() if isinstance(node, Question)]
    found: list[Mention] = []
    for name, node in flow.nodes.items():
        if not isinstance(node, Question):
            found += node_reads(name, node)
    for kind in ("facts", "values", "procedures", "packets"):
        for name, thing in getattr(flow, kind).items():
            found += mentions(kind, name, thing)
    return Counter([*asked, *(each.name for each in found if each.kind == "facts")])


def _leaves(flow: Flow) -> bool:
    """Tell whether walks go on in other flows, which may read the facts they share."""
    return any("/" in target for node in flow.nodes.values() for target, _ in list_targets(node))
