"""The packet for whoever acts next: what is known filled in, what is not left blank."""

from collections.abc import Sequence

from tui.core.flow import Flow, Link, Resolution
from tui.core.guide import fill, packet_fields
from tui.core.ways import Known
from tui.ui.layout import QUIET, STRONG, Pager, Piece, width_of

BLANK = "________"


def lay_packets(pager: Pager, flow: Flow, resolution: Resolution, known: Known) -> None:
    """Lay out every packet of a resolution."""
    title = ""
    for packet, _, field, text in packet_fields(flow, resolution, known):
        if packet != title:
            title = packet
            pager.heading(f"What the next person needs: {fill(packet, flow, known)}")
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
