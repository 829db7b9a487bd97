"""What the program says, in the language of the agent.

The sentences in the code are English and are the keys of the catalogues. A process speaks one
language; until `speak` is called it is English, and nothing is looked up.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from enum import Enum
from typing import Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Words(Protocol):
    """A catalogue of one language, as `gettext.GNUTranslations` is one."""

    def gettext(self, message: str) -> str:
        """Return the message in that language, or as it is."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the message that goes with a number."""
        ...


def mark(text: str, /) -> str:
    """Return a text as it is; marks it for the catalogue where it is said later, elsewhere."""
    return text


SEPARATORS = mark("1,000.5")
"""A number as it is written; a language's translation shows how it parts thousands and tenths."""

_words: Words | None = None
_respell: Callable[[str], str] | None = None


def speak(words: Words | None, respell: Callable[[str], str] | None = None) -> None:
    """Speak the language of a catalogue from now on; English without one.

    Args:
        words: the catalogue.
        respell: how a translation is written where its letters cannot be shown; none: as it is.
    """
    global _words, _respell
    _words, _respell = words, respell


def spell(translated: str) -> str:
    """Return a translation in letters that can be shown."""
    return translated if _respell is None else _respell(translated)


def say(text: str, /, **parts: object) -> str:
    """Return a sentence of the program, its `{parts}` filled in.

    What fills a part is never looked into: braces in it stay braces. A text without parts may
    hold braces of its own.
    """
    if _words is None or not text:
        return text.format(**parts) if parts else text
    said = spell(_words.gettext(text))
    return said.format(**{name: _in_words(part) for name, part in parts.items()}) if parts else said


def say_count(one: str, many: str, number: int, /, **parts: object) -> str:
    """Return the one of two sentences that goes with a number, which fills `{number}`."""
    if _words is None:
        return (one if number == 1 else many).format(number=number, **parts)
    said = spell(_words.ngettext(one, many, number))
    told = {name: _in_words(part) for name, part in {"number": number, **parts}.items()}
    return said.format(**told)


def say_number(number: float, form: str = "") -> str:
    """Return a number as it is written in the language that is spoken.

    Args:
        number: any number.
        form: as `format` takes it.
    """
    written = format(number, form)
    if _words is None:
        return written
    shown = _words.gettext(SEPARATORS)
    return written.translate({ord(","): shown[1], ord("."): shown[-2]})


class _Number:
    """A number in a sentence."""

    def __init__(self, number: float) -> None:
        self.number = number

    def __format__(self, form: str) -> str:
        return say_number(self.number, form)


def _in_words(part: object) -> object:
    if isinstance(part, (int, float)) and not isinstance(part, (bool, Enum)):
        return _Number(part)
    return part


def language() -> str:
    """Return the code of the language that is spoken; a catalogue translates it like a text."""
    return say("en")


class Spoken(Mapping[Key, str]):
    """A table of texts that are said when they are looked up, not when the table is made."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        """Keep the marked texts by key."""
        self.texts = texts
        """The texts as they stand in the code."""

    def __getitem__(self, key: Key) -> str:
        """Say the text of a key."""
        return say(self.texts[key])

    def __iter__(self) -> Iterator[Key]:
        """Iterate over the keys."""
        return iter(self.texts)

    def __len__(self) -> int:
        """Count them."""
        return len(self.texts)
