"""A debrief on a page: unsafe things first, then the way taken beside the best one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.core.practice.telling import (
    POOR,
    Told,
    can_rewind,
    headline,
    say_parts,
    say_step,
    say_time,
    tell_after,
    tell_before,
)
from tui.core.words import mark, say
from tui.ui.layout import (
    PLAIN,
    QUIET,
    STRONG,
    Act,
    Canvas,
    Item,
    Page,
    Pager,
    Piece,
    Row,
    fit_row,
    side_by_side,
)

if TYPE_CHECKING:
    from tui.core.training.debrief import Debrief, Pair

REWIND, NEXT, NEAR, CLOSE = "rewind", "next", "near", "close"
TWO_COLUMNS = 96
"""From so many cells the two ways stand beside each other."""
_BULLET = 2


class Offers(NamedTuple):
    """What can be done at the end of a debrief."""

    next: str = ""
    """What the next call is, in words; empty: there is none."""
    close: str = mark("Back to training")
    said: str = ""
    """What became of the result."""
    can_rewind: bool = True
    near: bool = False
    """Whether there is a call that differs from this one in one thing."""


def lay_debrief(found: "Debrief", offers: Offers, canvas: Canvas) -> Page:
    """Lay a debrief out."""
    top = Pager(canvas)
    top.text(headline(found), STRONG)
    for told in tell_before(found):
        _lay_told(top, told, mark="! ")
    top.heading(say("Score"))
    for line in say_parts(found):
        top.text(line, QUIET, indent=_BULLET)
    top.heading(say("Your way"))
    if offers.can_rewind:
        top.text(say("Choose a step to try again from there; that does not count."), QUIET)
    top.blank()
    first = top.page()
    steps = _lay_pairs(found, canvas, len(first.items), can_choose=offers.can_rewind)
    bottom = _lay_end(found, offers, canvas, len(first.items) + len(steps.items))
    return join(first, steps, bottom)


def join(*pages: Page) -> Page:
    """Set pages below each other."""
    rows: list[Row] = []
    items: list[Item] = []
    for page in pages:
        items += [
            e._replace(first=e.first + len(rows), last=e.last + len(rows)) for e in page.items
        ]
        rows += [*page.rows]
    return Page(tuple(rows), tuple(items))


def _lay_told(pager: Pager, told: Told, mark: str = "") -> None:
    pager.heading(told.title)
    for line in told.lines:
        pager.text(line, indent=_BULLET, lead=(Piece(mark, STRONG),) if mark else ())


def _lay_pairs(found: "Debrief", canvas: Canvas, before: int, *, can_choose: bool) -> Page:
    """Lay the steps out: two columns where there is room, else one below the other."""
    is_wide = canvas.width >= TWO_COLUMNS
    left_width = (canvas.width - 3) // 2 if is_wide else canvas.width
    rows: list[Row] = []
    items: list[Item] = []
    if is_wide:
        head = ((Piece(say("You"), QUIET),), (Piece(say("The best way"), QUIET),))
        rows += _beside([head[0]], [head[1]], left_width, canvas)
    for pair in found.pairs:
        left = Pager(canvas._replace(width=left_width,
                                     selected=canvas.selected - before - len(items)))  # fmt: skip
        _lay_own(left, pair, can_choose=can_choose)
        own = left.page()
        right = Pager(canvas._replace(width=left_width))
        _lay_best(right, pair, is_wide=is_wide)
        items += [e._replace(first=e.first + len(rows), last=e.last + len(rows)) for e in own.items]
        other = right.page().rows
        rows += _beside(own.rows, other, left_width, canvas) if is_wide else [*own.rows, *other]
    return Page((*rows, ()), tuple(items))


def _beside(left: Sequence[Row], right: Sequence[Row], width: int, canvas: Canvas) -> list[Row]:
    gap = (Piece(f" {canvas.glyphs.bar} ", QUIET),)
    height = max(len(left), len(right))
    return [fit_row(row, canvas.width) for row in side_by_side(
        [(left, width), (right, width)], gap, height)]  # fmt: skip


def _lay_own(pager: Pager, pair: "Pair", *, can_choose: bool) -> None:
    step = pair.own
    if step is None:
        return
    first, *more = say_step(step)
    text = first
    mark = "!" if step.label in POOR else " "
    if can_choose and can_rewind(step):
        pager.item(Act(REWIND, "", step.number), text, mark=mark)
    else:
        pager.text(text, indent=7, lead=(Piece(f"  {mark} ", PLAIN),))
    for line in more:
        pager.text(line, QUIET, indent=7)


def _lay_best(pager: Pager, pair: "Pair", *, is_wide: bool) -> None:
    if pair.best is None or not (is_wide or pair.differs):
        return
    lead = "" if is_wide else say("best: ")
    pager.text(f"{lead}{pair.best.text}", PLAIN if pair.differs else QUIET,
               indent=0 if is_wide else 7)  # fmt: skip


def _lay_end(found: "Debrief", offers: Offers, canvas: Canvas, before: int) -> Page:
    pager = Pager(canvas._replace(selected=canvas.selected - before))
    for told in tell_after(found):
        _lay_told(pager, told)
    pager.heading(say("Practise next"))
    pager.text(found.practise.text, indent=_BULLET)
    pager.blank()
    pager.text(say_time(found), QUIET)
    if offers.said:
        pager.text(offers.said, QUIET)
    pager.blank()
    if offers.next:
        pager.item(Act(NEXT), offers.next, key="1")
    if offers.near:
        pager.item(Act(NEAR), say("A near miss: nearly this call, but one thing is different"),
                   key="2" if offers.next else "1")  # fmt: skip
    pager.item(Act(CLOSE), say(offers.close), key="0")
    return pager.page()
