"""Facts and their answers as small numbers, in the order a proof looks at them."""

from collections.abc import Iterable, Iterator, Mapping

from tui.core.flow import Flow

MISSING = 0
"""The value of a fact that was not asked yet."""

NOBODY = 1
"""The value of a fact that was asked, and nobody knows."""

_FIRST_ANSWER = 2

SOME_TEXT = ""
"""Stands for whatever was typed as the answer of a fact that is free text."""


class FactTable:
    """Numbers for the facts of some flows; a fact gets its number when it is first met."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        """Collect the facts; where flows define one differently, it has all their answers."""
        self.ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._answers: dict[str, dict[str, int]] = {}
        self.sets: dict[tuple[str, str], Mapping[str, str]] = {}
        for flow in flows:
            for fact_id, fact in flow.facts.items():
                known = self._answers.setdefault(fact_id, {})
                for answer_id, answer in fact.answers.items():
                    known.setdefault(answer_id, _FIRST_ANSWER + len(known))
                    self.sets.setdefault((fact_id, answer_id), answer.sets)
                if fact.text and not fact.answers:
                    known.setdefault(SOME_TEXT, _FIRST_ANSWER + len(known))

    def __contains__(self, fact_id: str) -> bool:
        """Tell whether there is such a fact."""
        return fact_id in self._answers

    def __len__(self) -> int:
        """Count the facts met so far."""
        return len(self.ids)

    def number(self, fact_id: str) -> int:
        """Return the number of a fact, a new one when it is met for the first time."""
        number = self._numbers.get(fact_id)
        if number is None:
            number = self._numbers[fact_id] = len(self.ids)
            self.ids.append(fact_id)
        return number

    def answers(self, fact: int) -> Mapping[str, int]:
        """Return the answers of a fact with their values."""
        return self._answers[self.ids[fact]]

    def size(self, fact: int) -> int:
        """Return how many values a fact has: its answers, missing, and nobody knows."""
        return len(self.answers(fact)) + _FIRST_ANSWER

    def values(self, fact: int, answers: Iterable[str]) -> tuple[int, ...]:
        """Return the values of those of these answers that the fact has."""
        known = self.answers(fact)
        return tuple(known[answer] for answer in answers if answer in known)

    def answer_id(self, fact: int, value: int) -> str:
        """Return the answer with this value."""
        return next(answer for answer, each in self.answers(fact).items() if each == value)

    def consequences(self, fact: int, answer: str) -> tuple[tuple[int, int], ...]:
        """Return facts and values that follow from an answer."""
        return tuple(self._follow(self.ids[fact], answer))

    def _follow(self, fact_id: str, answer: str) -> Iterator[tuple[int, int]]:
        for other, value in self.sets.get((fact_id, answer), {}).items():
            if value in self._answers.get(other, {}):
                yield self.number(other), self._answers[other][value]
