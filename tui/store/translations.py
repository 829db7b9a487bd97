"""The translations beside some folders of flows: read, and what is wrong with them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.codes import diagnose
from tui.core.decoding.allowance import settle
from tui.core.decoding.decode import decode
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Library
from tui.core.translating.check import check_translation, find_missing
from tui.core.translating.originals import find_originals
from tui.core.translating.translation import FIRST_KEY, Translation, decode_translation
from tui.core.tree import Source, Spot, find_spot
from tui.store.folder import LOCALE, Folder
from tui.store.phrasebook import find_translations
from tui.store.reader import read_source


class Coverage(NamedTuple):
    """How far one file is."""

    language: str
    about: str
    done: int
    whole: int


class Checked(NamedTuple):
    """What came of checking translations."""

    problems: tuple[Diagnostic, ...]
    files: tuple[Coverage, ...]


def read_models(folders: Sequence[Folder]) -> dict[str, Flow | Library]:
    """Return the flows and libraries of some folders by id, each as its own file has it."""
    models: dict[str, Flow | Library] = {}
    for folder in folders:
        for name, data in folder.files.items():
            source, _ = read_source(data, folder.shown(name))
            model = decode(source)[0] if source is not None else None
            if model is not None:
                models[id_of(model)] = model
    return models


def id_of(model: Flow | Library) -> str:
    """Return the id of a flow or library."""
    return model.flow if isinstance(model, Flow) else model.library


def list_languages(path: Path) -> list[str]:
    """Return the languages that there are translations into beside a folder of flows."""
    try:
        return sorted(each.name for each in os.scandir(path / LOCALE) if each.is_dir())
    except OSError:
        return []


def check_translations(
    folders: Sequence[Folder], models: Mapping[str, Flow | Library], only: frozenset[str]
) -> Checked:
    """Check the translations beside some folders of flows; all faults of all files at once.

    Args:
        folders: folders of flows.
        models: the flows and libraries at hand, by id.
        only: of these ids alone; empty: all.
    """
    problems: list[Diagnostic] = []
    files: list[Coverage] = []
    sources: list[Source] = []
    for folder in folders:
        for language in list_languages(folder.path):
            for read in _read(find_translations(folder.path, language), problems):
                about = read.translation.about
                if only and about not in only:
                    continue
                sources.append(read.source)
                model = models.get(about)
                problems += (*read.faults, *_check(read, model))
                if model is not None:
                    files.append(_cover(language, read.translation, model))
    return Checked(_settle(problems, sources), tuple(files))


def check_written(
    files: Folder, models: Mapping[str, Flow | Library] | None
) -> tuple[Diagnostic, ...]:
    """Check translations that are being written.

    Args:
        files: the files as they are typed.
        models: the flows and libraries at hand, by id; None: only the form is checked.
    """
    problems: list[Diagnostic] = []
    sources: list[Source] = []
    for read in _read(files, problems):
        sources.append(read.source)
        problems += read.faults
        if models is not None:
            problems += _check(read, models.get(read.translation.about))
    return _settle(problems, sources)


class _Read(NamedTuple):
    """A file of translations that could be read."""

    source: Source
    translation: Translation
    faults: Sequence[Diagnostic]
    """What is wrong with its form."""


def _read(folder: Folder, problems: list[Diagnostic]) -> Iterator[_Read]:
    """Yield the files that can be read; why others cannot is added to the problems."""
    for name, reason in folder.refused.items():
        problems.append(diagnose("F001", folder.shown(name), Spot(1, 1), reason=reason))
    for name, data in folder.files.items():
        source, found = read_source(data, folder.shown(name))
        problems += found
        if source is not None:
            yield _Read(source, *decode_translation(source))


def _settle(problems: Iterable[Diagnostic], sources: Iterable[Source]) -> tuple[Diagnostic, ...]:
    """Return the problems that stand, in the order of the files."""
    standing = settle(problems, sources, {source.file: "L" for source in sources})
    return tuple(sorted(standing, key=lambda each: each.order))


def _check(read: _Read, model: Flow | Library | None) -> Iterator[Diagnostic]:
    source, translation, _ = read
    if model is not None:
        yield from check_translation(translation, source, model)
    elif translation.about:
        spot = find_spot(source.tree, (FIRST_KEY,))
        yield diagnose("L002", source.file, spot, lines=source.lines, name=translation.about)


def _cover(language: str, translation: Translation, model: Flow | Library) -> Coverage:
    originals = list(find_originals(model))
    missing = sum(map(len, find_missing(originals, translation.entries).values()))
    whole = len(originals)
    return Coverage(language, translation.about, whole - missing, whole)
