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

Line = tuple[int, str, str]
"""Depth, name, text. Depth 0 is a chapter, 1 a section, 2 and more are entries."""


def document(flow: Flow) -> Iterator[Line]:
    """Yield the document line by line."""
    yield 0, "Flow", f"{flow.flow}: {flow.title}"
    yield from _entries(2, {"Summary": flow.summary, "Owner": flow.owner, "Start": flow.start})
    reviewed = flow.reviewed
    if reviewed.on:
        yield 2, "Reviewed", f"{reviewed.on} by {reviewed.by}, every {reviewed.every}"
    yield from _list(2, "Uses", flow.use)
    yield from _links(2, "Source", flow.sources)
    for title, parts in (
        ("Nodes", _nodes(flow)),
        ("Facts", _facts(flow.facts)),
        ("Values", _values(flow.values)),
        ("Procedures", _procedures(flow.procedures)),
        ("Packets", _packets(flow.packets)),
        ("Terms", _terms(flow.terms)),
        ("Cases", _cases(flow)),
    ):
        lines = list(parts)
        if lines:
            yield 0, title, ""
            yield from lines


def _entries(depth: int, texts: Mapping[str, str]) -> Iterator[Line]:
    for name, text in texts.items():
        if text:
            yield depth, name, text


def _list(depth: int, name: str, texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        yield depth, name, text


def _links(depth: int, name: str, links: Iterable[Link]) -> Iterator[Line]:
    for link in links:
        yield depth, name, f"{link.title}: {link.url}"


def _who(actors: Iterable[str]) -> str:
    return ", then ".join(name_actor(actor) for actor in actors)


def _guard(guard: Guard) -> str:
    return " or ".join(
        " and ".join(f"{fact} is {' / '.join(answers)}" for fact, answers in option.items())
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
            yield 1, "Call", name
            yield from _entries(2, {"Walk": node.call, "Then": node.then})
        elif isinstance(node, Return):
            yield 1, "Return", name
        if not isinstance(node, Return):
            yield from _list(2, "Seen as", node.matches)
            yield from _list(2, "People say", node.says)


def _route(name: str, node: Route) -> Iterator[Line]:
    yield 1, "Route", name
    for branch in node.route:
        yield 2, "When", f"{_guard(branch.when)}: go to {branch.to}"
    yield from _entries(2, {"Else": node.otherwise})


def _question(flow: Flow, name: str, node: Question) -> Iterator[Line]:
    fact = flow.facts.get(node.ask)
    yield 1, "Question", f"{name}: {fact.ask if fact else ''} ({node.ask})"
    for answer, target in node.to.items():
        label = fact.answers[answer].label if fact and answer in fact.answers else ""
        yield 2, "Answer", f"{answer} ({label}): go to {target}"
    yield from _entries(2, {"Else": node.otherwise, "Unsure": node.unsure})
    yield from _list(2, "Offers", node.offer)
    yield from _list(2, "Settles", node.refs)


def _resolution(name: str, node: Resolution) -> Iterator[Line]:
    yield 1, "Resolution", f"{name}: {node.resolve}"
    yield from _entries(
        2,
        {
            "Kind": KIND_NAMES[node.kind] + (" (what is known)" if node.thin else ""),
            "Settles": ", ".join(node.refs),
            "Who": _who(node.actors),
            "Cause": node.cause,
            "Likelihood": f"{node.likelihood:g}",
            "Minutes": f"{node.minutes:g}",
            "Cures": f"{node.cures:g}",
            "Place": node.place,
            "Person": node.person,
            "Needs": ", ".join(node.needs),
            "Only when": _guard(node.when),
        },
    )
    yield from _risk(node.risk)
    yield from _list(2, "Warning", node.warnings)
    yield from _steps(node.steps)
    yield from _entries(2, {"Verify": node.verify, "Otherwise": node.otherwise})
    yield from _list(2, "Packet", node.packets)
    yield from _links(2, "Link", node.links)


def _risk(risk: Risk | None) -> Iterator[Line]:
    if risk is not None:
        yield 2, "Risk", ", ".join(risk.kinds)
        yield from _entries(2, {"Approves": risk.approve, "Undo": risk.undo})
        yield from _list(2, "Confirm", risk.confirm)


def _steps(steps: Iterable[Step]) -> Iterator[Line]:
    for step in steps:
        if step.warning:
            yield 3, "Warning", step.warning
        yield 2, "Step", f"(procedure {step.procedure})" if step.procedure else step.do
        yield from _entries(
            3,
            {
                "Only when": _guard(step.when),
                "Who": step.actor,
                "Address": step.address,
                "Command": step.command,
                "Expect": step.expect,
            },
        )
        if step.template:
            template = step.template
            yield 3, "Template", f"{template.title} {template.file}".strip()
            for name, blank in template.inputs.items():
                yield 3, "Paste", f"{name} ({blank.shape}): {blank.label} {blank.help}".strip()
            yield 3, "Text", template.text


def _facts(facts: Mapping[str, Fact]) -> Iterator[Line]:
    for name, fact in facts.items():
        yield 1, "Fact", f"{name}: {fact.ask}"
        marks = {
            "set once for the site": fact.site,
            "must be known": not fact.unsure,
            "searched": fact.search,
            "free text": fact.text,
        }
        yield from _list(2, "Is", (mark for mark, holds in marks.items() if holds))
        yield from _entries(2, {"Say": fact.say, "Why": fact.why})
        yield from ((depth, "How", text) for depth, _, text in _steps(fact.how))
        for answer_id, answer in fact.answers.items():
            yield 2, "Answer", f"{answer_id}: {answer.label}"
            yield from _entries(3, {"Hint": answer.hint})
            yield from _list(3, "Seen as", answer.matches)
            yield from _list(3, "People say", answer.says)
            yield from ((3, "Sets", f"{fact} is {value}") for fact, value in answer.sets.items())


def _values(values: Mapping[str, Value]) -> Iterator[Line]:
    for name, value in values.items():
        yield 1, "Value", f"{name} (by {value.by})" if value.by else name
        for answer, text in value.texts.items():
            yield 2, answer or "Text", text


def _procedures(procedures: Mapping[str, Procedure]) -> Iterator[Line]:
    for name, procedure in procedures.items():
        yield 1, "Procedure", f"{name}: {procedure.title}"
        minutes = f"{procedure.minutes:g}" if procedure.minutes else ""
        yield from _entries(
            2,
            {
                "Who": _who(procedure.actors),
                "Where": procedure.place,
                "Minutes": minutes,
                "Sources": ", ".join(procedure.refs),
            },
        )
        yield from _list(2, "Warning", procedure.warnings)
        yield from _steps(procedure.steps)
        yield from _entries(2, {"Verify": procedure.verify, "Undo": procedure.undo})
        yield from _links(2, "Link", procedure.links)


def _packets(packets: Mapping[str, Packet]) -> Iterator[Line]:
    for name, packet in packets.items():
        yield 1, "Packet", f"{name}: {packet.title}"
        for field_id, field in packet.fields.items():
            source = f" (from {field.source})" if field.source else ""
            yield 2, "Field", f"{field_id}: {field.label}{source}"
            yield from _entries(3, {"Help": field.help})


def _terms(terms: Mapping[str, str]) -> Iterator[Line]:
    for name, text in terms.items():
        yield 1, "Term", f"{name}: {text}"


def _cases(flow: Flow) -> Iterator[Line]:
    for case in flow.cases:
        facts = ", ".join(f"{fact} {answer}" for fact, answer in case.facts.items())
        yield 1, "Case", f"{case.name}: {facts}: ends at {case.expect}"
        yield from _list(2, "Left", case.remaining)
        yield from _list(2, "Helps", case.helps)
        yield from _list(2, "Never", case.never)
        yield from _entries(2, {"At": case.at})


_FURTHER = " " * 10
"""Before the further lines of a text: deeper than any entry, so that none can pose as one."""

_FENCE = "```"


def render_text(flow: Flow) -> str:
    """Return the document as indented lines."""
    lines = []
    for depth, name, text in document(flow):
        first, *more = text.split("\n")
        head = f"{name}: {first}" if first else name
        if depth <= 1:
            lines.append("")
        lines.append("  " * depth + head)
        lines += [f"{_FURTHER}{line}" for line in more]
    return "\n".join(lines).lstrip("\n") + "\n"


def render_markdown(flow: Flow) -> str:
    """Return the document as Markdown in which every author text stays literal."""
    lines = []
    for depth, name, text in document(flow):
        if depth <= 1:
            title = " ".join(text.split("\n"))
            lines += ["", f"{'#' * (depth + 1)} {name}{_after_colon(title)}", ""]
            continue
        pad = "  " * (depth - 2)
        if "\n" in text:
            lines += [f"{pad}- {name}:", *(f"{pad}  {line}" for line in _fenced(text))]
        else:
            lines.append(f"{pad}- {name}{_after_colon(text)}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _after_colon(text: str) -> str:
    return f": {_literal(text)}" if text else ""


def _fenced(text: str) -> Iterator[str]:
    """Yield a text of several lines as it is, between fences that it does not hold itself."""
    fence = _FENCE
    while fence in text:
        fence += "`"
    yield fence
    yield from text.split("\n")
    yield fence


def _literal(text: str) -> str:
    """Escape what Markdown would read as its own."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-!|~&=" else char for char in text)
