"""Blanks, tabs, line ends and characters that nobody sees."""

from collections.abc import Iterator, Sequence

from tui.core.diagnostic import Diagnostic
from tui.core.mending.edit import Edit, Fix
from tui.core.text import code_point
from tui.core.words import mark, say

TAB_WIDTHS = (2, 4, 8)
"""How wide a tab can have been meant."""

_DELETED = frozenset(("F005", "F006", "S001", "S002", "S003"))
_SPACED = frozenset(("F007",))


def find_untidy(file: str, text: str) -> Iterator[Fix]:
    """Yield blanks at the ends of lines, and the line end that the last line lacks."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        body = line.removesuffix("\r")
        kept = body.rstrip(" ")
        if kept != body:
            edit = Edit(number, len(kept) + 1, len(body) - len(kept), "")
            yield Fix(file, "", say("removed the blanks at the end of the line"), (edit,))
    if text and lines[-1]:
        end = "\r\n" if len(lines) > 1 and lines[0].endswith("\r") else "\n"
        edit = Edit(len(lines), len(lines[-1].rstrip(" ")) + 1, 0, end)
        yield Fix(file, "", say("ended the last line"), (edit,))


def find_tabs(lines: Sequence[str], problems: Sequence[Diagnostic], width: int) -> Iterator[Fix]:
    """Yield spaces for tabs.

    Args:
        lines: of the file.
        problems: what was found in it.
        width: of a tab at the start of a line; elsewhere it becomes one space.
    """
    for each in problems:
        if each.code == "F008" and each.line <= len(lines):
            edits = tuple(_spread(lines[each.line - 1], each.line, width))
            if edits:
                yield Fix(each.file, each.code, say("wrote spaces for tabs"), edits)


def _spread(line: str, number: int, width: int) -> Iterator[Edit]:
    column = 0
    is_lead = True
    for place, sign in enumerate(line, 1):
        is_lead = is_lead and sign in " \t"
        spaces = width - column % width if is_lead else 1
        if sign == "\t":
            yield Edit(number, place, 1, " " * spaces)
        column += spaces if sign == "\t" else 1


def find_odd(lines: Sequence[str], problems: Sequence[Diagnostic]) -> Iterator[Fix]:
    """Yield the removal of characters that act, turn text round or cannot be seen."""
    for each in problems:
        if each.code not in _DELETED | _SPACED or each.line > len(lines):
            continue
        sign = lines[each.line - 1][each.column - 1 : each.column]
        if sign and not sign.isprintable():
            instead = " " if each.code in _SPACED else ""
            text = mark("wrote a space for {sign}") if instead else mark("removed {sign}")
            says = say(text, sign=code_point(sign))
            yield Fix(each.file, each.code, says, (Edit(each.line, each.column, 1, instead),))
