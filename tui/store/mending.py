"""Mends flow files where they lie: reads, tries out, reads again, then writes in one step."""

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.core.decoding.decode import decode
from tui.core.editor.project import File
from tui.core.mending.edit import Fix
from tui.core.mending.mend import Judged, Texts, mend
from tui.core.proving.proof import LIMITS
from tui.core.words import say
from tui.store.checking import check_folders
from tui.store.files import FileRefused, read_bytes
from tui.store.folder import Folder, used_name
from tui.store.private import explain, sync_folder, write_all
from tui.store.reader import read_source

if TYPE_CHECKING:
    from tui.core.diagnostic import Diagnostic
    from tui.core.tree import Source

_BOM = "\ufeff"
_LONE_RETURN = re.compile(r"\r(?!\n)")
_NO_PROOF = LIMITS._replace(stations=0)
"""Whether a change does harm shows before anything is proved; the proof comes at the end."""


class Written(NamedTuple):
    """What came of mending a folder."""

    fixes: tuple[Fix, ...]
    """What was done, in files named as people see them."""
    refused: tuple[tuple[str, str], ...]
    """Files that could not be written, with the reason."""


def mend_folder(
    folder: Folder, names: Collection[str], others: Mapping[str, Collection[str]]
) -> Written:
    """Mend files of a folder and write them.

    Args:
        folder: the files as they were read.
        names: those that may be changed.
        others: node ids of flows elsewhere that targets may name.
    """
    texts = {name: text for name in names if (text := _text(folder.files.get(name))) is not None}
    mended = mend(texts, lambda changed: judge(folder, changed, others))
    refused = {}
    for name, text in mended.texts.items():
        was = folder.files[name]
        lead = _BOM if was.startswith(_BOM.encode()) else ""
        try:
            rewrite(folder.path / name, was, (lead + text).encode())
        except FileRefused as error:
            refused[name] = error.reason
    done = tuple(
        fix._replace(file=folder.shown(fix.file)) for fix in mended.fixes if fix.file not in refused
    )
    return Written(done, tuple((folder.shown(name), why) for name, why in refused.items()))


def _text(data: bytes | None) -> str | None:
    """Return what can be edited as text; None when not every byte of it would stay."""
    try:
        text = (data or b"").decode()
    except UnicodeDecodeError:
        return None
    return None if not text or _LONE_RETURN.search(text) else text.removeprefix(_BOM)


def judge(folder: Folder, texts: Texts, others: Mapping[str, Collection[str]]) -> Judged:
    """Say what is wrong with the files of a folder, some of which have other texts."""
    files = {**folder.files, **{name: text.encode() for name, text in texts.items()}}
    here = Folder(Path(), files, {})  # so that diagnostics name files as the folder does
    problems: dict[str, list[Diagnostic]] = {}
    for each in check_folders([here], others, _NO_PROOF).problems:
        problems.setdefault(each.file, []).append(each)
    sources: dict[str, Source] = {}
    project: dict[str, File] = {}
    for name, data in files.items():
        source, _ = read_source(data, name)
        if source is None:
            continue
        sources[name] = source
        model, _ = decode(source)
        if model is not None:
            uses = tuple(used_name(name, used) for used in model.use)
            project[name] = File(name, source, model, uses)
    return Judged(problems, sources, project)


def rewrite(path: Path, was: bytes, data: bytes) -> None:
    """Write a file in one step, with the rights it had, unless somebody else has written it.

    Args:
        path: the file; where it is a link, what it leads to is written.
        was: what it held when it was read.
        data: what it is to hold.

    Raises:
        FileRefused: it has changed, or cannot be written; it is as it was.
    """
    real = Path(os.path.realpath(path))
    if read_bytes(path, within=None) != was:
        raise FileRefused(path, say("it has changed meanwhile"))
    draft = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        mode = real.stat().st_mode & 0o777
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        draft.chmod(mode)  # what the user's mask took away
        draft.replace(real)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise FileRefused(path, explain(error)) from error
    sync_folder(real.parent)
