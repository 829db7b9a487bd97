"""Search from within a walk: the hits, and what can become of one."""

from collections.abc import Sequence

from tui.core.guide import fill
from tui.core.paths.ways import Flows
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager
from tui.ui.pages.found import Findings, Match, lay_findings
from tui.ui.pages.home import lay_pasted

TAKE = "take"
BEGIN = "begin"
LEAVE = "leave"


def lay_find(flows: Flows, findings: Findings, pasted: str, canvas: Canvas) -> Page:
    """Lay the hits out; the walk beneath waits where it is."""
    pager = Pager(canvas, keys=0)
    lay_pasted(pager, pasted)
    if not findings.text:
        pager.text(say("The walk stays where it is while you search."), QUIET)
    elif not findings.ready:
        pager.text(say("The flows are being read. One moment."), QUIET)
    elif findings.vague:
        pager.text(say("This is too little to go on. Go on with the questions: esc"), STRONG)
    elif not findings.fits:
        pager.text(say("Nothing fits for certain. Go on with the questions: esc"), STRONG)
        pager.blank()
        if findings.matches:
            pager.text(say("The nearest, for what it is worth:"), QUIET)
            pager.blank()
    lay_findings(pager, findings, flows)
    return pager.page()


def lay_match(
    flows: Flows, match: Match, usable: Sequence[tuple[str, str]], canvas: Canvas
) -> Page:
    """Lay out what can become of a hit."""
    pager = Pager(canvas)
    flow = flows[match.flow]
    pager.text(match.title, STRONG)
    pager.text(pager.glyphs.dot.join((match.what, flow.title)), QUIET)
    pager.blank()
    if usable:
        said = "; ".join(
            f"{fill(flow.facts[fact].ask, flow, {})} {flow.facts[fact].answers[answer].label}"
            for fact, answer in usable
            if fact in flow.facts
        )
        pager.item(Act(TAKE), say("Take it into this walk"), key="1", detail=said)
    key = "2" if usable else "1"
    pager.item(Act(BEGIN), say("Leave this walk, and begin there"), key=key)
    pager.item(Act(LEAVE), say("Back to the walk"), key="0")
    return pager.page()
