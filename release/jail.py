"""Jumpboxes to try a build in: no network, and a home, a /tmp and a root folder of every kind.

Made of Linux namespaces, so nothing of it is left when the program in it has ended. Needs root.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

INSIDE = Path("/mnt/carried")
"""Where what was carried into the jail lies."""
_PATH = "/usr/local/bin:/usr/bin:/bin"
_ROOT, _NOBODY, _NAMELESS = 0, 65534, 54321


class Jail(NamedTuple):
    """One kind of jumpbox."""

    name: str
    home: str = "mode=700"
    """How the home is mounted; empty: HOME is not set; `missing`: it names nothing."""
    tmp: str = "mode=1777"
    user: int = _NOBODY
    closed: bool = False
    """Whether nothing at all can be written."""


JAILS = (
    Jail("an ordinary user"),
    Jail("root", user=_ROOT),
    Jail("a user whom the system does not know", home="missing", user=_NAMELESS),
    Jail("HOME not set", home=""),
    Jail("HOME missing", home="missing"),
    Jail("home read-only", home="mode=700,ro"),
    Jail("home noexec", home="mode=700,noexec"),
    Jail("tmp noexec", tmp="mode=1777,noexec"),
    Jail("tmp read-only", tmp="mode=1777,ro"),
    Jail("everything read-only", home="mode=700,ro", tmp="mode=1777,ro", closed=True),
)

_SETUP = """
set -eu
carried=$1 python=$2 home=$3 tmp=$4 user=$5 closed=$6; shift 6
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /mnt
mkdir -p /mnt/carried /mnt/python /mnt/home
mount --bind "$carried" /mnt/carried
mount --bind "$python" /mnt/python
# A folder on the way that others may not enter gives way to one that holds the interpreter alone.
closed_folder=
case $python in /root/*) closed_folder=/root;; /home/*) closed_folder=/home;; esac
if [ -n "$closed_folder" ]; then
    mount -t tmpfs -o mode=755 tmpfs "$closed_folder"
    mkdir -p "$python"
    mount --bind /mnt/python "$python"
fi
mount -t tmpfs -o "$tmp" tmpfs /tmp
case $home in ""|missing) ;; *) mount -t tmpfs -o "$home,uid=$user" tmpfs /mnt/home;; esac
if [ "$closed" = 1 ]; then
    for folder in /mnt $closed_folder /; do mount -o remount,bind,ro "$folder"; done
fi
cd /
exec setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs -- "$@"
"""


def enter(jail: Jail, carried: Path, command: Sequence[str], **environment: str) -> list[str]:
    """Return the command that runs a program in a jail.

    Args:
        jail: which one.
        carried: the folder that was carried in; it lies at `INSIDE`.
        command: what runs in it; `INSIDE` and the Python of `sys.base_prefix` are there.
        environment: what the program is told besides PATH and HOME.
    """
    told = {"PATH": _PATH, "LANG": "C.UTF-8", "TERM": "xterm-256color", **environment}
    if jail.home:
        told["HOME"] = "/mnt/nowhere" if jail.home == "missing" else "/mnt/home"
    told_as = [f"{name}={value}" for name, value in told.items()]
    python = os.path.realpath(sys.base_prefix)
    setup = [str(carried), python, jail.home, jail.tmp, str(jail.user), str(int(jail.closed))]
    shell = ["sh", "-c", _SETUP, "jail", *setup]
    return ["unshare", "--mount", "--net", *shell, "env", "-i", *told_as, *command]


def interpreter() -> str:
    """Return the Python of this environment as a jail sees it."""
    return os.path.realpath(sys.executable)


@cache
def why_not() -> str:
    """Return why there are no jails on this machine; empty when there are."""
    missing = [name for name in ("unshare", "setpriv", "mount") if shutil.which(name) is None]
    if missing:
        return f"no jails here: {', '.join(missing)} is missing"
    trial = enter(JAILS[-1], Path("/usr"), [interpreter(), "-I", "-S", "-c", "print('in')"])
    done = subprocess.run(trial, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.stdout.strip() != "in":
        return f"no jails here: {' '.join(done.stderr.split())[:200]}"
    return ""
