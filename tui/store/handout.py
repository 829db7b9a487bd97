"""Lets a text leave the program: to the terminal's clipboard, and always to a file.

A terminal may ignore what it is sent, so nothing here says "copied": it says what was sent and
where the file is.
"""

import base64
from pathlib import Path
from typing import NamedTuple

from tui.core.words import say
from tui.store.private import explain, replace_file

MAX_CLIPBOARD = 74_000
"""Bytes of text that every terminal takes which takes any."""

FOLDER = "tickets"


class Handout(NamedTuple):
    """What became of a text."""

    path: Path | None
    """The file it is in; None when it could not be written."""
    sequence: str
    """What to send to the terminal for its clipboard; empty when nothing is to be sent."""
    said: str
    """What to tell the person."""


def hand_out(
    text: str, folder: Path | None, name: str, *, clipboard: bool, restricted: bool = False
) -> Handout:
    """Write a text to a file, and prepare it for the clipboard.

    Args:
        text: what leaves.
        folder: where the file goes; None: nowhere.
        name: of the file.
        clipboard: whether the person wants it there.
        restricted: whether nothing may leave by the terminal.
    """
    sequence, about = "", ""
    if restricted:
        about = say("The clipboard is switched off here.")
    elif clipboard:
        sequence = clipboard_sequence(text)
        about = (
            say("It was sent to your terminal's clipboard, if your terminal takes that.")
            if sequence
            else say("It is too long for a terminal's clipboard.")
        )
    path, written = write_out(text, folder, name)
    return Handout(path, sequence, f"{written} {about}".strip())


def clipboard_sequence(text: str) -> str:
    """Return what tells a terminal to put a text on its clipboard; empty when it is too long."""
    data = text.encode("utf-8", "replace")
    if len(data) > MAX_CLIPBOARD:
        return ""
    return f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"


def write_out(text: str, folder: Path | None, name: str) -> tuple[Path | None, str]:
    """Write a text to a file for this user alone; returns where, and what to say."""
    if folder is None:
        return None, say("There is no folder to write a file to.")
    path = folder / name
    try:
        replace_file(path, text.encode("utf-8", "replace"))
    except OSError as error:
        return None, say("No file was written: {error}.", error=explain(error))
    return path, say("It is in {path}.", path=path)
