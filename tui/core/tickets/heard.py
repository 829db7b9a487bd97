"""The words with which a call began, as a note of its case."""

from tui.core.events import Noted
from tui.core.words import say

LONGEST = 400
"""Letters; more than this is a whole mail, and the ticket is to be read."""


def note_heard(text: str) -> Noted:
    """Return what was typed or pasted for a search as a note, on one line."""
    words = " ".join(text.split())
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]} ..."
    return Noted(say("What the user sees: {words}", words=short))
