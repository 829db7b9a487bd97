"""The quick way on from a place while all that is asked there is known."""

from tui.core.flow import Question
from tui.core.paths.ways import MAX_WAYS, Flows, Known, Place, resolve_target


def hop(flows: Flows, place: Place, known: Known) -> tuple[Place, int]:
    """Follow questions whose answers are known; return where that ends, and after how many."""
    hops = 0
    while place.flow in flows and hops < MAX_WAYS:
        flow = flows[place.flow]
        node = flow.nodes.get(place.node)
        answer = known.get(node.ask) if type(node) is Question else None
        if (
            type(node) is not Question
            or answer is None
            or answer not in flow.facts[node.ask].answers
        ):
            break
        target = node.to.get(answer, node.otherwise)
        if not target:
            break
        place = resolve_target(flows, target, place.flow, place.calls)
        hops += 1
    return place, hops
