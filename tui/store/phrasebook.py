"""The translated texts of some folders of flows, kept ready like the flows themselves."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.core.translating.spoken_flow import Phrasebook
from tui.store.folder import LOCALE, Folder
from tui.store.ready import Ready, digest_files
from tui.store.shipped import read_shipped

_FORMAT = 1
_DIGEST_LETTERS = 32


def find_translations(path: Path, language: str) -> Folder:
    """Return the files of one language that belong to a folder of flows; none where it has none."""
    return read_shipped(path / LOCALE / language)


def open_phrasebook(
    paths: Sequence[Path], language: str, records: Sequence[Ready]
) -> Phrasebook | None:
    """Return what is translated into a language; None when nothing is.

    Args:
        paths: folders of flows; a later one overrules an earlier one.
        language: its code.
        records: where it may be kept ready; the first that has it is used, and a new one goes
            to the last.
    """
    folders = [find_translations(path, language) for path in paths]
    files = {
        f"{number}/{name}": data
        for number, folder in enumerate(folders)
        for name, data in folder.files.items()
    }
    if not files:
        return None
    digest = f"{language}-{digest_files(files)[:_DIGEST_LETTERS]}"
    name = f"words-{digest}-{_FORMAT}.json"
    for record in records:
        kept = record.load(name)
        if isinstance(kept, dict):
            return _unpack(kept, digest)
    book = _read(folders)._replace(digest=digest)
    if records:
        records[-1].save(name, _pack(book))
    return book


def _read(folders: Sequence[Folder]) -> Phrasebook:
    """Read the files; what is faulty is left out, and shown as its author has it."""
    from tui.core.translating.check import is_sound  # noqa: PLC0415 - not on a walk's way
    from tui.core.translating.translation import decode_translation  # noqa: PLC0415 - nor this
    from tui.store.reader import read_source  # noqa: PLC0415 - brings the parser

    own: dict[str, dict[str, dict[str, str]]] = {}
    says: dict[str, dict[str, tuple[str, ...]]] = {}
    for folder in folders:
        for name, data in folder.files.items():
            source, _ = read_source(data, folder.shown(name))
            if source is None:
                continue
            translation, _ = decode_translation(source)
            for entry in translation.entries:
                if entry.says:
                    key = f"{entry.owner}/{entry.place}"
                    says.setdefault(translation.about, {})[key] = entry.says
                elif entry.text and entry.original and is_sound(entry):
                    texts = own.setdefault(translation.about, {}).setdefault(entry.owner, {})
                    texts[entry.original] = entry.text
    return Phrasebook(own, says)


def _pack(book: Phrasebook) -> Mapping[str, Any]:
    return {"own": book.own, "says": book.says}


def _unpack(kept: Mapping[str, Any], digest: str) -> Phrasebook:
    says = {about: dict(_tuples(each)) for about, each in kept["says"].items()}
    return Phrasebook(kept["own"], says, digest)


def _tuples(said: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((key, tuple(each)) for key, each in said.items())
