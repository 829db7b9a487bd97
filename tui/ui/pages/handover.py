"""A hand-over: whom to call and with what, then the likeliest causes that are left."""

from tui.core.events import CANNOT, FAILED, HELPED
from tui.core.flow import Resolution
from tui.core.guide import fact_text, fill
from tui.core.paths.ways import Flows, resolve_target
from tui.core.prospects.calling import name_few, say_rest, say_whom
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.sight import Sight, to_find_out
from tui.core.tickets.blanks import packets_for
from tui.core.walk import HandOver, Walk
from tui.core.words import mark, say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager
from tui.ui.pages.packet import Filled, lay_packets

TRIED = {HELPED: mark("helped"), FAILED: mark("did not help"), CANNOT: mark("could not be done")}


def lay_handover(sight: Sight, filled: Filled, canvas: Canvas) -> Page:
    """Lay a hand-over out, at the end of a walk or before it."""
    pager = Pager(canvas)
    flows, walk = sight.flows, sight.walk
    ended = isinstance(walk.position, HandOver)
    pager.text(say("Hand over") if ended else say("Hand over now"), STRONG)
    pager.text(say_hand_over(flows, walk))
    _lay_whom(pager, sight)
    packets = [(flows[flow], packet) for flow, packet in packets_for(name_few(walk.remaining))]
    lay_packets(pager, packets, walk.known, filled, can_fill=ended)
    _lay_waiting(pager, flows, walk)
    _lay_causes(pager, sight)
    _lay_tried(pager, flows, walk)
    _lay_answers(pager, flows, walk)
    pager.blank()
    if not ended:
        pager.item(Act("command", "close"), say("Back to the walk"), key="")
        return pager.page()
    pager.item(Act("command", "ticket"), say("Read and send the ticket"), key="t")
    pager.item(Act("command", "answers"), say("Change an answer"), key="a")
    pager.item(Act("command", "restart"), say("Start this flow again"), key="r")
    pager.item(Act("command", "quit"), say("Quit"), key="q")
    return pager.page()


def _lay_whom(pager: Pager, sight: Sight) -> None:
    whom = list(say_whom(sight.outlook.causes))
    if whom:
        pager.heading(say("Whom to call"))
    for number, line in enumerate(whom):
        pager.text(line, QUIET if number else "", indent=2)


def _lay_causes(pager: Pager, sight: Sight) -> None:
    causes = list(sight.causes())
    if not causes:
        return
    pager.heading(say("Still possible, likeliest first"))
    for cause in name_few(causes):
        pager.text(cause.title, indent=2)
        parts = [
            cause.likely if len(causes) > 1 else "",
            say("Who: {who}", who=cause.who),
            cause.tried,
        ]
        pager.text(pager.glyphs.dot.join(part for part in parts if part), QUIET, indent=4)
    rest = say_rest([cause.likely for cause in causes])
    if rest:
        pager.text(say("{rest}: v shows them", rest=rest), QUIET, indent=2)


def _lay_waiting(pager: Pager, flows: Flows, walk: Walk) -> None:
    waiting = list(to_find_out(flows, walk))
    if not waiting:
        return
    pager.heading(say("To find out"))
    for each in waiting:
        pager.text(each.ask, indent=2)
        if each.person:
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
    answered = [said for said in walk.trail if said.answer is not None]
    if answered:
        pager.heading(say("Known"))
    for said in answered:
        place = resolve_target(flows, said.node, walk.begun.flow)
        flow = flows[place.flow]
        text = fact_text(flow, said.fact, walk.known)
        pager.text(fill(flow.facts[said.fact].ask, flow, walk.known), QUIET, indent=2)
        pager.text(fill(text, flow, walk.known), indent=4)
