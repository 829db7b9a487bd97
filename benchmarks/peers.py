"""Sets up the programs that Branchline is measured against, each in an environment of its own.

They lie in `.venv/peers`, which nothing else uses; pip and npm fetch them from wherever this
machine has them. A finished one is not set up again.

    python -m benchmarks.peers
"""

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

HOME = Path(sys.prefix) / "peers"

PYTHON = {
    "posting": ("posting", "tree-sitter<0.26"),  # it crashes with the grammars it asks for
    "harlequin": ("harlequin",),
    "frogmouth": ("frogmouth",),
    "toolong": ("toolong",),
    "zen": ("zen-engine",),
    "spiff": ("SpiffWorkflow",),
    "transitions": ("transitions",),
}
"""The package of each peer that is written for Python, and what else must be said to pip."""

INK = "inkjs"


class Peer(NamedTuple):
    """A peer that was set up, or why it was not."""

    folder: Path
    version: str = ""
    missing: str = ""

    def program(self, name: str) -> str:
        """Return the path of one of its programs."""
        return str(self.folder / "bin" / name)


def set_up(name: str) -> Peer:
    """Return a peer, set up if it is not yet."""
    folder = HOME / name
    note = folder / "peer.json"
    if not note.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        version, missing = _install_ink(folder) if name == INK else _install(name, folder)
        if missing:
            return Peer(folder, missing=missing)
        note.write_text(json.dumps(version), encoding="utf-8")
    return Peer(folder, json.loads(note.read_text(encoding="utf-8")))


def _install(name: str, folder: Path) -> tuple[str, str]:
    venv.create(folder, with_pip=True)
    python, packages = str(folder / "bin" / "python"), PYTHON[name]
    missing = _run([python, "-m", "pip", "install", "--quiet", "--no-input", *packages])
    code = f"from importlib.metadata import version; print(version({packages[0]!r}))"
    return ("" if missing else _output([python, "-c", code])), missing


def _install_ink(folder: Path) -> tuple[str, str]:
    npm = shutil.which("npm")
    if npm is None:
        return "", "npm is not installed"
    missing = _run([npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, INK])
    described = folder / "node_modules" / INK / "package.json"
    if missing or not described.exists():
        return "", missing or "npm left nothing behind"
    return json.loads(described.read_text(encoding="utf-8"))["version"], ""


def _run(command: list[str | Path]) -> str:
    """Run a command; returns why it failed, in its own last words."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (done.stderr or done.stdout).strip().splitlines()
    return "" if done.returncode == 0 else (said[-1] if said else f"exit code {done.returncode}")


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main() -> None:
    """Set all of them up, and say what came of it."""
    for name in (*PYTHON, INK):
        peer = set_up(name)
        print(f"{name}: {peer.version or f'cannot be had ({peer.missing})'}")


if __name__ == "__main__":
    main()
