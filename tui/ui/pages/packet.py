"""The packet for whoever acts next: what is known, and what is still to be asked."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from tui.core.flow import Flow, Link, Resolution
from tui.core.guide import fact_text, fill
from tui.core.paths.ways import Known
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Pager, Piece, width_of

Filled: TypeAlias = Mapping[tuple[str, str], str]
"""What was typed into blanks: text by packet and field."""
NOTHING_FILLED: Filled = MappingProxyType({})
MOST_BLANKS = 8
"""Blanks that are named on the page; the ticket has all, and so has the page to fill them in."""
Packets: TypeAlias = Sequence[tuple[Flow, str]]
"""Packets, each by its flow and id."""


def packets_of(flow: Flow, resolution: Resolution) -> Packets:
    """Return the packets of a resolution."""
    return [(flow, name) for name in resolution.packets]


def lay_packets(
    pager: Pager, packets: Packets, known: Known, filled: Filled, *, can_fill: bool = True
) -> None:
    """Lay out what the next person needs: what is known line by line, the blanks by name.

    Several packets may want the same; it is said once. What was typed into a blank wins.
    """
    lines = [line for flow, name in packets for line in _read_fields(flow, name, known, filled)]
    if not lines:
        return
    pager.heading(say("What the next person needs"))
    for label, text in dict.fromkeys(line for line in lines if line[1]):
        _lay_known(pager, f"{label}:", text)
    blanks = list(dict.fromkeys(label for label, text in lines if not text))
    if len(blanks) > MOST_BLANKS + 1:
        blanks[MOST_BLANKS:] = [say("and {count} more", count=len(blanks) - MOST_BLANKS)]
    if blanks:
        pager.text(
            say("Not known yet: {blanks}", blanks=pager.glyphs.dot.join(blanks)), QUIET, indent=2
        )
    if blanks and can_fill:
        pager.text(say("Press i to fill it in."), QUIET, indent=2)


def _read_fields(flow: Flow, name: str, known: Known, filled: Filled) -> Iterator[tuple[str, str]]:
    """Yield label and text of every field of a packet."""
    for field_id, field in flow.packets[name].fields.items():
        text = filled.get((name, field_id)) or fact_text(flow, field.source, known)
        yield fill(field.label, flow, known), text


def _lay_known(pager: Pager, label: str, text: str) -> None:
    lead = (Piece("  "), Piece(f"{label} "))
    if width_of(lead) < pager.width // 2:
        pager.text(text, STRONG, lead=lead, indent=width_of(lead))
    else:
        pager.text(label, indent=2)
        pager.text(text, STRONG, indent=4)


def lay_links(pager: Pager, links: Sequence[Link]) -> None:
    """Lay links out as text; nothing opens them."""
    if not links:
        return
    pager.heading(say("To read more, with a browser"))
    for link in links:
        pager.text(link.title, indent=2)
        pager.exact(link.url, indent=2, role=QUIET)
