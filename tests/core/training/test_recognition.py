"""The drill says which of its two questions was answered wrongly."""

import pytest

from tests.core.sample import FLOWS
from tui.core.flow import Answer, Fact, Flow, Question, Resolution, Step, Value
from tui.core.training.generate import Maker
from tui.core.training.recognition import Quiz, quiz, quizzes, say_verdict


def page() -> Quiz:
    return quiz(Maker(FLOWS, "sample"), "1", "sample/legacy-mfa")._replace(
        actions=("Sit down.", "Stand up."), action=1
    )


def test_what_was_right_is_said_to_be_right() -> None:
    asked = page()
    assert say_verdict(asked, asked.right, 1) == "Right."
    half = say_verdict(asked, asked.right, 0)
    assert half.startswith("The cause is right. But first: Stand up.")
    wrong = next(each.name for each in asked.causes if each.name != asked.right)
    for action in (0, 1):
        told = say_verdict(asked, wrong, action)
        assert told.startswith("No: Move to the modern sign-in. First: Stand up.")


def test_a_drill_asks_for_another_cause_each_time_where_there_are_enough() -> None:
    maker = Maker(FLOWS, "sample")
    for seed in "abcdefgh":
        causes = [each.right for each in quizzes(maker, seed, 4)]
        assert len(set(causes)) == len(causes)


def lamp(**changed: Resolution) -> Flow:
    """Return a flow whose cloud is drawn by lot; one address is not verified."""
    nodes = {
        name: Resolution(
            resolve=f"Mend the {name}",
            cause=f"The {name} is worn out.",
            actors=("L1",),
            steps=(Step("Open {page}."),),
        )
        for name in ("bulb", "plug", "wire", "lamp")
    }
    light = Fact("Which light?", {name: Answer(f"No {name}") for name in nodes})
    cloud = Fact(
        "Which cloud?",
        {"near": Answer("Near"), "far": Answer("Far"), "odd": Answer("Odd", hint="Not verified.")},
        site=True,
    )
    page = Value("cloud", {"near": "near.example", "far": "the page, not verified", "odd": "odd"})
    return Flow(
        "lamp", "A lamp is dark", "ask",
        {"ask": Question("light", {name: name for name in nodes}), **nodes, **changed},
        facts={"light": light, "cloud": cloud}, values={"page": page},
    )  # fmt: skip


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f"])
def test_a_drill_draws_only_what_is_sure(seed: str) -> None:
    flow = lamp()
    wire = flow.nodes["wire"]
    assert isinstance(wire, Resolution)
    flow = lamp(wire=wire._replace(cause="That the wire is to blame is not verified."))
    pages = list(quizzes(Maker({"lamp": flow}, "lamp"), seed, 5, due=["lamp/wire"]))
    assert len(pages) == 5
    for each in pages:
        assert each.right != "lamp/wire"
        assert "lamp/wire" not in [cause.name for cause in each.causes]
        assert each.actions == ("Open near.example.",)


def test_where_nothing_is_sure_there_is_no_drill() -> None:
    flow = lamp()
    doubtful = {
        name: node._replace(cause="This is inferred.")
        for name, node in flow.nodes.items()
        if isinstance(node, Resolution)
    }
    assert not list(quizzes(Maker({"lamp": lamp(**doubtful)}, "lamp"), "1", 5))
