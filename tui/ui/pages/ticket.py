"""The ticket: how long it is to be, what is taken out, and the whole of it as it would leave."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.core.tickets.ticket_text import BRIEF, FULL, NORMAL
from tui.core.words import mark, say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager, Piece
from tui.ui.pages.steps import DONE, TODO

LENGTH = "length"
FORM = "form"
REDACT = "redact"
SEND = "send"
SECRETS = "secrets"
KEEP = "keep"
LENGTH_WORDS: Mapping[str, str] = MappingProxyType(
    {
        BRIEF: mark("Brief: one paragraph"),
        NORMAL: mark("Normal"),
        FULL: mark("Full: with times and who said what"),
    }
)
FORM_WORDS: Mapping[str, str] = MappingProxyType(
    {"text": mark("plain text"), "markdown": mark("Markdown"), "json": "JSON"}
)


class Taken(NamedTuple):
    """A secret of the ticket."""

    text: str
    placeholder: str
    """What stands for it; empty when it stays in."""


class Draft(NamedTuple):
    """A ticket as it would leave now."""

    text: str
    length: str
    form: str
    """One of the three forms, or the name of a template."""
    redacted: bool
    taken: tuple[Taken, ...]
    restricted: bool
    """Whether nothing may leave the screen."""
    said: str = ""
    """What became of it when it was sent."""
    is_open: bool = False
    """Whether what was taken out is listed."""


def lay_ticket(draft: Draft, canvas: Canvas) -> Page:
    """Lay out what can be chosen, then the ticket exactly as it would leave."""
    pager = Pager(canvas)
    if draft.said:
        pager.text(draft.said, STRONG)
        pager.blank()
    for number, (length, words) in enumerate(LENGTH_WORDS.items(), 1):
        is_here = length == draft.length and draft.form in FORM_WORDS
        mark = "(o)" if is_here else "( )"
        pager.item(Act(LENGTH, length), say(words), key=str(number), mark=mark)
    mark = DONE if draft.redacted else TODO
    label = say("Take names, addresses, serials and keys out") + _count(draft)
    pager.item(Act(REDACT), label, key="4", mark=mark)
    if draft.form in FORM_WORDS:
        form = say(FORM_WORDS[draft.form])
    else:
        form = say("the template {form}", form=draft.form)
    pager.item(Act(FORM), say("As {form}", form=form), key="5", mark="   ")
    if draft.restricted:
        pager.text(
            say("Restricted: the ticket is shown here, and nothing leaves the screen."), QUIET,
            indent=9,
        )  # fmt: skip
    else:
        pager.item(Act(SEND), say("Send it: to a file, and to your terminal's clipboard"), key="6",
                   mark="   ")  # fmt: skip
    if draft.redacted and draft.taken:
        _lay_taken(pager, draft)
    pager.blank()
    for line in draft.text.rstrip("\n").split("\n"):
        _lay_line(pager, line)
    return pager.page()


def _lay_taken(pager: Pager, draft: Draft) -> None:
    """Lay out what was taken out, each to be put back; it is shown here and nowhere else."""
    words = (
        say("What was taken out, each to be put back:")
        if draft.is_open
        else say("See what was taken out")
    )
    pager.item(Act(SECRETS), words, key="7", mark="   ")
    for secret in draft.taken if draft.is_open else ():
        is_out = bool(secret.placeholder)
        label = (
            say("{placeholder} is {text}", placeholder=secret.placeholder, text=secret.text)
            if is_out
            else say("{text} stays in", text=secret.text)
        )
        pager.item(Act(KEEP, secret.text), label, mark=DONE if is_out else TODO)


def _count(draft: Draft) -> str:
    if not draft.redacted:
        return ""
    return say(
        " ({sum} found)", sum=sum(bool(each.placeholder) for each in draft.taken) or say("none")
    )


def _lay_line(pager: Pager, line: str) -> None:
    """Lay out a line of the ticket, its later rows under its first word."""
    text = line.lstrip(" -")
    lead = line[: len(line) - len(text)] if text else ""
    pager.text(text or line, indent=len(lead), lead=(Piece(lead),))
