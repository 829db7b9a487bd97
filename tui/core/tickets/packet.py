"""The hand-over packets of a walk: what is known filled in, by the walk or by the agent."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.core.flow import Flow
from tui.core.guide import fact_text, fill
from tui.core.journal.milestones import Filled
from tui.core.journal.record import Record
from tui.core.tickets.blanks import packets_at
from tui.core.walk import Walk


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


def packet_entries(flow: Flow, walk: Walk, records: Iterable[Record]) -> Iterator[Entry]:
    """Yield the lines of every packet where the walk stands; what the agent filled in wins."""
    filled = {
        (record.event.packet, record.event.field): record.event.text
        for record in records
        if isinstance(record.event, Filled)
    }
    for name in packets_at(walk):
        packet = flow.packets.get(name)
        if packet is None:
            continue
        title = fill(packet.title, flow, walk.known)
        for field_id, field in packet.fields.items():
            known = filled.get((name, field_id)) or fact_text(flow, field.source, walk.known)
            label, help_text = (fill(t, flow, walk.known) for t in (field.label, field.help))
            yield Entry(name, field_id, title, label, help_text, known)
