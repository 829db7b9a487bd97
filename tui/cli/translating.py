"""`translate`, and what `check` says about translations."""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.cli.desk import is_restricted
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.sources import read_trees
from tui.cli.stop import Stop, complain
from tui.core.flow import Flow, Library
from tui.core.text import nearest, visible
from tui.core.translating.skeleton import write_skeleton
from tui.core.translating.translation import Translation, decode_translation
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes
from tui.store.folder import ENDING, LOCALE, Folder, read_folder
from tui.store.places import find_places
from tui.store.private import explain, replace_file
from tui.store.reader import read_source
from tui.store.translations import (
    Checked,
    Coverage,
    check_translations,
    id_of,
    list_languages,
    read_models,
)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def translate_command(options: argparse.Namespace) -> int:
    """Write the texts of a flow that are to be translated, or bring the file up to date."""
    if is_restricted(options):
        raise Stop(say("translate writes a file, which --restricted does not allow"), CANNOT_RUN)
    if not _LANGUAGE.fullmatch(options.into):
        raise Stop(say("{code} is no language; write a code such as de", code=options.into), USAGE)
    folder, model = _find(options)
    about = id_of(model)
    path = folder.path / LOCALE / options.into / f"{about}{ENDING}"
    text = write_skeleton(model, about, options.into, _read_old(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())
        path.chmod(0o644)
    except OSError as error:
        reason = explain(error)
        raise Stop(
            say("{path} is not written: {reason}", path=path, reason=reason), CANNOT_RUN
        ) from None
    sys.stdout.write(visible(str(path)) + "\n")
    checked = check_translations([folder], {about: model}, frozenset({about}))
    for each in checked.files:
        if each.language == options.into:
            complain(say_coverage(each))
    return DONE


def _find(options: argparse.Namespace) -> tuple[Folder, Flow | Library]:
    """Return the flow or library that is named, and its folder."""
    named = Path(options.flow)
    folders = read_trees(options, find_places(os.environ))
    if options.flow.endswith(ENDING):
        home = next(
            (each for each in folders if named.absolute().is_relative_to(each.path.absolute())),
            None,
        )
        folder = home or read_folder(named.parent)
        name = named.absolute().relative_to(folder.path.absolute()).as_posix()
        alone = Folder(folder.path, {name: folder.files.get(name, b"")}, {})
        found = [*read_models([alone]).values()]
        if not found:
            raise Stop(say("{path} holds no flow or library that can be read", path=named), FAULTS)
        return folder, found[0]
    known: set[str] = set()
    for folder in reversed(folders):
        models = read_models([folder])
        if options.flow in models:
            return folder, models[options.flow]
        known |= set(models)
    close = nearest(options.flow, known)
    hint = say("; did you mean {close}?", close=close) if close else ""
    raise Stop(say("there is no flow or library {name}{hint}", name=options.flow, hint=hint), USAGE)


def _read_old(path: Path) -> Translation | None:
    """Return what a file holds so far.

    Raises:
        Stop: it cannot be read, so it is not written either.
    """
    if not path.exists():
        return None
    try:
        source, _ = read_source(read_bytes(path, within=None), str(path))
    except FileRefused as refused:
        raise Stop(f"{path}: {refused.reason}", FAULTS) from None
    if source is None:
        raise Stop(say("{path} has faults; mend them first: branchline check", path=path), FAULTS)
    return decode_translation(source)[0]


def check_beside(options: argparse.Namespace) -> Checked:
    """Check the translations that belong to the flows that are checked."""
    usual = read_trees(options, find_places(os.environ))
    folders, only = usual, frozenset[str]()
    if options.paths:
        paths = [Path(name) for name in options.paths]
        folders = [read_folder(each if each.is_dir() else each.parent) for each in paths]
        files = [_alone(each) for each in paths if not each.is_dir()]
        only = frozenset(read_models(files)) if len(files) == len(paths) else only
    if not any(list_languages(folder.path) for folder in folders):
        return Checked((), ())
    return check_translations(folders, read_models([*usual, *folders]), only)


def _alone(path: Path) -> Folder:
    try:
        return Folder(path.parent, {path.name: read_bytes(path, within=None)}, {})
    except FileRefused:
        return Folder(path.parent, {}, {})


def say_coverage(file: Coverage) -> str:
    """Say how far a translation is."""
    return say(
        "{about} in {language}: {done} of {whole} texts translated",
        about=file.about,
        language=file.language,
        done=file.done,
        whole=file.whole,
    )


def say_languages(files: Sequence[Coverage]) -> Iterator[str]:
    """Say how far each language is; nothing where nothing is translated."""
    for language in dict.fromkeys(each.language for each in files):
        own = [each for each in files if each.language == language]
        yield say(
            "translated into {language}: {done} of {whole} texts of {about}",
            language=language,
            done=sum(each.done for each in own),
            whole=sum(each.whole for each in own),
            about=", ".join(each.about for each in own),
        )
