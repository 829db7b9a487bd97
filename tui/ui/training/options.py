"""Options of a call as lines to choose from on a page."""

from collections.abc import Sequence

from tui.core.practice.menu import Option
from tui.ui.layout import QUIET, Act, Canvas, Page, Pager

DIGITS = 9


def lay_options(pager: Pager, options: Sequence[Option], *, first: int = 1) -> None:
    """Add options, the first nine with digits; 0 where an option brings it along.

    Args:
        pager: the page.
        options: in their order.
        first: the digit of the first.
    """
    digit = first
    for option in options:
        key = option.key
        if not key and digit <= DIGITS and pager.keys:
            key, digit = str(digit), digit + 1
        act = Act(option.act, option.value)
        pager.item(act, option.label, key=key if pager.keys else "", detail=option.detail)


def lay_list(
    options: Sequence[Option], canvas: Canvas, *, typing: bool, nothing: str, told: str = ""
) -> Page:
    """Lay a list of options out; while something is typed, digits are text.

    Args:
        options: what there is to choose from.
        canvas: what it is laid out on.
        typing: whether the search field is active.
        nothing: what is said when there is none.
        told: what is said above them.
    """
    pager = Pager(canvas, keys=0 if typing else 1)
    if told:
        pager.text(told)
        pager.blank()
    lay_options(pager, options)
    if not options:
        pager.text(nothing, QUIET)
    return pager.page()
