"""`check --fix`: mends what is safe in the files named, and says what it did."""

import argparse
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from tui.cli.desk import is_restricted
from tui.cli.exits import CANNOT_RUN, USAGE
from tui.cli.stop import Stop, complain
from tui.core.text import visible
from tui.core.words import say, say_count
from tui.store.folder import ENDING, Folder
from tui.store.mending import mend_folder


def refuse_to_fix(options: argparse.Namespace) -> None:
    """Stop where nothing may be written, or where nobody said what may be.

    Raises:
        Stop: no path was given, or nothing may be written.
    """
    if is_restricted(options):
        raise Stop(say("--fix writes files, which --restricted does not allow"), CANNOT_RUN)
    if not options.paths:
        raise Stop(say("--fix changes files: name the files or folders that it may change"), USAGE)


def fix_files(
    paths: Sequence[str], folders: Sequence[Folder], others: Mapping[str, Collection[str]]
) -> None:
    """Mend files, and say what was done.

    Args:
        paths: as they were typed.
        folders: what was read for each path.
        others: node ids of flows elsewhere that targets may name.
    """
    done = 0
    for name, folder in zip(paths, folders, strict=True):
        path = Path(name)
        is_file = path.suffix == ENDING and not path.is_dir()
        names = [path.name] if is_file else list(folder.files)
        written = mend_folder(folder, [each for each in names if each in folder.files], others)
        for fix in written.fixes:
            code = f" ({fix.code})" if fix.code else ""
            sys.stderr.write(visible(f"{fix.file}:{fix.line}: {fix.says}{code}") + "\n")
        for file, reason in written.refused:
            complain(say("{file} is not mended: {reason}", file=file, reason=reason))
        done += len(written.fixes)
    sys.stderr.write(say_count("{number} place mended\n", "{number} places mended\n", done))
