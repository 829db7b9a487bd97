"""Small flows made by chance, most of them with faults."""

from collections.abc import Sequence
from random import Random

from tui.core.flow import (
    Answer,
    Branch,
    Call,
    Fact,
    Flow,
    Guard,
    Node,
    Question,
    Resolution,
    Return,
    Risk,
    Route,
    Value,
)

SETTING = ("f0", "f2")
"""Facts from whose answers others follow; the last of them is never the site's."""


def random_flow(seed: int) -> Flow:
    """Return the flow of this number."""
    return _Dice(Random(seed)).flow()  # noqa: S311 - nothing secret


class _Dice:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.facts = {
            f"f{number}": [f"a{answer}" for answer in range(random.choice((2, 2, 3)))]
            for number in range(random.choice((2, 3, 4)))
        }
        self.ids = [f"n{number}" for number in range(random.choice((3, 5, 7, 9)))]
        self.going_back = random.choice((0.0, 0.1, 0.3))

    def flow(self) -> Flow:
        nodes = {name: self.node(number) for number, name in enumerate(self.ids)}
        by = self.fact()
        texts = {answer: f"at {answer}" for answer in self.some(self.facts[by])}
        if self.chance(0.3):
            texts["else"] = "elsewhere"
        return Flow(
            flow="chance",
            title="Made by chance",
            start="n0",
            nodes=nodes,
            facts={name: self.definition(name) for name in self.facts},
            values={"v": Value(by, texts)},
        )

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def fact(self) -> str:
        return self.random.choice(list(self.facts))

    def some(self, answers: Sequence[str]) -> list[str]:
        return sorted(self.random.sample(answers, self.random.randint(1, len(answers))))

    def definition(self, name: str) -> Fact:
        answers = {}
        for answer in self.facts[name]:
            sets = {}
            if name in SETTING and self.chance(0.25):
                other = self.fact()
                if other not in SETTING:
                    sets[other] = self.random.choice(self.facts[other])
            answers[answer] = Answer(f"{name} is {answer}", sets=sets)
        unsure = self.chance(0.8)
        site = name != SETTING[-1] and self.chance(0.15)
        return Fact(f"{name}?", answers, unsure=unsure, site=site)

    def target(self, number: int) -> str:
        if self.chance(self.going_back):
            return self.random.choice(self.ids)
        return self.random.choice(self.ids[number + 1 :] or self.ids)

    def node(self, number: int) -> Node:
        if number == len(self.ids) - 1 or (number and self.chance(0.2)):
            return self.resolution(number)
        kind = self.random.choice(("ask",) * 5 + ("route",) * 3 + ("call", "return"))
        if kind == "ask" or number == 0:
            return self.question(number)
        if kind == "route":
            return self.route(number)
        if kind == "call":
            return Call(self.target(number), self.target(number))
        return Return(back=True)

    def question(self, number: int) -> Question:
        fact = self.fact()
        answers = self.facts[fact]
        offer = tuple(self.some(answers)) if self.chance(0.25) else ()
        named = answers if self.chance(0.6) else [*self.some(answers), *offer]
        return Question(
            ask=fact,
            to={answer: self.target(number) for answer in sorted(set(named))},
            otherwise=self.target(number) if self.chance(0.3) else "",
            unsure=self.target(number) if self.chance(0.4) else "",
            offer=offer,
        )

    def guard(self) -> Guard:
        return tuple(
            {fact: tuple(self.some(self.facts[fact])) for fact in self.some(list(self.facts))[:2]}
            for _ in range(self.random.choice((1, 1, 2)))
        )

    def route(self, number: int) -> Route:
        fact = self.fact()
        branches = [
            Branch(({fact: (answer,)},), self.target(number)) for answer in self.facts[fact]
        ]
        if self.chance(0.6):
            place = self.random.randrange(len(branches))
            branches[place] = Branch(self.guard(), self.target(number))
        return Route(tuple(branches), self.target(number) if self.chance(0.3) else "")

    def resolution(self, number: int) -> Resolution:
        return Resolution(
            resolve=f"end of {number}",
            kind=self.random.choice(("fix", "fix", "wait")),
            cause="see {v}" if self.chance(0.4) else "a cause",
            otherwise=self.target(number) if self.chance(0.3) else "",
            needs=tuple(self.some(list(self.facts))[:2]) if self.chance(0.3) else (),
            when=self.guard() if self.chance(0.3) else (),
            risk=Risk(("wipe",), "IA", "none") if self.chance(0.2) else None,
        )
