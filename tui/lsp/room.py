"""The files of one folder as an editor and the disk have them together."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tui.core.diagnostic import Diagnostic
from tui.store.checking import Checked, check_folders
from tui.store.folder import ENDING, LOCALE, SCENARIOS, Folder, read_folder
from tui.store.rehearsal import rehearse
from tui.store.scenarios import decode_folders
from tui.store.translations import check_written, read_models
from tui.store.workspace import Workspace

_FLOW = re.compile(rb"^flow:", re.MULTILINE)
_START = 4096
_HIGHEST = 3
"""So many folders above a file are looked at for flows that may use it."""

Found = Mapping[str, tuple[Diagnostic, ...]]
"""Diagnostics by file name; a file without any is there too."""


def find_root(path: Path, top: Path | None) -> Path:
    """Return the folder that holds a file and the flows that it belongs to.

    Args:
        path: the file.
        top: the folder that the editor has open, which is never left.
    """
    root = path.parent
    above = path.parent
    for _ in range(_HIGHEST):
        if above == top or top is None or top not in above.parents:
            break
        above = above.parent
        if _holds_flows(above):
            root = above
    return root


def _holds_flows(folder: Path) -> bool:
    try:
        return any(_FLOW.search(_read_start(each)) for each in sorted(folder.glob(f"*{ENDING}")))
    except OSError:
        return False


def _read_start(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_START)


class Room:
    """One folder: what is typed counts, else what is on the disk."""

    def __init__(self, root: Path) -> None:
        """Read the folder.

        Args:
            root: the folder.
        """
        self.root = root
        self.workspace = Workspace(root)
        self.typed: dict[str, str] = {}
        """Text of the files that are open in the editor."""
        self._deep: Found = {}
        """What the last whole check found."""
        self.load()

    def load(self) -> None:
        """Take in what has changed on the disk."""
        files = read_folder(self.root).files
        for name in [name for name in self.workspace.folder.files if name not in self.typed]:
            if name not in files:
                self.workspace.drop(name)
        for name, data in files.items():
            if name not in self.typed:
                self.workspace.put(name, data)

    def name_of(self, path: Path) -> str:
        """Return a file's name in this room."""
        return path.relative_to(self.root).as_posix()

    def path_of(self, name: str) -> Path:
        """Return where a file lies."""
        return self.root / name

    def type(self, name: str, text: str) -> None:
        """Take a file in as it is typed."""
        self.typed[name] = text
        if not (holds_scenarios(name) or holds_translations(name)):
            self.workspace.put(name, text.encode(errors="replace"))

    def close(self, name: str) -> None:
        """Forget what was typed; the disk counts again."""
        self.typed.pop(name, None)
        self.load()

    def lines(self, name: str) -> list[str]:
        """Return the lines of a file as the editor counts them."""
        if name in self.typed:
            text = self.typed[name]
        else:
            text = self.workspace.folder.files.get(name, b"").decode(errors="replace")
        return re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))

    def is_current(self, name: str) -> bool:
        """Tell whether what is known about a file is what it says now."""
        return self.workspace.is_current(name)

    def check_quickly(self, name: str) -> tuple[Diagnostic, ...]:
        """Say what is wrong with a file that is typed; what takes longer stays as it was."""
        if holds_scenarios(name):
            found = decode_folders([self._typed(holds_scenarios, {name})]).problems
        elif holds_translations(name):
            found = check_written(self._typed(holds_translations, {name}), None)
        else:
            _, found = self.workspace.check_quickly(name, {})
        seen = {each.code for each in found}
        kept = [
            each for each in self._deep.get(name, ()) if _is_deep(each) and each.code not in seen
        ]
        return tuple(sorted({*found, *kept}, key=lambda each: each.order))

    def snapshot(self) -> Folder:
        """Return the files as they are, for `check_deeply`."""
        return self.workspace.folder

    def check_deeply(self, folder: Folder) -> Found:
        """Check and prove the files of a snapshot; may run beside everything else."""
        scenarios = self._typed(holds_scenarios, self.typed)
        translations = self._typed(holds_translations, self.typed)
        listed = [*folder.files, *scenarios.files, *translations.files]
        names = {folder.shown(name): name for name in listed}
        found: dict[str, list[Diagnostic]] = {name: [] for name in listed}
        checked = check_folders([folder])
        aside = [*rehearse_typed(scenarios, checked)]
        if translations.files:
            aside += check_written(translations, read_models([folder]))
        for each in (*checked.problems, *aside):
            if each.file in names:
                found[names[each.file]].append(each)
        return {name: tuple(each) for name, each in found.items()}

    def _typed(self, is_wanted: Callable[[str], bool], names: Iterable[str]) -> Folder:
        """Return the files of a kind among those that are open."""
        files = {
            name: self.typed[name].encode(errors="replace") for name in names if is_wanted(name)
        }
        return Folder(self.root, files, {})

    def keep(self, found: Found) -> None:
        """Remember what a whole check has found."""
        self._deep = found


def holds_scenarios(name: str) -> bool:
    """Tell whether a file is one of scenarios, by its name in the room."""
    return SCENARIOS in name.split("/")[:-1]


def holds_translations(name: str) -> bool:
    """Tell whether a file is a translation, by its name in the room."""
    return LOCALE in name.split("/")[:-1]


def rehearse_typed(scenarios: Folder, checked: Checked) -> tuple[Diagnostic, ...]:
    """Return what is wrong with scenarios that are typed, played on the flows as they are."""
    if not scenarios.files:
        return ()
    flows = {key: whole.flow for key, whole in checked.flows.items() if key not in checked.broken}
    return rehearse([scenarios], flows, checked.broken, are_all=False).problems


def _is_deep(found: Diagnostic) -> bool:
    """Tell whether only a whole check finds this."""
    family = found.code[0]
    if family == "C":
        return found.code >= "C004"
    return family == "P" or (family in "GS" and found.code >= "G015")
