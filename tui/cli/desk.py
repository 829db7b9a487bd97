"""Opens the settings and the desk that a command works with."""

import os
from typing import TYPE_CHECKING

from tui.cli.stop import complain
from tui.core.settings import Settings
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.places import Places, find_places
from tui.store.settings import read_settings

if TYPE_CHECKING:
    from argparse import Namespace

_FLAGS = (
    ("no_journal", "journal", "no"),
    ("no_color", "color", "no"),
    ("restricted", "restricted", "yes"),
    ("ascii", "ascii", "yes"),
    ("unicode", "unicode", "yes"),
)


def open_settings(options: "Namespace") -> Settings:
    """Read the settings that hold for a command, anew."""
    flags = {name: raw for option, name, raw in _FLAGS if getattr(options, option, False)}
    if getattr(options, "colors", None):
        flags["colors"] = options.colors
    if getattr(options, "language", None):
        flags["language"] = options.language
    settings = read_settings(find_places(os.environ), os.environ, flags)
    options.settled = settings
    return settings


def settings_of(options: "Namespace") -> Settings:
    """Return the settings that hold for a command, as they were when it began."""
    settled: Settings | None = getattr(options, "settled", None)
    return settled or open_settings(options)


def is_restricted(options: "Namespace") -> bool:
    """Tell whether nothing may be written or started here, whoever says so."""
    return settings_of(options).switch("restricted")


def open_desk(
    options: "Namespace",
    catalog: Catalog | None = None,
    *,
    on_screen: bool = False,
    places: Places | None = None,
) -> Desk:
    """Return the desk of a command; what is wrong with the settings is one notice.

    Args:
        options: as they were typed.
        catalog: the flows as they are now.
        on_screen: the app has the screen, so that nothing may be said beside it; what is not
            being saved stands in `Desk.trouble`.
        places: where it keeps what is walked; this user's by default.
    """
    settings = settings_of(options)
    if settings.notice:
        complain(settings.notice)
    tell = _keep_quiet if on_screen else complain
    return Desk(places or find_places(os.environ), settings, catalog, tell)


def _keep_quiet(_said: str) -> None:
    """Say nothing."""
