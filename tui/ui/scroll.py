"""What of a page is in view, and where the caret goes."""

from tui.core.tuples import NamedTuple
from tui.ui.layout import Item, Page


class View(NamedTuple):
    """Which item is selected and which row is the first in view."""

    selected: int = 0
    top: int = 0


def clamp(view: View, page: Page, height: int) -> View:
    """Return a view that fits a page that may have changed."""
    last = max(0, len(page.items) - 1)
    bottom = max(0, len(page.rows) - height)
    return View(max(0, min(view.selected, last)), max(0, min(view.top, bottom)))


def reveal(view: View, page: Page, height: int) -> View:
    """Scroll just far enough to show the selected item."""
    view = clamp(view, page, height)
    if not page.items:
        return view
    item = page.items[view.selected]
    top = min(view.top, item.first)
    if item.last >= top + height:
        top = min(item.first, item.last - height + 1)
    return clamp(view._replace(top=0 if _fits_from_start(item, height) else top), page, height)


def _fits_from_start(item: Item, height: int) -> bool:
    return item.last < height


def move(view: View, page: Page, height: int, step: int) -> View:
    """Go to the next or previous item, but never past text that has not been in view."""
    view = clamp(view, page, height)
    there = view.selected + step
    if is_beyond(view, page, height, step):
        there = view.selected
        if page.items[there].last - page.items[there].first >= height:
            return clamp(view._replace(top=view.top + step), page, height)
    if not 0 <= there < len(page.items):
        return clamp(view._replace(top=view.top + step), page, height)
    item = page.items[there]
    page_on = max(1, height - 1)
    far = item.last >= view.top + height + page_on or item.first < view.top - page_on
    if far:
        return clamp(view._replace(top=view.top + step * page_on), page, height)
    return _show(View(there, view.top), item, page, height)


def is_beyond(view: View, page: Page, height: int, step: int) -> bool:
    """Tell whether the selected item is still out of view in the direction of a step."""
    if not page.items:
        return False
    item = page.items[view.selected]
    return item.last >= view.top + height if step > 0 else item.first < view.top


def is_in_view(view: View, page: Page, height: int) -> bool:
    """Tell whether the selected item can be seen."""
    item = page.items[view.selected]
    return view.top <= item.last and item.first < view.top + height


def _show(view: View, item: Item, page: Page, height: int) -> View:
    top = view.top
    if item.last >= top + height:
        top = item.last - height + 1
    top = min(top, item.first)
    return clamp(view._replace(top=top), page, height)


def turn(view: View, page: Page, height: int, step: int) -> View:
    """Turn a whole page, taking the caret along to what is then in view."""
    view = clamp(view._replace(top=view.top + step * max(1, height - 2)), page, height)
    seen = [
        number
        for number, item in enumerate(page.items)
        if view.top <= item.first and item.last < view.top + height
    ]
    if not seen or view.selected in seen:
        return view
    return view._replace(selected=seen[0] if step > 0 else seen[-1])
