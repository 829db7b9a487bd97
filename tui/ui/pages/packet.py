"""The packet for whoever acts next: what is known filled in, what is not left blank."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from tui.core.flow import Flow, Link, Resolution
from tui.core.guide import fact_text, fill
from tui.core.paths.ways import Known
from tui.ui.layout import QUIET, STRONG, Pager, Piece, width_of

BLANK = "________"
Filled: TypeAlias = Mapping[tuple[str, str], str]
"""What was typed into blanks: text by packet and field."""
NOTHING_FILLED: Filled = MappingProxyType({})


def lay_packets(
    pager: Pager, flow: Flow, resolution: Resolution, known: Known, filled: Filled
) -> None:
    """Lay out every packet of a resolution; what was typed into a blank wins."""
    for packet_id in resolution.packets:
        packet = flow.packets[packet_id]
        pager.heading(f"What the next person needs: {fill(packet.title, flow, known)}")
        for field_id, field in packet.fields.items():
            text = filled.get((packet_id, field_id)) or fact_text(flow, field.source, known)
            _lay_field(pager, f"{fill(field.label, flow, known)}:", text)
            if field.help and not text:
                pager.text(fill(field.help, flow, known), QUIET, indent=4)


def _lay_field(pager: Pager, label: str, text: str) -> None:
    lead = (Piece("  "), Piece(f"{label} "))
    role = STRONG if text else QUIET
    if width_of(lead) < pager.width // 2:
        pager.text(text or BLANK, role, lead=lead, indent=width_of(lead))
    else:
        pager.text(label, indent=2)
        pager.text(text or BLANK, role, indent=4)


def lay_links(pager: Pager, links: Sequence[Link]) -> None:
    """Lay links out as text; nothing opens them."""
    if not links:
        return
    pager.heading("To read more, with a browser")
    for link in links:
        pager.text(link.title, indent=2)
        pager.exact(link.url, indent=2, role=QUIET)
