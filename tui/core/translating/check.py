"""What is wrong with the translation of a flow or library, and what is missing in it."""

from collections.abc import Iterator, Mapping, Sequence

from tui.core.codes import diagnose
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Library
from tui.core.translating.altered import find_altered
from tui.core.translating.originals import Original, find_originals
from tui.core.translating.translation import Entry, Translation
from tui.core.tree import Source

Places = Mapping[str, Mapping[str, str]]
"""The originals: text by owner and place."""


def check_translation(
    translation: Translation, source: Source, model: Flow | Library
) -> Iterator[Diagnostic]:
    """Yield what does not fit the original any more, what was altered, and what is missing.

    Args:
        translation: what the file holds.
        source: the file.
        model: the flow or library that it is about, as its own file has it.
    """
    originals = list(find_originals(model))
    places: dict[str, dict[str, str]] = {}
    for each in originals:
        places.setdefault(each.owner, {})[each.place] = each.text
    for owner, spot in translation.owners.items():
        if owner not in places:
            yield diagnose(
                "L003", source.file, spot, lines=source.lines, name=owner, about=translation.about
            )
    for entry in translation.entries:
        if entry.owner in places:
            yield from _check_entry(entry, source, places)
    yield from _check_whole(translation, source, originals)


def is_current(entry: Entry, places: Places) -> bool:
    """Tell whether a text was translated from what its author says now, wherever it moved."""
    texts = places.get(entry.owner, {})
    if not entry.original:
        return texts.get(entry.place) == ""
    return entry.original in texts.values()


def _check_entry(entry: Entry, source: Source, places: Places) -> Iterator[Diagnostic]:
    name = f"{entry.owner}/{entry.place}"
    if not is_current(entry, places):
        code = "L004" if places[entry.owner].get(entry.place) else "L003"
        now = places[entry.owner].get(entry.place, "")
        yield diagnose(
            code, source.file, entry.spot, lines=source.lines,
            name=name, about=entry.owner, now=now,
        )  # fmt: skip
        return
    for what in find_altered(entry.original, entry.text) if entry.text and entry.original else ():
        yield diagnose(
            "L005", source.file, entry.text_spot, lines=source.lines, name=name, what=what
        )


def is_sound(entry: Entry) -> bool:
    """Tell whether a text says nothing of what must stay as it is in another way."""
    return not any(find_altered(entry.original, entry.text))


def find_missing(
    originals: Sequence[Original], entries: Sequence[Entry]
) -> dict[str, list[Original]]:
    """Return the texts that have no translation, by what they belong to."""
    done = {(entry.owner, entry.original) for entry in entries if entry.text and entry.original}
    said = {(entry.owner, entry.place) for entry in entries if entry.says}
    missing: dict[str, list[Original]] = {}
    for each in originals:
        key = (each.owner, each.text) in done if each.text else (each.owner, each.place) in said
        if not key:
            missing.setdefault(each.owner, []).append(each)
    return missing


def _check_whole(
    translation: Translation, source: Source, originals: Sequence[Original]
) -> Iterator[Diagnostic]:
    spots = {(entry.owner, entry.place): entry.spot for entry in translation.entries}
    for owner, lacking in find_missing(originals, translation.entries).items():
        first = lacking[0].place
        spot = spots.get((owner, first)) or translation.owners.get(owner) or translation.spot
        yield diagnose(
            "L006", source.file, spot, lines=source.lines,
            name=owner, count=len(lacking), first=first,
        )  # fmt: skip
