"""Puts together what the app may use."""

from collections.abc import Mapping
from datetime import UTC, datetime

from tui.core.settings import Settings
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.ui.services import Profile, Services


def build_services(catalog: Catalog, environment: Mapping[str, str], desk: Desk) -> Services:
    """Return the services of the app for these flows, this environment and these settings."""
    return Services(
        flows=catalog,
        entries=catalog.entries,
        problems=catalog.problems,
        site=desk.settings.facts,
        profile=_profile(desk.settings, environment),
        record=desk.record,
        today=datetime.now(UTC).astimezone().date().isoformat(),
    )


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
