"""Flows in the language that is spoken, each put into it once."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.flow import Flow
from tui.core.words import language
from tui.store.ready import Ready
from tui.store.verdict import Entry

if TYPE_CHECKING:
    from tui.core.translating.spoken_flow import Phrasebook

AUTHORS = "en"
"""The language of the flows themselves; nothing is read for it."""


class Speech:
    """What is translated beside some folders of flows."""

    def __init__(self, paths: Callable[[], Sequence[Path]], records: Sequence[Ready]) -> None:
        """Read nothing yet.

        Args:
            paths: returns the folders of flows whose translations are used.
            records: where translations may be kept ready.
        """
        self._paths = paths
        self._records = records
        self._books: dict[str, Phrasebook | None] = {}
        self._spoken: dict[str, tuple[Flow, str, Flow]] = {}

    @property
    def book(self) -> "Phrasebook | None":
        """What is translated into the language that is spoken; None when nothing is."""
        spoken = language()
        if spoken == AUTHORS:
            return None
        if spoken not in self._books:
            from tui.store.phrasebook import open_phrasebook  # noqa: PLC0415 - not for English

            self._books[spoken] = open_phrasebook(self._paths(), spoken, self._records)
        return self._books[spoken]

    def say(self, flow: Flow, *, with_originals: bool = False) -> Flow:
        """Return a flow in the language, as far as it is translated.

        Args:
            flow: as its author wrote it.
            with_originals: keep what people say in the author's language as well.
        """
        book = self.book
        return flow if book is None else book.speak(flow, with_originals=with_originals)

    def open(self, flow: Flow) -> Flow:
        """Return a flow in the language; the same object for the same flow."""
        kept = self._spoken.get(flow.flow)
        if kept is None or kept[0] is not flow or kept[1] != language():
            kept = self._spoken[flow.flow] = flow, language(), self.say(flow)
        return kept[2]

    def list(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return entries of a list with their titles and summaries in the language."""
        book = self.book
        if book is None:
            return tuple(entries)
        return tuple(
            each._replace(
                title=book.say_head(each.id, each.title),
                summary=book.say_head(each.id, each.summary),
            )
            for each in entries
        )
