"""Search by what people see, with an index that is made beside the screen, never before it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from tui.core.flow import Flow
from tui.store.catalog import FlowRefused

if TYPE_CHECKING:
    from tui.core.search import Found, Index

MOST_HITS = 40
"""Hits beyond this only say that more words are needed."""


class Finder:
    """Finds where a text belongs, once its index is made; until then it says so by None."""

    def __init__(
        self, make: "Callable[[], Index]", start: Callable[[Callable[[], None]], object]
    ) -> None:
        """Prepare; nothing is read yet.

        Args:
            make: returns the index.
            start: runs something beside the screen.
        """
        self._make = make
        self._start = start
        self._begun = False
        self._index: Index | None = None
        self._last: tuple[str, Found] | None = None

    def prepare(self) -> None:
        """Begin to make the index, once."""
        if not self._begun:
            self._begun = True
            self._start(self._build)

    def _build(self) -> None:
        self._index = self._make()

    def find(self, text: str) -> "Found | None":
        """Return what was found; None while the index is being made."""
        self.prepare()
        if self._index is None:
            return None
        if self._last is None or self._last[0] != text:
            from tui.core.search import search  # noqa: PLC0415 - not on the way to a question

            self._last = text, search(self._index, text, MOST_HITS)
        return self._last[1]


def index_flows(flows: Mapping[str, Flow], ids: Iterable[str]) -> "Index":
    """Return the index of the flows that can be walked, made anew."""
    from tui.core.search import build_index  # noqa: PLC0415 - not on the way to a question

    opened: dict[str, Flow] = {}
    for each in ids:
        try:
            opened[each] = flows[each]
        except (FlowRefused, KeyError):
            continue
    return build_index(opened)
