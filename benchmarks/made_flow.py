"""Large flows made by chance in the shape real ones have: layers of questions with joins.

A few facts, like the cloud, are asked first and decide everywhere later; the others decide
within the next two layers.
"""

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
            f"{{when: {{{fact}: {answers[0]}}}, to: {branch.to}}}"
            for branch in node.route
            for option in branch.when
            for fact, answers in option.items()
        ]
        return f"{{route: [{', '.join(branches)}]}}"
    if isinstance(node, Resolution):
        return f"{{resolve: {node.resolve}, kind: wait, actors: [L1], cause: made}}"
    raise TypeError(node)
