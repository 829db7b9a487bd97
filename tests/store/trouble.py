"""Makes real trouble for programs that save: full disks, folders that may not be written, kills."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

LAMP = """\
flow: lamp
title: A lamp stays dark
start: one
nodes:
  one:
    ask: {fact: one, ask: Is the lamp plugged in?, answers: {"yes": It is, "no": It is not}}
    to: {"yes": two, "no": plug}
  two:
    ask: {fact: two, ask: Does the street have power?, answers: {"yes": It does, "no": It does not}}
    to: {"yes": bulb, "no": wait}
  plug: {resolve: Plug it in, actors: [USER], cause: No power reaches it., verify: It shines.,
    steps: [Plug the lamp in.]}
  bulb: {resolve: Change the bulb, actors: [L1], cause: The bulb is broken., verify: It shines.,
    steps: [Take a new bulb.]}
  wait: {resolve: Wait for the power, kind: wait, actors: [NET], cause: The street is dark.}
"""


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let no file of this process grow past a size, as on a disk with so much room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a disk of so many kilobytes; skips where that may not be done."""
    folder.mkdir(exist_ok=True)
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no disk can be mounted here")
    command = [mount, "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run([umount, "-l", str(folder)], check=False)


def without_rights() -> list[str]:
    """Return what a command must begin with so that file permissions hold for it."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("permissions do not hold for root, and setpriv is not here")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
