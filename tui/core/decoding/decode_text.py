"""Single texts of a file: numbers, yes and no, words of a list, dates, addresses, ids."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from tui.core.decoding.faults import Faults
from tui.core.flow import LIKELIHOODS
from tui.core.tree import Listed, Mapped, Spot, Tree
from tui.core.words import mark, say

MAX_TEXT = 20_000
"""A text longer than this, in characters, is refused: it takes a terminal seconds to show."""

_YES = MappingProxyType({"yes": True, "true": True, "no": False, "false": False})
NUMBER_PATTERN = r"[+-]?(\d{1,12}(\.\d{0,12})?|\.\d{1,12})"
_NUMBER = re.compile(NUMBER_PATTERN)
_BRACES = re.compile(r"\{\{|\}\}|\{[a-z0-9][a-z0-9_-]*\}")
_BRACE = re.compile(r"\{[^{}]{0,40}\}?|\}")
_ONE_LINE = frozenset({"title", "label", "ask", "resolve"})
_MONTHS_OF_30 = frozenset({4, 6, 9, 11})


_NOWHERE = repeat(Spot(1, 1))


class Decoder(NamedTuple):
    """What every reader of a value is handed beside the value."""

    faults: Faults
    lost: list[str]
    """Keys whose loss leaves a flow that says something else than its author."""
    is_hasty: bool = False
    """Without places, which is quicker; where anything is wrong, all is read again with them."""

    def spotted(self, mapped: Mapped) -> Iterable[tuple[str, Tree, Spot]]:
        """Return each key and value with the place of the value."""
        if self.is_hasty:
            return zip(mapped, mapped.values(), _NOWHERE, strict=False)
        return mapped.spotted()

    def spotted_items(self, listed: Listed) -> Iterable[tuple[Tree, Spot]]:
        """Return each item with its place."""
        return zip(listed, _NOWHERE, strict=False) if self.is_hasty else listed.spotted()


Read: TypeAlias = Callable[[Tree, Spot, str, Decoder], object]
"""Turns the value of a key into what the flow holds; its faults go to the decoder."""


class Form(NamedTuple):
    """What a text must look like, and the code of the fault when it does not."""

    code: str
    pattern: re.Pattern[str]


ID = Form("F038", re.compile(r"[a-z0-9][a-z0-9_-]{0,99}"))
DATE = Form("F043", re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"))
PERIOD = Form("F044", re.compile(r"[1-9]\d{0,4} days?"))
ADDRESS = Form("F045", re.compile(r"(https?://|\{)\S+"))
PATH = Form("F047", re.compile(r"(?![/~])(?!.*[\\:])(?!.*//)\S(.*\S)?"))


class Bounds(NamedTuple):
    """What a number may be."""

    low: float
    high: float
    words: Mapping[str, float]
    expected: str
    """In words; `say_bounds` says it."""


_ANY_NUMBER = Bounds(0, 1e12, {}, mark("a number"))
BOUNDS: Mapping[str, Bounds] = MappingProxyType(
    {
        "minutes": Bounds(0, 1_000_000, {}, mark("a number of minutes")),
        "cures": Bounds(0, 1, {}, mark("a number from 0 to 1")),
        "likelihood": Bounds(0.001, 1_000, LIKELIHOODS, mark("{words} or a number above 0")),
    }
)


def say_bounds(bounds: Bounds) -> str:
    """Say what a number may be."""
    return say(bounds.expected, words=", ".join(bounds.words))


def describe(value: Tree) -> str:
    """Name what a value is, for a message."""
    if isinstance(value, str):
        return say("a text") if value else say("nothing")
    return say("a list") if isinstance(value, Listed) else say("a mapping")


def refuse_shape(value: Tree, spot: Spot, key: str, expected: str, job: Decoder) -> None:
    """Report a value of the wrong shape; what it meant is lost."""
    job.faults.add("F032", spot, key=key, expected=expected, found=describe(value))
    job.lost.append(key)


def take_text(value: Tree, spot: Spot, key: str, job: Decoder) -> str:
    """Return a text that stays as it is."""
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            job.faults.add("T002", spot, length=len(value), limit=MAX_TEXT)
        return value
    refuse_shape(value, spot, key, say("a text"), job)
    return ""


def take_shown_text(value: Tree, spot: Spot, key: str, job: Decoder) -> str:
    """Return a text for people, in which only values may stand in braces."""
    text = (
        value if type(value) is str and len(value) <= MAX_TEXT else take_text(value, spot, key, job)
    )
    if "{" in text or "}" in text:
        stray = _BRACE.search(_BRACES.sub("", text))
        if stray:
            job.faults.add("T003", spot, found=stray[0])
    if "\n" in text and key in _ONE_LINE and "\n" in text.rstrip("\n"):
        job.faults.add("T004", spot, key=key)
    return text


def is_yes(value: Tree) -> bool:
    """Tell whether a value is a yes."""
    return isinstance(value, str) and _YES.get(value.casefold(), False)


def take_flag(value: Tree, spot: Spot, key: str, job: Decoder) -> bool:
    """Return whether a text says yes."""
    if not isinstance(value, str):
        refuse_shape(value, spot, key, say("yes or no"), job)
        return False
    flag = _YES.get(value.casefold())
    if flag is None:
        job.faults.add("F035", spot, key=key, text=value)
    return bool(flag)


def take_number(value: Tree, spot: Spot, key: str, job: Decoder) -> float:
    """Return the number a text stands for, or the number behind a word."""
    number = _read_number(value, key) if isinstance(value, str) else None
    if number is not None:
        return number
    bounds = BOUNDS.get(key, _ANY_NUMBER)
    if not isinstance(value, str):
        refuse_shape(value, spot, key, say_bounds(bounds), job)
    elif _NUMBER.fullmatch(value):
        job.faults.add("F046", spot, key=key, text=value, expected=say_bounds(bounds))
        return float(value)
    else:
        job.faults.add_unknown(
            "F034", spot, value, bounds.words, key=key, text=value, expected=say_bounds(bounds)
        )
    return bounds.low


@lru_cache(maxsize=1000)
def _read_number(text: str, key: str) -> float | None:
    """Return the number a text stands for at a key; the same few stand in every node of a flow."""
    bounds = BOUNDS.get(key, _ANY_NUMBER)
    if text in bounds.words:
        return bounds.words[text]
    number = float(text) if _NUMBER.fullmatch(text) else None
    return number if number is not None and bounds.low <= number <= bounds.high else None


def word_reader(words: tuple[str, ...]) -> Read:
    """Return a reader of a text that must be one of `words`."""
    known = frozenset(words)
    listed = ", ".join(filter(None, words))

    def take_word(value: Tree, spot: Spot, key: str, job: Decoder) -> str:
        if type(value) is str and value in known:
            return value
        text = take_text(value, spot, key, job)
        if text not in known and isinstance(value, str):
            job.faults.add_unknown("F033", spot, text, words, word=text, key=key, words=listed)
        return text

    return take_word


def form_reader(form: Form) -> Read:
    """Return a reader of a text that must look like something."""

    def take_formed(value: Tree, spot: Spot, key: str, job: Decoder) -> str:
        text = take_text(value, spot, key, job)
        if isinstance(value, str):
            check_form(form, text, spot, job.faults)
        return text

    return take_formed


def check_form(form: Form, text: str, spot: Spot, faults: Faults) -> None:
    """Report a text that does not look as it must."""
    if not form.pattern.fullmatch(text) or (form is DATE and not _is_day(text)):
        faults.add(form.code, spot, text=text)


def _is_day(text: str) -> bool:
    """Tell whether the month of a date has that day."""
    year, month, day = map(int, text.split("-"))
    if month in _MONTHS_OF_30:
        return day <= 30  # noqa: PLR2004 - days of these months
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return month != 2 or day <= 28 + leap  # noqa: PLR2004 - February
