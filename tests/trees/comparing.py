"""Whether two versions of some flows lead every caller to the same end: by listing all ways."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from tui.core.checks.graph import find_entered
from tui.core.flow import Flow, Resolution
from tui.core.mention import node_mentions
from tui.core.paths.branching import UNSURE
from tui.core.paths.cubes import Course, Cube, find_cubes, is_failure
from tui.core.paths.remaining import offerable
from tui.core.paths.ways import Place

LIMIT = 200_000
HERE, ON = "stays", "goes on"

Limits: TypeAlias = frozenset[tuple[str, frozenset[str]]]


class Way(NamedTuple):
    """What must be so for a way to be taken, and how it ends."""

    limits: Limits
    end: str


def find_change(
    before: Mapping[str, Flow], after: Mapping[str, Flow], changed: Collection[str]
) -> str:
    """Return a caller who ends elsewhere, or does not end, in words; empty when there is none.

    Args:
        before: the flows as they were.
        after: the flows as they are.
        changed: those that differ.
    """
    if any(flow not in after for flow in before):
        return "a flow is gone"
    entered = find_entered(before.values())
    if not any(_differs(before[name], after[name], entered.get(name, ())) for name in changed):
        return ""
    for flow in before:
        if find_flows_led_to(before, flow) & set(changed):
            start = Place(flow, before[flow].start)
            change = _compare(
                _ways(before, start), _ways(after, start._replace(node=after[flow].start))
            )
            if change:
                return f"from the start of {flow}: {change}"
    return ""


def _differs(before: Flow, after: Flow, entered: Collection[str]) -> bool:
    """Tell whether a flow by itself leads anybody elsewhere, wherever they come in."""
    for node in (before.start, *entered):
        old = _ways({before.flow: before}, Place(before.flow, node))
        begin = after.start if node == before.start else node
        new = _ways({after.flow: after}, Place(after.flow, begin))
        if _compare(old, new):
            return True
    return False


def find_flows_led_to(flows: Mapping[str, Flow], start: str) -> set[str]:
    """Return the flows that walks from one flow can come to, itself too."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            for node_id, node in flows[name].nodes.items():
                targets = (m.name for m in node_mentions(node_id, node) if m.kind == "nodes")
                waiting += [each.partition("/")[0] for each in targets if "/" in each]
    return found


def _ways(flows: Mapping[str, Flow], start: Place) -> set[Way]:
    found = find_cubes(flows, start, Course(unsure=True, failures=True, limit=LIMIT))
    assert found.complete
    return {_way(flows, cube) for cube in found.cubes}


def _way(flows: Mapping[str, Flow], cube: Cube) -> Way:
    limits = {fact: frozenset(answers) for fact, answers in cube.answers.items()}
    for turn in cube.turns:
        if turn.answers == (UNSURE,):  # what is assumed later on is not known
            limits[turn.fact] = frozenset({UNSURE})
        if is_failure(turn):
            limits[f"!{turn.place.name}"] = frozenset({ON})
    for fact in _assumed(flows, cube):
        limits.pop(fact, None)
    limits[f"!{cube.end.name}"] = frozenset({HERE})
    node = flows[cube.end.flow].nodes[cube.end.node] if cube.end.flow in flows else None
    end = cube.end.name
    if isinstance(node, Resolution):
        known = {f: None if a == (UNSURE,) else a[0] for f, a in cube.answers.items()}
        end = f"{end} ({node.kind}, {'offered' if offerable(node, known) else 'not offered'})"
    return Way(frozenset(limits.items()), end)


def _assumed(flows: Mapping[str, Flow], cube: Cube) -> set[str]:
    """Return what only follows from an answer that nobody gave; a caller cannot tell it."""
    asked = {turn.fact for turn in cube.turns}
    unsure = {turn.fact for turn in cube.turns if turn.answers == (UNSURE,)}
    return {
        other
        for flow in flows.values()
        for fact in unsure & flow.facts.keys() & cube.answers.keys()
        for answer in cube.answers[fact]
        if answer in flow.facts[fact].answers
        for other in flow.facts[fact].answers[answer].sets
        if other not in asked
    }


def _compare(before: set[Way], after: set[Way]) -> str:
    old, new = before - after, after - before
    if not old and not new:
        return ""
    sizes = _sizes([*before, *after])
    for way in old:
        left = 1.0
        for other in new:
            share = _share(way, other, sizes)
            if share and way.end != other.end:
                return f"{_say(way)} and {_say(other)}"
            left -= share
        if left > 1e-9:
            return f"{_say(way)} without its like"
    return ""


def _sizes(ways: list[Way]) -> dict[str, int]:
    values: dict[str, set[str]] = {}
    for way in ways:
        for fact, answers in way.limits:
            values.setdefault(fact, set()).update(answers)
    return {fact: max(len(found), 2 if fact[0] == "!" else 1) for fact, found in values.items()}


def _share(way: Way, other: Way, sizes: Mapping[str, int]) -> float:
    """Return how much of a way's callers another way takes."""
    mine = dict(way.limits)
    share = 1.0
    for fact, answers in other.limits:
        if fact in mine:
            both = len(mine[fact] & answers)
            if not both:
                return 0.0
            share *= both / len(mine[fact])
        else:
            share *= len(answers) / sizes[fact]
    return share


def _say(way: Way) -> str:
    return f"{way.end} when {', '.join(_words(way))}"


def _words(way: Way) -> Iterator[str]:
    for fact, answers in sorted(way.limits, key=lambda each: each[0]):
        yield f"{fact} is {' or '.join(sorted(answers))}"
