"""A flow file by itself, with the libraries that it uses."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from tui.core.decoding.decode import decode
from tui.core.flow import Flow, Library
from tui.core.words import mark, say
from tui.store.files import FileRefused, read_bytes
from tui.store.folder import Folder, used_name
from tui.store.reader import read_source

NO_LIBRARY = mark("it lies above the file that uses it and is no library; check it by itself")


def add_used(folder: Folder) -> Folder:
    """Bring in the files that a lone flow file uses, and those they use.

    They may lie above it, as far up as the file itself says, if they are libraries: of anything
    else up there no line is shown to anybody. What cannot be read is named by the check.
    """
    files = dict(folder.files)
    refused = dict(folder.refused)
    waiting = [used_name(name, used) for name in folder.files for used in _uses(files[name])]
    top = folder.path.joinpath(*max(map(_way_up, waiting), default=()))
    while waiting:
        name = waiting.pop(0)
        if name in files or name in refused:
            continue
        try:
            data = read_bytes(folder.path / name, within=top)
        except FileRefused as error:
            refused[name] = error.reason
            continue
        model = _model(data)
        if _way_up(name) and not isinstance(model, Library):
            refused[name] = say(NO_LIBRARY)
            continue
        files[name] = data
        waiting += [used_name(name, used) for used in model.use] if model is not None else []
    return Folder(folder.path, files, refused)


def _model(data: bytes) -> Flow | Library | None:
    source, _ = read_source(data, "")
    return decode(source)[0] if source is not None else None


def _uses(data: bytes) -> Sequence[str]:
    model = _model(data)
    return model.use if model is not None else ()


def _way_up(name: str) -> tuple[str, ...]:
    return tuple(part for part in PurePosixPath(name).parts if part == "..")
