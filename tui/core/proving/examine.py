"""The questions a proof asks of the reachable states; each answer is a finding."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.core.flow import Question, Resolution, Route
from tui.core.proving.condition import read_claim, read_guard
from tui.core.proving.coverage import Gap
from tui.core.proving.diagram import EMPTY
from tui.core.proving.endless import draw_circle, find_circles
from tui.core.proving.facttable import MISSING, NOBODY
from tui.core.proving.finding import Finding, Group, Look
from tui.core.proving.station import Kind


def examine(look: Look) -> Iterator[Finding]:
    """Yield everything that is wrong with the states of a flow."""
    for group in look.groups.values():
        node = look.plan.stations[group.stations[0]].node
        if isinstance(node, Question):
            yield from _examine_question(look, group, node)
        elif isinstance(node, Route):
            yield from _examine_route(look, group, node)
        elif isinstance(node, Resolution):
            yield from _examine_claim(look, group, node)
        yield from _examine_values(look, group)
    yield from _examine_possible(look)
    yield from _examine_circles(look)


def _where(look: Look, group: Group, fact: int, values: Sequence[int]) -> dict[int, int]:
    """Return the reachable states in which a fact has one of these values, by station."""
    return look.goals({at: look.reach.scope(at).where(fact, values) for at in group.stations})


def _examine_question(look: Look, group: Group, node: Question) -> Iterator[Finding]:
    """A known fact needs a way on, and a question must be asked on some way at least."""
    fact = look.plan.flows[group.flow].facts.get(node.ask)
    if fact is None:
        return
    number = look.plan.facts.number(node.ask)
    if node.offer and not node.otherwise:
        for answer in fact.answers:
            if answer not in node.offer and answer not in node.to:
                stuck = _where(look, group, number, look.plan.facts.values(number, (answer,)))
                if stuck:
                    fields = {"fact": node.ask, "answer": answer}
                    yield group.found("P001", ("offer",), stuck, **fields)
    if look.can_tell_never(group) and not _where(look, group, number, (MISSING,)):
        goals = look.goals({at: look.reach.states[at] for at in group.stations})
        yield group.found("P007", ("ask",), goals, fact=node.ask)


def _examine_route(look: Look, group: Group, node: Route) -> Iterator[Finding]:
    """The guards must cover what arrives, not overlap, read known facts, each be of use."""
    ways = {at: look.reach.ways(at) for at in group.stations}
    if not node.otherwise:
        gap = look.goals({at: each.rest for at, each in ways.items()})
        if gap:
            yield group.found("P002", ("route",), gap)
    for way in range(len(node.route)):
        both = look.goals({at: each.overlap[way] for at, each in ways.items()})
        if both:
            yield group.found("P003", ("route", way, "when"), both, way=str(way + 1))
    yield from _examine_reading(look, group, len(node.route) + 1)
    if look.can_tell_never(group):
        for way in range(len(node.route) + bool(node.otherwise)):
            taken = look.goals({at: each.conditions[way] for at, each in ways.items()})
            if not taken and _leads_on(look, group, way):
                yield _idle_way(group, node, way)


def _examine_reading(look: Look, group: Group, first: int) -> Iterator[Finding]:
    for order, fact in enumerate(look.reach.ways(group.stations[0]).lacking):
        unread = {}
        for at in group.stations:
            missing = look.reach.scope(at).where(fact, (MISSING,))
            needed = look.reach.ways(at).conditions[first + order]
            unread[at] = look.diagrams.meet(needed, missing)
        goals = look.goals(unread)
        if goals:
            yield group.found("P010", ("route",), goals, fact=look.plan.facts.ids[fact])


def _leads_on(look: Look, group: Group, way: int) -> bool:
    """Tell whether a way's target is not itself a node that no walk can come to."""
    for station in group.stations:
        for move in look.plan.moves[station]:
            if move.kind is Kind.ROUTE and move.way == way:
                place = look.plan.stations[move.target].place
                target = look.groups.get((place.flow, place.node))
                if target is not None and target.flow == look.plan.flow:
                    return look.is_possible(target)
    return True


def _idle_way(group: Group, node: Route, way: int) -> Finding:
    if way == len(node.route):
        return group.found("P006", ("else",), way="`else`")
    return group.found("P006", ("route", way), way=f"way {way + 1}")


def _examine_claim(look: Look, group: Group, node: Resolution) -> Iterator[Finding]:
    """What a resolution claims with `when` must be so whenever one stands there."""
    if not node.when:
        return
    last = max(look.plan.stations[at].stage for at in group.stations)
    broken = look.goals(
        {
            at: read_claim(look.reach.scope(at), node)[1]
            for at in group.stations
            if look.plan.stations[at].stage == last
        }
    )
    if broken:
        yield group.found("P009", ("when",), broken)


def _examine_values(look: Look, group: Group) -> Iterator[Finding]:
    """A table of values must have a text for every answer that can come to where it is shown.

    While the fact is not known, any of its answers can be the true one.
    """
    goals = defaultdict[Gap, dict[int, int]](dict)
    for at in group.stations:
        scope = look.reach.scope(at)
        for hole in look.plan.stations[at].holes:
            number = look.plan.facts.number(hole.gap.fact)
            values = look.plan.facts.values(number, hole.gap.answers)
            shown = scope.where(number, (MISSING, NOBODY, *values))
            for guard in hole.guards:
                shown = look.diagrams.minus(shown, read_guard(scope, guard)[1])
            for station, states in look.goals({at: shown}).items():
                found = goals[hole.gap]
                found[station] = look.diagrams.union(found.get(station, EMPTY), states)
    for gap, found in goals.items():
        answers = ", ".join(gap.answers)
        yield group.found("P008", (), found, value=gap.value, fact=gap.fact, answers=answers)


def _examine_possible(look: Look) -> Iterator[Finding]:
    """Report nodes no walk can come to, of those in a row only the first."""
    stations = look.plan.stations
    possible = {
        station.place
        for number, station in enumerate(stations)
        if look.reach.states[number] != EMPTY
    }
    led_to = {
        (place.flow, place.node)
        for number, moves in enumerate(look.plan.moves)
        if stations[number].place in possible
        for place in (stations[move.target].place for move in moves)
    }
    for key, group in look.groups.items():
        if key in led_to and look.can_tell_all(group) and not look.is_possible(group):
            node = look.plan.stations[group.stations[0]].node
            yield group.found("P005" if isinstance(node, Resolution) else "P004", ())


def _examine_circles(look: Look) -> Iterator[Finding]:
    """Report circles by which a walk can go for ever."""
    seen: set[frozenset[tuple[str, str]]] = set()
    for circle in find_circles(look.reach):
        places = [look.plan.stations[at].place for at in circle.stations]
        nodes = frozenset((place.flow, place.node) for place in places)
        if nodes not in seen:
            seen.add(nodes)
            group = look.groups[places[0].flow, places[0].node]
            drawn = draw_circle(look.plan, circle.stations)
            yield group.found("P011", (), circle.goals, circle=drawn)
