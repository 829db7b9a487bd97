"""Where things are kept: answers only, creates nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import tui

APP = "branchline"


class Places(NamedTuple):
    """The folders of one machine and user; None where there is no home to put them in."""

    shipped: Path
    site: Path
    config: Path | None
    data: Path | None
    cache: Path | None

    @property
    def trees(self) -> tuple[Path, ...]:
        """Folders of flows: shipped, the site's, the user's; a later one overrules."""
        own = () if self.data is None else (self.data / "trees",)
        return (self.shipped, self.site / "trees", *own)


def find_places(environment: Mapping[str, str]) -> Places:
    """Work out the folders from an environment (HOME and the XDG variables)."""
    home = environment.get("HOME", "")

    def under(variable: str, fallback: str) -> Path | None:
        chosen = environment.get(variable, "")
        if chosen.startswith("/"):
            return Path(chosen) / APP
        return Path(home) / fallback / APP if home.startswith("/") else None

    return Places(
        shipped=_shipped(),
        site=Path("/etc") / APP,
        config=under("XDG_CONFIG_HOME", ".config"),
        data=under("XDG_DATA_HOME", ".local/share"),
        cache=under("XDG_CACHE_HOME", ".cache"),
    )


def _shipped() -> Path:
    """The flows lie inside an installed package or its zip, and beside it in a checkout."""
    package = Path(tui.__file__).parent
    installed = package / "_trees"
    is_checkout = package.is_dir() and not installed.is_dir()
    return package.parent / "trees" if is_checkout else installed
