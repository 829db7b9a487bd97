"""Signatures of files, made and checked by OpenSSH (`ssh-keygen -Y`): no cryptography of our own.

A signature lies beside its file as `FILE.sig`. It says for what it was made (its namespace), so
that a signature of one thing never passes for one of another. Who may sign stands in a file in
the form of OpenSSH's `allowed_signers`.
"""

import subprocess
from contextlib import nullcontext, suppress
from pathlib import Path
from shutil import which

from tui.core.words import say

ENDING = ".sig"
CASES = "branchline-cases"
"""The namespace of exported cases."""

_TOOL = "ssh-keygen"
_PATIENCE = 60
"""Seconds; a key on a token waits for a touch."""


class SignatureTrouble(Exception):
    """A file was not signed, or its signature does not hold; says why."""


def signature_of(file: Path) -> Path:
    """Return where the signature of a file lies."""
    return file.with_name(f"{file.name}{ENDING}")


def sign_file(file: Path, key: Path, namespace: str) -> Path:
    """Sign a file, and return the signature beside it.

    Args:
        file: what to sign.
        key: private key, or public key of one that an agent or a token holds.
        namespace: what the signature is for.

    Raises:
        SignatureTrouble: it was not signed.
    """
    signature = signature_of(file)
    with suppress(OSError):
        signature.unlink(missing_ok=True)
    said = _run(["-Y", "sign", "-q", "-n", namespace, "-f", str(key), str(file)], None)
    if said.returncode or not signature.is_file():
        raise SignatureTrouble(
            say("{file} was not signed with {key}: {why}", file=file, key=key, why=_last_line(said))
        )
    return signature


def check_file(file: Path, signers: Path, namespace: str) -> str:
    """Return who signed a file.

    Args:
        file: what was signed; its signature lies beside it.
        signers: who may sign, as OpenSSH's `allowed_signers`.
        namespace: what the signature must be for.

    Raises:
        SignatureTrouble: there is no signature, it is not by one of them, or the file is another.
    """
    signature = signature_of(file)
    if not signature.is_file():
        raise SignatureTrouble(
            say(
                "{file} is not signed: there is no {name} beside it", file=file, name=signature.name
            )
        )
    asked = ["-Y", "find-principals", "-s", str(signature), "-f", str(signers)]
    found = _run(asked, None)
    names = found.stdout.split("\n") if not found.returncode else []
    if not names or not names[0]:
        raise SignatureTrouble(
            say(
                "{file} was signed by nobody who is listed in {signers}", file=file, signers=signers
            )
        )
    signer = names[0].strip()
    check = ["-Y", "verify", "-f", str(signers), "-I", signer, "-n", namespace, "-s"]
    said = _run([*check, str(signature)], file)
    if said.returncode:
        raise SignatureTrouble(
            say(
                "{file} is not what {signer} signed: {why}",
                file=file,
                signer=signer,
                why=_last_line(said),
            )
        )
    return signer


def _run(arguments: list[str], file: Path | None) -> subprocess.CompletedProcess[str]:
    """Run ssh-keygen; it is never asked anything.

    Args:
        arguments: what it is to do.
        file: what it reads; None: nothing.
    """
    try:
        with file.open("rb") if file else nullcontext(subprocess.DEVNULL) as source:
            return subprocess.run(  # noqa: S603 - a fixed program, no shell
                [_tool(), *arguments],
                stdin=source,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_PATIENCE,
                check=False,
            )
    except OSError as error:
        raise SignatureTrouble(
            say("{tool} could not be run: {why}", tool=_TOOL, why=error.strerror)
        ) from None
    except subprocess.TimeoutExpired:
        raise SignatureTrouble(
            say("{tool} waited too long; was a key to be touched?", tool=_TOOL)
        ) from None


def _tool() -> str:
    tool = which(_TOOL)
    if tool is None:
        raise SignatureTrouble(
            say("signatures need {tool} of OpenSSH, which is not here", tool=_TOOL)
        )
    return tool


def _last_line(said: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in (said.stderr + said.stdout).splitlines() if line.strip()]
    return lines[-1].strip() if lines else say("it gave no reason")
