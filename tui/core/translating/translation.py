"""A file of translated texts, read from a tree of plain values."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.core.decoding.faults import Faults
from tui.core.diagnostic import Diagnostic
from tui.core.translating.originals import SAYS
from tui.core.tree import Listed, Mapped, Source, Spot, Tree
from tui.core.words import mark, say

FIRST_KEY = "translation"
"""What a file of translations begins with: the id of the flow or library that it is about."""
ORIGINAL, TEXT, BEFORE = "original", "text", "before"
"""Keys of a text: what the author wrote, its translation, and one of an earlier original."""

_TOP = (FIRST_KEY, "texts")
_FILE, _TEXT = mark("a file of translations"), mark("a translated text")


class Entry(NamedTuple):
    """A text as the author wrote it when it was translated, and its translation."""

    owner: str
    place: str
    original: str
    text: str
    says: tuple[str, ...]
    """Phrases instead of a text."""
    spot: Spot
    """Where its place is named."""
    text_spot: Spot
    before: str = ""


class Translation(NamedTuple):
    """What a file holds."""

    about: str
    """Id of the flow or library."""
    entries: tuple[Entry, ...]
    owners: dict[str, Spot]
    """Where each owner stands."""
    spot: Spot
    """Where the texts begin."""


def decode_translation(source: Source) -> tuple[Translation, list[Diagnostic]]:
    """Return the texts of a file, and all faults of its form; faulty texts are left out."""
    faults = Faults(source.file, source.lines)
    tree = source.tree
    about = tree.get(FIRST_KEY)
    if not isinstance(about, str) or not about:
        faults.add("L001", tree.spot)
        return Translation("", (), {}, tree.spot), faults.list_all()
    for key in tree:
        if key not in _TOP:
            faults.add_unknown("F030", tree.key_spots[key], key, _TOP, key=key, what=say(_FILE))
    texts = tree.get("texts", Mapped(tree.spot))
    owners: dict[str, Spot] = {}
    entries: list[Entry] = []
    if isinstance(texts, Mapped):
        owners = dict(texts.key_spots)
        for owner in texts:
            entries += _decode_owner(texts, owner, faults)
    else:
        _refuse(faults, tree.value_spots["texts"], "texts")
    spot = tree.key_spots.get("texts", tree.spot)
    return Translation(about, tuple(entries), owners, spot), faults.list_all()


def _decode_owner(texts: Mapped, owner: str, faults: Faults) -> Iterator[Entry]:
    places = texts[owner]
    if not isinstance(places, Mapped):
        _refuse(faults, texts.value_spots[owner], owner)
        return
    for place, value in places.items():
        if not isinstance(value, Mapped):
            _refuse(faults, places.value_spots[place], place)
            continue
        known = (TEXT,) if place.endswith(SAYS) else (ORIGINAL, TEXT, BEFORE)
        for key in value:
            if key not in known:
                faults.add_unknown(
                    "F030", value.key_spots[key], key, known, key=key, what=say(_TEXT)
                )
        yield Entry(
            owner,
            place,
            _text(value, ORIGINAL),
            _text(value, TEXT),
            _says(value.get(TEXT, "")),
            places.key_spots[place],
            value.value_spots.get(TEXT, value.spot),
            _text(value, BEFORE),
        )


def _text(value: Mapped, key: str) -> str:
    found = value.get(key, "")
    return found if isinstance(found, str) else ""


def _says(value: Tree) -> tuple[str, ...]:
    return (
        tuple(each for each in value if isinstance(each, str)) if isinstance(value, Listed) else ()
    )


def _refuse(faults: Faults, spot: Spot, key: str) -> None:
    faults.add("F032", spot, key=key, expected=say("a mapping"), found=say("a text"))
