"""Texts in quotes, where YAML would read them otherwise."""

import re
from collections.abc import Iterator, Sequence

from tui.core.diagnostic import Diagnostic
from tui.core.mending.edit import Edit, Fix
from tui.core.text import visible
from tui.core.words import say

_INDICATORS = frozenset("&*!|>'\"%@`{[,?-#:]}=~")
_KEY_OR_DASH = r"(?P<lead>\s*(?:- +)*(?:[\w-]+(?: or [\w-]+)*:\s+|- +))"
_PLAIN_ENTRY = re.compile(_KEY_OR_DASH + r"(?P<text>\S.*?)\s*$")
_WORDS = re.compile(r"\S+\s")


def quote(text: str, *, inline: bool = False) -> str:
    """Return a text as it can stand behind a key: in quotes only where it must be.

    Args:
        text: one line; odd characters are made visible.
        inline: it stands within brackets.
    """
    text = visible(text).strip()
    plain = bool(text) and text[0] not in _INDICATORS and text[-1] != ":"
    plain = plain and ": " not in text and " #" not in text
    if plain and not (inline and re.search(r"[\[\]{},]", text)):
        return text
    return _in_quotes(text)


def _in_quotes(text: str) -> str:
    """Return a text in the quotes that need the least change to it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def find_quotes(lines: Sequence[str], problems: Sequence[Diagnostic]) -> Iterator[Fix]:
    """Yield quotes for texts that a ` #` cuts off or a `: ` breaks."""
    for each in problems:
        if each.code == "T001":
            yield from _whole_text(lines, each, says=say("put the text with its ` #` in quotes"))
        elif each.code == "F010":
            yield from _whole_text(lines, each, says=say("put the text with its `: ` in quotes"))


def _whole_text(lines: Sequence[str], problem: Diagnostic, says: str) -> Iterator[Fix]:
    """Yield quotes around all that stands behind the key of a line."""
    line = lines[problem.line - 1].rstrip("\r") if problem.line <= len(lines) else ""
    found = _PLAIN_ENTRY.fullmatch(line)
    if found is None or found["text"][0] in _INDICATORS:
        return
    text = found["text"]
    if problem.code == "F010" and not _is_sentence(text):
        return
    start = len(found["lead"]) + 1
    edit = Edit(problem.line, start, len(text), _in_quotes(text))
    yield Fix(problem.file, problem.code, says, (edit,))


def _is_sentence(text: str) -> bool:
    """Tell whether words come before the first `: `, so that it is no key."""
    return ": " in text and bool(_WORDS.match(text.partition(": ")[0]))
