"""Large flows made by chance in the shape real ones have: layers of questions with joins.

A few facts, like the cloud, are asked first and decide everywhere later; the others decide
within the next two layers.
"""

from collections.abc import Mapping, Sequence
from random import Random

from tui.core.flow import Answer, Branch, Fact, Flow, Node, Question, Resolution, Route

CONTEXT = 5
"""Facts that are asked first and may be read anywhere."""


def make_flow(nodes: int, facts: int, seed: int = 1) -> Flow:
    """Return a flow of about so many nodes that asks for so many facts."""
    return _Maker(nodes, facts, seed).make()


class _Maker:
    def __init__(self, nodes: int, facts: int, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret
        self.answers = {
            f"fact-{number}": [f"a{answer}" for answer in range(self.random.choice((2, 2, 3)))]
            for number in range(facts)
        }
        self.order = list(self.answers)
        later = facts - CONTEXT
        self.width = max(1, round((nodes - CONTEXT) / (2 * later + 1)))
        self.nodes: dict[str, Node] = {}
        self.used: set[str] = set()

    def make(self) -> Flow:
        for number, fact in enumerate(self.order[:CONTEXT]):
            after = f"ask-{number + 1}-0"
            self.nodes[f"ask-{number}-0"] = self.question(fact, [after])
        for layer in range(CONTEXT, len(self.order)):
            self.add_layer(layer)
        for place in range(self.width):
            name = f"ask-{len(self.order)}-{place}"
            if name in self.used:
                self.nodes[name] = self.ending(place)
        return Flow(
            flow="made",
            title="Made by chance",
            start="ask-0-0",
            nodes=self.nodes,
            facts={name: self.fact(name) for name in self.order},
        )

    def add_layer(self, layer: int) -> None:
        """Add a row of nodes that ask for one fact, and a row of routes behind them."""
        routes = [f"way-{layer}-{place}" for place in range(self.width)]
        questions = [f"ask-{layer + 1}-{place}" for place in range(self.width)]
        for place in range(self.width):
            name = f"ask-{layer}-{place}"
            if name in self.used:
                self.nodes[name] = self.question(self.order[layer], routes)
        first = max(CONTEXT, layer - 1)
        recent = [*self.order[first : layer + 1], *self.order[:CONTEXT]]
        for name in [each for each in routes if each in self.used]:
            self.nodes[name] = self.route(self.random.choice(recent), questions)

    def question(self, fact: str, targets: list[str]) -> Question:
        return Question(fact, {each: self.target(targets) for each in self.answers[fact]})

    def route(self, fact: str, targets: list[str]) -> Route:
        return Route(
            tuple(
                Branch(({fact: (answer,)},), self.target(targets)) for answer in self.answers[fact]
            )
        )

    def target(self, targets: list[str]) -> str:
        """Choose a target; those nothing leads to yet come first."""
        fresh = [target for target in targets if target not in self.used]
        chosen = self.random.choice(fresh or targets)
        self.used.add(chosen)
        return chosen

    def ending(self, place: int) -> Resolution:
        return Resolution(f"Ending {place}", cause="made", actors=("L1",), kind="wait")

    def fact(self, name: str) -> Fact:
        answers = {answer: Answer(f"{name} is {answer}") for answer in self.answers[name]}
        return Fact(f"What about {name}?", answers)


_END = Resolution("The end", cause="made", actors=("L1",), kind="wait")
_TWO = {"a": Answer("A"), "b": Answer("B")}


def make_chain(length: int) -> Flow:
    """Return a flow that asks one question after another; each may also end it."""
    nodes: dict[str, Node] = {
        f"n{number}": Question(f"f{number}", {"a": f"n{number + 1}", "b": "end"})
        for number in range(length)
    }
    return Flow(
        "made", "A chain", "n0", {**nodes, f"n{length}": _END, "end": _END}, facts=_lamps(length)
    )


def make_diamonds(count: int) -> Flow:
    """Return a flow of questions whose two ways join again, and that all matter at the end."""
    nodes: dict[str, Node] = {}
    for number in range(count):
        nodes[f"n{number}"] = Question(f"f{number}", {"a": f"l{number}", "b": f"r{number}"})
        nodes[f"l{number}"] = Route((), f"n{number + 1}")
        nodes[f"r{number}"] = Route((), f"n{number + 1}")
    every = {f"f{number}": ("a",) for number in range(count)}
    nodes[f"n{count}"] = Route((Branch((every,), "all"),), "some")
    return Flow("made", "Diamonds", "n0", {**nodes, "all": _END, "some": _END}, facts=_lamps(count))


def _lamps(count: int) -> dict[str, Fact]:
    return {f"f{number}": Fact(f"Is {number} on?", _TWO) for number in range(count)}


def write_flow(flow: Flow) -> str:
    """Return a made flow as the text of its file."""
    lines = [f"flow: {flow.flow}", f"title: {flow.title}", f"start: {flow.start}", "facts:"]
    for name, fact in flow.facts.items():
        answers = ", ".join(f"{each}: {answer.label}" for each, answer in fact.answers.items())
        lines.append(f"  {name}: {{ask: {fact.ask}, answers: {{{answers}}}}}")
    lines.append("nodes:")
    for name, node in flow.nodes.items():
        lines.append(f"  {name}: {_node_text(node)}")
    return "\n".join(lines) + "\n"


def _node_text(node: Node) -> str:
    if isinstance(node, Question):
        ways = ", ".join(f"{answer}: {target}" for answer, target in node.to.items())
        return f"{{ask: {node.ask}, to: {{{ways}}}}}"
    if isinstance(node, Route):
        branches = [
            f"{{when: {{{_option_text(option)}}}, to: {branch.to}}}"
            for branch in node.route
            for option in branch.when
        ]
        otherwise = f", else: {node.otherwise}" if node.otherwise else ""
        return f"{{route: [{', '.join(branches)}]{otherwise}}}"
    if isinstance(node, Resolution):
        return f"{{resolve: {node.resolve}, kind: wait, actors: [L1], cause: made}}"
    raise TypeError(node)


def _option_text(option: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"{fact}: {answers[0]}" for fact, answers in option.items())
