"""The settings: what holds, what it means, and who said so."""

from collections.abc import Mapping
from typing import Any

from tui.core.settings import BY_NAME, Settings
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager, Piece

SETTING = "setting"
NEXT_START = ("plain", "language", "theme", "color", "ascii", "journal", "agent", "facts")
"""What is looked at only when the app starts."""


def say_value(value: Any) -> str:
    """Return a value in words."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, Mapping):
        return ", ".join(f"{fact}={answer}" for fact, answer in value.items()) or say("nothing")
    if isinstance(value, tuple):
        return ", ".join(value) or say("nothing")
    return str(value) or say("nothing")


def lay_settings(settings: Settings, file: str, canvas: Canvas) -> Page:
    """Lay out every setting with its value and where it is from; faults come first."""
    pager = Pager(canvas, keys=0)
    where = (
        say("What you change goes into {file}.", file=file)
        if file
        else say("There is no home to keep them in.")
    )
    pager.text(
        say("{where} A later one overrules: site, your file, environment, flags.", where=where),
        QUIET,
    )
    for fault in settings.faults:
        pager.text(fault, indent=2, lead=(Piece("! ", STRONG),))
    pager.blank()
    for name, value in settings.values.items():
        lock = say(", locked by the site") if value.is_locked else ""
        detail = f"{say(BY_NAME[name].help)} ({say(value.origin)}{lock})"
        pager.item(Act(SETTING, name), f"{name}: {say_value(value.value)}", detail=detail)
    return pager.page()
