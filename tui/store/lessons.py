"""What the desk's own cases have taught about likelihoods, where learning is not switched off."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.core.flow import Flow
from tui.core.settings import Settings
from tui.store.places import Places
from tui.store.ready import ENDING, Ready, open_private

if TYPE_CHECKING:
    from pathlib import Path

    from tui.core.prospects.learning import Experience
    from tui.store.catalog import Catalog

_SUMS, _CASES, _TEAM = f"learnt{ENDING}", "cases", "likelihoods.json"
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
        kept = self._kept()
        # A record that is not there is seen without loading what reads it.
        if kept is None or not os.path.exists(kept.folder / _SUMS):  # noqa: PTH110 - where it is closed
            return {}
        from tui.store.learnt import read_learnt  # noqa: PLC0415 - only where there is something

        return read_learnt(kept, self._content)

    def _kept(self) -> Ready | None:
        """Return where what was learnt is kept; None where nothing is learnt."""
        if self._catalog is None or not self._is_on:
            return None
        return open_private(self._places.cache, self._places.data)

    def refine(self, flows: Mapping[str, Flow]) -> Mapping[str, Flow]:
        """Return flows with the likelihoods that the desk's own cases have taught."""
        if not self.experience:
            return flows
        from tui.core.prospects.learning import Refined  # noqa: PLC0415 - as above

        return Refined(flows, self.experience)

    def learn(self) -> None:
        """Read the cases that are new; to be called when nobody waits any more."""
        data = self._places.data
        if data is None or not (data / _CASES).is_dir():
            return
        kept = self._kept()
        if kept is None or self._catalog is None:
            return
        from tui.store.learnt import learn  # noqa: PLC0415 - only at the end
        from tui.store.shelf import Shelf  # noqa: PLC0415

        learn(kept, Shelf(data / _CASES), self._catalog, self._content)

    def _content(self, flow: str) -> str:
        """Return the hash of a flow's content; empty when it is not here."""
        try:
            return self._catalog.content(flow)[0] if self._catalog is not None else ""
        except KeyError:
            return ""
