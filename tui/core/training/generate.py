"""Calls made from the flow itself: a cause, facts that fit it, words that the flow knows.

The same seed always gives the same call. The cause is drawn by likelihood, or by what the
trainee is weak at; level 2 adds something unsure and something beside the point, level 3 a
claim that is wrong and sounds unsure, and one that is right and sounds unsure too.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from tui.core.flow import Flow, Question, Resolution
from tui.core.paths.branching import SOME_TEXT
from tui.core.paths.branching import UNSURE as NOBODY
from tui.core.paths.cubes import Cube
from tui.core.paths.ways import Flows, offered_answers
from tui.core.training.board import Board
from tui.core.training.lots import Lots
from tui.core.training.made_ways import allowed_answers, natural_answers, ways_by_end
from tui.core.training.made_words import CALLERS, HEDGED, MADE, OPENINGS, VAGUE, say_answer, shorten
from tui.core.training.scenario import UNSURE, Herring, Persona, Says, Scenario, Ticket
from tui.core.training.sure import is_sure_ending, sure_answers
from tui.core.words import say

HARD = 3
"""The level at which something wrong is said."""

_NOBODY: Mapping[str, float] = MappingProxyType({})
_ODD = 0.001
"""How often a caller gives an answer that the question does not show."""

_TOLD = 0.5
"""How often the ticket answers a question that need not be asked then."""


class Maker:
    """Makes calls of one flow; its ways are listed once."""

    def __init__(
        self, flows: Flows, flow: str, authored: Callable[[str], Flow] | None = None
    ) -> None:
        """List the ways of a flow.

        Args:
            flows: all flows at hand.
            flow: the one that the calls begin in.
            authored: opens a flow as its author wrote it; none: they are spoken so.

        Raises:
            KeyError: there is no such flow.
        """
        self.flow = flows[flow]
        self.board = Board(flows, flow)
        self.authored = authored or flows.__getitem__
        self.ways = ways_by_end(self.flow)

    def targets(self) -> tuple[str, ...]:
        """Return the resolutions of the flow that a call can be made for, as FLOW/NODE."""
        return tuple(self.ways)

    def make(
        self,
        seed: str,
        level: int = 1,
        target: str = "",
        weak: Mapping[str, float] = _NOBODY,
        *,
        sure: bool = False,
    ) -> Scenario:
        """Make a call.

        Args:
            seed: the same gives the same call.
            level: 1 to 3.
            target: the cause as FLOW/NODE; drawn when empty.
            weak: how much each cause is to be practised, by FLOW/NODE; those not named are
                drawn by their likelihood, which is at most 8.
            sure: only of what the author of the flow is sure of.

        Raises:
            KeyError: no way leads to the target, or nothing about it is sure.
        """
        lots = Lots(seed, self.flow.flow, level, target)
        names = self.sure_targets() if sure else self.targets()
        name = target or self._draw(lots, names, weak)
        if name not in names:
            raise KeyError(name)
        cube = lots.weigh(self.ways[name], [self._size(each) for each in self.ways[name]])
        return _Call(self, lots, level, sure=sure).make(seed, name, cube)

    def sure_targets(self) -> tuple[str, ...]:
        """Return those of which the author of the flow is sure."""
        flow = self.authored(self.flow.flow)
        return tuple(each for each in self.ways if is_sure_ending(flow, each.partition("/")[2]))

    def _draw(self, lots: Lots, names: Sequence[str], weak: Mapping[str, float]) -> str:
        if not names:
            raise KeyError(self.flow.flow)
        weights = []
        for name in names:
            resolution = self.board.resolution(name)
            weights.append(weak.get(name, resolution.likelihood if resolution else 0.0))
        return lots.weigh(names, weights)

    def _size(self, cube: Cube) -> float:
        """Return how often callers take a way; answers that a question does not show are odd."""
        size = 1.0
        for turn in cube.turns:
            count = len(self.flow.facts[turn.fact].answers) if turn.fact else 0
            if turn.asked and count:
                shown = natural_answers(self.flow, cube, turn)
                size *= len(shown) / count if shown else _ODD
        return size


class _Call:
    """One call in the making."""

    def __init__(self, maker: Maker, lots: Lots, level: int, *, sure: bool) -> None:
        self.flow = maker.flow
        self.board = maker.board
        self.authored = maker.authored
        self.lots = lots
        self.level = level
        self.sure = sure
        self.says: dict[str, Says] = {}

    def make(self, seed: str, cause: str, cube: Cube) -> Scenario:
        facts = self._draw_facts(cube)
        asked = [turn.fact for turn in cube.turns if turn.asked and turn.fact in facts]
        self._make_doubts(cube, facts, list(dict.fromkeys(asked)))
        shown = self._find_shown(facts, asked)
        name, team = self.lots.pick(CALLERS)
        words, kept = self._opening(shown, facts.get(shown, ""))
        node = self.flow.nodes[cube.end.node]
        lesson = node.cause if isinstance(node, Resolution) else ""
        return Scenario(
            id=f"{self.flow.flow}-{seed}",
            level=self.level,
            title=shorten(words),
            ticket=Ticket(
                f"{name}, {say(team)}",
                f"{say(self.lots.pick(OPENINGS))} {words}",
                tells=(shown,) if shown and self.lots.share() < _TOLD else (),
            ),
            facts=facts,
            cause=cause,
            flow=self.flow.flow,
            lesson=lesson,
            persona=Persona(name),
            says=self.says,
            herrings=self._make_herrings(cube) if self.level > 1 else (),
            kept_title=shorten(kept),
            made=say(MADE, flow=self.flow.flow, seed=seed, level=self.level),
        )

    def _draw_facts(self, cube: Cube) -> dict[str, str]:
        facts: dict[str, str] = {}
        for fact, answers in allowed_answers(
            self.flow, cube, self.flow.nodes[cube.end.node]
        ).items():
            if answers == (NOBODY,):
                self.says[fact] = Says(first=UNSURE, finds=UNSURE)
            elif answers != (SOME_TEXT,):
                facts[fact] = self._pick(fact, answers)
        for fact, definition in self.flow.facts.items():
            if definition.site and fact not in facts and fact not in self.says:
                facts[fact] = self._pick(fact, tuple(definition.answers))
        return facts

    def _pick(self, fact: str, answers: Sequence[str]) -> str:
        """Draw an answer of a fact.

        Raises:
            KeyError: none is sure.
        """
        if self.sure:
            answers = sure_answers(self.authored(self.board.homes[fact]), fact, answers)
        if not answers:
            raise KeyError(fact)
        return self.lots.pick(answers)

    def _make_doubts(self, cube: Cube, facts: Mapping[str, str], asked: Sequence[str]) -> None:
        mixed = self.lots.shuffle(asked)
        if self.level >= HARD:
            for fact in mixed:
                wrong = self._wrong_answers(cube, fact, facts)
                if wrong:
                    self._claim(fact, self.lots.pick(wrong))
                    mixed.remove(fact)
                    break
            if mixed:
                fact = mixed.pop()
                self._claim(fact, facts[fact])
        elif self.level > 1:
            for fact in mixed:
                if self.board.definitions[fact].unsure:
                    self.says[fact] = Says(first=UNSURE)
                    break

    def _claim(self, fact: str, answer: str) -> None:
        words = f"{say(self.lots.pick(HEDGED))} {self._words(fact, answer)}"
        self.says[fact] = Says(words, first=answer, hedged=True)

    def _wrong_answers(self, cube: Cube, fact: str, facts: Mapping[str, str]) -> tuple[str, ...]:
        """Return the answers that lead another way at the question that asks for a fact."""
        for turn in cube.turns:
            node = self.flow.nodes.get(turn.place.node)
            if turn.fact == fact and isinstance(node, Question):
                offered = offered_answers(node, self.flow.facts[fact])
                return tuple(each for each in offered if each not in cube.answers[fact])
        return tuple(each for each in self.flow.facts[fact].answers if each != facts[fact])

    def _words(self, fact: str, answer: str) -> str:
        """Return an answer in the words of people who call."""
        found = self.board.definitions[fact].answers[answer]
        return say_answer(found, self.lots.share() if found.says else 0.0)

    def _opening(self, shown: str, answer: str) -> tuple[str, str]:
        """Return what the ticket tells of a fact, and the same as the flow's author has it."""
        if not shown:
            return say(VAGUE), VAGUE
        found = self.board.definitions[shown].answers[answer]
        share = self.lots.share() if found.says else 0.0
        author = self.authored(self.board.homes[shown]).facts[shown].answers[answer]
        return say_answer(found, share), say_answer(author, share)

    def _find_shown(self, facts: Mapping[str, str], asked: Sequence[str]) -> str:
        """Return the fact that the ticket tells: one that people have words for, and no doubt."""
        plain = [fact for fact in asked if fact not in self.says]
        definitions = self.board.definitions
        spoken = [fact for fact in plain if definitions[fact].answers[facts[fact]].says]
        return next(iter(spoken or plain), "")

    def _make_herrings(self, cube: Cube) -> tuple[Herring, ...]:
        """Return something that callers with another trouble say."""
        others = [
            words
            for node_id, node in self.flow.nodes.items()
            if isinstance(node, (Question, Resolution)) and node_id != cube.end.node
            for words in node.says
        ]
        if not others:
            return (Herring(say("It worked last week, I am quite sure.")),)
        words = self.lots.pick(others)
        return (Herring(say('A colleague said: "{words}". Perhaps that is it?', words=words)),)


def make(  # noqa: PLR0913 - each is one part of what is asked for
    flows: Flows,
    flow: str,
    seed: str,
    *,
    level: int = 1,
    target: str = "",
    weak: Mapping[str, float] = _NOBODY,
) -> Scenario:
    """Make one call of a flow; `Maker` makes many."""
    return Maker(flows, flow).make(seed, level, target, weak)


def targets(flows: Flows, flow: str) -> tuple[str, ...]:
    """Return the resolutions of a flow that a call can be made for, as FLOW/NODE."""
    return Maker(flows, flow).targets()
