"""A flow whose file is being written: as it was last saved, beside all others as they are."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tui.core.diagnostic import Diagnostic
from tui.core.editor.project import readers
from tui.core.flow import Flow, Review
from tui.store.alone import add_used
from tui.store.catalog import FlowRefused
from tui.store.checking import check_folders
from tui.store.files import FileRefused, read_bytes
from tui.store.folder import Folder, read_alone
from tui.store.verdict import Entry
from tui.store.workspace import Workspace

_Stamp = tuple[tuple[int, int, int], ...]


class Save(NamedTuple):
    """What a save brought."""

    is_walkable: bool
    """Whether its flow can be walked; otherwise the one before stays."""
    problems: tuple[Diagnostic, ...]
    """What was found at once; `check` finds the rest."""


class Live(Mapping[str, Flow]):
    """Flows by id; one of them is read again when its file, or one that it uses, is saved."""

    def __init__(
        self, path: Path, beside: Mapping[str, Flow], others: Mapping[str, Collection[str]]
    ) -> None:
        """Read the file for the first time.

        Args:
            path: the file of the flow.
            beside: all other flows.
            others: their node ids.
        """
        self.path = path
        self.id = path.stem
        self.problems: tuple[Diagnostic, ...] = ()
        self._beside = beside
        self._others = others
        self._flows: dict[str, Flow] = {}
        """The flow; after its id was changed, also as it was under the old one."""
        self._workspace = Workspace(path.parent, wording=False)  # `check` does
        self._watched: tuple[Path, ...] = (path,)
        self._top = path.parent
        """What used files must not lie above of, links followed."""
        self._stamp: _Stamp = ()
        self.read()

    def has_changed(self) -> bool:
        """Tell whether a file looks other than when it was read; nothing is opened for that."""
        return self._stamp != self._look()

    def _look(self) -> _Stamp:
        stamps = []
        for path in self._watched:
            try:
                found = path.stat()
            except OSError:
                stamps.append((0, 0, 0))
            else:
                stamps.append((found.st_mtime_ns, found.st_size, found.st_ino))
        return tuple(stamps)

    def read(self) -> Save:
        """Read what has changed; a flow that cannot be walked leaves the one before in place."""
        self._stamp = self._look()
        folder = self._read_again() or self._read_all()
        if folder.refused or self.path.name not in folder.files:
            self.problems = check_folders([folder], self._others).problems
            return Save(is_walkable=False, problems=self.problems)
        linked, self.problems = self._workspace.check_quickly(self.path.name, self._others)
        if linked is not None:
            self.id = linked.flow.flow
            self._flows[self.id] = linked.flow
        return Save(linked is not None, self.problems)

    def _read_again(self) -> Folder | None:
        """Read the same files as before; None when others belong to the flow now."""
        names = list(self._workspace.folder.files)
        for name in names:
            try:
                within = None if name == self.path.name else self._top
                data = read_bytes(self.path.parent / name, within=within)
            except FileRefused:
                return None
            self._workspace.put(name, data)
        found = [each.name for each in readers(self._workspace.project, self.path.name)]
        wanted = {use for each in found for use in self._workspace.project[each].uses}
        is_whole = bool(names) and wanted <= set(names) and self._workspace.is_current(names[0])
        return self._workspace.folder if is_whole else None

    def _read_all(self) -> Folder:
        """Read the file and all that it uses."""
        try:
            folder = add_used(read_alone(self.path))
        except FileRefused as error:
            folder = Folder(self.path.parent, {}, {self.path.name: error.reason})
        names = [name for name in (*folder.files, *folder.refused) if name != self.path.name]
        self._watched = (self.path, *(folder.path / name for name in names))
        self._stamp = self._look()
        self._top = folder.path.joinpath(*max((_way_up(name) for name in names), default=()))
        for name in set(self._workspace.folder.files) - set(folder.files):
            self._workspace.drop(name)
        for name, data in folder.files.items():
            self._workspace.put(name, data)
        return folder

    def check(self) -> tuple[Diagnostic, ...]:
        """Check and prove what was read last; may run beside everything else."""
        return check_folders([self._workspace.folder], self._others).problems

    def __getitem__(self, flow_id: str) -> Flow:
        """Return a flow.

        Raises:
            KeyError: there is no such flow.
            FlowRefused: it has faults.
        """
        if flow_id in self._flows:
            return self._flows[flow_id]
        if flow_id == self.id:
            raise FlowRefused(self.id, self.problems)
        return self._beside[flow_id]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of flows."""
        yield self.id
        yield from (each for each in self._beside if each != self.id)

    def __len__(self) -> int:
        """Count the flows."""
        return sum(1 for _ in self)

    def __contains__(self, flow_id: object) -> bool:
        """Tell whether there is such a flow that can be walked."""
        return flow_id in self._flows or (flow_id != self.id and flow_id in self._beside)

    def entries(self) -> list[Entry]:
        """Return the flow as a list shows it."""
        flow, file = self._flows.get(self.id), str(self.path)
        if flow is None:
            return [Entry(self.id, self.path.name, "", file, Review(), broken=True)]
        return [Entry(self.id, flow.title, flow.summary, file, flow.reviewed, broken=False)]


def _way_up(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.split("/") if part == "..")
