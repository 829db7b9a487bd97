"""Flows of a site that walks only what is signed: each stays closed until that is known."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

from tui.core.flow import Flow
from tui.core.packs.standing import REFUSE
from tui.store.catalog import Catalog, Entry, FlowUntrusted
from tui.store.folder import Folder
from tui.store.packs.trust import Trust
from tui.store.ready import Ready
from tui.store.speech import Speech
from tui.store.verdict import Narrate


class SignedCatalog(Catalog):
    """Opens a flow only once it is known that somebody the site trusts has signed it."""

    def __init__(
        self, folders: Sequence[Folder], records: Sequence[Ready], narrate: Narrate, trust: Trust
    ) -> None:
        """Read what is known about the flows, as `Catalog` does; nothing is verified yet."""
        super().__init__(folders, records, narrate)
        self.trust: Trust = trust
        self._settling = Lock()
        self.speech = Speech(self._signed_paths, records)

    def __getitem__(self, flow_id: str) -> Flow:
        """Open a flow.

        Raises:
            KeyError: there is no such flow.
            FlowRefused: it has faults.
            FlowUntrusted: nobody signed it, or that is not known yet.
        """
        entry = next((each for each in self.entries() if each.id == flow_id), None)
        if entry is not None and self._is_closed(entry):
            raise FlowUntrusted(flow_id, self.trust.refusal(entry.file, REFUSE))
        return self.read(flow_id)

    def _is_closed(self, entry: Entry) -> bool:
        return not self.trust.standing(entry.file).is_trusted

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of flows that can be walked now."""
        return (each.id for each in self.entries() if not each.broken and not self._is_closed(each))

    def __contains__(self, flow_id: object) -> bool:
        """Tell whether there is such a flow that can be walked now."""
        return any(each == flow_id for each in self)

    def settle(self) -> None:
        """Verify what is not known yet, and forget what may not be walked.

        May take long; who comes second waits.
        """
        with self._settling:
            self.trust.settle()
            whys = {path: self._refuse(path) for path in self.paths}
            if any(whys.values()):
                self.keep_only([each for each in self.folders if not whys[each.path]])
                said = (f"{path} is left out: {why}" for path, why in whys.items() if why)
                self.left_out = (*self.left_out, *said)

    def _signed_paths(self) -> tuple[Path, ...]:
        """Return the folders that somebody the site trusts has signed."""
        return tuple(path for path in self.paths if not self._refuse(path))

    def _refuse(self, path: Path) -> str:
        return self.trust.refusal(str(path / "flow"), REFUSE)
