"""Which flows are about which things: a flow for Android is none for an iPhone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tui.core.flow import Flow, Question, Route
from tui.core.paths.ways import Flows

Owners = Mapping[str, Mapping[str, Sequence[str]]]
"""By flow: answers that lead there, by fact, where not all answers of the fact do."""


def find_owners(flows: Flows, facts: Iterable[str]) -> Owners:
    """Find which answers of facts lead to which flows, straight or through other flows."""
    doors = {name: _other_flows(flow) for name, flow in flows.items()}
    owners: dict[str, dict[str, tuple[str, ...]]] = {}
    for fact in facts:
        led: dict[str, dict[str, None]] = {}
        answers: dict[str, None] = {}
        for answer, first in _leading(flows, fact):
            answers[answer] = None
            for there in _reach(doors, first):
                led.setdefault(there, {})[answer] = None
        for name, leading in led.items():
            if len(leading) < len(answers):
                owners.setdefault(name, {})[fact] = tuple(leading)
    return owners


def _leading(flows: Flows, fact: str) -> Iterator[tuple[str, str]]:
    """Yield each answer of a fact with a flow that it leads to."""
    for flow in flows.values():
        for node in flow.nodes.values():
            if isinstance(node, Question) and node.ask == fact:
                for answer, target in node.to.items():
                    there = target.partition("/")[0]
                    if there in flows:
                        yield answer, there


def _other_flows(flow: Flow) -> set[str]:
    """Return the flows that a flow's questions and routes lead to."""
    targets: list[str] = []
    for node in flow.nodes.values():
        if isinstance(node, Question):
            targets += [*node.to.values(), node.otherwise, node.unsure]
        elif isinstance(node, Route):
            targets += [*(branch.to for branch in node.route), node.otherwise]
    return {target.partition("/")[0] for target in targets if "/" in target}


def _reach(doors: Mapping[str, set[str]], first: str) -> list[str]:
    reached = [first]
    for name in reached:
        reached += sorted(doors.get(name, set()) - set(reached))
    return reached


def is_about(owners: Owners, flow: str, facts: Mapping[str, str]) -> bool:
    """Tell whether a flow is one that these facts lead to, as far as that is known."""
    mine = owners.get(flow, {})
    return all(facts[fact] in answers for fact, answers in mine.items() if fact in facts)
