"""Cases: those to go on with first, and what moved when a flow has changed."""

from collections.abc import Sequence

from tui.core.due import say_due
from tui.core.journal.case import CLOSED, DUE, PARKED, UNFINISHED, Summary
from tui.core.journal.milestones import OUTCOMES, WAITING
from tui.core.journal.moved import Moved
from tui.core.tickets.ticket import local_time
from tui.core.words import Spoken, mark, say, say_count
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Glyphs, Page, Pager

CASE = "case"
STAY = "stay"
GO_ON = "go-on"
OUTCOME = "outcome"
STATE_WORDS = Spoken(
    {
        UNFINISHED: mark("unfinished"),
        PARKED: mark("parked"),
        DUE: mark("waiting"),
        CLOSED: mark("finished"),
    }
)


def say_case(case: Summary, glyphs: Glyphs, today: str = "") -> str:
    """Say how a case stands, in one line; a day that has come is marked."""
    state = STATE_WORDS.get(case.state, case.state)
    if case.state == CLOSED and case.outcome:
        state = OUTCOMES.get(case.outcome, case.outcome).lower()
    if case.due and case.state == DUE:
        state = f"! {say_due(case.due, today)}" if case.is_due(today) else (
            say("{state} until {due}", state=state, due=say_due(case.due, today))
        )  # fmt: skip
    asked = say_count("{number} answer", "{number} answers", case.asked)
    when = local_time(case.last, case.zone)
    return glyphs.dot.join((state, asked, when, case.short_id))


def lay_case(pager: Pager, case: Summary, today: str = "") -> None:
    """Lay out one case to choose."""
    title = case.title or case.flow
    label = f"{title}: {case.result}" if case.result else title
    pager.item(Act(CASE, case.id), label, detail=say_case(case, pager.glyphs, today))


def lay_moved(moved: Moved, canvas: Canvas, *, can_stay: bool) -> Page:
    """Lay out what has changed for a case since it was last walked."""
    pager = Pager(canvas)
    pager.text(say("The flow has changed since this case was last open."), STRONG)
    _list(
        pager, say("Answers that no longer apply"), [f"{s.fact} = {s.answer}" for s in moved.gone]
    )
    _list(
        pager, say("Answers that count again"), [f"{s.fact} = {s.answer}" for s in moved.restored]
    )
    _list(pager, say("New questions"), list(moved.fresh))
    _list(pager, say("In other words now"), [f"{r.before}  ->  {r.after}" for r in moved.reworded])
    if moved.is_rewritten:
        pager.heading(say("The steps of where it stands were rewritten."))
    pager.heading(say("It stood at"))
    pager.text(moved.stood, indent=2)
    if not moved.is_missing:
        pager.heading(say("On the flow as it is now it stands at"))
        pager.text(moved.stands, indent=2)
    pager.blank()
    if not moved.is_missing:
        pager.item(Act(GO_ON), say("Go on with the flow as it is now"), key="1")
    if can_stay:
        pager.item(Act(STAY), say("Stay on the flow as it was"), key="2")
    return pager.page()


def _list(pager: Pager, title: str, lines: Sequence[str]) -> None:
    if lines:
        pager.heading(title)
    for line in lines:
        pager.text(line, indent=2)


def lay_outcomes(suggested: str, canvas: Canvas) -> Page:
    """Lay out how a case can end."""
    pager = Pager(canvas)
    pager.text(say("How did this case end?"), STRONG)
    pager.text(say("It is asked once. Esc leaves it open."), QUIET)
    pager.blank()
    for number, (outcome, words) in enumerate(OUTCOMES.items(), 1):
        detail = say("until a day that you say next") if outcome == WAITING else ""
        label = say("{words} (this fits)", words=words) if outcome == suggested else words
        pager.item(Act(OUTCOME, outcome), label, key=str(number), detail=detail)
    return pager.page()
