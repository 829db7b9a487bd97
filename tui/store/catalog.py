"""All flows at hand: found, checked once, opened when they are walked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.core.compact import Unreadable, pack, pack_flow, unpack, unpack_flow
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow, Review
from tui.store.folder import Folder, read_folder
from tui.store.ready import Ready, digest_files


class Entry(NamedTuple):
    """A flow as a list shows it."""

    id: str
    title: str
    summary: str
    file: str
    reviewed: Review
    broken: bool


class FlowRefused(Exception):
    """A flow has faults, so it is not walked."""

    def __init__(self, flow: str, diagnostics: Sequence[Diagnostic]) -> None:
        """Keep which flow it is, and what is wrong with it."""
        super().__init__(f"the flow {flow} has faults")
        self.flow = flow
        self.diagnostics = tuple(diagnostics)


class Catalog(Mapping[str, Flow]):
    """Flows by id. Looking one up opens it, unless it is broken."""

    def __init__(
        self,
        folders: Sequence[Folder],
        records: Sequence[Ready],
        narrate: Callable[[str], None],
        beside: "Catalog | None" = None,
    ) -> None:
        """Read what is known about the flows, or check them now.

        Args:
            folders: folders of flows, read; a later one overrules an earlier one.
            records: where verdicts may be kept; the first that has one is used, and a new
                one goes to the last.
            narrate: told when flows must be checked first.
            beside: another catalog whose flows targets may name.
        """
        self._folders = folders
        self._records = records
        self._beside = beside
        self._open: dict[str, Flow] = {}
        self._home: Ready | None = None
        self.digest = digest_files(self._contents())
        index = self._find_index()
        if index is None:
            index = self._check(narrate)
        self._entries = {entry.id: entry for entry in map(_entry, index["entries"])}
        self._problems: tuple[Diagnostic, ...] = tuple(map(_diagnostic, index["problems"]))
        self._nodes: Mapping[str, Sequence[str]] = index["nodes"]

    def _contents(self) -> dict[str, bytes]:
        files = {"beside": self._beside.digest.encode()} if self._beside else {}
        for number, folder in enumerate(self._folders):
            files |= {f"{number}/{name}": data for name, data in folder.files.items()}
            files |= {f"{number}!{name}": why.encode() for name, why in folder.refused.items()}
            files[f"{number}@"] = str(folder.path).encode() if folder.refused else b""
        return files

    def _find_index(self) -> Any | None:
        for record in self._records:
            index = record.load(f"{self.digest}.json")
            if index is not None:
                self._home = record
                return self._moved_here(index)
        return None

    def _moved_here(self, index: dict[str, Any]) -> dict[str, Any]:
        """Name files as they lie now; the record may have been made where they lay before."""
        for folder, before in zip(self._folders, index["folders"], strict=True):
            now = str(folder.path)
            if now == before:
                continue
            for raw, place in [
                *((e, 3) for e in index["entries"]),
                *((p, 2) for p in index["problems"]),
            ]:
                if raw[place].startswith(before):
                    raw[place] = now + raw[place][len(before) :]
        return index

    def _check(self, narrate: Callable[[str], None]) -> dict[str, Any]:
        from tui.store.checking import check_folders  # noqa: PLC0415 - not on a walk's way

        narrate("Checking the flows: they are new, or have changed since they were last checked.")
        checked = check_folders(self._folders, self._beside.nodes() if self._beside else None)
        flows = {key: whole.flow for key, whole in checked.flows.items()}
        self._open = {key: flow for key, flow in flows.items() if key not in checked.broken}
        index: dict[str, Any] = {
            "folders": [str(folder.path) for folder in self._folders],
            "entries": [
                _pack_entry(key, file, flows.get(key), broken=key in checked.broken)
                for key, file in sorted(checked.files.items(), key=_front_door_first)
            ],
            "problems": [list(problem) for problem in checked.problems],
            "nodes": {key: list(flow.nodes) for key, flow in flows.items()},
        }
        self._keep(index)
        return index

    def _keep(self, index: Mapping[str, Any]) -> None:
        """Save the verdict, flows first, so that an index always has its flows."""
        if not self._records:
            return
        home = self._records[-1]
        saved = all(
            home.save(f"{self.digest}-{number}.json", pack_flow(flow))
            for number, flow in self._numbered(index)
        )
        if saved:
            home.save(f"{self.digest}.json", index)

    def _numbered(self, index: Mapping[str, Any]) -> Iterator[tuple[int, Flow]]:
        """Yield flows with the number of their record, so that no id becomes a file name."""
        for number, entry in enumerate(index["entries"]):
            if entry[0] in self._open:
                yield number, self._open[entry[0]]

    def __getitem__(self, flow_id: str) -> Flow:
        """Open a flow.

        Raises:
            KeyError: there is no such flow.
            FlowRefused: it has faults.
        """
        flow = self._open.get(flow_id)
        if flow is not None:
            return flow
        entry = self._entries.get(flow_id)
        if entry is None:
            if self._beside is not None:
                return self._beside[flow_id]
            raise KeyError(flow_id)
        if entry.broken:
            raise FlowRefused(flow_id, self.problems_of(flow_id))
        flow = self._open[flow_id] = self._load(flow_id)
        return flow

    def _load(self, flow_id: str) -> Flow:
        number = list(self._entries).index(flow_id)
        record = self._home.load(f"{self.digest}-{number}.json") if self._home else None
        if isinstance(record, dict):
            try:
                return unpack_flow(record)
            except Unreadable:
                pass
        return self._read_again(flow_id)

    def _read_again(self, flow_id: str) -> Flow:
        self._check(lambda _: None)
        return self._open[flow_id]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of flows that can be walked."""
        return (entry.id for entry in self._entries.values() if not entry.broken)

    def __len__(self) -> int:
        """Count the flows that can be walked."""
        return sum(1 for _ in self)

    def __contains__(self, flow_id: object) -> bool:
        """Tell whether there is such a flow that can be walked, here or beside."""
        entry = self._entries.get(flow_id) if isinstance(flow_id, str) else None
        if entry is not None:
            return not entry.broken
        return self._beside is not None and flow_id in self._beside

    def entries(self) -> tuple[Entry, ...]:
        """Return every flow found, the broken ones too."""
        return tuple(self._entries.values())

    def nodes(self) -> Mapping[str, Sequence[str]]:
        """Return the node ids of every flow that could be read."""
        return self._nodes

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return every fault and warning, sorted by file and place."""
        return self._problems

    def problems_of(self, flow_id: str) -> tuple[Diagnostic, ...]:
        """Return the faults of one flow; those of shared files where its own has none."""
        entry = self._entries.get(flow_id)
        own = [each for each in self._problems if entry and each.file == entry.file]
        return tuple(own or (p for p in self._problems if p.severity is Severity.ERROR))


def _front_door_first(named: tuple[str, str]) -> tuple[bool, str]:
    """Sort flows by id, the one that asks for the device before all others."""
    return (named[0] != "start", named[0])


def _pack_entry(flow_id: str, file: str, flow: Flow | None, *, broken: bool) -> list[Any]:
    if flow is None:
        return [flow_id, flow_id, "", file, pack(Review()), broken]
    return [flow_id, flow.title, flow.summary, file, pack(flow.reviewed), broken]


def _entry(raw: Sequence[Any]) -> Entry:
    flow_id, title, summary, file, reviewed, broken = raw
    return Entry(flow_id, title, summary, file, unpack(reviewed), broken)


def _diagnostic(raw: Sequence[Any]) -> Diagnostic:
    code, severity, file, line, column, message, hint, excerpt, walk = raw
    return Diagnostic(
        code, Severity(severity), file, line, column, message, hint, excerpt, tuple(walk)
    )


def open_catalog(
    paths: Sequence[Path], records: Sequence[Ready], narrate: Callable[[str], None]
) -> Catalog:
    """Open the flows of some folders."""
    return Catalog([read_folder(path) for path in paths], records, narrate)
