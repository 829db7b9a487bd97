"""Checked flows kept for the next start: verdicts, and the flows as bytes read part by part.

A record is valid for exactly the bytes it was made from. It is sealed with a key only this
user has, so a forged, damaged or foreign record is the same as none: the flows are read and
checked again. Nothing is lost when the folder is deleted or cannot be written.
"""

import marshal
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import tui
from tui.core.frozen import FORMAT
from tui.core.tuples import NamedTuple
from tui.store.seal import SEAL_LETTERS, begin_digest, is_same, seal
from tui.store.shipped import choose_reader, read_whole

ENDING = ".kept"
_MARSHAL = 4
"""The form that every Python from 3.4 on reads; one that could not would check the flows anew."""
_KEY_BYTES = 32

RECORDS = "_ready"
"""Folder of records inside a folder of shipped flows."""


class Ready(NamedTuple):
    """Where records lie, and the key they are sealed with (empty: a plain digest)."""

    folder: Path
    key: bytes
    writable: bool = True
    read: Callable[[str], bytes] = read_whole
    """Returns what is in a file of the folder."""

    def load(self, name: str) -> Any | None:
        """Return a record, or None when there is none that can be trusted."""
        body = self.load_bytes(name)
        try:
            # Only what carries the seal is read: a stranger's bytes never come this far.
            return None if body is None else marshal.loads(body)  # noqa: S302
        except (ValueError, EOFError, TypeError):
            return None

    def load_bytes(self, name: str) -> memoryview | None:
        """Return the bytes of a record, or None when there are none that can be trusted."""
        try:
            sealed = memoryview(self.read(f"{self.folder}/{name}"))
        except OSError:
            return None
        body = sealed[SEAL_LETTERS:]
        return body if is_same(sealed[:SEAL_LETTERS], seal(body, self.key)) else None

    def save(self, name: str, record: Mapping[str, Any]) -> bool:
        """Write a record in one step; False when it cannot be written, which does no harm.

        What is read back is what JSON would give: lists, mappings, texts, numbers.
        """
        if not self.writable:
            return False
        import json  # noqa: PLC0415 - not where a record is only read

        return self.save_bytes(name, marshal.dumps(json.loads(json.dumps(record)), _MARSHAL))

    def save_bytes(self, name: str, body: bytes) -> bool:
        """Write the bytes of a record as `save` does."""
        if not self.writable:
            return False
        target = self.folder / name
        draft = target.with_name(f"{name}.{os.getpid()}.new")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_bytes(seal(body, self.key) + body)
            draft.replace(target)
        except OSError:
            return False
        return True


def open_shipped(folder: Path, *, building: bool = False) -> Ready:
    """Records that come with the program: as trusted as its code, so only their digest counts.

    Args:
        folder: where they lie.
        building: they are being made; a program that runs never writes them.
    """
    return Ready(folder, b"", building, choose_reader(folder))


def open_private(cache: Path | None, data: Path | None) -> Ready | None:
    """Records of this user, sealed with a key that is made on first use."""
    if cache is None or data is None:
        return None
    key = _load_key(data / "seal")
    return Ready(cache / "flows", key) if key else None


def _load_key(file: Path) -> bytes:
    """Return this user's key, made on first use; empty when it cannot be kept privately."""
    try:
        key = file.read_bytes()
        if len(key) == _KEY_BYTES and not file.stat().st_mode & 0o077:
            return key
        file.unlink()
    except OSError:
        pass
    key = os.urandom(_KEY_BYTES)
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(key)
    except OSError:
        return b""
    return key


def digest_files(files: Mapping[str, bytes]) -> str:
    """Return the key of a set of files: their names, their bytes and this version."""
    total = begin_digest(f"{tui.__version__}/{FORMAT}".encode())
    for name in sorted(files):
        data = files[name]
        total.update(f"\0{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
