"""Files and folders that other people of this machine could change; as ssh and sudo look at it."""

import os
import stat
from pathlib import Path

from tui.core.words import say

_SYSTEM = 0
_OTHERS_IN = stat.S_IXGRP | stat.S_IXOTH


def find_loose(path: Path) -> str:
    """Say how somebody else could change a file or folder; empty when nobody could.

    Looked at are the path and every folder above it. What lies behind a folder that only its
    owner may enter is safe, whatever its own mode says; a folder like /tmp, where each may only
    remove what is theirs, is no way in.
    """
    if not hasattr(os, "geteuid"):  # Windows keeps its rights elsewhere
        return ""
    try:
        real = path.resolve(strict=True)
        steps = [(each, each.stat()) for each in (*reversed(real.parents), real)]
    except OSError:
        return ""  # what cannot be looked at cannot be read either
    found = ""
    for place, about in steps:
        found = found or _find_way_in(place, about, is_above=place != real)
        if stat.S_ISDIR(about.st_mode) and not about.st_mode & _OTHERS_IN and _is_ours(about):
            return ""  # nobody else comes to what lies behind it
    return found


def find_loose_place(path: Path) -> str:
    """Say how somebody else could change what is to be made there; empty when nobody could.

    What is not there yet is judged by the nearest folder that is: whoever may write to it can
    make the rest in our place.
    """
    place = path
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    return find_loose(place)


def _find_way_in(place: Path, about: os.stat_result, *, is_above: bool) -> str:
    mode = stat.S_IMODE(about.st_mode)
    if not _is_ours(about):
        return say(
            "{place} belongs to somebody else (user {number})", place=place, number=about.st_uid
        )
    if is_above and mode & stat.S_ISVTX:
        return ""
    if mode & stat.S_IWOTH:
        return say("everybody may write to {place} (mode {mode:04o})", place=place, mode=mode)
    if mode & stat.S_IWGRP and not _is_own_group(about):
        return say(
            "the group {number} may write to {place} (mode {mode:04o})",
            number=about.st_gid,
            place=place,
            mode=mode,
        )
    return ""


def _is_ours(about: os.stat_result) -> bool:
    """Tell whether something belongs to the system or to this user, also behind sudo."""
    owners = {_SYSTEM, os.geteuid()}
    if os.geteuid() == _SYSTEM and os.environ.get("SUDO_UID", "").isdigit():
        owners.add(int(os.environ["SUDO_UID"]))
    return about.st_uid in owners


def _is_own_group(about: os.stat_result) -> bool:
    """Tell whether a group has no member but its owner, as many systems make one for each user."""
    try:
        import grp  # noqa: PLC0415 - not on every system
        import pwd  # noqa: PLC0415

        group, owner = grp.getgrgid(about.st_gid), pwd.getpwuid(about.st_uid)
    except (ImportError, KeyError):
        return False
    return group.gr_gid == owner.pw_gid and set(group.gr_mem) <= {owner.pw_name}
