"""Where in its file a thing stands, shorthands and facts defined in place understood."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from tui.core.codes import diagnose
from tui.core.decoding.faults import MAX_NAMES, MAX_OF_A_KIND
from tui.core.diagnostic import Diagnostic
from tui.core.link import Linked, ask_path
from tui.core.text import nearest
from tui.core.tree import Listed, Mapped, Path, Source, Spot, Tree, find_spot
from tui.core.words import say

_OR = re.compile(r"\s+or\s+")


class Desk:
    """Gathers the diagnostics of one flow: finds the file, the line and the column of each."""

    def __init__(self, linked: Linked) -> None:
        """Prepare for one flow and the libraries it uses."""
        self.linked = linked
        self._found: list[Diagnostic] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(
        self,
        code: str,
        path: Path,
        *,
        is_key: bool = False,
        hint: str = "",
        walk: tuple[str, ...] = (),
        **fields: object,
    ) -> None:
        """Add a fault at a path as the format has it, as in `("nodes", "a", "to", "b")`.

        Args:
            code: what is wrong.
            path: where.
            is_key: point at the last key of the path, not at what it holds.
            hint: what to do here.
            walk: answers that lead there.
            fields: for the code's message.
        """
        source, real = self.locate(path)
        self._counts[source.file, code] += 1
        if self._counts[source.file, code] <= MAX_OF_A_KIND:
            spot = find_spot(source.tree, real, key=is_key and len(real) > 1)
            self._found.append(
                diagnose(
                    code, source.file, spot, lines=source.lines, hint=hint, walk=walk, **fields
                )
            )

    def hint_near(self, code: str, path: Path, name: str, names: Iterable[str]) -> str:
        """Return a hint at the known name that an unknown one most looks like, or nothing."""
        if self._counts[self.linked.origin(path).file, code] >= MAX_OF_A_KIND:
            return ""
        near = nearest(name, islice(names, MAX_NAMES))
        return say("Did you mean `{near}`?", near=near) if near else ""

    def list_all(self) -> list[Diagnostic]:
        """Return the faults by file and place, with a line for those that were only counted."""
        more = []
        for (file, code), count in self._counts.items():
            if count > MAX_OF_A_KIND:
                end = Spot(max(len(self._lines(file)), 1), 1)
                rest = count - MAX_OF_A_KIND
                more.append(diagnose("F021", file, end, code=code, count=rest))
        return sorted(dict.fromkeys(self._found), key=lambda each: each.order) + more

    def _lines(self, file: str) -> Sequence[str]:
        sources = (self.linked.source, *self.linked.origins.values())
        return next(source.lines for source in sources if source.file == file)

    def locate(self, path: Path) -> tuple[Source, Path]:
        """Return the file a path leads into, and the path as that file has it."""
        source = self.linked.origin(path)
        if path[:1] == ("facts",) and not _has(source.tree.get("facts"), path[1:2]):
            asked = ask_path(source, str(path[1])) if len(path) > 1 else ()
            if asked:
                path = (*asked, *path[2:])
        return source, _settle(source.tree, path)


def _has(here: object, names: Path) -> bool:
    return isinstance(here, Mapping) and all(name in here for name in names)


def _settle(here: Tree, path: Path) -> Path:
    """Return the path as it stands in a file: one item instead of a list, `a or b` as a key."""
    real: list[str | int] = []
    for name in path:
        if isinstance(here, Listed) and isinstance(name, int) and name < len(here):
            here = here[name]
        elif isinstance(here, Mapped) and isinstance(name, str):
            key = name if name in here else _joint_key(here, name)
            if not key:
                break
            real.append(key)
            here = here[key]
            continue
        elif isinstance(name, int):
            continue
        else:
            break
        real.append(name)
    return tuple(real)


def _joint_key(here: Mapped, name: str) -> str:
    """Return the key, as in `a or b`, of which a name is one part."""
    return next((key for key in here if " or " in key and name in _OR.split(key.strip())), "")
