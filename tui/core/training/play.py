"""A call to be played: the scenario, and the flows it is about."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.flow import HAND_OVER, Fact, Resolution
from tui.core.paths.ways import Flows
from tui.core.training.board import Board
from tui.core.training.scenario import UNSURE, Scenario


class Askable(NamedTuple):
    """A question that the trainee may ask."""

    fact: str
    flow: str
    definition: Fact


class Choosable(NamedTuple):
    """A resolution that the trainee may choose."""

    name: str
    """FLOW/NODE."""
    flow: str
    resolution: Resolution


class Play:
    """Everything that a call needs; nothing in it changes while the call is played."""

    def __init__(self, flows: Flows, scenario: Scenario, board: Board | None = None) -> None:
        """Prepare a call.

        Args:
            flows: all flows at hand.
            scenario: the call.
            board: the ways of calls that begin at the same place, if they were listed before.

        Raises:
            KeyError: the flow of the scenario is not at hand.
        """
        self.scenario = scenario
        self.board = board or Board(flows, scenario.flow)
        self.flows = self.board.flows
        self.begun = self.board.begun
        self.cause = scenario.cause_name

    def definition(self, fact: str) -> Fact:
        """Return what a fact is.

        Raises:
            KeyError: no flow of this call has it.
        """
        return self.board.definitions[fact]

    def wording(self, fact: str, answer: str) -> str:
        """Return the label of an answer; the answer itself where there is none."""
        definition = self.board.definitions.get(fact)
        found = definition.answers.get(answer) if definition else None
        return found.label if found else answer

    def title(self, name: str) -> str:
        """Return the title of a resolution by FLOW/NODE."""
        resolution = self.board.resolution(name)
        return resolution.resolve if resolution else name

    def helps(self, name: str) -> bool:
        """Tell whether a resolution is one that helps this caller, or is accepted."""
        accepted = self.scenario.accepted
        if name == self.cause or name in accepted:
            return True
        resolution = self.board.resolution(name)
        is_hand_over = resolution is not None and resolution.kind == HAND_OVER
        return is_hand_over and HAND_OVER in accepted

    def contradicted(self, heard: Mapping[str, str | None]) -> frozenset[str]:
        """Return the facts whose claims something else that was heard speaks against.

        Args:
            heard: what the caller has said so far, by fact; None: does not know.
        """
        found = {fact for fact, says in self.scenario.says.items() if says.against in heard} & set(
            heard
        )
        for fact, answer in heard.items():
            for other, value in self._sets(fact, answer).items():
                claimed = heard.get(other)
                if claimed is not None and claimed != value:
                    found |= {fact, other}
        return frozenset(found)

    def _sets(self, fact: str, answer: str | None) -> Mapping[str, str]:
        definition = self.board.definitions.get(fact)
        found = definition.answers.get(answer) if definition and answer is not None else None
        return found.sets if found else {}

    def is_heard(self, fact: str, answer: str, meaning: str) -> bool:
        """Tell whether an answer that was taken down is what the words mean.

        A text that is typed freely is never compared: there are many ways to write it.
        """
        definition = self.board.definitions[fact]
        return answer == meaning or (definition.text and not definition.answers)

    def claim(self, fact: str) -> str | None:
        """Return what the caller claims when asked; None: does not know."""
        return _answer(self.scenario.claim(fact))

    def finding(self, fact: str) -> str | None:
        """Return what looking again shows; None: nobody can tell."""
        return _answer(self.scenario.finding(fact))


def _answer(word: str) -> str | None:
    return None if word == UNSURE else word


def is_tried(resolution: Resolution) -> bool:
    """Tell whether one waits for what comes of a resolution; any other ends the call."""
    return resolution.kind == "fix" or (resolution.kind == "wait" and bool(resolution.otherwise))


def askable(play: Play) -> tuple[Askable, ...]:
    """Return every question that the flows of a call know, in the authors' order."""
    found: dict[str, Askable] = {}
    for flow in play.flows.values():
        for fact, definition in flow.facts.items():
            found.setdefault(fact, Askable(fact, flow.flow, definition))
    return tuple(found.values())


def fixes(play: Play) -> tuple[Choosable, ...]:
    """Return every resolution that the flows of a call know, in the authors' order."""
    return tuple(
        Choosable(name, name.partition("/")[0], node) for name, node in play.board.resolutions()
    )
