"""What the desk's own cases have taught about likelihoods, where learning is not switched off."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.core.flow import Flow
from tui.core.settings import Settings
from tui.store.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from tui.core.prospects.learning import Experience
    from tui.store.catalog import Catalog

_SUMS, _CASES, _TEAM = "learnt.json", "cases", "likelihoods.json"
"""The last: what `team likelihoods` wrote. For the flows in it, it stands in place of our own
cases, which are among those it was counted from."""


class Lessons:
    """Reads what was learnt when a walk begins, and learns when nobody waits any more."""

    def __init__(self, places: Places, settings: Settings, catalog: "Catalog | None") -> None:
        """Prepare; nothing is read yet.

        Args:
            places: the folders of this machine and user.
            settings: `learn` and `journal` must be on; `loose` says what is believed.
            catalog: the flows as they are now.
        """
        self._places = places
        self._catalog = catalog
        self._is_strict = settings.text("loose") == "refuse"
        self._is_on = settings.switch("learn") and settings.switch("journal")
        self._experience: Mapping[str, Experience] | None = None

    @property
    def experience(self) -> "Mapping[str, Experience]":
        """Return what was learnt, by flow; nothing while that is off."""
        if self._experience is None:
            self._experience = self._read()
        return self._experience

    def _read(self) -> "Mapping[str, Experience]":
        """Return what was learnt here, and by the team where a file of it was laid out."""
        own = self._read_own()
        for folder in (self._places.site, self._places.config):
            if folder is not None and self._is_on and (folder / _TEAM).exists():
                own = {**own, **self._read_team(folder / _TEAM)}
        return own

    def _read_team(self, file: "Path") -> "Mapping[str, Experience]":
        """Return what the team counted, unless others could have changed it."""
        from tui.store.likelihoods import read_likelihoods  # noqa: PLC0415 - only where it is
        from tui.store.loose import find_loose  # noqa: PLC0415 - as above

        if self._is_strict and find_loose(file):
            return {}
        return read_likelihoods(file, self._content).counts

    def _read_own(self) -> "Mapping[str, Experience]":
        folder = self._places.cache
        if folder is None or self._catalog is None or not self._is_on:
            return {}
        try:
            is_empty = (folder / _SUMS).stat().st_size <= len("{}")
        except OSError:
            is_empty = True
        if is_empty:  # nothing is loaded for nothing
            return {}
        from tui.store.learnt import read_learnt  # noqa: PLC0415 - only where there is something

        return read_learnt(folder, self._content)

    def refine(self, flows: Mapping[str, Flow]) -> Mapping[str, Flow]:
        """Return flows with the likelihoods that the desk's own cases have taught."""
        if not self.experience:
            return flows
        from tui.core.prospects.learning import Refined  # noqa: PLC0415 - as above

        return Refined(flows, self.experience)

    def learn(self) -> None:
        """Read the cases that are new; to be called when nobody waits any more."""
        folder, data = self._places.cache, self._places.data
        if folder is None or data is None or self._catalog is None or not self._is_on:
            return
        if not (data / _CASES).is_dir():
            return
        from tui.store.learnt import learn  # noqa: PLC0415 - only at the end
        from tui.store.shelf import Shelf  # noqa: PLC0415

        learn(folder, Shelf(data / _CASES), self._catalog, self._content)

    def _content(self, flow: str) -> str:
        """Return the hash of a flow's content; empty when it is not here."""
        try:
            return self._catalog.content(flow)[0] if self._catalog is not None else ""
        except KeyError:
            return ""
