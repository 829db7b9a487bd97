"""The answers given: to look over, and to change any of them after seeing what that does."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.draft import CALLER, Said
from tui.core.guide import fill
from tui.core.paths.ways import Flows
from tui.core.walk import Asking, Finished, HandOver, Walk
from tui.core.words import say
from tui.ui.layout import PLAIN, QUIET, STRONG, Act, Canvas, Page, Pager
from tui.ui.pages.steps import DONE, TODO
from tui.ui.pages.trail import flow_of, say_answer

FACT = "fact"
CHANGE = "change"
NOBODY = "nobody"
ACCEPT = "accept"
LEAVE = "leave"


class Change(NamedTuple):
    """Another answer to something that was said."""

    said: Said
    answer: str | None


def all_said(walk: Walk) -> Sequence[Said]:
    """Return everything that was said, in order."""
    return walk.draft.said


def lay_answers(flows: Flows, walk: Walk, canvas: Canvas) -> Page:
    """Lay out every answer, each to be changed."""
    pager = Pager(canvas)
    pager.text(say("Answers so far"), STRONG)
    pager.text(say("Choose one to change it."), QUIET)
    pager.blank()
    aside = {said.fact for said in walk.set_aside}
    for number, said in enumerate(all_said(walk)):
        flow = flow_of(flows, walk, said)
        fact = flow.facts.get(said.fact)
        ask = fill(fact.ask, flow, walk.known) if fact else said.fact
        note = "" if said.source == CALLER else say(" (known before)")
        note += say(" (set aside: not needed now)") if said.fact in aside else ""
        key = str(number + 1) if number < 9 else ""  # noqa: PLR2004 - there are nine digits
        detail = say_answer(flow, said, walk) + note
        pager.item(Act(FACT, said.fact, number), ask, key=key, detail=detail)
    if not all_said(walk):
        pager.text(say("Nothing was answered yet."))
    return pager.page()


def lay_choices(flows: Flows, walk: Walk, said: Said, canvas: Canvas) -> Page:
    """Lay out the answers one question could have, the present one marked."""
    pager = Pager(canvas)
    flow = flow_of(flows, walk, said)
    fact = flow.facts[said.fact]
    pager.text(fill(fact.ask, flow, walk.known), STRONG)
    pager.blank()
    for number, (answer_id, answer) in enumerate(fact.answers.items()):
        key = str(number + 1) if number < 9 else ""  # noqa: PLR2004 - there are nine digits
        mark = DONE if answer_id == said.answer else TODO
        label = fill(answer.label, flow, walk.known)
        pager.item(Act(CHANGE, answer_id), label, key=key, mark=mark)
    if fact.unsure:
        mark = DONE if said.answer is None else TODO
        pager.item(Act(NOBODY), say("I don't know"), key="0", mark=mark)
    return pager.page()


def lay_preview(flows: Flows, walk: Walk, then: Walk, change: Change, canvas: Canvas) -> Page:
    """Lay out what a change would do, before it is accepted."""
    said, answer = change
    pager = Pager(canvas)
    flow = flow_of(flows, walk, said)
    pager.text(fill(flow.facts[said.fact].ask, flow, walk.known), STRONG)
    pager.blank()
    pager.text(say("Was: {flow}", flow=say_answer(flow, said, walk)), QUIET)
    pager.text(say("Now: {flow}", flow=say_answer(flow, said._replace(answer=answer), walk)))
    others = [each for each in then.draft.said if each.fact != said.fact]
    aside = {each.fact for each in then.set_aside}
    used = [each for each in others if each.fact not in aside]
    _lay_said(pager, say("Kept"), flows, walk, used)
    _lay_said(pager, say("Set aside (comes back when it fits)"), flows, walk, then.set_aside)
    pager.heading(say("The walk then goes on with"))
    pager.text(say_position(flows, then), indent=2)
    pager.blank()
    pager.item(Act(ACCEPT), say("Change the answer"), key="1")
    pager.item(Act(LEAVE), say("Leave it as it was"), key="2")
    return pager.page()


def _lay_said(pager: Pager, title: str, flows: Flows, walk: Walk, said: Sequence[Said]) -> None:
    if not said:
        return
    pager.heading(title)
    for each in said:
        flow = flow_of(flows, walk, each)
        fact = flow.facts.get(each.fact)
        pager.text(fill(fact.ask, flow, walk.known) if fact else each.fact, QUIET, indent=2)
        pager.text(say_answer(flow, each, walk), PLAIN, indent=4)


def say_position(flows: Flows, walk: Walk) -> str:
    """Say where a walk stands, in one line."""
    position = walk.position
    if isinstance(position, Asking):
        return fill(position.fact.ask, flows[position.place.flow], walk.known)
    if isinstance(position, HandOver):
        return say("a hand-over")
    flow = flows[position.place.flow]
    title = fill(position.resolution.resolve, flow, walk.known)
    return say("{title} (helped)", title=title) if isinstance(position, Finished) else title
