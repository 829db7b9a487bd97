"""Cases out to a file, in from one, and old ones deleted."""

from typing import NamedTuple

from tui.core.words import say, say_count
from tui.ui.layout import STRONG, Act, Canvas, Page, Pager
from tui.ui.pages.steps import DONE, TODO

LINES, TABLE, REDACT, FLOWS, TAKE, OLD = "lines", "table", "redact", "flows", "take", "old"


class Carrying(NamedTuple):
    """What the screen shows."""

    leaving: int
    """How many cases would leave."""
    is_redacted: bool
    with_flows: bool
    is_restricted: bool
    old: tuple[tuple[int, int], ...]
    """Days, and how many finished cases were not touched for longer."""
    said: tuple[str, ...] = ()
    """What became of it."""
    work: str = ""
    """What is being done; empty: nothing."""


def lay_carrying(shown: Carrying, canvas: Canvas) -> Page:
    """Lay out what can be taken out, in, or away."""
    pager = Pager(canvas)
    for line in (*shown.said, *([shown.work] if shown.work else [])):
        pager.text(line, STRONG)
    pager.blank()
    if shown.is_restricted:
        pager.text(say("Restricted: nothing leaves, and no file is read."))
    else:
        if shown.leaving:
            _lay_out(pager, shown)
        pager.heading(say("Take cases in"))
        pager.item(Act(TAKE), say("From a file"), key="5", mark="   ")
    if shown.old:
        pager.heading(say("Delete finished cases for good"))
        for number, (days, count) in enumerate(shown.old, 6):
            words = say_count(
                "Not touched for {days} days: {number} case",
                "Not touched for {days} days: {number} cases",
                count,
                days=days,
            )
            pager.item(Act(OLD, number=days), words, key=str(number))
    return pager.page()


def _lay_out(pager: Pager, shown: Carrying) -> None:
    cases = (
        say("this case")
        if shown.leaving == 1
        else say("these {leaving} cases", leaving=shown.leaving)
    )
    pager.text(say("Take {cases} out to a file", cases=cases), STRONG)
    mark = DONE if shown.is_redacted else TODO
    pager.item(Act(LINES), say("As lines, to be taken in elsewhere"), key="1", mark="   ")
    pager.item(Act(TABLE), say("As a table for a spreadsheet (CSV)"), key="2", mark="   ")
    pager.item(Act(REDACT), say("Without names, addresses, serials and keys"), key="3", mark=mark)
    mark = DONE if shown.with_flows else TODO
    pager.item(Act(FLOWS), say("With the flows as they were"), key="4", mark=mark)
