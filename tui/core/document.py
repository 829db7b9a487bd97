"""A whole flow as a document to review: every text literally, nothing left out."""

from collections.abc import Iterable, Iterator, Mapping

from tui.core.actor import name_actor
from tui.core.flow import (
    KIND_NAMES,
    Call,
    Fact,
    Flow,
    Guard,
    Link,
    Packet,
    Procedure,
    Question,
    Resolution,
    Return,
    Risk,
    Route,
    Step,
    Value,
)
from tui.core.words import mark, say, say_number

Line = tuple[int, str, str]
"""Depth, name, text. Depth 0 is a chapter, 1 a section, 2 and more are entries."""


def document(flow: Flow) -> Iterator[Line]:
    """Yield the document line by line."""
    yield 0, say("Flow"), f"{flow.flow}: {flow.title}"
    yield from _entries(
        2, {mark("Summary"): flow.summary, mark("Owner"): flow.owner, mark("Start"): flow.start}
    )
    reviewed = flow.reviewed
    if reviewed.on:
        yield (
            2,
            say("Reviewed"),
            say(
                "{on} by {by}, every {every}", on=reviewed.on, by=reviewed.by, every=reviewed.every
            ),
        )
    yield from _list(2, say("Uses"), flow.use)
    yield from _links(2, say("Source"), flow.sources)
    for title, parts in (
        (say("Nodes"), _nodes(flow)),
        (say("Facts"), _facts(flow.facts)),
        (say("Values"), _values(flow.values)),
        (say("Procedures"), _procedures(flow.procedures)),
        (say("Packets"), _packets(flow.packets)),
        (say("Terms"), _terms(flow.terms)),
        (say("Cases"), _cases(flow)),
    ):
        lines = list(parts)
        if lines:
            yield 0, title, ""
            yield from lines


def _entries(depth: int, texts: Mapping[str, str]) -> Iterator[Line]:
    for name, text in texts.items():
        if text:
            yield depth, say(name), text


def _list(depth: int, name: str, texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        yield depth, name, text


def _links(depth: int, name: str, links: Iterable[Link]) -> Iterator[Line]:
    for link in links:
        yield depth, name, f"{link.title}: {link.url}"


def _who(actors: Iterable[str]) -> str:
    return say(", then ").join(name_actor(actor) for actor in actors)


def _guard(guard: Guard) -> str:
    return say(" or ").join(
        say(" and ").join(
            say("{fact} is {answers}", fact=fact, answers=" / ".join(answers))
            for fact, answers in option.items()
        )
        for option in guard
    )


def _nodes(flow: Flow) -> Iterator[Line]:
    for name, node in flow.nodes.items():
        if isinstance(node, Question):
            yield from _question(flow, name, node)
        elif isinstance(node, Resolution):
            yield from _resolution(name, node)
        elif isinstance(node, Route):
            yield from _route(name, node)
        elif isinstance(node, Call):
            yield 1, say("Call"), name
            yield from _entries(2, {mark("Walk"): node.call, mark("Then"): node.then})
        elif isinstance(node, Return):
            yield 1, say("Return"), name
        if not isinstance(node, Return):
            yield from _list(2, say("Seen as"), node.matches)
            yield from _list(2, say("People say"), node.says)


def _route(name: str, node: Route) -> Iterator[Line]:
    yield 1, say("Route"), name
    for branch in node.route:
        yield 2, say("When"), say("{guard}: go to {to}", guard=_guard(branch.when), to=branch.to)
    yield from _entries(2, {mark("Else"): node.otherwise})


def _question(flow: Flow, name: str, node: Question) -> Iterator[Line]:
    fact = flow.facts.get(node.ask)
    yield 1, say("Question"), f"{name}: {fact.ask if fact else ''} ({node.ask})"
    for answer, target in node.to.items():
        label = fact.answers[answer].label if fact and answer in fact.answers else ""
        yield (
            2,
            say("Answer"),
            say("{answer} ({label}): go to {target}", answer=answer, label=label, target=target),
        )
    yield from _entries(2, {mark("Else"): node.otherwise, mark("Unsure"): node.unsure})
    yield from _list(2, say("Offers"), node.offer)
    yield from _list(2, say("Settles"), node.refs)


def _resolution(name: str, node: Resolution) -> Iterator[Line]:
    yield 1, say("Resolution"), f"{name}: {node.resolve}"
    yield from _entries(
        2,
        {
            mark("Kind"): KIND_NAMES[node.kind] + (say(" (what is known)") if node.thin else ""),
            mark("Settles"): ", ".join(node.refs),
            mark("Who"): _who(node.actors),
            mark("Cause"): node.cause,
            mark("Likelihood"): say_number(node.likelihood, "g"),
            mark("Minutes"): say_number(node.minutes, "g"),
            mark("Cures"): say_number(node.cures, "g"),
            mark("Place"): node.place,
            mark("Person"): node.person,
            mark("Needs"): ", ".join(node.needs),
            mark("Only when"): _guard(node.when),
        },
    )
    yield from _risk(node.risk)
    yield from _list(2, say("Warning"), node.warnings)
    yield from _steps(node.steps)
    yield from _entries(2, {mark("Verify"): node.verify, mark("Otherwise"): node.otherwise})
    yield from _list(2, say("Packet"), node.packets)
    yield from _links(2, say("Link"), node.links)


def _risk(risk: Risk | None) -> Iterator[Line]:
    if risk is not None:
        yield 2, say("Risk"), ", ".join(risk.kinds)
        yield from _entries(2, {mark("Approves"): risk.approve, mark("Undo"): risk.undo})
        yield from _list(2, say("Confirm"), risk.confirm)


def _steps(steps: Iterable[Step]) -> Iterator[Line]:
    for step in steps:
        if step.warning:
            yield 3, say("Warning"), step.warning
        yield (
            2,
            say("Step"),
            say("(procedure {procedure})", procedure=step.procedure) if step.procedure else step.do,
        )
        yield from _entries(
            3,
            {
                mark("Only when"): _guard(step.when),
                mark("Who"): step.actor,
                mark("Address"): step.address,
                mark("Command"): step.command,
                mark("Expect"): step.expect,
            },
        )
        if step.template:
            template = step.template
            yield 3, say("Template"), f"{template.title} {template.file}".strip()
            for name, blank in template.inputs.items():
                yield 3, say("Paste"), f"{name} ({blank.shape}): {blank.label} {blank.help}".strip()
            yield 3, say("Text"), template.text


def _facts(facts: Mapping[str, Fact]) -> Iterator[Line]:
    for name, fact in facts.items():
        yield 1, say("Fact"), f"{name}: {fact.ask}"
        kinds = {
            say("set once for the site"): fact.site,
            say("must be known"): not fact.unsure,
            say("searched"): fact.search,
            say("free text"): fact.text,
        }
        yield from _list(2, say("Is"), (kind for kind, holds in kinds.items() if holds))
        yield from _entries(2, {mark("Say"): fact.say, mark("Why"): fact.why})
        yield from ((depth, say("How"), text) for depth, _, text in _steps(fact.how))
        for answer_id, answer in fact.answers.items():
            yield 2, say("Answer"), f"{answer_id}: {answer.label}"
            yield from _entries(3, {mark("Hint"): answer.hint})
            yield from _list(3, say("Seen as"), answer.matches)
            yield from _list(3, say("People say"), answer.says)
            yield from (
                (3, say("Sets"), say("{fact} is {value}", fact=fact, value=value))
                for fact, value in answer.sets.items()
            )


def _values(values: Mapping[str, Value]) -> Iterator[Line]:
    for name, value in values.items():
        yield 1, say("Value"), say("{name} (by {by})", name=name, by=value.by) if value.by else name
        for answer, text in value.texts.items():
            yield 2, answer or say("Text"), text


def _procedures(procedures: Mapping[str, Procedure]) -> Iterator[Line]:
    for name, procedure in procedures.items():
        yield 1, say("Procedure"), f"{name}: {procedure.title}"
        minutes = say_number(procedure.minutes, "g") if procedure.minutes else ""
        yield from _entries(
            2,
            {
                mark("Who"): _who(procedure.actors),
                mark("Where"): procedure.place,
                mark("Minutes"): minutes,
                mark("Sources"): ", ".join(procedure.refs),
            },
        )
        yield from _list(2, say("Warning"), procedure.warnings)
        yield from _steps(procedure.steps)
        yield from _entries(2, {mark("Verify"): procedure.verify, mark("Undo"): procedure.undo})
        yield from _links(2, say("Link"), procedure.links)


def _packets(packets: Mapping[str, Packet]) -> Iterator[Line]:
    for name, packet in packets.items():
        yield 1, say("Packet"), f"{name}: {packet.title}"
        for field_id, field in packet.fields.items():
            source = say(" (from {source})", source=field.source) if field.source else ""
            yield 2, say("Field"), f"{field_id}: {field.label}{source}"
            yield from _entries(3, {mark("Help"): field.help})


def _terms(terms: Mapping[str, str]) -> Iterator[Line]:
    for name, text in terms.items():
        yield 1, say("Term"), f"{name}: {text}"


def _cases(flow: Flow) -> Iterator[Line]:
    for case in flow.cases:
        facts = ", ".join(f"{fact} {answer}" for fact, answer in case.facts.items())
        yield (
            1,
            say("Case"),
            say(
                "{name}: {facts}: ends at {expect}", name=case.name, facts=facts, expect=case.expect
            ),
        )
        yield from _list(2, say("Left"), case.remaining)
        yield from _list(2, say("Helps"), case.helps)
        yield from _list(2, say("Never"), case.never)
        yield from _entries(2, {mark("At"): case.at})
