"""The map: the way so far, then the flow as a tree from where one is."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.core.map import Map, Spot, say_marks
from tui.core.words import mark, say
from tui.ui.layout import QUIET, Act, Canvas, Page, Pager

SPOT = "spot"
FOLDED, SPREAD, LEAF, AGAIN = "+", "-", " ", "="
"""Before a line: more follows, what follows is shown, nothing follows, it is shown above."""


class Listing(NamedTuple):
    """What the map shows."""

    map: Map
    found: Sequence[Spot] | None = None
    """Nodes that hold what was typed; None: the map itself."""


def spots_of(listing: Listing) -> tuple[Spot, ...]:
    """Return what can be chosen, in the order shown."""
    if listing.found is not None:
        return tuple(listing.found)
    return (*listing.map.way, *listing.map.below)


def lay_map(listing: Listing, canvas: Canvas) -> Page:
    """Lay the map out, or the nodes that were found."""
    pager = Pager(canvas, keys=0)
    if listing.found is not None:
        for number, spot in enumerate(listing.found):
            _lay_spot(pager, number, spot, LEAF)
        if not listing.found:
            pager.text(say("No part of this flow holds these words."), QUIET)
        return pager.page()
    way, below, is_cut = listing.map
    for number, spot in enumerate(way):
        said = spot._replace(title=f"{spot.title} {spot.answer}", answer="")
        _lay_spot(pager, number, said, LEAF)
    if way:
        pager.blank()
    for number, spot in enumerate(below, len(way)):
        follows = number + 1 - len(way) < len(below)
        spread = follows and below[number + 1 - len(way)].depth > spot.depth
        sign = AGAIN if spot.is_again else FOLDED if spot.ahead else SPREAD if spread else LEAF
        _lay_spot(pager, number, spot, sign)
    if is_cut:
        pager.text(say("More follows than can be shown; fold something up."), QUIET)
    return pager.page()


def _lay_spot(pager: Pager, number: int, spot: Spot, sign: str) -> None:
    """Lay out one line: what leads here, what is there, and what there is to say about it."""
    text = f"{spot.answer}: {spot.title}" if spot.answer else spot.title
    if spot.kind in _ENDINGS:
        text = f"{spot.answer}: {say(_ENDINGS[spot.kind])}{spot.title}".removeprefix(": ")
    marks = say_marks(spot.marks)
    mark = f"{'  ' * spot.depth}{sign}"
    label = f"{text}  [{marks}]" if marks else text
    pager.item(Act(SPOT, spot.name, number), label, mark=mark)


_ENDINGS = {
    "fix": mark("FIX "),
    "hand-over": mark("HAND OVER "),
    "wait": mark("WAIT "),
    "not-ours": mark("NOT OURS "),
    "door": mark("GO TO "),
}


def caret_of(listing: Listing) -> int:
    """Return the number of the line on which the caret stands at first: where the tree grows."""
    return len(listing.map.way) if listing.found is None else 0
