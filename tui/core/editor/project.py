"""The files of a folder as a whole: what each defines, and where what it mentions is defined."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from tui.core.flow import Flow, Library
from tui.core.link import SHARED, Linked
from tui.core.tree import Source


class File(NamedTuple):
    """A file that could be read."""

    name: str
    """Relative to its folder, as other files' `use` leads to it."""
    source: Source
    model: Flow | Library
    uses: tuple[str, ...] = ()
    """Names of the files it uses."""

    @property
    def flow(self) -> Flow:
        """The flow it holds; a library counts as a flow without nodes."""
        if isinstance(self.model, Flow):
            return self.model
        shared = {kind: getattr(self.model, kind) for kind in SHARED}
        return Flow(flow=self.model.library, title=self.model.title, start="", **shared)

    @property
    def linked(self) -> Linked:
        """The file as if it used nothing, so that all places lead into it."""
        return Linked(self.flow, self.source, {})


Project: TypeAlias = Mapping[str, File]
"""Files by name."""


def readers(project: Project, name: str) -> Iterator[File]:
    """Yield a file, then the libraries it uses, directly or through others, each once."""
    waiting, seen = [name], {name}
    while waiting:
        file = project.get(waiting.pop(0))
        if file is None or (file.name != name and isinstance(file.model, Flow)):
            continue
        yield file
        fresh = [each for each in file.uses if each not in seen]
        seen.update(fresh)
        waiting += fresh


def find_home(project: Project, file: str, kind: str, name: str) -> str:
    """Return the file that defines what a file mentions; empty when none does."""
    homes = (each.name for each in readers(project, file) if name in getattr(each.model, kind))
    return next(homes, "")


def find_flow(project: Project, flow: str) -> File | None:
    """Return the file of a flow; the last one when several have its id."""
    found = [each for each in project.values() if isinstance(each.model, Flow)]
    return next((each for each in reversed(found) if each.flow.flow == flow), None)


def known_names(project: Project, file: str, kind: str) -> dict[str, str]:
    """Return the ids that a file may mention, each with the file that defines it."""
    names: dict[str, str] = {}
    for each in readers(project, file):
        for name in getattr(each.model, kind):
            names.setdefault(name, each.name)
    return names
