"""What a picture of a flow shows: a box for each node, an arrow for each way on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import (
    KIND_NAMES,
    Call,
    Fact,
    Flow,
    Guard,
    Node,
    Question,
    Resolution,
    Route,
)
from tui.core.guide import fill
from tui.core.words import say

QUESTION, ROUTE, CALL, RETURN, DOOR = "question", "route", "call", "return", "door"
"""Kinds of boxes beside those of resolutions: `fix`, `hand-over`, `wait`, `not-ours`."""

PLAIN, UNSURE, FAILED, BACK = "plain", "unsure", "failed", "back"
"""Kinds of arrows: an answer, "I don't know", a fix that did not help, after a shared part."""


class Box(NamedTuple):
    """A node, or the door to another flow."""

    id: str
    kind: str
    text: str
    """What people read there."""


class Arrow(NamedTuple):
    """A way on; several answers that lead to one place are one arrow."""

    source: str
    target: str
    text: str
    kind: str = PLAIN


class Drawing(NamedTuple):
    """A flow, or the part of it around a node."""

    flow: str
    title: str
    start: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw_flow(flow: Flow) -> Drawing:
    """Return the picture of a whole flow, in the author's order."""
    arrows = [arrow for name, node in flow.nodes.items() for arrow in _ways(flow, name, node)]
    boxes = [_box(flow, name, node) for name, node in flow.nodes.items()]
    doors = dict.fromkeys(arrow.target for arrow in arrows if arrow.target not in flow.nodes)
    boxes += [Box(door, DOOR, door) for door in doors]
    return Drawing(flow.flow, fill(flow.title, flow, {}), flow.start, tuple(boxes), tuple(arrows))


def cut_around(drawing: Drawing, node: str, steps: int) -> Drawing:
    """Return the part of a picture within so many steps of a node, forward and backward."""
    ahead: dict[str, set[str]] = {}
    behind: dict[str, set[str]] = {}
    for arrow in drawing.arrows:
        ahead.setdefault(arrow.source, set()).add(arrow.target)
        behind.setdefault(arrow.target, set()).add(arrow.source)
    near = _within(node, ahead, steps) | _within(node, behind, steps)
    return drawing._replace(
        start=drawing.start if drawing.start in near else "",
        boxes=tuple(box for box in drawing.boxes if box.id in near),
        arrows=tuple(a for a in drawing.arrows if a.source in near and a.target in near),
    )


def _within(node: str, ways: Mapping[str, Iterable[str]], steps: int) -> set[str]:
    near = edge = {node}
    for _ in range(steps):
        edge = {other for each in edge for other in ways.get(each, ())} - near
        near = near | edge
    return near


def _box(flow: Flow, name: str, node: Node) -> Box:
    if isinstance(node, Question):
        fact = flow.facts.get(node.ask)
        return Box(name, QUESTION, fill(fact.ask, flow, {}) if fact else node.ask)
    if isinstance(node, Resolution):
        kind = "" if node.kind == "fix" else f"{KIND_NAMES[node.kind]}: "
        return Box(name, node.kind, kind + fill(node.resolve, flow, {}))
    if isinstance(node, Route):
        return Box(name, ROUTE, name)
    return Box(name, CALL if isinstance(node, Call) else RETURN, name)


def _ways(flow: Flow, name: str, node: Node) -> Iterator[Arrow]:
    if isinstance(node, Question):
        yield from _answers(flow, name, node)
    elif isinstance(node, Route):
        for branch in node.route:
            yield _arrow(flow, name, branch.to, _condition(flow, branch.when))
        if node.otherwise:
            yield _arrow(flow, name, node.otherwise, "otherwise")
    elif isinstance(node, Call):
        yield _arrow(flow, name, node.call, say("go through"))
        yield _arrow(flow, name, node.then, "then", BACK)
    elif isinstance(node, Resolution) and node.otherwise:
        yield _arrow(flow, name, node.otherwise, say("did not help"), FAILED)


def _arrow(flow: Flow, source: str, target: str, text: str, kind: str = PLAIN) -> Arrow:
    return Arrow(source, target.removeprefix(f"{flow.flow}/") or flow.start, text, kind)


def _answers(flow: Flow, name: str, node: Question) -> Iterator[Arrow]:
    fact = flow.facts.get(node.ask)
    answers = fact.answers if fact else node.to
    ways: dict[str, list[str]] = {}
    for answer in answers:
        target = node.to.get(answer, node.otherwise)
        if target:
            ways.setdefault(target, []).append(_label(flow, fact, answer))
    if not answers and node.otherwise:
        ways[node.otherwise] = [say("whatever is typed")]
    for target, labels in ways.items():
        yield _arrow(flow, name, target, " / ".join(labels))
    if node.unsure:
        yield _arrow(flow, name, node.unsure, say("I don't know"), UNSURE)


def _label(flow: Flow, fact: Fact | None, answer: str) -> str:
    return fill(fact.answers[answer].label, flow, {}) if fact else answer


def _condition(flow: Flow, guard: Guard) -> str:
    return say(" or ").join(
        ", ".join(
            f"{fact}: {' / '.join(_labels(flow, fact, answers))}" for fact, answers in each.items()
        )
        for each in guard
    )


def _labels(flow: Flow, fact_id: str, answers: Collection[str]) -> Iterator[str]:
    fact = flow.facts.get(fact_id)
    for answer in answers:
        yield _label(flow, fact if fact and answer in fact.answers else None, answer)
