"""Until when a case waits: days to choose from, or one that is typed."""

from tui.core.due import NoDay, read_due, say_due
from tui.core.words import mark, say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager

DAY = "day"
_OFFERED = (
    (mark("Tomorrow"), "1"),
    (mark("In two days"), "2"),
    (mark("In three days"), "3"),
    (mark("In a week"), "7"),
    (mark("In two weeks"), "14"),
)


def lay_when(today: str, typed: str, canvas: Canvas) -> Page:
    """Lay out the days; something typed comes first, or why it is no day."""
    pager = Pager(canvas)
    pager.text(say("Look at it again when?"), STRONG)
    pager.text(say("Home offers the case first from that day on."), QUIET)
    pager.blank()
    if typed:
        try:
            day = read_due(typed, today)
        except NoDay as fault:
            pager.text(str(fault))
        else:
            pager.item(Act(DAY, day), say_due(day, today))
        return pager.page()
    for number, (words, days) in enumerate(_OFFERED, 1):
        day = read_due(days, today)
        pager.item(Act(DAY, day), f"{say(words)}: {say_due(day, today)}", key=str(number))
    pager.item(Act(DAY, ""), say("No day"), key=str(len(_OFFERED) + 1))
    return pager.page()
