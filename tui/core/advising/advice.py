"""What could be better in a flow without faults: advice, never a change.

Authored orders are mostly near the best there is, and reordering by rules of thumb makes them
worse. So one change is named at most, with what it saves; the author decides.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from tui.core.advising.certificate import find_needs, least_questions, never
from tui.core.advising.optimum import Late, fewest_questions
from tui.core.advising.regions import weigh_cubes
from tui.core.advising.swap import Order, Swap
from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Question
from tui.core.link import Linked
from tui.core.mention import mentions, node_mentions
from tui.core.paths.branching import Turn
from tui.core.paths.cubes import MAX_CUBES, Course, Cube, Cubes, find_cubes
from tui.core.paths.ways import Flows, Place
from tui.core.review import is_overdue, next_review
from tui.core.words import say, say_number

MAX_QUESTIONS = 7
"""More questions before the fix are too many for most callers."""

WORTH_SAYING = 0.05
"""Questions saved on average from which on a change of order is named."""


class Figures(NamedTuple):
    """How many questions that decide something are asked on average."""

    authored: float
    fewest: float | None
    """What the best order needs; None when there was no time to find it."""
    bound: float
    """No order can stay below it."""


class Advice(NamedTuple):
    """What could be better."""

    diagnostics: list[Diagnostic]
    figures: Figures | None
    """None when the flow has more ways than can be weighed."""


def advise(linked: Linked, flows: Flows, today: str, is_late: Callable[[], bool] = never) -> Advice:
    """Return the advice for one flow that has no faults.

    Args:
        linked: the flow.
        flows: all flows at hand, to count the questions that follow in others.
        today: the date, as in 2026-11-23.
        is_late: when to stop looking for the best order.
    """
    flow = linked.flow
    desk = Desk(linked)
    _check_review(desk, flow, today)
    _check_how(desk, flow)
    _check_length(desk, flows, flow)
    found = find_cubes({flow.flow: flow}, Place(flow.flow, flow.start))
    figures = _check_order(desk, linked, found, is_late) if found.complete else None
    return Advice(desk.list_all(), figures)


def _check_review(desk: Desk, flow: Flow, today: str) -> None:
    if not flow.reviewed.on:
        desk.add("A006", ("flow",), is_key=True)
    elif is_overdue(flow.reviewed, today):
        desk.add("A005", ("reviewed",), is_key=True, due=next_review(flow.reviewed))


def _check_how(desk: Desk, flow: Flow) -> None:
    asked = {node.ask for node in flow.nodes.values() if isinstance(node, Question)}
    for name, fact in flow.facts.items():
        if name in asked and fact.unsure and not fact.how:
            desk.add("A004", ("facts", name), is_key=True, fact=name)


def _check_length(desk: Desk, flows: Flows, flow: Flow) -> None:
    """Name the longest way, through other flows too, if it is too long."""
    found = find_cubes(flows, Place(flow.flow, flow.start), Course(limit=4 * MAX_CUBES))
    longest = max(found.cubes, key=lambda cube: len(_asked(flows, cube)), default=None)
    if longest is None or len(_asked(flows, longest)) <= MAX_QUESTIONS:
        return
    asked = _asked(flows, longest)
    name = longest.end.node if longest.end.flow == flow.flow else longest.end.name
    walk = tuple(_say(flows, turn) for turn in asked)
    limit = MAX_QUESTIONS
    desk.add("A003", ("start",), is_key=True, walk=walk, count=len(asked), name=name, limit=limit)


def _asked(flows: Flows, cube: Cube) -> list[Turn]:
    """Return the questions put on a way; what the site has settled is not asked again."""
    return [
        turn
        for turn in cube.turns
        if turn.asked and not flows[turn.place.flow].facts[turn.fact].site
    ]


def _say(flows: Flows, turn: Turn) -> str:
    fact = flows[turn.place.flow].facts[turn.fact]
    answer = fact.answers.get(turn.answers[0])
    return f"{fact.ask} -> {answer.label if answer else say('(any text)')}"


def _check_order(desk: Desk, linked: Linked, found: Cubes, is_late: Callable[[], bool]) -> Figures:
    """Name the change of order that saves most, and questions that decide nothing."""
    facts, load = weigh_cubes(linked.flow, found.cubes)
    order = Order(facts, load, found.cubes)
    bound = least_questions(facts, load, find_needs(facts, load, is_late))
    try:
        fewest = fewest_questions(facts, load, is_late)
    except Late:
        fewest = None
    figures = Figures(order.expected(), fewest, bound)
    useful = _find_useful(linked, found.cubes)
    for name in order.idle_questions():
        node = linked.flow.nodes[name]
        if isinstance(node, Question) and node.ask not in useful:
            desk.add("A002", ("nodes", name, "ask"), is_key=True, name=name)
    swap = order.best_swap(is_late)
    if swap and swap.saved >= WORTH_SAYING:
        _add_swap(desk, swap, figures)
    return figures


def _find_useful(linked: Linked, cubes: Sequence[Cube]) -> Collection[str]:
    """Return the facts that are good for more than for where a walk of this flow ends."""
    useful = set(_read_beside(linked.flow))
    if any(cube.end.flow != linked.flow.flow for cube in cubes):
        useful |= {
            name
            for name in linked.flow.facts
            if linked.origins.get(("facts", name), linked.source) is not linked.source
        }
    return useful


def _read_beside(flow: Flow) -> Iterator[str]:
    """Yield the facts that texts, packets, steps or conditions read."""
    for name, node in flow.nodes.items():
        for mention in node_mentions(name, node):
            if mention.kind == "facts" and mention.path[2] not in ("ask", "route"):
                yield mention.name
    for kind in ("facts", "values", "procedures", "packets"):
        for name, thing in getattr(flow, kind).items():
            yield from (each.name for each in mentions(kind, name, thing) if each.kind == "facts")


def _add_swap(desk: Desk, swap: Swap, figures: Figures) -> None:
    if figures.fewest is None:
        fewest = say("no order needs fewer than {bound:.2f}", bound=figures.bound)
    else:
        fewest = say("the best order needs {fewest:.2f}", fewest=figures.fewest)
    sure = (
        say("This holds even if each likelihood is wrong by a factor of two.")
        if swap.is_robust
        else say("This rests on the likelihoods as they are written.")
    )
    hint = say(
        "Ask it first if callers can be expected to know it at that moment. {sure}", sure=sure
    )
    saved, authored = (say_number(each, ".2f") for each in (swap.saved, figures.authored))
    desk.add(
        "A001",
        ("nodes", swap.node),
        is_key=True,
        hint=hint,
        fact=swap.fact,
        name=swap.node,
        saved=saved,
        authored=authored,
        fewest=fewest,
    )
