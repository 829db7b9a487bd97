"""What was answered so far and what is left, as one line or as columns at the sides."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.core.draft import CALLER, Said
from tui.core.flow import Flow
from tui.core.guide import fact_text, fill
from tui.core.paths.ways import Flows
from tui.core.walk import Walk
from tui.core.words import mark, say
from tui.ui.layout import QUIET, STRONG, Canvas, Pager, Piece, Row

if TYPE_CHECKING:
    from tui.core.prospects.sight import Sight

NOBODY_KNOWS = mark("not known")
MOST = 8


def flow_of(flows: Flows, walk: Walk, said: Said) -> Flow:
    """Return the flow in whose words something was said."""
    return flows[said.node.partition("/")[0] or walk.begun.flow]


def say_answer(flow: Flow, said: Said, walk: Walk) -> str:
    """Return an answer in its own words."""
    return fill(fact_text(flow, said.fact, {said.fact: said.answer}), flow, walk.known) or (
        say(NOBODY_KNOWS)
    )


def list_answers(flows: Flows, walk: Walk) -> Iterator[str]:
    """Yield the answers so far, the known ones first."""
    for said in (*walk.skipped, *walk.trail):
        text = say_answer(flow_of(flows, walk, said), said, walk)
        yield text if said.source == CALLER else say("{text} (known)", text=text)


def lay_trail(flows: Flows, walk: Walk, canvas: Canvas) -> tuple[Row, ...]:
    """Return the answers so far as a column."""
    pager = Pager(canvas)
    pager.text(say("Answers"), STRONG)
    for said in (*walk.skipped, *walk.trail):
        flow = flow_of(flows, walk, said)
        definition = flow.facts.get(said.fact)
        pager.blank()
        pager.text(fill(definition.ask, flow, walk.known) if definition else said.fact, QUIET)
        known = "" if said.source == CALLER else say(" (known)")
        pager.text(say_answer(flow, said, walk) + known)
    if not walk.trail and not walk.skipped:
        pager.blank()
        pager.text(say("None yet."), QUIET)
    return pager.page().rows


def lay_left(sight: "Sight | None", walk: Walk, canvas: Canvas) -> tuple[Row, ...]:
    """Return what is still possible as a column, likeliest first."""
    pager = Pager(canvas)
    if sight is None:
        return ()
    pager.text(sight.counted or say("Still possible"), STRONG)
    pager.blank()
    lines = list(sight.causes())
    for cause in lines[:MOST]:
        lead = (Piece("- ", QUIET),)
        likely = f": {cause.likely}" if len(lines) > 1 else ""
        pager.text(f"{cause.title}{likely}", QUIET, indent=2, lead=lead)
    if len(lines) > MOST:
        pager.text(say("and {count} more", count=len(lines) - MOST), QUIET, indent=2)
    if sight.outlook.elsewhere:
        pager.text(say("and what other flows hold"), QUIET, indent=2)
    if walk.later:
        pager.blank()
        pager.text(say("{count} to find out (=)", count=len(walk.later)), QUIET)
    return pager.page().rows
