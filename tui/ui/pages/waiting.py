"""Questions that wait: whom to ask about one, and the list of all."""

from collections.abc import Sequence

from tui.core.flow import Flow
from tui.core.guide import fill
from tui.core.prospects.sight import Waiting, name_person, whom_to_ask
from tui.core.walk import Asking, Walk
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager

PERSON = "person"
QUESTION = "question"


def lay_persons(flow: Flow, walk: Walk, asking: Asking, typed: str, canvas: Canvas) -> Page:
    """Lay out who may know an answer; what is typed is somebody else's name."""
    pager = Pager(canvas)
    pager.text(say("Whom will you ask?"), STRONG)
    pager.text(fill(asking.fact.ask, flow, walk.known), QUIET)
    pager.blank()
    if typed:
        pager.item(Act(PERSON, typed), typed)
        return pager.page()
    for number, person in enumerate(whom_to_ask(flow, asking.fact), 1):
        name = name_person(person)
        pager.item(Act(PERSON, person), name[:1].upper() + name[1:], key=str(number))
    pager.blank()
    pager.text(say("The walk goes on as if nobody knew; = brings the question back."), QUIET)
    return pager.page()


def lay_waiting(questions: Sequence[Waiting], canvas: Canvas) -> Page:
    """Lay out what is to be found out, each to be answered."""
    pager = Pager(canvas)
    pager.text(say("To find out"), STRONG)
    pager.text(say("Choose one to answer it.") if questions else say("Nothing waits."), QUIET)
    pager.blank()
    for number, each in enumerate(questions):
        key = str(number + 1) if number < 9 else ""  # noqa: PLR2004 - there are nine digits
        whom = say("Ask {person}", person=each.person) if each.person else say("Nobody knew")
        pager.item(Act(QUESTION, each.fact), each.ask, key=key, detail=whom)
    return pager.page()
