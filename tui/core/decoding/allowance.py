"""Remarks by which an author lets a warning stand: `# allow: CODE` on its line or above it.

Errors cannot be allowed, since they would strand a caller. A remark that allows nothing is
reported itself, so that none outlives what it was written for.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tui.core.codes import CODES, diagnose
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.text import nearest
from tui.core.tree import Allowance, Source, Spot
from tui.core.words import say

IDLE = "F023"

_REMARK = re.compile(r"#\s*allow:\s*(\S.*)")
_CODE = re.compile(r"[A-Za-z]\d+(?!\w)")
_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+")


def read_allowances(lines: Sequence[str], remarks: Iterable[Spot]) -> tuple[Allowance, ...]:
    """Return what the remarks of a file allow, and on which lines.

    Args:
        lines: the lines of the file.
        remarks: where the remarks stand that may allow something.
    """
    found = []
    for spot in remarks:
        line = lines[spot.line - 1]
        match = _REMARK.match(line, spot.column - 1)
        codes = tuple(_read_codes(match[1])) if match else ()
        if codes:
            alone = not line[: spot.column - 1].strip()
            about = _next_line(lines, spot.line) if alone else spot.line
            found.append(Allowance(spot, about, codes))
    return tuple(found)


def _read_codes(text: str) -> Iterator[str]:
    """Yield the codes at the start of a remark; what follows them is the author's reason."""
    names = {code.name: code.id for code in CODES.values()}
    for word in _SEPARATOR.split(text):
        if word.lower() in names:
            yield names[word.lower()]
        elif _CODE.match(word):
            yield word.upper().rstrip(".:")
        else:
            return


def _next_line(lines: Sequence[str], line: int) -> int:
    """Return the next line that is neither empty nor a remark, from 1."""
    for number in range(line, len(lines)):
        text = lines[number].strip()
        if text and not text.startswith("#"):
            return number + 1
    return line


def settle(
    problems: Iterable[Diagnostic],
    sources: Iterable[Source],
    judged: Mapping[str, str],
) -> list[Diagnostic]:
    """Return the problems that no remark allows, and a warning for each remark that is idle.

    Args:
        problems: what was found.
        sources: the files it was found in.
        judged: for each file looked at to the end, the letters of the families of codes that
            were looked for; other remarks are never called idle.
    """
    listed = list(problems)
    known = [source for source in sources if source.allowed]
    standing = {
        (source.file, allowance.line, code)
        for source in known
        for allowance in source.allowed
        for code in allowance.codes
    }
    allowed = {
        (each.file, each.line, each.code) for each in listed if each.severity is not Severity.ERROR
    } & standing
    left = [each for each in listed if (each.file, each.line, each.code) not in allowed]
    for source in known:
        left += _find_idle(source, judged.get(source.file, ""), allowed)
    return left


def _find_idle(
    source: Source, families: str, used: Collection[tuple[str, int, str]]
) -> Iterator[Diagnostic]:
    for allowance in source.allowed:
        for code in allowance.codes:
            if code[0] in families and (source.file, allowance.line, code) not in used:
                yield _report(source, allowance.spot, code)


def _report(source: Source, spot: Spot, code: str) -> Diagnostic:
    known = CODES.get(code)
    hint = ""
    if known is None:
        near = nearest(code, CODES)
        why = say("there is no such code")
        hint = say("Did you mean `{near}`?", near=near) if near else ""
    elif known.severity is Severity.ERROR:
        why = say("an error cannot be allowed")
    else:
        why = say("nothing there gives it")
    return diagnose(IDLE, source.file, spot, lines=source.lines, hint=hint, found=code, why=why)
