"""Likelihoods that the desk's cases speak against, as a change of the flow's file."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from math import log, sqrt
from typing import NamedTuple

from tui.core.flow import LIKELIHOODS, Flow, Resolution
from tui.core.prospects.learning import ENOUGH, Count, Experience, confirmed, refine
from tui.core.tree import Mapped, Source, find_spot

_FAR = 1.5
"""A likelihood that is off by less than this factor is left alone."""

_SURE = 2.0
"""So many times the usual scatter a count must be off."""


class Proposal(NamedTuple):
    """Another likelihood for a resolution."""

    node: str
    old: float
    new: str
    """The word for it, or a number where no word is strong enough."""
    helped: int
    """How often it was the cause."""
    expected: float
    """How often it would have been, had the author been right."""


def propose(flow: Flow, experience: Experience) -> tuple[Proposal, ...]:
    """Return the likelihoods that confirmed cases speak against; none while they are few."""
    if confirmed(experience) < ENOUGH:
        return ()
    learnt = refine(flow, experience)
    return tuple(_compare(flow, learnt, experience))


def _compare(flow: Flow, learnt: Flow, experience: Experience) -> Iterator[Proposal]:
    fixes = {
        name: node
        for name, node in flow.nodes.items()
        if isinstance(node, Resolution) and node.kind == "fix"
    }
    weight = sum(fix.likelihood for fix in fixes.values())
    cases = sum(experience[name].helped for name in fixes if name in experience)
    for name, fix in fixes.items():
        node = learnt.nodes[name]
        helped = experience.get(name, Count()).helped
        expected = cases * fix.likelihood / weight
        is_sure = abs(helped - expected) > _SURE * sqrt(expected + 1.0)
        if not isinstance(node, Resolution) or not is_sure:
            continue
        new = _write_likelihood(node.likelihood)
        off = abs(log(node.likelihood / fix.likelihood)) if fix.likelihood else log(_FAR)
        if off >= log(_FAR) and LIKELIHOODS.get(new) != fix.likelihood:
            yield Proposal(name, fix.likelihood, new, helped, expected)


def _write_likelihood(likelihood: float) -> str:
    """Return the nearest word; a number for what is far above every word."""
    if likelihood > _FAR * max(LIKELIHOODS.values()):
        return str(round(likelihood))
    return min(LIKELIHOODS, key=lambda word: abs(log(LIKELIHOODS[word] / likelihood)))


def write_change(source: Source, proposals: tuple[Proposal, ...], name: str = "") -> str:
    """Return the change of a flow's file as a unified diff; empty when there is none.

    Args:
        source: the file, with the places of everything in it.
        proposals: what to change.
        name: of the file, as the diff names it; its own when empty.
    """
    lines = list(source.lines)
    added: dict[int, list[str]] = {}
    for proposal in proposals:
        _write_one(source.tree, lines, added, proposal)
    after: list[str] = []
    for number, line in enumerate(lines, start=1):
        after += [*added.get(number, ()), line]
    named = f"a/{name or source.file}", f"b/{name or source.file}"
    change = unified_diff([*source.lines], after, *named, lineterm="")
    return "".join(f"{line}\n" for line in change)


def _write_one(
    root: Mapped, lines: list[str], added: dict[int, list[str]], proposal: Proposal
) -> None:
    path = ("nodes", proposal.node)
    nodes = root.get("nodes")
    node = nodes.get(proposal.node) if isinstance(nodes, Mapping) else None
    if not isinstance(node, Mapped):
        return
    written = node.get("likelihood")
    if isinstance(written, str):
        spot = find_spot(root, (*path, "likelihood"))
        line, at = lines[spot.line - 1], spot.column - 1
        at = line.find(written, at)
        if at >= 0:
            lines[spot.line - 1] = line[:at] + proposal.new + line[at + len(written) :]
        return
    first = node.key_spots["resolve"]
    spots = [spot for spot in node.key_spots.values() if spot.line > first.line]
    spot = min(spots, default=first)
    indent = lines[spot.line - 1][: spot.column - 1]
    if not indent.strip():  # in a node on one line only a person should write
        added.setdefault(spot.line, []).append(f"{indent}likelihood: {proposal.new}")
