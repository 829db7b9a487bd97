"""A hand-over: every cause that is still possible, who acts on it, and what they need."""

from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.flow import Resolution
from tui.core.guide import fact_text, fill
from tui.core.paths.ways import Flows, resolve_target
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.sight import Sight, to_find_out
from tui.core.walk import HandOver, Walk
from tui.core.words import mark, say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager
from tui.ui.pages.packet import Filled, lay_packets, packets_of

TRIED = {HELPED: mark("helped"), FAILED: mark("did not help"), CANNOT: mark("could not be done")}
MOST = 12
"""More causes than this say nothing to whoever reads them."""


def lay_handover(sight: Sight, filled: Filled, canvas: Canvas) -> Page:
    """Lay a hand-over out, at the end of a walk or before it."""
    pager = Pager(canvas)
    flows, walk = sight.flows, sight.walk
    ended = isinstance(walk.position, HandOver)
    pager.text(say("Hand over") if ended else say("Hand over now"), STRONG)
    pager.text(say_hand_over(flows, walk))
    _lay_causes(pager, sight)
    _lay_waiting(pager, flows, walk)
    _lay_tried(pager, flows, walk)
    _lay_answers(pager, flows, walk)
    packets = [
        packet
        for each in walk.remaining
        for packet in packets_of(flows[each.place.flow], each.resolution)
    ]
    lay_packets(pager, packets, walk.known, filled, can_fill=ended)
    pager.blank()
    if not ended:
        pager.item(Act("command", "close"), say("Back to the walk"), key="")
        return pager.page()
    pager.item(Act("command", "ticket"), say("Read and send the ticket"), key="t")
    pager.item(Act("command", "answers"), say("Change an answer"), key="a")
    pager.item(Act("command", "restart"), say("Start this flow again"), key="r")
    pager.item(Act("command", "quit"), say("Quit"), key="q")
    return pager.page()


def _lay_causes(pager: Pager, sight: Sight) -> None:
    causes = list(sight.causes())
    if not causes:
        return
    pager.heading(say("Still possible, likeliest first"))
    for cause in causes[:MOST]:
        pager.text(cause.title, indent=2)
        parts = [
            cause.likely if len(causes) > 1 else "",
            say("Who: {who}", who=cause.who),
            cause.tried,
        ]
        pager.text(pager.glyphs.dot.join(part for part in parts if part), QUIET, indent=4)
    if len(causes) > MOST:
        pager.text(say("and {count} more", count=len(causes) - MOST), QUIET, indent=2)


def _lay_waiting(pager: Pager, flows: Flows, walk: Walk) -> None:
    waiting = [each for each in to_find_out(flows, walk) if each.person]
    if not waiting:
        return
    pager.heading(say("To find out"))
    for each in waiting:
        pager.text(each.ask, indent=2)
        pager.text(say("Ask {person}", person=each.person), QUIET, indent=4)


def _lay_tried(pager: Pager, flows: Flows, walk: Walk) -> None:
    if not walk.tried:
        return
    pager.heading(say("Tried"))
    for attempt in walk.tried:
        place = resolve_target(flows, attempt.node, walk.begun.flow)
        flow = flows[place.flow]
        node = flow.nodes.get(place.node)
        title = node.resolve if isinstance(node, Resolution) else attempt.node
        words = say(TRIED.get(attempt.result, attempt.result))
        pager.text(f"{fill(title, flow, walk.known)}: {words}", indent=2)


def _lay_answers(pager: Pager, flows: Flows, walk: Walk) -> None:
    if not walk.trail:
        return
    pager.heading(say("Known"))
    for said in walk.trail:
        place = resolve_target(flows, said.node, walk.begun.flow)
        flow = flows[place.flow]
        text = fact_text(flow, said.fact, walk.known) or say("not known")
        pager.text(fill(flow.facts[said.fact].ask, flow, walk.known), QUIET, indent=2)
        pager.text(fill(text, flow, walk.known), indent=4)
