"""What becomes of a search that found nothing."""

from tui.store.desk import Desk
from tui.store.misses import Misses


def note_miss(desk: Desk, text: str) -> None:
    """Note that a search found nothing, as far as the site allows. Never raises.

    Args:
        desk: where it was searched.
        text: what was typed or pasted.
    """
    desk.misses = desk.misses or Misses(desk.places, desk.settings, desk.clock)
    desk.misses.note(text)
