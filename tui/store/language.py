"""Finds the language that is wanted, and reads its catalogues out of the package.

English needs nothing read: its sentences stand in the code.
"""

from collections.abc import Callable, Mapping

from tui.core.settings import BY_NAME
from tui.core.words import Words, speak

NAME = "language"
AUTO, ENGLISH = "auto", "en"
LANGUAGES = tuple(each for each in BY_NAME[NAME].choices if each not in (AUTO, ENGLISH))
"""Those that there are catalogues of, each a folder of `tui/locale`."""
CATALOGUES = ("core", "ui")
"""The files of a language: what flows and cases say, and what screens, lines and commands say."""
_LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = ("c", "posix", ENGLISH)


def pick_language(wanted: str, environment: Mapping[str, str]) -> str:
    """Return the language to speak.

    Args:
        wanted: value of the setting; `auto` takes the first of the locale's that is known.
        environment: variables by name.
    """
    if wanted != AUTO:
        return wanted
    named = next((value for each in _LOCALE if (value := environment.get(each))), "")
    for each in named.split(":"):
        code = each.replace(".", "_").replace("@", "_").partition("_")[0].lower()
        if code in _ENGLISH:
            break
        if code in LANGUAGES:
            return code
    return ENGLISH


def speak_language(code: str, respell: Callable[[str], str] | None = None) -> None:
    """Speak a language from now on.

    Args:
        code: one of `LANGUAGES`; anything else is English.
        respell: how a sentence is written where its letters cannot be shown; none: as it is.
    """
    words = read_words(code) if code in LANGUAGES else None
    speak(words, respell if words else None)


def read_words(code: str) -> Words:
    """Return the catalogues of a language as one.

    Raises:
        OSError: the package is not whole.
    """
    import pkgutil  # noqa: PLC0415 - English needs none of these
    from gettext import GNUTranslations  # noqa: PLC0415
    from io import BytesIO  # noqa: PLC0415

    words: GNUTranslations | None = None
    for name in CATALOGUES:
        data = pkgutil.get_data("tui", f"locale/{code}/{name}.mo")
        more = GNUTranslations(BytesIO(data or b""))
        if words is None:
            words = more
        else:
            words.add_fallback(more)
    if words is None:  # pragma: no cover - there is always a catalogue
        raise OSError(code)
    return words
