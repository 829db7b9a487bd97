"""One case: how it stands, what can be done with it, and what it came to."""

from typing import NamedTuple

from tui.core.journal.case import CLOSED, Summary
from tui.core.tickets.ticket import Ticket, local_time
from tui.core.tickets.ticket_text import NORMAL, list_sections, say_time
from tui.core.words import say, say_count
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager, Piece
from tui.ui.pages.cases import say_case

DO = "do"
GO_ON, REPLAY, TICKET, NOTE, END, EXPORT, DELETE = (
    "go-on", "replay", "ticket", "note", "end", "export", "delete",
)  # fmt: skip


class Sheet(NamedTuple):
    """A case as its screen shows it."""

    case: Summary
    notices: tuple[str, ...]
    ticket: Ticket | None
    """What it came to; None when its flow is not here."""
    today: str


def lay_case_sheet(sheet: Sheet, canvas: Canvas) -> Page:
    """Lay out what can be done, then what was asked and what came of it."""
    pager = Pager(canvas)
    case = sheet.case
    pager.text(case.title or case.flow or case.id, STRONG)
    pager.text(say_case(case, pager.glyphs, sheet.today), QUIET)
    pager.text(_say_times(case, pager.glyphs.dot), QUIET)
    for notice in sheet.notices:
        pager.text(notice, indent=2, lead=(Piece("! ", STRONG),))
    pager.blank()
    go_on = (
        say("Open it again where it ended") if case.state == CLOSED else say("Go on where it stood")
    )
    deeds = {
        GO_ON: go_on, REPLAY: say("Replay it, step by step"), TICKET: say("The ticket"),
        NOTE: say("Write a note"), END: say("Say how it ended, or until when it waits"),
        EXPORT: say("Take it out to a file"), DELETE: say("Delete it for good"),
    }  # fmt: skip
    if sheet.ticket is None:
        for each in (GO_ON, REPLAY, TICKET):
            del deeds[each]
    for number, (deed, words) in enumerate(deeds.items(), 1):
        pager.item(Act(DO, deed), words, key=str(number))
    if sheet.ticket is not None:
        _lay_ticket(pager, sheet.ticket)
    return pager.page()


def _say_times(case: Summary, dot: str) -> str:
    parts = [say("begun {begun}", begun=local_time(case.begun, case.zone))]
    parts += [say("by {agent}", agent=case.agent)] if case.agent else []
    parts += [say_time(case.seconds)] if case.seconds else []
    parts += [say_count("{number} note", "{number} notes", case.notes)] if case.notes else []
    return dot.join(parts)


def _lay_ticket(pager: Pager, ticket: Ticket) -> None:
    for section in list_sections(ticket, NORMAL):
        pager.heading(section.title)
        for line in section.lines:
            pager.text(line, indent=2, lead=(Piece("- ", QUIET),))
