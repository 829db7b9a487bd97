"""The translations beside some folders of flows: read, and what is wrong with them."""

import os
from collections.abc import Iterator, Mapping, Sequence
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
            for source, found in _read(find_translations(folder.path, language)):
                problems += found
                if source is None:
                    continue
                translation, faults = decode_translation(source)
                if only and translation.about not in only:
                    continue
                sources.append(source)
                problems += faults
                model = models.get(translation.about)
                problems += _check(translation, source, model)
                if model is not None:
                    files.append(_cover(language, translation, model))
    standing = settle(problems, sources, {source.file: "L" for source in sources})
    return Checked(tuple(sorted(standing, key=lambda each: each.order)), tuple(files))


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
    for source, found in _read(files):
        problems += found
        if source is None:
            continue
        sources.append(source)
        translation, faults = decode_translation(source)
        problems += faults
        if models is not None:
            problems += _check(translation, source, models.get(translation.about))
    return tuple(settle(problems, sources, {source.file: "L" for source in sources}))


def _read(folder: Folder) -> Iterator[tuple[Source | None, list[Diagnostic]]]:
    for name, reason in folder.refused.items():
        yield None, [diagnose("F001", folder.shown(name), Spot(1, 1), reason=reason)]
    for name, data in folder.files.items():
        yield read_source(data, folder.shown(name))


def _check(
    translation: Translation, source: Source, model: Flow | Library | None
) -> Iterator[Diagnostic]:
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
