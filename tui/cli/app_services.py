"""Puts together what the app may use."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.cli.opening import open_records
from tui.core.settings import Settings
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.places import find_places
from tui.ui.services import Profile, Services

if TYPE_CHECKING:
    from tui.core.search import Index


def build_services(
    catalog: Catalog,
    environment: Mapping[str, str],
    desk: Desk,
    read_settings: Callable[[], Settings] | None = None,
) -> Services:
    """Return the services of the app for these flows, this environment and these settings."""
    return Services(
        flows=desk.lessons.refine(catalog),
        entries=catalog.entries,
        problems=catalog.problems,
        site=desk.settings.facts,
        profile=_profile(desk.settings, environment),
        record=desk.record,
        desk=desk,
        read_settings=read_settings,
        experience=desk.lessons.experience,
        read_index=lambda: _read_index(catalog, environment),
        today=datetime.now(UTC).astimezone().date().isoformat(),
    )


def _read_index(catalog: Catalog, environment: Mapping[str, str]) -> "Index":
    """Return the search index that is kept, or make it; called beside the screen."""
    from tui.store.lookup import open_index  # noqa: PLC0415 - not on the way to a question

    return open_index(catalog, open_records(find_places(environment)))


def _profile(settings: Settings, environment: Mapping[str, str]) -> Profile:
    """Work out what the terminal can show; settings and flags overrule the environment."""
    colour = settings.switch("color") and not environment.get("NO_COLOR")
    return Profile(
        ascii=settings.switch("ascii") or not _is_utf8(environment),
        colour=colour,
        theme=settings.text("theme"),
    )


def _is_utf8(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal can be expected to draw more than ASCII."""
    if environment.get("TERM") == "linux":
        return False
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), ""
    )
    return "utf" in locale.lower()
