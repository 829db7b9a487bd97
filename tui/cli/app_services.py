"""Puts together what the app may use."""

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime

from tui.store.catalog import Catalog
from tui.ui.services import Profile, Services


def build_services(
    options: argparse.Namespace, catalog: Catalog, environment: Mapping[str, str]
) -> Services:
    """Return the services of the app for these options and this environment."""
    return Services(
        flows=catalog,
        entries=catalog.entries,
        problems=catalog.problems,
        profile=_profile(options, environment),
        today=datetime.now(UTC).astimezone().date().isoformat(),
    )


def _profile(options: argparse.Namespace, environment: Mapping[str, str]) -> Profile:
    """Work out what the terminal can show; flags overrule what the environment says."""
    colour = not (getattr(options, "no_color", False) or environment.get("NO_COLOR"))
    return Profile(
        ascii=getattr(options, "ascii", False) or not _is_utf8(environment), colour=colour
    )


def _is_utf8(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal can be expected to draw more than ASCII."""
    if environment.get("TERM") == "linux":
        return False
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), ""
    )
    return "utf" in locale.lower()
