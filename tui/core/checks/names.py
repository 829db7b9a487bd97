"""Names that lead nowhere: every id that is mentioned must be defined."""

from collections.abc import Collection, Iterator, Mapping

from tui.core.checks.circle import MAX_STEPS, count_steps, find_procedure_circles
from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Fact, Flow, Question, Resolution, Steps
from tui.core.link import Linked
from tui.core.mention import IN_TEMPLATE, Mention, case_mentions, mentions, node_mentions
from tui.core.texts import template_values
from tui.core.tree import Path

_UNKNOWN: Mapping[str, str] = {
    "facts": "G003",
    "procedures": "G005",
    "packets": "G006",
    "values": "G007",
}


def check_names(linked: Linked, others: Mapping[str, Collection[str]]) -> list[Diagnostic]:
    """Return a diagnostic for every name that is mentioned and not defined.

    Args:
        linked: the flow with what it uses.
        others: node ids of the other flows at hand, by flow id.
    """
    check = _Check(linked, others)
    flow = linked.flow
    check.target(Mention("nodes", flow.start, ("start",)))
    for name, node in flow.nodes.items():
        check.all(node_mentions(name, node))
        check.node(name)
    for kind in ("facts", "values", "procedures", "packets", "terms"):
        things: Mapping[str, object] = getattr(flow, kind)
        for name, thing in things.items():
            check.all(mentions(kind, name, thing))
    for number, case in enumerate(flow.cases):
        check.all(case_mentions(number, case))
    for name, fact in flow.facts.items():
        check.chains(name, fact)
        check.steps(fact.how, ("facts", name, "how"))
    for name, procedure in flow.procedures.items():
        check.steps(procedure.steps, ("procedures", name, "steps"))
    check.circles()
    check.unused()
    return check.desk.list_all()


class _Check:
    """Checks one flow, and remembers what was mentioned."""

    def __init__(self, linked: Linked, others: Mapping[str, Collection[str]]) -> None:
        self.linked = linked
        self.flow: Flow = linked.flow
        self.others = others
        self.desk = Desk(linked)
        self.mentioned: set[tuple[str, str]] = set()

    def all(self, found: Iterator[Mention]) -> None:
        for mention in found:
            if mention.kind == "nodes":
                self.target(mention)
            elif mention.kind == "answers":
                self._answer(mention)
            else:
                self._shared(mention)

    def target(self, mention: Mention) -> None:
        name, slash, node = mention.name.partition("/")
        if not slash:
            self._node(mention, name, self.flow.nodes)
        elif name == self.flow.flow:
            self._node(mention, node, self.flow.nodes if node else ("",))
        elif name in self.others:
            self._node(mention, node, self.others[name] if node else ("",))
        else:
            self._unknown("G002", mention._replace(name=name), self.others)

    def _node(self, mention: Mention, node: str, nodes: Collection[str]) -> None:
        if node not in nodes:
            self._unknown("G001", mention._replace(name=node), nodes)

    def _shared(self, mention: Mention) -> None:
        known: Mapping[str, object] = getattr(self.flow, mention.kind)
        if mention.name in known:
            self.mentioned.add((mention.kind, mention.name))
            return
        foreign = mention.path[0] == "cases" and self._leaves(mention.path)
        if mention.of != IN_TEMPLATE and not foreign:
            self._unknown(_UNKNOWN[mention.kind], mention, known)

    def _leaves(self, path: Path) -> bool:
        """Tell whether a case ends in another flow, which may know facts that this one does not."""
        number = path[1]
        return isinstance(number, int) and "/" in self.flow.cases[number].expect

    def _answer(self, mention: Mention) -> None:
        fact = self.flow.facts.get(mention.of)
        if fact is None or mention.name in fact.answers:
            return
        if fact.text and not fact.answers:
            if mention.path[0] == "cases" or "sets" in mention.path:
                return
            self.desk.add("G009", mention.path, is_key=mention.is_key, fact=mention.of)
            return
        self._unknown("G004", mention, fact.answers)

    def _unknown(self, code: str, mention: Mention, names: Collection[str]) -> None:
        path, name = mention.path, mention.name
        hint = self.desk.hint_near(code, path, name, names)
        self.desk.add(code, path, is_key=mention.is_key, hint=hint, name=name, of=mention.of)

    def chains(self, name: str, fact: Fact) -> None:
        """What follows from what follows must be said at the first: nothing looks further."""
        for answer_id, answer in fact.answers.items():
            for other, value in answer.sets.items():
                known = self.flow.facts[other].answers if other in self.flow.facts else {}
                after = known[value].sets if value in known else {}
                for last in after.keys() - answer.sets.keys() - {name}:
                    path = ("facts", name, "answers", answer_id, "sets", other)
                    self.desk.add("G023", path, is_key=True, other=other, last=last)

    def node(self, name: str) -> None:
        node = self.flow.nodes[name]
        if isinstance(node, Question):
            fact = self.flow.facts.get(node.ask)
            if fact is not None and node.unsure and not fact.unsure:
                self.desk.add("G010", ("nodes", name, "unsure"), is_key=True, fact=node.ask)
        elif isinstance(node, Resolution):
            self.steps(node.steps, ("nodes", name, "steps"))

    def steps(self, steps: Steps, path: Path) -> None:
        """Every blank of a template must be one of its inputs, or a value."""
        for number, step in enumerate(steps):
            if step.template is None:
                continue
            for name in template_values(step.template):
                if name not in self.flow.values:
                    blank = Mention("inputs", name, (*path, number, "template", "text"))
                    self._unknown("G011", blank, step.template.inputs)

    def circles(self) -> None:
        """A procedure that is done within itself never ends, and one must not grow too long."""
        circles = find_procedure_circles(self.flow.procedures)
        for circle in circles:
            drawn = " -> ".join((*circle, circle[0]))
            self.desk.add("G012", ("procedures", circle[0]), is_key=True, circle=drawn)
        for name, count in count_steps(self.flow.procedures).items() if not circles else ():
            if count > MAX_STEPS:
                path = ("procedures", name)
                self.desk.add("G014", path, is_key=True, name=name, count=count, limit=MAX_STEPS)

    def unused(self) -> None:
        """What a flow's own file defines should be used by it."""
        for kind in ("facts", "values", "procedures", "packets"):
            things: Mapping[str, object] = getattr(self.flow, kind)
            for name in things:
                own = self.linked.origins.get((kind, name)) in (None, self.linked.source)
                if own and (kind, name) not in self.mentioned:
                    what = kind.removesuffix("s")
                    self.desk.add("G013", (kind, name), is_key=True, what=what, name=name)
