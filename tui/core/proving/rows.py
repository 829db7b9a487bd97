"""What becomes of the value of one fact: for each new value, the old ones that turn into it."""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from tui.core.proving.facttable import MISSING, NOBODY, FactTable

Rows: TypeAlias = Sequence[Sequence[int]]


def answer_rows(
    facts: FactTable, fact: int, answers: Collection[str], assumed: Collection[str]
) -> Rows:
    """Return what a way for some answers does to their fact.

    Each can be given, or be known already, or be assumed when nobody knows.
    """
    rows: list[tuple[int, ...]] = [()] * facts.size(fact)
    for answer, value in facts.answers(fact).items():
        if answer in answers:
            rows[value] = (MISSING, NOBODY, value) if answer in assumed else (MISSING, value)
    return tuple(rows)


def unsure_rows(size: int) -> Rows:
    """Return what the way for "I don't know" does to its fact."""
    rows: list[tuple[int, ...]] = [()] * size
    rows[NOBODY] = (MISSING, NOBODY)
    return tuple(rows)


def follow_rows(value: int, size: int) -> Rows:
    """Return what becomes of a fact that follows from an answer: what is known stays."""
    rows: list[tuple[int, ...]] = [(), (), *((known,) for known in range(NOBODY + 1, size))]
    rows[value] = (MISSING, NOBODY, value)
    return rows


def invert(rows: Rows) -> Rows:
    """Turn rows round: for each old value, the new ones it can become."""
    return [tuple(new for new, olds in enumerate(rows) if old in olds) for old in range(len(rows))]
