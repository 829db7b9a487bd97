"""Small flows without faults, made by chance, for what is said about the order of questions."""

from random import Random

from tui.core.flow import Answer, Fact, Flow, Node, Question, Resolution

LIKELY = (1.0, 2.0, 4.0, 8.0)


def chance_tree(seed: int, facts: int = 5, endings: int = 4) -> Flow:
    """Return a tree of questions that asks no fact twice on a way."""
    random = Random(seed)  # noqa: S311 - nothing secret is made here
    answers = {f"f{n}": [f"a{k}" for k in range(random.choice((2, 2, 3)))] for n in range(facts)}
    nodes: dict[str, Node] = {
        f"end{n}": Resolution(
            f"Ending {n}", "wait", "a cause", ("L1",), likelihood=random.choice(LIKELY)
        )
        for n in range(endings)
    }

    def grow(left: list[str]) -> str:
        if not left or random.random() < 0.2 * (facts - len(left)):
            return f"end{random.randrange(endings)}"
        fact = random.choice(left)
        rest = [each for each in left if each != fact]
        name = f"n{len(nodes)}"
        nodes[name] = Question(fact, {})  # takes the name before the questions below do
        nodes[name] = Question(fact, {answer: grow(rest) for answer in answers[fact]})
        return name

    start = grow(list(answers))
    return Flow(
        flow="tree",
        title="A tree",
        start=start,
        nodes=nodes,
        facts={
            name: Fact(f"{name}?", {each: Answer(each) for each in values})
            for name, values in answers.items()
        },
    )
