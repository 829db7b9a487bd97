"""What there is to say about something with an id, for whoever points at it."""

from collections.abc import Callable, Iterator, Mapping

from tui.core.editor.occurrence import Occurrence, Symbol, find_occurrences
from tui.core.editor.project import Project, find_home
from tui.core.flow import KIND_NAMES, Call, Flow, Node, Question, Resolution, Route
from tui.core.mention import node_targets
from tui.core.words import mark, say

MOST = 12
_KINDS = {
    "procedures": mark("procedure"), "values": mark("value"), "packets": mark("packet"),
    "terms": mark("term"), "flows": mark("flow"),
}  # fmt: skip
"""So many names are listed; the rest are counted."""


def describe_id(project: Project, file: str, kind: str, name: str) -> str:
    """Say in one line what an id stands for; empty when that file does not define it."""
    thing = getattr(project[file].flow, kind).get(name) if file in project else None
    if thing is None:
        return ""
    if kind == "nodes":
        return _node_title(project, file, thing)
    if kind == "facts":
        return str(thing.ask)
    if kind == "values":
        return " | ".join(thing.texts.values())
    return str(getattr(thing, "title", thing))


def _node_title(project: Project, file: str, node: Node) -> str:
    if isinstance(node, Question):
        home = find_home(project, file, "facts", node.ask)
        return project[home].flow.facts[node.ask].ask if home else node.ask
    if isinstance(node, Resolution):
        return f"{KIND_NAMES.get(node.kind, node.kind)}: {node.resolve}"
    if isinstance(node, Call):
        return say("goes through {call}, then to {then}", call=node.call, then=node.then)
    return (
        say("goes on without asking") if isinstance(node, Route) else say("goes back to the call")
    )


def hover(project: Project, found: Occurrence) -> str:
    """Return what there is to know about an id: what it is, what leads here, what remains."""
    symbol = found.symbol
    if not symbol.file:
        return say("{name}: not defined in the files at hand", name=symbol.name)
    flow = project[symbol.file].flow
    tellers: Mapping[str, Callable[[Flow, Symbol, Project], Iterator[str]]] = {
        "nodes": _tell_node,
        "facts": _tell_fact,
        "answers": _tell_answer,
        "flows": _tell_flow,
    }
    teller = tellers.get(symbol.kind, _tell_shared)
    return "\n".join(teller(flow, symbol, project))


def _tell_flow(flow: Flow, _: Symbol, project: Project) -> Iterator[str]:
    del project
    yield say("flow {flow}: {title}", flow=flow.flow, title=flow.title)
    yield from filter(None, (flow.summary,))


def _tell_node(flow: Flow, symbol: Symbol, project: Project) -> Iterator[str]:
    node = flow.nodes[symbol.name]
    yield say(
        "node {name}: {title}", name=symbol.name, title=_node_title(project, symbol.file, node)
    )
    if isinstance(node, Resolution):
        yield node.cause
        yield say("who: {actors}", actors=", ".join(node.actors))
    leading = [*_leading_here(project, symbol)]
    yield _list(say("what leads here"), leading) or say("nothing leads here")
    yield _list(say("what remains"), remaining(flow, symbol.name)) or say(
        "nothing of this flow remains"
    )


def _leading_here(project: Project, symbol: Symbol) -> Iterator[str]:
    for file in project.values():
        flow = file.flow
        own = file.name == symbol.file
        prefix = "" if own else f"{flow.flow}/"
        if own and symbol.name == flow.start:
            yield say("the start")
        wanted = {symbol.name} if own else set()
        wanted.add(f"{project[symbol.file].flow.flow}/{symbol.name}")
        for name, node in flow.nodes.items():
            for target in node_targets(name, node):
                if target.name in wanted:
                    way = str(target.path[-1]) if "route" not in target.path else say("route")
                    yield f"{prefix}{name} ({way})"


def remaining(flow: Flow, start: str) -> list[str]:
    """Return the resolutions of a flow that can still come after a node, nearest first."""
    found: list[str] = []
    seen, waiting = {start}, [start]
    while waiting:
        name = waiting.pop(0)
        node = flow.nodes.get(name)
        if node is None:
            continue
        if isinstance(node, Resolution) and name != start:
            found.append(name)
            continue
        fresh = [each.name for each in node_targets(name, node) if each.name not in seen]
        seen.update(fresh)
        waiting += fresh
    return found


def _tell_fact(flow: Flow, symbol: Symbol, project: Project) -> Iterator[str]:
    fact = flow.facts[symbol.name]
    yield say("fact {name}: {ask}", name=symbol.name, ask=fact.ask)
    for name, answer in fact.answers.items():
        yield f"- {name}: {answer.label}"
    asked = [
        f"{file.flow.flow}/{name}"
        for file in project.values()
        for name, node in file.flow.nodes.items()
        if isinstance(node, Question) and node.ask == symbol.name
    ]
    yield _list(say("asked at"), asked) or say("no question asks for it")


def _tell_answer(flow: Flow, symbol: Symbol, project: Project) -> Iterator[str]:
    answer = flow.facts[symbol.of].answers[symbol.name]
    yield say("answer {name} of {of}: {label}", name=symbol.name, of=symbol.of, label=answer.label)
    yield from (
        say("then {other} is {value}", other=other, value=value)
        for other, value in answer.sets.items()
    )
    ways = [
        f"{name} -> {node.to.get(symbol.name, node.otherwise)}"
        for file in project.values()
        for name, node in file.flow.nodes.items()
        if isinstance(node, Question) and node.ask == symbol.of
        if symbol.name in node.to or node.otherwise
    ]
    yield _list(say("leads"), ways) or say("leads nowhere by itself")


def _tell_shared(flow: Flow, symbol: Symbol, project: Project) -> Iterator[str]:
    about = describe_id(project, symbol.file, symbol.kind, symbol.name)
    yield f"{say(_KINDS.get(symbol.kind, symbol.kind))} {symbol.name}: {about}"
    if symbol.kind == "procedures":
        steps = flow.procedures[symbol.name].steps
        shown = [each.do or each.procedure or each.command for each in steps[:MOST]]
        yield from (f"{number}. {text}" for number, text in enumerate(shown, 1))
    uses = [
        f"{each.file}:{each.span.line}"
        for each in find_occurrences(project)
        if each.symbol == symbol and not each.is_definition
    ]
    yield _list(say("used at"), uses) or say("used nowhere")


def _list(title: str, names: list[str]) -> str:
    """Return some names as one line; nothing when there are none."""
    if not names:
        return ""
    more = say(" and {number} more", number=len(names) - MOST) if len(names) > MOST else ""
    return f"{title}: {', '.join(names[:MOST])}{more}"
