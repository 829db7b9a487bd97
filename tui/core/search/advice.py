"""Advice to authors: what nobody can find, and strings that lead to several places."""

from collections.abc import Iterator
from itertools import chain

from tui.core.codes import diagnose
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Resolution, Return
from tui.core.link import Linked
from tui.core.paths.ways import Flows, Place
from tui.core.search.landing import Landing, open_resolutions
from tui.core.search.normal import plain, squeeze
from tui.core.search.phrases import MATCH, SAY, Collected, Target, collect
from tui.core.tree import Path, find_spot

MANY = 12
"""A symptom that leaves more fixes open than this finds none of them."""

SHOWN = 3


def advise_search(linked: Linked, flows: Flows) -> list[Diagnostic]:
    """Return the advice for one flow.

    Args:
        linked: the flow.
        flows: all flows at hand.
    """
    collected = collect(flows)
    found = chain(_unfindable(linked, flows, collected), _shared(linked, flows, collected))
    return sorted(found, key=lambda each: each.order)


def _unfindable(linked: Linked, flows: Flows, collected: Collected) -> Iterator[Diagnostic]:
    findable = _findable(flows, collected)
    for name, node in linked.flow.nodes.items():
        is_fix = isinstance(node, Resolution) and node.kind == "fix"
        if is_fix and f"{linked.flow.flow}/{name}" not in findable:
            yield _report(linked, "W001", ("nodes", name), name=name)


def _findable(flows: Flows, collected: Collected) -> set[str]:
    """Return the names of resolutions that a symptom leads to, or that follow when one fails."""
    findable: set[str] = set()
    symptoms = {phrase.target for phrase in collected.phrases if phrase.kind in (MATCH, SAY)}
    for number in sorted(symptoms):
        ends = list(_ends(flows, collected.targets[number]))
        if len(ends) <= MANY:
            for place, resolution in ends:
                findable |= {place.name, *_after(place, resolution, flows)}
    return findable


def _ends(flows: Flows, target: Target) -> Iterator[tuple[Place, Resolution]]:
    return open_resolutions(flows, Landing(Place(target.flow, target.node), target.told))


def _after(place: Place, resolution: Resolution, flows: Flows) -> Iterator[str]:
    """Yield the names of what can be tried next when a fix did not help."""
    if resolution.otherwise:
        name, slash, node = resolution.otherwise.partition("/")
        there = Place(name, node) if slash else Place(place.flow, name)
        if there.flow in flows:
            yield from (each.name for each, _ in open_resolutions(flows, Landing(there)))


def _shared(linked: Linked, flows: Flows, collected: Collected) -> Iterator[Diagnostic]:
    """Yield the strings of this file that lead to places which have nothing in common."""
    places: dict[str, dict[str, frozenset[str]]] = {}
    for phrase in collected.phrases:
        if phrase.kind == MATCH:
            target = collected.targets[phrase.target]
            named = (
                each for place, end in _ends(flows, target) for each in (place.name, *end.refs)
            )
            found = places.setdefault(squeeze(plain(phrase.text)).text, {})
            found[f"{target.flow}/{target.node}"] = frozenset(named)
    for path, text in _own_strings(linked.flow):
        there = places.get(squeeze(plain(text)).text, {})
        is_here = linked.origin(path) is linked.source
        if is_here and len(there) > 1 and not frozenset.intersection(*there.values()):
            names = ", ".join(sorted(there)[:SHOWN])
            yield _report(linked, "W002", path, text=text, places=names)


def _own_strings(flow: Flow) -> Iterator[tuple[Path, str]]:
    for name, node in flow.nodes.items():
        for number, text in enumerate(() if isinstance(node, Return) else node.matches):
            yield ("nodes", name, "matches", number), text
    for name, fact in flow.facts.items():
        for key, answer in fact.answers.items():
            for number, text in enumerate(answer.matches):
                yield ("facts", name, "answers", key, "matches", number), text


def _report(linked: Linked, code: str, path: Path, **fields: object) -> Diagnostic:
    source = linked.origin(path)
    spot = find_spot(source.tree, path, key=code == "W001")
    return diagnose(code, source.file, spot, lines=source.lines, hint="", walk=(), **fields)
