"""Reads what was typed at a question: a number, an id, some of the words, or a command."""

from typing import NamedTuple, TypeAlias

from tui.core.walk import Asking
from tui.core.words import say

LONGEST = 1000
"""Characters of free text that are kept."""

YES = ("y", "yes", "1", "j", "ja", "o", "oui", "s", "si")

MANY = 12
"""More answers than this are searched, not listed at once."""

_CODE = 4
"""A number of so many digits is a code that the caller reads out, not the place of an answer."""

_DIGITS = 9
"""Of the largest number that can be meant; Python refuses to read some thousands of digits."""

_COMMANDS = {
    "?": "how",
    "how": "how",
    "b": "back",
    "back": "back",
    "a": "answers",
    "answers": "answers",
    "l": "list",
    "list": "list",
    "c": "change",
    "change": "change",
    "r": "restart",
    "restart": "restart",
    "d": "later",
    "-": "later",
    "later": "later",
    "q": "quit",
    "quit": "quit",
}
_WITH_REST = ("c", "change", "d", "-", "later")
_UNSURE = ("unsure", "0", "i don't know", "dont know", "don't know", "i do not know")


class Pick(NamedTuple):
    """An answer was chosen; None is "I don't know"."""

    answer: str | None


class Command(NamedTuple):
    """Something other than an answer was asked for."""

    name: str
    rest: str = ""


class Remark(NamedTuple):
    """Nothing was chosen; this is to be said."""

    text: str


Reply: TypeAlias = Pick | Command | Remark


def read_answer(typed: str, position: Asking) -> Reply:
    """Tell what a typed line means at a question."""
    word = typed.strip()
    if word in position.routed:
        return Pick(word)
    if word.startswith("/"):
        return Command("search", word[1:].strip())
    lowered = word.lower()
    if lowered in _UNSURE:
        if position.fact.unsure:
            return Pick(None)
        return Remark(say("This must be known for certain. Type ? for how to find out."))
    first, _, rest = word.partition(" ")
    if lowered in _COMMANDS or (first.lower() in _WITH_REST and rest):
        return Command(_COMMANDS[first.lower()], rest.strip())
    return _noted(word, position) if position.fact.text else _chosen(word, position)


def typed_number(word: str) -> int:
    """Return the number that was typed; 0 where it is none, or too large to be meant."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= _DIGITS else 0


def read_change(typed: str) -> str:
    """Return the fact that `c FACT` wants to change; empty when something else was typed."""
    first, _, fact = typed.strip().partition(" ")
    return fact.strip() if first.lower() in ("c", "change") else ""


def _noted(word: str, position: Asking) -> Reply:
    if word:
        return Pick(word[:LONGEST])
    unsure = say(", or 0 for I don't know") if position.fact.unsure else ""
    return Remark(say("Type it as it is{unsure}.", unsure=unsure))


def _chosen(word: str, position: Asking) -> Reply:
    if not (word.isascii() and word.isdigit()):
        return _searched(word.lower(), position)
    if len(word) >= _CODE and find_answers(word, position):
        return _searched(word, position)
    return _numbered(typed_number(word), position)


def _numbered(number: int, position: Asking) -> Reply:
    if 1 <= number <= len(position.offered):
        return Pick(position.offered[number - 1])
    return Remark(
        say("Type a number from 1 to {count}, or 0 for I don't know.", count=len(position.offered))
    )


def _searched(words: str, position: Asking) -> Reply:
    if not words:
        return Remark(say("Type the number of an answer, or ? for how to find out."))
    hits = find_answers(words, position)
    if len(hits) == 1:
        return Pick(hits[0])
    if not hits:
        return Remark(
            say("No answer has the words {words!r}. Type `list` for all of them.", words=words)
        )
    lines = [f"{position.offered.index(hit) + 1:3}. {label_of(hit, position)}" for hit in hits]
    return Remark("\n".join([say("Which of these? Type its number."), *lines]))


def find_answers(words: str, position: Asking) -> list[str]:
    """Return the answers whose id, label, exact words or sayings hold the typed words."""
    needle = words.casefold()
    found = []
    for answer_id in position.offered:
        answer = position.fact.answers[answer_id]
        texts = (answer_id, answer.label, *answer.matches, *answer.says)
        if any(needle in text.casefold() for text in texts):
            found.append(answer_id)
    return found


def label_of(answer_id: str, position: Asking) -> str:
    """Return an answer in words."""
    return position.fact.answers[answer_id].label
