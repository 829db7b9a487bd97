"""A diagnostic as text: for people, for one line, for programs, for GitHub."""

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from textwrap import fill
from types import MappingProxyType

from tui.core.codes import CODES
from tui.core.diagnostic import Code, Diagnostic, Severity
from tui.core.excerpt import find_caret
from tui.core.text import visible
from tui.core.words import Spoken, mark, say

WIDTH = 80

_INDENT = "  "
_SEVERITIES = Spoken(
    {
        Severity.ERROR: mark("error"),
        Severity.WARNING: mark("warning"),
        Severity.ADVICE: mark("advice"),
    }
)


def render(problems: Sequence[Diagnostic], form: str) -> str:
    """Return several diagnostics in one of `FORMS`, in the order given.

    Args:
        problems: what was found; nothing gives an empty text, or an empty list in JSON.
        form: a key of `FORMS`.
    """
    one, separator = FORMS[form]
    text = separator.join(map(one, problems))
    return f"[{text}]" if form == "json" else text


class _Names(dict[str, str]):
    """Shows what a message is filled with as a name in capitals."""

    def __missing__(self, field: str) -> str:
        """Return the name of any field."""
        return field.upper()


def message_of(code: Code) -> str:
    """Return the message of a kind of fault, with names in capitals for what it is filled with."""
    return say(code.message).format_map(_Names())


def render_code(code: Code) -> str:
    """Return all there is to say about a kind of fault, with its examples."""
    parts = [
        f"{code.id} {code.name} ({_SEVERITIES[code.severity]})",
        _paragraph("", message_of(code)),
        _paragraph(say("why: "), say(code.why)),
        _paragraph(say("mend: "), say(code.mend)),
    ]
    if code.bad:
        parts += ["", say("This gives it:"), "", _example(code.bad), "", say("This does not:"), ""]
        parts.append(_example(code.good))
    return "\n".join(parts)


def _example(text: str) -> str:
    lines = text.rstrip("\n").split("\n")
    return "\n".join(f"{_INDENT}{visible(line)}".rstrip() for line in lines)


def render_human(found: Diagnostic) -> str:
    """Return a diagnostic as a paragraph, with the line it is about and a caret."""
    code = CODES[found.code]
    parts = [
        f"{_place(found)}: {_SEVERITIES[found.severity]} {found.code} {code.name}",
        *_excerpt(found),
        _paragraph("", found.message),
        _paragraph(say("why: "), say(code.why)),
        _paragraph(say("mend: "), _mend(found)),
    ]
    if found.walk:
        parts.append(_paragraph(say("walk: "), " > ".join(found.walk)))
    return "\n".join(parts)


def render_line(found: Diagnostic) -> str:
    """Return a diagnostic as one line: place, severity, code, message, remedy."""
    message = f"{found.message} {found.hint}".rstrip()
    return visible(f"{_place(found)}: {found.severity} {found.code}: {message}")


def render_json(found: Diagnostic) -> str:
    """Return a diagnostic as one line of JSON."""
    code = CODES[found.code]
    return json.dumps(
        {
            "code": found.code,
            "name": code.name,
            "severity": str(found.severity),
            "file": visible(found.file),
            "line": found.line,
            "column": found.column,
            "message": visible(found.message),
            "why": say(code.why),
            "mend": visible(_mend(found)),
            "excerpt": visible(found.excerpt),
            "walk": [visible(answer) for answer in found.walk],
        }
    )


def render_github(found: Diagnostic) -> str:
    """Return a diagnostic as a command of GitHub's log, which shows it beside the line."""
    name = CODES[found.code].name
    properties = {
        "file": found.file,
        "line": str(found.line),
        "col": str(found.column),
        "title": f"{found.code} {name}",
    }
    listed = ",".join(f"{key}={_escape(value, ':,')}" for key, value in properties.items())
    command = "notice" if found.severity is Severity.ADVICE else found.severity
    return f"::{command} {listed}::{_escape(f'{found.message} {_mend(found)}')}"


FORMS: Mapping[str, tuple[Callable[[Diagnostic], str], str]] = MappingProxyType(
    {
        "human": (render_human, "\n\n"),
        "line": (render_line, "\n"),
        "json": (render_json, ",\n "),
        "github": (render_github, "\n"),
    }
)
"""How diagnostics can be shown, and what stands between two of them."""


def _mend(found: Diagnostic) -> str:
    return found.hint or say(CODES[found.code].mend)


def _place(found: Diagnostic) -> str:
    return visible(f"{found.file}:{found.line}:{found.column}")


def _excerpt(found: Diagnostic) -> list[str]:
    if not found.excerpt.strip():
        return []
    number = str(found.line)
    before = found.excerpt[: find_caret(found.column)]
    return [
        visible(f"{_INDENT}{number} | {found.excerpt}"),
        f"{_INDENT}{' ' * len(number)} | {' ' * _width(before)}^",
    ]


def _paragraph(label: str, text: str) -> str:
    indent = _INDENT + " " * len(label)
    return fill(
        visible(text),
        WIDTH,
        initial_indent=_INDENT + label,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _width(text: str) -> int:
    """Count the columns a text takes in a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _escape(text: str, separators: str = "") -> str:
    """Return a text as GitHub's commands take it."""
    escaped = visible(text).replace("%", "%25")
    for separator in separators:
        escaped = escaped.replace(separator, f"%{ord(separator):02X}")
    return escaped
