"""`branchline.pyz`: everything in one file, which Python runs as it is."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from release.archive import write_zip
from release.parts import PACKAGES, compile_all, empty_descriptions, read_licences, read_package
from tui.store.folder import ENDING, LOCALE, SCENARIOS
from tui.store.language import LANGUAGES
from tui.store.shipped import CONTENTS

ENTRY = Path(__file__).with_name("entry.py")
TREES = "tui/_trees/"
NAME = "branchline.pyz"


def read_wheel(wheel: Path) -> dict[str, bytes]:
    """Return the files of our own wheel: the code, the flows and their verdicts."""
    with zipfile.ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}
    # Nothing reads the sources of the catalogues, nor descriptions where the program runs.
    return {
        name: empty_descriptions(name, data) if name.endswith(".py") else data
        for name, data in files.items()
        if ".dist-info/" not in name and not name.endswith(".po")
    }


def make_onefile(wheel: Path, folder: Path) -> Path:
    """Make the file out of our wheel and the packages that are installed here."""
    files = read_wheel(wheel)
    spoken = [f"{TREES}{LOCALE}/{language}/" for language in LANGUAGES]
    for folder_inside in (TREES, f"{TREES}{SCENARIOS}/", *spoken):
        files[folder_inside + CONTENTS] = _list_contents(files, folder_inside)
    for package in PACKAGES:
        files |= read_package(package)
    files["__main__.py"] = ENTRY.read_bytes()
    files |= compile_all(files)
    files |= dict(read_licences())
    target = folder / NAME
    write_zip(target, files, runs=True)
    return target


def _list_contents(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return the names of the flow files of a folder, as a start from the zip reads them."""
    inside = (name.removeprefix(folder) for name in files if name.startswith(folder))
    listed = (name for name in inside if name.endswith(ENDING))
    return "".join(
        f"{name}\n"
        for name in sorted(listed)
        if not name.startswith((f"{SCENARIOS}/", f"{LOCALE}/"))
    ).encode()
