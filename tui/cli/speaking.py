"""Speaks the language that is asked for, before anything is said."""

import os
from collections.abc import Sequence

from tui.core.settings import Settings
from tui.core.words import mark, say

_FLAG = "--language"
_MACHINES = frozenset(("--json", "json", "jsonl", "github"))
"""Words on a command line that ask for what programs read: that is English in any language."""
ARGPARSE = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("show program's version number and exit"),
    mark("unrecognized arguments: %s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("not allowed with argument %s"),
    mark("ignored explicit argument %r"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
    mark("argument %(argument_name)s: %(message)s"),
)
"""What the standard library's reader of command lines says."""


def speak_as_asked(typed: Sequence[str]) -> None:
    """Speak the language of a command line, the environment, the settings or the locale."""
    from tui.store.places import find_places  # noqa: PLC0415 - kept out of importing the command
    from tui.store.settings import settle_language  # noqa: PLC0415

    if not _MACHINES.isdisjoint(typed):
        speak_everywhere("en")
        return
    code = settle_language(find_places(os.environ), os.environ, asked_language(typed))
    speak_everywhere(code)


def speak_everywhere(code: str) -> None:
    """Speak a language, also where the standard library speaks."""
    from tui.store.language import ENGLISH, speak_language  # noqa: PLC0415 - as above

    speak_language(code)
    if code != ENGLISH:
        import argparse  # noqa: PLC0415 - as above

        setattr(argparse, "_", say)  # noqa: B010 - it has no public way to take words


def speak_ascii_letters(settings: Settings) -> None:
    """Spell the language in ASCII, for a screen that has no other letters: ue for an umlaut."""
    from tui.core.plain_signs import to_ascii_words  # noqa: PLC0415 - only where it is needed
    from tui.store.language import NAME, pick_language, speak_language  # noqa: PLC0415

    speak_language(pick_language(settings.text(NAME), os.environ), to_ascii_words)


def asked_language(typed: Sequence[str]) -> str:
    """Return the language that a command line asks for; empty when it does not."""
    asked = ""
    for place, word in enumerate(typed):
        if word == "--":
            break
        if word == _FLAG and place + 1 < len(typed):
            asked = typed[place + 1]
        elif word.startswith(f"{_FLAG}="):
            asked = word.partition("=")[2]
    return asked
