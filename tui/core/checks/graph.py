"""The shape of flows: what can be come to, what leads to an ending, what goes round.

Facts are not looked at here; the proof does that. Two answers that lead to one node are one
way on: which answer it was changes nothing about the shape, and a graph without doubles is built
three times as fast. Nothing recurses over a flow, and no paths are listed: a flow may have more
of them than there are atoms.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import networkx as nx

from tui.core.checks.routing import check_routing
from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Call, Flow, Node, Question, Resolution, Return, Route
from tui.core.link import Linked
from tui.core.words import say

Spot: TypeAlias = tuple[str, str]
"""A flow and a node of it."""

_ENDING: Spot = ("", "")
"""Stands for every way in which a walk may end well, and for flows that are not at hand."""

_MOST_NAMED = 5
_CALL = "call"

_Way: TypeAlias = tuple[str, Spot, str]
"""A node, where it leads, and the key that says so."""


class _Shape(NamedTuple):
    """The graph of some flows."""

    flows: Mapping[str, Flow]
    whole: "nx.DiGraph[Spot]"
    """All ways on: into shared parts, and past them."""
    level: "nx.DiGraph[Spot]"
    """The ways on that stay in one part: those past shared parts only."""
    returns: frozenset[Spot]
    ways: Mapping[str, "Sequence[_Way]"]
    """By flow: each way on of each node."""
    calls: Mapping[Spot, Spot]
    """Where each call leads into a shared part; only calls of flows at hand."""


def check_graph(linked: Linked, entered: Collection[str] = ()) -> list[Diagnostic]:
    """Return a diagnostic for every fault in the shape of a flow whose names are all known.

    Args:
        linked: the flow with what it uses.
        entered: nodes that other flows lead to.
    """
    flow = linked.flow
    desk = Desk(linked)
    shape = _draw({flow.flow: flow})
    starts = [(flow.flow, node) for node in (flow.start, *entered) if node in flow.nodes]
    came_to = _reach(shape.whole, starts)
    _check_reached(desk, shape, came_to)
    _check_not_called(desk, shape, _reach(shape.level, starts))
    for circle, caught in _closed_circles(shape, came_to):
        hint = say("Nothing else comes out of {caught}.", caught=_names(caught)) if caught else ""
        drawn = " -> ".join(name for _, name in (*circle, circle[0]))
        desk.add("G017", ("nodes", circle[0][1]), is_key=True, hint=hint, circle=drawn)
    for circle in _part_circles(shape):
        drawn = " -> ".join(name for _, name in circle)
        desk.add("G020", ("nodes", circle[0][1], _CALL), circle=drawn)
    _check_returns(desk, shape, flow)
    check_routing(linked, desk)
    return desk.list_all()


def check_between(linked: Mapping[str, Linked]) -> list[Diagnostic]:
    """Return a diagnostic for every fault that shows only in several flows together."""
    if len(linked) < 2:  # noqa: PLR2004 - nothing is between fewer
        return []
    shape = _draw({flow_id: each.flow for flow_id, each in linked.items()})
    desks = {flow_id: Desk(each) for flow_id, each in linked.items()}
    starts = [(flow_id, each.flow.start) for flow_id, each in linked.items()]
    for circle, _ in _closed_circles(shape, _reach(shape.whole, starts)):
        if len({flow for flow, _ in circle}) > 1:
            flow, node = circle[0]
            drawn = " -> ".join(f"{flow}/{name}" for flow, name in (*circle, circle[0]))
            desks[flow].add("G017", ("nodes", node), is_key=True, circle=drawn)
    for circle in _part_circles(shape):
        if len({flow for flow, _ in circle}) > 1:
            flow, node = circle[0]
            drawn = " -> ".join(f"{flow}/{name}" for flow, name in circle)
            desks[flow].add("G020", ("nodes", node, _CALL), circle=drawn)
    for each in linked.values():
        _check_returns(desks[each.flow.flow], shape, each.flow, foreign=True)
    return [found for desk in desks.values() for found in desk.list_all()]


def find_entered(flows: Iterable[Flow]) -> dict[str, set[str]]:
    """Return for each flow the nodes that other flows lead to."""
    entered: dict[str, set[str]] = {}
    known = {flow.flow: flow for flow in flows}
    for flow in known.values() if len(known) > 1 else ():
        for _, (name, node), _ in _find_ways(flow):
            if name != flow.flow and name in known:
                entered.setdefault(name, set()).add(node or known[name].start)
    return entered


def _find_ways(flow: Flow) -> list[_Way]:
    """Return each way on: a node, where it leads, and the key that says so."""
    here = flow.flow
    ways: list[_Way] = []
    for name, node in flow.nodes.items():
        for target, key in _ways_of(flow, node):
            if target:
                other, slash, there = target.partition("/")
                ways.append((name, (other, there) if slash else (here, target), key))
    return ways


def _ways_of(flow: Flow, node: Node) -> Iterable[tuple[str, str]]:
    """Return where a node leads, an empty text where it does not, each with its key."""
    if isinstance(node, Question):
        fact = flow.facts.get(node.ask)
        unsure = node.unsure if fact is None or fact.unsure else ""
        return [(to, "to") for to in node.to.values()] + [
            (node.otherwise, "else"),
            (unsure, "unsure"),
        ]
    if isinstance(node, Route):
        return [(branch.to, "route") for branch in node.route] + [(node.otherwise, "else")]
    if isinstance(node, Call):
        return (node.call, _CALL), (node.then, "then")
    if isinstance(node, Resolution):
        return ((node.otherwise, "otherwise"),)
    return ()


def _draw(flows: Mapping[str, Flow]) -> _Shape:
    whole: nx.DiGraph[Spot] = nx.DiGraph()
    ways = {flow_id: _find_ways(flow) for flow_id, flow in flows.items()}
    calls: dict[Spot, Spot] = {}
    past: set[tuple[Spot, Spot]] = set()
    returns: set[Spot] = set()
    for flow_id, flow in flows.items():
        spots = [((flow_id, name), type(node)) for name, node in flow.nodes.items()]
        whole.add_nodes_from([spot for spot, _ in spots])
        whole.add_edges_from([(spot, _ENDING) for spot, kind in spots if kind is Resolution])
        returns.update(spot for spot, kind in spots if kind is Return)
        edges = []
        for name, (other, target), key in ways[flow_id]:
            there = (other, target or flows[other].start) if other in flows else _ENDING
            edges.append(((flow_id, name), there))
            if key == _CALL:
                calls[flow_id, name] = there
            elif type(flow.nodes[name]) is Call:
                past.add(edges[-1])
        whole.add_edges_from(edges)
    into = [edge for edge in calls.items() if edge not in past]
    return _Shape(flows, whole, _without(whole, into), frozenset(returns), ways, calls)


def _without(whole: "nx.DiGraph[Spot]", into: Sequence[tuple[Spot, Spot]]) -> "nx.DiGraph[Spot]":
    if not into:
        return whole
    level = whole.copy()
    level.remove_edges_from(into)
    return level


def _reach(graph: "nx.DiGraph[Spot]", starts: Collection[Spot]) -> set[Spot]:
    """Return everything that can be come to from some nodes."""
    return {spot for layer in nx.bfs_layers(graph, starts) for spot in layer} if starts else set()


def _names(spots: Sequence[Spot]) -> str:
    shown = ", ".join(f"`{name}`" for _, name in spots[:_MOST_NAMED])
    more = len(spots) - _MOST_NAMED
    return say("{shown} and {number} more", shown=shown, number=more) if more > 0 else shown


def _check_reached(desk: Desk, shape: _Shape, came_to: set[Spot]) -> None:
    """Report nodes no way leads to; of those behind each other only the first."""
    lost = [spot for spot in shape.whole if spot not in came_to and spot != _ENDING]
    order = {spot: number for number, spot in enumerate(lost)}
    among = nx.condensation(shape.whole.subgraph(lost)) if lost else nx.DiGraph()
    heads = [
        min(among.nodes[group]["members"], key=order.__getitem__)
        for group in among
        if among.in_degree(group) == 0
    ]
    behind = len(lost) - len(heads)
    for _, name in heads:
        hint = (
            say("So does nothing lead to {behind} more behind it.", behind=behind) if behind else ""
        )
        hint = hint if len(heads) == 1 else ""
        desk.add("G015", ("nodes", name), is_key=True, hint=hint, name=name)


def _check_not_called(desk: Desk, shape: _Shape, on_level: set[Spot]) -> None:
    """Report a `return` where nothing was called."""
    for _, name in sorted(shape.returns & on_level):
        desk.add("G016", ("nodes", name, "return"), is_key=True, name=name)


def _closed_circles(
    shape: _Shape, came_to: set[Spot]
) -> Iterator[tuple[tuple[Spot, ...], list[Spot]]]:
    """Yield circles that nothing leaves, and the nodes from which they are all that follows."""
    backward = shape.whole.reverse(copy=False)
    good = _reach(backward, [_ENDING, *shape.returns]) if _ENDING in backward else set()
    caught = [spot for spot in shape.whole if spot in came_to and spot not in good]
    if not caught:
        return
    among = shape.whole.subgraph(caught)
    order = {spot: number for number, spot in enumerate(caught)}
    groups = nx.condensation(among)
    for group in groups:
        members = groups.nodes[group]["members"]
        first = min(members, key=order.__getitem__)
        if groups.out_degree(group) == 0 and among.out_degree(first):
            circle = _shortest_circle(among, first)
            before = sorted(nx.ancestors(among, first) - members, key=order.__getitem__)
            yield circle, before


def _shortest_circle(graph: "nx.DiGraph[Spot]", first: Spot) -> tuple[Spot, ...]:
    """Return a shortest way from a node back to itself, without the node again."""
    rounds = (
        nx.shortest_path(graph, after, first)
        for after in graph.successors(first)
        if nx.has_path(graph, after, first)
    )
    return (first, *min(rounds, key=len)[:-1])


def _part_circles(shape: _Shape) -> Iterator[tuple[Spot, ...]]:
    """Yield circles by which a shared part is called within itself: the call first and last."""
    for members in nx.strongly_connected_components(shape.whole) if shape.calls else ():
        for spot in sorted(members & shape.calls.keys()):
            there = shape.calls[spot]
            if there in members:
                within = shape.whole.subgraph(members)
                yield (spot, *nx.shortest_path(within, there, spot))
                break


def _check_returns(desk: Desk, shape: _Shape, flow: Flow, *, foreign: bool = False) -> None:
    """Report calls of parts that never come back, in this flow or in another one."""
    called = [way for way in shape.ways[flow.flow] if way[2] == _CALL]
    if not called:
        return
    backward = shape.level.reverse(copy=False)
    returning = _reach(backward, sorted(shape.returns))
    for name, (other, target), _ in called:
        if other in shape.flows and (other != flow.flow) == foreign:
            there = target or shape.flows[other].start
            if (other, there) not in returning:
                shown = f"{other}/{there}" if foreign else there
                desk.add("G021", ("nodes", name, _CALL), name=name, target=shown)
