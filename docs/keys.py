"""The page that lists every key, written from the one declaration of what can be done."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import tui.ui
from tui.ui.commands import BY_ID, COMMANDS
from tui.ui.screens.paged import PagedScreen

INTRODUCTION = """\
# Keys

`?` on any screen shows those that work there; the bottom row shows those you are likely to need.
Made by `python -m docs.generate keys` from the declaration the app itself works by; do not edit.

While you type into a field, letters are text: `esc` leaves the field, `/` goes back to it.

| key | does |
|---|---|
"""

SHARED = frozenset((
    "digit", "choose", "up", "down", "page-up", "page-down", "close", "help", "commands", "quit",
    "stop",
))  # fmt: skip
"""Commands that almost every screen has."""


def list_screens() -> list[type[PagedScreen]]:
    """Return every screen that can be shown, by name."""
    for module in pkgutil.walk_packages(tui.ui.__path__, "tui.ui."):
        import_module(module.name)
    found = {each.__name__: each for each in _below(PagedScreen) if each.offers}
    return [found[name] for name in sorted(found)]


def _below(screen: type[PagedScreen]) -> Iterator[type[PagedScreen]]:
    for each in screen.__subclasses__():
        yield each
        yield from _below(each)


def keys_page() -> str:
    """Return the page about keys."""
    rows = [f"| {_keys(command.shown)} | {command.help} |" for command in COMMANDS]
    lines = ["", "## Screen by screen", "", "Besides moving, choosing, help and leaving:", ""]
    for screen in list_screens():
        keys = " ".join(_keys(BY_ID[each].shown) for each in screen.offers if each not in SHARED)
        if keys:
            lines += [f"- **{_title(screen)}**: {keys}"]
    lines += [""]
    return INTRODUCTION + "\n".join([*rows, *lines])


def _title(screen: type[PagedScreen]) -> str:
    """Return what a screen is called."""
    words = re.findall(r"[A-Z][a-z]+", screen.__name__.removesuffix("Screen"))
    return " ".join(words).capitalize()


def _keys(shown: str) -> str:
    parts = [shown] if shown.startswith("page") else shown.split()
    return " ".join(f"`{part}`" for part in parts)
