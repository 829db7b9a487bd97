"""Files of a folder while they are written: each is read once for each of its contents."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from tui.core.checks.names import check_names
from tui.core.checks.wording import check_wording
from tui.core.decoding.allowance import settle
from tui.core.decoding.decode import decode
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.editor.project import File, Project, readers
from tui.core.flow import Flow, Library
from tui.core.link import Linked, link
from tui.core.tree import Source
from tui.store.folder import Folder, used_name
from tui.store.reader import read_source


class Parsed(NamedTuple):
    """What came of reading a file."""

    data: bytes
    source: Source | None
    model: Flow | Library | None
    problems: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something is wrong with the file by itself."""
        return any(each.severity is Severity.ERROR for each in self.problems)


class Workspace:
    """The files, what was read from them, and what that says at once."""

    def __init__(self, root: Path, *, wording: bool = True) -> None:
        """Start without any file.

        Args:
            root: the folder; names of files are relative to it.
            wording: look at the wording of each file at once, too.
        """
        self.root = root
        self._wording = wording
        self._parsed: dict[str, Parsed] = {}
        self._good: dict[str, File] = {}

    @property
    def folder(self) -> Folder:
        """The files as `check` takes them."""
        files = {name: each.data for name, each in self._parsed.items()}
        return Folder(self.root, files, {})

    @property
    def project(self) -> Project:
        """The files as they could last be understood."""
        return self._good

    def __contains__(self, name: str) -> bool:
        """Tell whether a file is there."""
        return name in self._parsed

    def put(self, name: str, data: bytes) -> Parsed:
        """Take a file in as it is now; one that is the same is not read again."""
        known = self._parsed.get(name)
        if known is not None and known.data == data:
            return known
        parsed = self._parsed[name] = self._read(name, data)
        if parsed.source is not None and parsed.model is not None:
            uses = tuple(used_name(name, used) for used in parsed.model.use)
            self._good[name] = File(name, parsed.source, parsed.model, uses)
        return parsed

    def source(self, name: str) -> Source | None:
        """Return a file as it can be read now."""
        parsed = self._parsed.get(name)
        return parsed.source if parsed else None

    def is_current(self, name: str) -> bool:
        """Tell whether a file could be understood as it is now."""
        good, now = self._good.get(name), self._parsed.get(name)
        return good is not None and now is not None and good.source is now.source

    def drop(self, name: str) -> None:
        """Forget a file that is not there any more."""
        self._parsed.pop(name, None)
        self._good.pop(name, None)

    def _read(self, name: str, data: bytes) -> Parsed:
        source, problems = read_source(data, Folder(self.root, {}, {}).shown(name))
        if source is None:
            return Parsed(data, None, None, tuple(problems))
        model, found = decode(source)
        problems += found
        if model is not None and self._wording:
            problems += check_wording(model, source)
        return Parsed(data, source, model, tuple(problems))

    def link(self, name: str) -> tuple[Linked | None, list[Diagnostic]]:
        """Return a flow with what it uses; None while its file cannot be understood."""
        parsed = self._parsed[name]
        if parsed.source is None or not isinstance(parsed.model, Flow):
            return None, []
        libraries = [
            (each.model, each.source)
            for each in readers(self.project, name)
            if isinstance(each.model, Library)
        ]
        return link(parsed.model, parsed.source, libraries)

    def check_quickly(
        self, name: str, others: Mapping[str, Collection[str]]
    ) -> tuple[Linked | None, tuple[Diagnostic, ...]]:
        """Say what is wrong with a file as far as that takes no time: its form and its names.

        Args:
            name: the file.
            others: node ids of flows elsewhere that targets may name.

        Returns:
            The flow when it can be walked without stumbling, and what was found.
        """
        found = list(self._parsed[name].problems)
        linked, more = self.link(name)
        found += more
        if linked is None:
            return None, tuple(found)
        nodes = {**others, **self._nodes()}
        found += check_names(linked, nodes)
        broken = any(each.severity is Severity.ERROR for each in found)
        sources = [linked.source, *linked.origins.values()]
        return (None if broken else linked), tuple(settle(found, sources, {}))

    def _nodes(self) -> dict[str, Collection[str]]:
        flows = [each.model for each in self._good.values() if isinstance(each.model, Flow)]
        return {flow.flow: flow.nodes.keys() for flow in flows}
