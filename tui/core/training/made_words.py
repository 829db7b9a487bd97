"""The words of made-up callers: names, openings, hedges, and what they say of an answer."""

from tui.core.flow import Answer
from tui.core.words import mark

CALLERS = (
    ("Kim", mark("sales")), ("Jo", mark("the front desk")), ("Ade", mark("the warehouse")),
    ("Maria", mark("the clinic")), ("Sam", mark("the school office")), ("Noor", mark("payroll")),
    ("Li", mark("the workshop")), ("Eva", mark("the night shift")),
)  # fmt: skip
"""Names and teams of made-up callers."""

HEDGED = (
    mark("I think it is this:"),
    mark("Probably this, but I am not sure:"),
    mark("If I remember rightly:"),
)
VAGUE = mark("It does not do what it should, and I cannot go on.")
MADE = mark("generated from {flow}, seed {seed}, level {level}")

OPENINGS = (
    mark("Good morning."), mark("Hello, I need your help."), mark("Hi, me again."),
    mark("Can you help me?"),
)  # fmt: skip


def say_answer(answer: Answer, share: float) -> str:
    """Return an answer in the words of people who call.

    Args:
        answer: what is said.
        share: which of the ways to say it, from 0 up to 1.
    """
    count = len(answer.says)
    words = answer.says[min(int(share * count), count - 1)] if count else answer.label
    return f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."


def shorten(words: str, most: int = 48) -> str:
    """Return the beginning of a text, cut between words."""
    if len(words) <= most:
        return words.rstrip(".")
    return f"{words[:most].rpartition(' ')[0]} ..."
