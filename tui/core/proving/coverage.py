"""Tables of values that have no text for some answer, and where that could be noticed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import Flow, Guard, Node
from tui.core.texts import used_values

ELSE = "else"


class Gap(NamedTuple):
    """A value whose table lacks answers of its fact."""

    value: str
    fact: str
    answers: tuple[str, ...]


class Hole(NamedTuple):
    """A gap that shows at a node, and the guards under which it does."""

    gap: Gap
    guards: tuple[Guard, ...]


def find_gaps(flow: Flow) -> Mapping[str, Gap]:
    """Return the tables that lack an answer, by value; a table with `else` lacks none."""
    gaps = {}
    for name, value in flow.values.items():
        fact = flow.facts.get(value.by)
        if fact is not None and ELSE not in value.texts:
            lacking = tuple(answer for answer in fact.answers if answer not in value.texts)
            if lacking:
                gaps[name] = Gap(name, value.by, lacking)
    return gaps


def find_holes(flow: Flow, node: Node, gaps: Mapping[str, Gap]) -> Iterator[Hole]:
    """Yield the gaps that a node could show, each once for the same guards."""
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for use in used_values(flow, node) if gaps else ():
        mark = (use.value, tuple(map(id, use.guards)))
        if use.value in gaps and mark not in seen:
            seen.add(mark)
            yield Hole(gaps[use.value], use.guards)
