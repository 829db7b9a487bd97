"""What it would save to ask one question before another, and which questions decide nothing.

The authored order is read back from the ways as a tree of questions. A tree from which an
earlier answer has taken choices away is pruned: a question after which everything stays the
same is not asked. So it can be worked out what a change of order saves, case by case.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.advising.certificate import never
from tui.core.advising.regions import Facts, Load
from tui.core.paths.cubes import Cube

_DOUBT = 2.0
"""By this factor an authored likelihood may be wrong either way."""


class Swap(NamedTuple):
    """A question that could be asked before another."""

    node: str
    """The question that is asked first as authored."""
    fact: str
    """The fact to ask for before it."""
    saved: float
    """Questions saved on average."""
    is_robust: bool
    """Whether it saves anything even if every likelihood is wrong by a factor of two."""


class _Seen(NamedTuple):
    """Questions in a part of the tree: in all for each way, and in how much of it."""

    mark: int
    """Equal for parts that decide the same in the same way."""
    questions: Mapping[int, float]
    shares: Mapping[int, float]


class _Asked(NamedTuple):
    """A question as one way meets it."""

    node: str
    fact: int


class Order:
    """The order in which a flow asks."""

    def __init__(self, facts: Facts, load: Load, cubes: Sequence[Cube]) -> None:
        """Read it from the ways of a flow and the regions made of them."""
        self.facts = facts
        self.load = load
        self.masks = [dict(region.masks) for region in load]
        numbers = {fact: number for number, fact in enumerate(facts.ids)}
        self.asked = [
            [
                _Asked(turn.place.node, numbers[turn.fact])
                for turn in cube.turns
                if turn.asked and turn.fact in numbers
            ]
            for cube in cubes
        ]
        self._marks: dict[object, int] = {}
        self._seen: dict[tuple[tuple[int, ...], int, int], _Seen] = {}

    def expected(self) -> float:
        """Return how many of the questions that decide are asked on average."""
        return sum(
            region.weight * self.facts.costs[asked.fact]
            for region, way, masks in zip(self.load, self.asked, self.masks, strict=True)
            for asked in way
            if asked.fact in masks
        )

    def best_swap(self, is_late: Callable[[], bool] = never) -> Swap | None:
        """Return the one change that saves most, if any saves something."""
        saved: dict[tuple[str, int], dict[int, float]] = {}
        for ways, depth in self._positions():
            if is_late():
                return None
            first = self.asked[ways[0]][depth]
            before = self._look(ways, depth).questions
            for fact in self._followers(ways, depth):
                after = self._asking_first(ways, depth, fact)
                gains = saved.setdefault((first.node, fact), {})
                for way in ways:
                    gain = before[way] - after[way]
                    gains[way] = gains.get(way, 0.0) + gain
        swaps = [self._swap(node, fact, gains) for (node, fact), gains in saved.items()]
        best = max(swaps, key=lambda swap: swap.saved, default=None)
        return best if best and best.saved > 0 else None

    def _swap(self, node: str, fact: int, gains: Mapping[int, float]) -> Swap:
        weighed = [self.load[way].weight * gain for way, gain in gains.items()]
        worst = sum(each / _DOUBT if each > 0 else each * _DOUBT for each in weighed)
        return Swap(node, self.facts.ids[fact], sum(weighed), worst > 0)

    def idle_questions(self) -> Iterator[str]:
        """Yield the questions after which, wherever they are asked, everything stays the same."""
        useful: dict[str, bool] = {}
        for ways, depth in self._positions():
            name = self.asked[ways[0]][depth].node
            marks = {self._look(part, depth + 1).mark for _, part in self._parts(ways, depth)}
            useful[name] = useful.get(name, False) or len(marks) > 1
        return (name for name, is_useful in useful.items() if not is_useful)

    def _positions(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """Yield every place in the tree where a question is asked, with the ways through it.

        Each is met once with all that comes after it, however many answers lead to it.
        """
        seen: set[tuple[tuple[int, ...], int]] = set()
        waiting = [(tuple(range(len(self.load))), 0)] if self.load else []
        while waiting:
            position = waiting.pop()
            ways, depth = position
            if position in seen or depth >= len(self.asked[ways[0]]):
                continue
            seen.add(position)
            yield position
            waiting += [(part, depth + 1) for _, part in self._parts(ways, depth)]

    def _parts(
        self, ways: tuple[int, ...], depth: int
    ) -> Iterator[tuple[Sequence[int], tuple[int, ...]]]:
        """Yield the answers to the question that comes next, with the ways they leave."""
        parts: dict[tuple[int, ...], list[int]] = {}
        fact = self.asked[ways[0]][depth].fact
        for value in range(self.facts.sizes[fact]):
            left = tuple(way for way in ways if self._allows(way, fact, value))
            if left:
                parts.setdefault(left, []).append(value)
        return ((values, left) for left, values in parts.items())

    def _allows(self, way: int, fact: int, value: int) -> bool:
        mask = self.masks[way].get(fact)
        return mask is None or bool(mask >> value & 1)

    def _followers(self, ways: tuple[int, ...], depth: int) -> set[int]:
        """Return the facts that are asked for right after the question that comes next."""
        here = self.asked[ways[0]][depth].fact
        after = (self.asked[way][depth + 1 : depth + 2] for way in ways)
        return {asked.fact for part in after for asked in part} - {here}

    def _asking_first(self, ways: tuple[int, ...], depth: int, fact: int) -> dict[int, float]:
        """Return the questions of each way when a fact is asked for before all others."""
        total = dict.fromkeys(ways, self.facts.costs[fact])
        for value in range(self.facts.sizes[fact]):
            left = tuple(way for way in ways if self._allows(way, fact, value))
            if left:
                for way, count in self._look(left, depth, fact).questions.items():
                    total[way] += count * self._part_of(way, fact)
        return total

    def _part_of(self, way: int, fact: int) -> float:
        """Return how much of a way's cases one answer makes."""
        mask = self.masks[way].get(fact)
        return 1.0 / (self.facts.sizes[fact] if mask is None else mask.bit_count())

    def _look(self, ways: tuple[int, ...], depth: int, given: int = -1) -> _Seen:
        """Return what is asked from a place in the tree on, pruned.

        Args:
            ways: the ways still open; they have been asked the same so far.
            depth: how many questions that is.
            given: a fact that is known beforehand.
        """
        key = ways, depth, given
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = self._look_again(ways, depth, given)
        return seen

    def _look_again(self, ways: tuple[int, ...], depth: int, given: int) -> _Seen:
        asked = self.asked[ways[0]]
        if depth >= len(asked):
            mark = self._mark(self.load[ways[0]].end)
            return _Seen(mark, dict.fromkeys(ways, 0.0), dict.fromkeys(ways, 1.0))
        fact = asked[depth].fact
        if fact == given:
            return self._look(ways, depth + 1, given)
        questions = dict.fromkeys(ways, 0.0)
        shares = dict.fromkeys(ways, 0.0)
        marks = []
        for values, part in self._parts(ways, depth):
            below = self._look(part, depth + 1, given)
            marks.append((tuple(values), below.mark))
            for way in part:
                share = len(values) * self._part_of(way, fact)
                questions[way] += share * below.questions[way]
                shares[way] += share * below.shares[way]
        if len({mark for _, mark in marks}) == 1:
            return _Seen(marks[0][1], questions, shares)
        for way in ways:
            questions[way] += shares[way] * self.facts.costs[fact]
        return _Seen(self._mark((fact, tuple(marks))), questions, shares)

    def _mark(self, part: object) -> int:
        return self._marks.setdefault(part, len(self._marks))
