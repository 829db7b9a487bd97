"""A pack as a file: written the same each time, and read as if somebody hostile had made it."""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tui.core.packs.manifest import (
    LARGEST,
    NAME,
    Manifest,
    Unfit,
    hash_of,
    read_manifest,
    write_manifest,
)
from tui.core.words import say
from tui.store.files import MAX_BYTES, FileRefused, read_bytes
from tui.store.folder import ENDING as FLOW
from tui.store.folder import MAX_FILES

ENDING = ".pack"
MAX_PACK = 32 * 1024 * 1024
MAX_WHOLE = 64 * 1024 * 1024
"""The most bytes that all files of a pack may have when they are unpacked."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PART = re.compile(r"[\w][\w .-]{0,99}")
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BEGIN = b"PK\x03\x04"


class PackRefused(Exception):
    """A file that is no pack, or one that nobody should open."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep which file and why."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Pack(NamedTuple):
    """A pack that was read."""

    path: Path
    manifest: Manifest
    files: Mapping[str, bytes]
    data: bytes
    """The whole file, which is what a signature is about."""


def make_pack(manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """Return a pack of these files; the same content gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in ((NAME, write_manifest(manifest)), *sorted(files.items())):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()


def read_pack(path: Path) -> Pack:
    """Read a pack; nothing of it is ever written to disk.

    Raises:
        PackRefused: it is no pack, is damaged, or is made to do harm.
    """
    try:
        data = read_bytes(path, within=None, limit=MAX_PACK)
        return _open(path, data)
    except FileRefused as refused:
        raise PackRefused(path, refused.reason) from None
    except Unfit as unfit:
        raise PackRefused(path, str(unfit)) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise PackRefused(
            path, say("it is no pack, or damaged ({name})", name=type(error).__name__)
        ) from None
    except (RuntimeError, OSError, MemoryError) as error:
        raise PackRefused(
            path, say("it cannot be unpacked ({name})", name=type(error).__name__)
        ) from None


def _open(path: Path, data: bytes) -> Pack:
    if not data.startswith(_BEGIN):
        raise Unfit(say("it is no pack"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _look_over(entries)
        manifest = read_manifest(_take(archive, entries[0], LARGEST))
        files = {entry.filename: _take(archive, entry, MAX_BYTES) for entry in entries[1:]}
    if files.keys() != manifest.files.keys():
        odd = min(files.keys() ^ manifest.files.keys())
        raise Unfit(say("its manifest and its files differ: {odd}", odd=odd))
    for name, content in files.items():
        if hash_of(content) != manifest.files[name]:
            raise Unfit(
                say("{name} is not as the manifest says: it was changed or damaged", name=name)
            )
    return Pack(path, manifest, files, data)


def _look_over(entries: list[zipfile.ZipInfo]) -> None:
    """Look at what an archive claims to hold, before anything of it is unpacked."""
    if not entries or entries[0].filename != NAME:
        raise Unfit(say("it is no pack: the manifest must come first"))
    if len(entries) > MAX_FILES:
        raise Unfit(say("it holds more than {number} files", number=MAX_FILES))
    if sum(entry.file_size for entry in entries) > MAX_WHOLE:
        raise Unfit(say("it would unpack to more than {number} bytes", number=MAX_WHOLE))
    for entry in entries:
        if why := _find_fault(entry):
            raise Unfit(say("an entry is refused: {why}", why=why))
    _look_for_twins([entry.filename for entry in entries])


def _look_for_twins(names: list[str]) -> None:
    """Refuse names of which one would take the other's place on some disk."""
    seen: set[str] = set()
    for name in names:
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            raise Unfit(say("it holds two files of one name: {name}", name=name))
        seen.add(key)
    for key in seen:
        if any(other.startswith(f"{key}/") for other in seen):
            raise Unfit(say("{key} is a file and a folder at once", key=key))


def _find_fault(entry: zipfile.ZipInfo) -> str:
    """Return what is wrong with an entry; empty when nothing is."""
    name = entry.orig_filename  # as it stands in the archive; zipfile makes it nicer
    if not all(_PART.fullmatch(part) for part in name.split("/")):
        return say("{name!r} is no name for a flow file", name=name[:100])
    if name != NAME and not name.endswith(FLOW):
        return say("{name} is no flow file ({flow})", name=name, flow=FLOW)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return say("{name} is a link, a folder or a device", name=name)
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
        return say("{name} is encrypted or packed in a way that is not taken", name=name)
    most = LARGEST if name == NAME else MAX_BYTES
    return say("{name} is too large", name=name) if entry.file_size > most else ""


def _take(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack one entry, and never more of it than it may have."""
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most or len(data) != entry.file_size:
        raise Unfit(say("{name} is larger than it says", name=entry.filename))
    return data
