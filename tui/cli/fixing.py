"""`check --fix`: mends what is safe in the files named, and says what it did."""

import argparse
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from tui.cli.options import CANNOT_RUN, USAGE
from tui.cli.stop import Stop, complain
from tui.core.text import visible
from tui.store.folder import ENDING, Folder
from tui.store.mending import mend_folder


def fix_files(
    options: argparse.Namespace,
    folders: Sequence[Folder],
    others: Mapping[str, Collection[str]],
) -> None:
    """Mend the files that the options name.

    Args:
        options: what was typed.
        folders: what was read for each path.
        others: node ids of flows elsewhere that targets may name.

    Raises:
        Stop: no path was given, or nothing may be written.
    """
    if getattr(options, "restricted", False):
        raise Stop("--fix writes files, which --restricted does not allow", CANNOT_RUN)
    if not options.paths:
        raise Stop("--fix changes files: name the files or folders that it may change", USAGE)
    done = 0
    for name, folder in zip(options.paths, folders, strict=True):
        path = Path(name)
        is_file = path.suffix == ENDING and not path.is_dir()
        names = [path.name] if is_file else list(folder.files)
        written = mend_folder(folder, [each for each in names if each in folder.files], others)
        for fix in written.fixes:
            code = f" ({fix.code})" if fix.code else ""
            sys.stderr.write(visible(f"{fix.file}:{fix.line}: {fix.says}{code}") + "\n")
        for file, reason in written.refused:
            complain(f"{file} is not mended: {reason}")
        done += len(written.fixes)
    sys.stderr.write(f"{done} {'place' if done == 1 else 'places'} mended\n")
