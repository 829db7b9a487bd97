"""Signatures of packs, made and checked with the `ssh-keygen` that every machine with SSH has."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tui.core.packs.standing import CHANGED, STRANGER, TRUSTED, UNCHECKED, UNSIGNED, Standing
from tui.core.words import mark, say

NAMESPACE = "branchline"
"""What a signature is for: one that was made for something else does not count."""
ENDING = ".sig"
_SECONDS = 20
_NO_TOOL = mark("ssh-keygen is not here")


class SigningFailed(Exception):
    """A pack could not be signed; says why."""


def signature_of(pack: Path) -> Path:
    """Return where the signature of a pack lies."""
    return pack.with_name(pack.name + ENDING)


def sign(pack: Path, key: Path) -> Path:
    """Sign a pack; `ssh-keygen` asks for the passphrase of the key by itself.

    Raises:
        SigningFailed: there is no signature.
    """
    tool = shutil.which("ssh-keygen")
    if tool is None:
        raise SigningFailed(say(_NO_TOOL))
    signature_of(pack).unlink(missing_ok=True)
    command = [tool, "-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(pack)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode or not signature_of(pack).exists():
        raise SigningFailed(" ".join(done.stderr.split()) or say("ssh-keygen did not say why"))
    return signature_of(pack)


def verify(data: bytes, signature: Path, signers: Path) -> Standing:
    """Return who signed a pack, as far as the site's file of signers knows them.

    Args:
        data: the whole pack.
        signature: the file beside it.
        signers: as `ssh-keygen` reads it: who, perhaps options, kind of key, key.
    """
    if not signature.is_file():
        return Standing(UNSIGNED)
    if not signers.is_file():
        return Standing(STRANGER, why=mark("the site names no signers"))
    tool = shutil.which("ssh-keygen")
    if tool is None:
        return Standing(UNCHECKED, why=_NO_TOOL)
    where = ["-s", str(signature), "-f", str(signers)]
    found, who = _ask([tool, "-Y", "find-principals", *where], b"")
    if found is None:
        return Standing(UNCHECKED, why=mark("ssh-keygen did not answer"))
    if not found or not who:
        return Standing(STRANGER)
    by = who.splitlines()[0].strip()
    good, _ = _ask([tool, "-Y", "verify", "-n", NAMESPACE, "-I", by, *where], data)
    return Standing(TRUSTED, by) if good else Standing(CHANGED, by)


def _ask(command: Sequence[str], data: bytes) -> tuple[bool | None, str]:
    """Run the tool; returns whether it agreed (None: it did not answer) and what it said."""
    plain = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours, and files are given by path
            command, input=data, capture_output=True, check=False, timeout=_SECONDS, env=plain
        )
    except (OSError, subprocess.TimeoutExpired):
        return None, ""
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")
