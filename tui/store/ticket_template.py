"""Templates of tickets: files of the site or of the user, named by what comes before the dot."""

import re
from collections.abc import Iterator
from pathlib import Path

from tui.core.text import nearest
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes
from tui.store.places import Places

FOLDER = "tickets"
MAX_BYTES = 100_000
_NAME = re.compile(r"[\w][\w .-]{0,99}")


class NoTemplate(Exception):
    """There is no such template, or it cannot be read; says which there are."""


def template_folders(places: Places) -> tuple[Path, ...]:
    """Return where templates lie: the site's, then the user's, which overrules it."""
    own = (places.config / FOLDER,) if places.config else ()
    return (places.site / FOLDER, *own)


def list_templates(places: Places) -> dict[str, Path]:
    """Return the template files by name."""
    return {path.stem: path for folder in template_folders(places) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return
    for path in found:
        if _NAME.fullmatch(path.name) and not path.name.endswith("~") and path.is_file():
            yield path


def read_template(places: Places, name: str) -> str:
    """Return the text of a template.

    Raises:
        NoTemplate: there is none of that name, or it cannot be read.
    """
    templates = list_templates(places)
    if name not in templates:
        close = nearest(name, templates)
        hint = say("; did you mean {close}?", close=close) if close else ""
        folders = " or ".join(str(folder) for folder in template_folders(places))
        raise NoTemplate(
            say(
                "there is no ticket template {name}{hint} (they lie in {folders})",
                name=name,
                hint=hint,
                folders=folders,
            )
        )
    path = templates[name]
    try:
        return read_bytes(path, within=path.parent, limit=MAX_BYTES).decode("utf-8-sig")
    except FileRefused as refused:
        raise NoTemplate(f"{path}: {refused.reason}") from None
    except UnicodeDecodeError:
        raise NoTemplate(say("{path}: it is not UTF-8 text", path=path)) from None
