"""Where in its file a thing stands, shorthands and facts defined in place understood."""

import re
from collections.abc import Mapping

from tui.core.diagnostic import Diagnostic
from tui.core.codes import diagnose
from tui.core.link import Linked, ask_path
from tui.core.tree import Listed, Mapped, Path, Source, Tree, find_spot

_OR = re.compile(r"\s+or\s+")


class Desk:
    """Writes the diagnostics of a flow: finds the file, the line and the column."""

    def __init__(self, linked: Linked) -> None:
        """Prepare for one flow and the libraries it uses."""
        self.linked = linked

    def report(
        self,
        code: str,
        path: Path,
        *,
        is_key: bool = False,
        hint: str = "",
        walk: tuple[str, ...] = (),
        **fields: object,
    ) -> Diagnostic:
        """Return a diagnostic at a path as the format has it, as in `("nodes", "a", "to", "b")`.

        Args:
            code: what is wrong.
            path: where.
            is_key: point at the last key of the path, not at what it holds.
            hint: what to do here.
            walk: answers that lead there.
            fields: for the code's message.
        """
        source, real = self.locate(path)
        spot = find_spot(source.tree, real, key=is_key and len(real) > 1)
        return diagnose(
            code, source.file, spot, lines=source.lines, hint=hint, walk=walk, **fields
        )

    def locate(self, path: Path) -> tuple[Source, Path]:
        """Return the file a path leads into, and the path as that file has it."""
        source = self.linked.origin(path)
        if path[:1] == ("facts",) and not _has(source.tree.get("facts"), path[1:2]):
            asked = ask_path(source, str(path[1])) if len(path) > 1 else ()
            if asked:
                path = (*asked, *path[2:])
        return source, _settle(source.tree, path)


def _has(here: Tree | None, names: Path) -> bool:
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
