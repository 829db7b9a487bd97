"""Searches without a hit: kept apart from cases, and only as far as the site allows."""

import tui
from tui.core.journal.milestones import Missed
from tui.core.settings import Settings
from tui.store.clock import SYSTEM, Clock
from tui.store.places import Places
from tui.store.recorder import Recorder, Setup
from tui.store.shelf import Shelf

SEARCHES = "searches"
"""Folder under the user's data; laid out as that of cases."""
SHORTEST, LONGEST = 3, 300
"""Letters: less is no search yet, and more than this says nothing more."""
NOTHING, AS_TYPED = "nothing", "as-typed"


class Misses:
    """Notes what was searched for in vain, each text once."""

    def __init__(self, places: Places, settings: Settings, clock: Clock = SYSTEM) -> None:
        """Prepare; nothing is written before something was missed.

        Args:
            places: the folders of this machine and user.
            settings: what the site allows.
            clock: tells the time.
        """
        is_kept = settings.switch("journal") and settings.text("searches") != NOTHING
        shelf = Shelf(places.data / SEARCHES) if places.data and is_kept else None
        self._settings = settings
        self._seen: set[str] = set()
        setup = Setup(shelf=shelf, clock=clock, version=tui.__version__)
        self._recorder = Recorder(setup) if shelf else None

    def note(self, text: str) -> None:
        """Note a text for which nothing was found. Never raises."""
        words = " ".join(text.split())
        if self._recorder is None or len(words) < SHORTEST or words in self._seen:
            return
        self._seen.add(words)
        if self._settings.text("searches") != AS_TYPED:
            from tui.core.tickets.redaction import redact  # noqa: PLC0415 - when needed

            words = redact(words, words=self._settings.words("redact-words")).text
        self._recorder.record(Missed(words[:LONGEST]))

    def close(self) -> None:
        """Let go of the file."""
        if self._recorder is not None:
            self._recorder.close()
