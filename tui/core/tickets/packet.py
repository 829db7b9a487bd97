"""The hand-over packets of a walk: what is known filled in, by the walk or by the agent."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.difference import find_flow
from tui.core.guide import fact_text, fill
from tui.core.journal.milestones import Filled
from tui.core.journal.record import Record
from tui.core.paths.ways import Flows
from tui.core.tickets.blanks import is_mended, packets_at, packets_for
from tui.core.walk import Finished, HandOver, Walk


class Entry(NamedTuple):
    """One line of a packet; `text` is empty where it is not known."""

    packet_id: str
    field_id: str
    packet: str
    """Title of the packet."""
    label: str
    help: str
    text: str

    def filled_with(self, text: str) -> Filled:
        """Return the event that fills this blank in."""
        return Filled(self.packet_id, self.field_id, text)


def packet_entries(flows: Flows, walk: Walk, records: Iterable[Record]) -> Iterator[Entry]:
    """Yield the lines of every packet where the walk stands; what the agent filled in wins.

    Of a long hand-over those of the likeliest causes, and what was filled in for any other. Where a
    fix helped only what was filled in: a blank asks for something that nobody needs any more.
    """
    filled = {
        (record.event.packet, record.event.field): record.event.text
        for record in records
        if isinstance(record.event, Filled)
    }
    begun = {packet for packet, _ in filled}
    wanted, mended = packets_at(walk), is_mended(walk)
    if isinstance(walk.position, Finished) and mended:
        place, resolution = walk.position
        wanted = tuple((place.flow, name) for name in resolution.packets if name in begun)
    if isinstance(walk.position, HandOver):
        rest = packets_for(walk.remaining)
        wanted += tuple(each for each in rest if each[1] in begun and each not in wanted)
    for flow_id, name in wanted:
        flow = find_flow(flows, flow_id)
        packet = flow.packets.get(name) if flow else None
        if flow is None or packet is None:
            continue
        title = fill(packet.title, flow, walk.known)
        for field_id, field in packet.fields.items():
            if mended and (name, field_id) not in filled:
                continue
            known = filled.get((name, field_id)) or fact_text(flow, field.source, walk.known)
            label, help_text = (fill(t, flow, walk.known) for t in (field.label, field.help))
            yield Entry(name, field_id, title, label, help_text, known)
