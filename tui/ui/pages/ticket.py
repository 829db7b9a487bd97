"""The ticket: how long it is to be, what is taken out, and the whole of it as it would leave."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.tickets.ticket_text import BRIEF, FULL, NORMAL
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager, Piece
from tui.ui.pages.steps import DONE, TODO

LENGTH = "length"
FORM = "form"
REDACT = "redact"
SEND = "send"
LENGTH_WORDS: Mapping[str, str] = MappingProxyType(
    {BRIEF: "Brief: one paragraph", NORMAL: "Normal", FULL: "Full: with times and who said what"}
)
FORM_WORDS: Mapping[str, str] = MappingProxyType(
    {"text": "plain text", "markdown": "Markdown", "json": "JSON"}
)


class Draft(NamedTuple):
    """A ticket as it would leave now."""

    text: str
    length: str
    form: str
    redacted: bool
    taken_out: int
    """How many secrets were taken out."""
    restricted: bool
    """Whether nothing may leave the screen."""
    said: str = ""
    """What became of it when it was sent."""


def lay_ticket(draft: Draft, canvas: Canvas) -> Page:
    """Lay out what can be chosen, then the ticket exactly as it would leave."""
    pager = Pager(canvas)
    if draft.said:
        pager.text(draft.said, STRONG)
        pager.blank()
    for number, (length, words) in enumerate(LENGTH_WORDS.items(), 1):
        mark = "(o)" if length == draft.length else "( )"
        pager.item(Act(LENGTH, length), words, key=str(number), mark=mark)
    mark = DONE if draft.redacted else TODO
    label = "Take names, addresses, serials and keys out" + _count(draft)
    pager.item(Act(REDACT), label, key="4", mark=mark)
    pager.item(Act(FORM), f"As {FORM_WORDS[draft.form]}", key="5", mark="   ")
    if draft.restricted:
        pager.text("Restricted: the ticket is shown here, and nothing leaves the screen.", QUIET,
                   indent=9)  # fmt: skip
    else:
        pager.item(Act(SEND), "Send it: to a file, and to your terminal's clipboard", key="6",
                   mark="   ")  # fmt: skip
    pager.blank()
    for line in draft.text.rstrip("\n").split("\n"):
        _lay_line(pager, line)
    return pager.page()


def _count(draft: Draft) -> str:
    if not draft.redacted:
        return ""
    return f" ({draft.taken_out or 'none'} found)"


def _lay_line(pager: Pager, line: str) -> None:
    """Lay out a line of the ticket, its later rows under its first word."""
    text = line.lstrip(" -")
    lead = line[: len(line) - len(text)] if text else ""
    pager.text(text or line, indent=len(lead), lead=(Piece(lead),))
