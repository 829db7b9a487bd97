"""The files of a folder of flows, read whole and safely."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.core.tuples import NamedTuple
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes

ENDING = ".yaml"
MAX_FILES = 2_000

SCENARIOS = "scenarios"
"""The folder of simulated calls in a folder of flows; no flow is read from it."""
LOCALE = "locale"
"""The folder of translations, with a folder for each language; no flow is read from it."""


class Folder(NamedTuple):
    """What a folder (or a single flow file) holds."""

    path: Path
    files: Mapping[str, bytes]
    """Content by name relative to the folder, with `/`."""
    refused: Mapping[str, str]
    """Reason by name, for what could not be read."""

    def shown(self, name: str) -> str:
        """Return a file's path as people should see it."""
        return str(self.path / name)


def read_folder(path: Path) -> Folder:
    """Read every flow file below a folder; hidden files and editors' leavings are left out."""
    files: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    for name in _names(path, refused):
        if len(files) + len(refused) >= MAX_FILES:
            refused[name] = say(
                "there are more than {number} files here; the rest is left out", number=MAX_FILES
            )
            break
        try:
            files[name] = read_bytes(path / name, within=path)
        except FileRefused as error:
            refused[name] = error.reason
    return Folder(path, files, refused)


def _names(path: Path, refused: dict[str, str]) -> Iterator[str]:
    def complain(error: OSError) -> None:
        where = Path(error.filename or path)
        name = where.relative_to(path).as_posix() if where != path else "."
        refused[name] = say("the folder cannot be read ({why})", why=error.strerror)

    for top, folders, names in os.walk(path, onerror=complain):
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and each not in (SCENARIOS, LOCALE)
        )
        below = Path(top).relative_to(path)
        for name in sorted([*names, *_named_like_files(folders)]):
            if name.startswith((".", "#", "_")) or name.endswith("~"):
                continue
            if name.endswith(ENDING):
                yield (below / name).as_posix()
            elif name.lower().endswith((".yaml", ".yml")):
                refused[(below / name).as_posix()] = say(
                    "flow files end in {ending}; rename it", ending=ENDING
                )


def _named_like_files(folders: list[str]) -> list[str]:
    """Return folders named like flows, so that they are refused and not passed over."""
    return [name for name in folders if name.endswith(ENDING)]


def read_alone(path: Path) -> Folder:
    """Read one flow file; `add_used` brings in what it uses.

    Raises:
        FileRefused: the file cannot be read.
    """
    return Folder(path.parent, {path.name: read_bytes(path, within=None)}, {})


def used_name(user: str, used: str) -> str:
    """Return the name of a used file, which is written relative to the file that uses it."""
    parts: list[str] = list(Path(user).parent.parts)
    for part in used.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
