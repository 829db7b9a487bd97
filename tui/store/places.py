"""Where things are kept: answers only, creates nothing."""

import os
from collections.abc import Mapping
from pathlib import Path

import tui
from tui.core.tuples import NamedTuple

APP = "branchline"
SIGNERS = "allowed_signers"
"""The site's file of those whose signatures count, beside its settings."""


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


def find_places(environment: Mapping[str, str], *, windows: bool = os.name == "nt") -> Places:
    """Work out the folders from an environment.

    Args:
        environment: HOME and the XDG variables; on Windows LOCALAPPDATA, APPDATA, ProgramData.
        windows: whether this is Windows.
    """
    if windows:
        return _find_on_windows(environment)
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


def _find_on_windows(environment: Mapping[str, str]) -> Places:
    local, roaming = environment.get("LOCALAPPDATA", ""), environment.get("APPDATA", "")
    for_all = environment.get("ProgramData") or environment.get("PROGRAMDATA") or "C:/ProgramData"
    return Places(
        shipped=_shipped(),
        site=Path(for_all) / APP,
        config=Path(roaming) / APP if roaming else None,
        data=Path(local) / APP if local else None,
        cache=Path(local) / APP / "cache" if local else None,
    )


def _shipped() -> Path:
    """The flows lie inside an installed package or its zip, and beside it in a checkout."""
    package = Path(tui.__file__).parent
    installed = package / "_trees"
    is_checkout = package.is_dir() and not installed.is_dir()
    return package.parent / "trees" if is_checkout else installed
