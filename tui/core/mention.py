"""Every name that one thing in a file mentions of another, with the place where it does."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.flow import (
    HAND_OVER,
    Call,
    Case,
    Fact,
    Guard,
    Node,
    Packet,
    Procedure,
    Question,
    Resolution,
    Route,
    Steps,
    Value,
)
from tui.core.texts import mentioned_values, template_values, value_names
from tui.core.tree import Path

ELSE = "else"
IN_TEMPLATE = "template"


class Mention(NamedTuple):
    """A name that must exist."""

    kind: str
    """`nodes`, `answers`, or the key of a file under which it is defined."""
    name: str
    path: Path
    """Where it stands, as the format has it; shorthands may lack parts of it."""
    of: str = ""
    """The fact, when an answer is mentioned; `IN_TEMPLATE` for a value in a template."""
    is_key: bool = False


Mentions = Iterator[Mention]


def node_targets(name: str, node: Node) -> Mentions:
    """Yield the nodes that a node leads to; the third part of each path is the key."""
    for target, where in list_targets(node):
        if target:
            yield Mention("nodes", target, ("nodes", name, *where))


def list_targets(node: Node) -> list[tuple[str, Path]]:
    """Return where a node leads, an empty text where it does not, each with its place in it."""
    if isinstance(node, Question):
        ways: list[tuple[str, Path]] = [(to, ("to", answer)) for answer, to in node.to.items()]
        return [*ways, (node.otherwise, (ELSE,)), (node.unsure, ("unsure",))]
    if isinstance(node, Route):
        ways = [(each.to, ("route", number, "to")) for number, each in enumerate(node.route)]
        return [*ways, (node.otherwise, (ELSE,))]
    if isinstance(node, Call):
        return [(node.call, ("call",)), (node.then, ("then",))]
    return [(node.otherwise, ("otherwise",))] if isinstance(node, Resolution) else []


def node_mentions(name: str, node: Node) -> Mentions:
    """Yield all that a node mentions."""
    yield from _in_texts(node, ("nodes", name))
    yield from node_targets(name, node)
    yield from node_reads(name, node)


def node_reads(name: str, node: Node) -> Mentions:
    """Yield all that a node mentions outside its texts, but for where it leads."""
    path = ("nodes", name)
    if isinstance(node, Question):
        yield Mention("facts", node.ask, (*path, "ask"))
        for answer in node.to:
            yield Mention("answers", answer, (*path, "to", answer), node.ask, is_key=True)
        for number, answer in enumerate(node.offer):
            yield Mention("answers", answer, (*path, "offer", number), node.ask)
    elif isinstance(node, Route):
        for number, branch in enumerate(node.route):
            yield from _in_guard(branch.when, (*path, "route", number, "when"))
    elif isinstance(node, Resolution):
        yield from _in_resolution(node, path)


def _in_resolution(node: Resolution, path: Path) -> Mentions:
    for number, fact in enumerate(node.needs):
        yield Mention("facts", fact, (*path, "needs", number))
    yield from _in_guard(node.when, (*path, "when"))
    for number, packet in enumerate(node.packets):
        yield Mention("packets", packet, (*path, "packets", number))
    yield from _in_steps(node.steps, (*path, "steps"))


def _in_guard(guard: Guard, path: Path) -> Mentions:
    for number, option in enumerate(guard):
        for fact, answers in option.items():
            here = (*path, number, fact)
            yield Mention("facts", fact, here, is_key=True)
            for order, answer in enumerate(answers):
                yield Mention("answers", answer, (*here, order), fact)


def _in_steps(steps: Steps, path: Path) -> Mentions:
    for number, step in enumerate(steps):
        yield from _in_guard(step.when, (*path, number, "when"))
        if step.procedure:
            yield Mention("procedures", step.procedure, (*path, number, "procedure"))
        if step.template is not None:
            here = (*path, number, "template", "text")
            for name in template_values(step.template):
                yield Mention("values", name, here, IN_TEMPLATE)


def _in_texts(thing: object, path: Path) -> Mentions:
    for where, name in mentioned_values(thing, path):
        yield Mention("values", name, where)


def mentions(kind: str, name: str, thing: object) -> Mentions:
    """Yield what a shared thing mentions: a fact, value, procedure, packet or term."""
    path = (kind, name)
    if isinstance(thing, str):
        for value in value_names(thing):
            yield Mention("values", value, path)
        return
    yield from _in_texts(thing, path)
    if isinstance(thing, Fact):
        yield from _in_fact(thing, path)
    elif isinstance(thing, Procedure):
        yield from _in_steps(thing.steps, (*path, "steps"))
    elif isinstance(thing, Packet):
        yield from _in_packet(thing, path)
    elif isinstance(thing, Value):
        yield from _in_value(thing, path)


def _in_packet(packet: Packet, path: Path) -> Mentions:
    for name, field in packet.fields.items():
        if field.source:
            yield Mention("facts", field.source, (*path, "fields", name, "from"))


def _in_value(value: Value, path: Path) -> Mentions:
    if value.by:
        yield Mention("facts", value.by, (*path, "by"))
        for answer in value.texts:
            if answer != ELSE:
                yield Mention("answers", answer, (*path, answer), value.by, is_key=True)


def _in_fact(fact: Fact, path: Path) -> Mentions:
    yield from _in_steps(fact.how, (*path, "how"))
    for name, answer in fact.answers.items():
        for other, value in answer.sets.items():
            here = (*path, "answers", name, "sets", other)
            yield Mention("facts", other, here, is_key=True)
            yield Mention("answers", value, here, other)


def case_mentions(number: int, case: Case) -> Mentions:
    """Yield what a case mentions; `helps` may name source items too, so it is left out."""
    path = ("cases", number)
    for fact, answer in case.facts.items():
        here = (*path, "facts", fact)
        yield Mention("facts", fact, here, is_key=True)
        yield Mention("answers", answer, here, fact)
    if case.expect and case.expect != HAND_OVER:
        yield Mention("nodes", case.expect, (*path, "expect"))
    if case.at:
        yield Mention("nodes", case.at, (*path, "at"))
    for field in ("remaining", "never", "tried"):
        for order, target in enumerate(getattr(case, field)):
            yield Mention("nodes", target, (*path, field, order))
