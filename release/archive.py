"""Archives that are the same byte for byte whenever they are made from the same files."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: the first that a zip can say."""
FILE, PROGRAM = 0o644, 0o755
SHEBANG = b"#!/usr/bin/env python3\n"


def write_zip(target: Path, files: Mapping[str, bytes], *, runs: bool = False) -> None:
    """Write a zip.

    Args:
        target: the file to write.
        files: content by name.
        runs: whether Python runs it; then it also starts by itself where there is `env`.
    """
    with target.open("wb") as stream:
        stream.write(SHEBANG if runs else b"")
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in sorted(files):
                entry = zipfile.ZipInfo(name, LONG_AGO)
                entry.create_system = 3
                entry.external_attr = (0o100000 | FILE) << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, files[name], compresslevel=9)
    if runs:
        target.chmod(PROGRAM)


def write_tar(target: Path, folder: Path) -> None:
    """Write a compressed tar of a folder, which is its only top entry."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in [folder, *sorted(folder.rglob("*"))]:
            archive.add(path, path.relative_to(folder.parent).as_posix(), False, filter=_plain)  # noqa: FBT003 - recursive
    with target.open("wb") as stream, gzip.GzipFile("", "wb", 9, stream, mtime=0) as squeezed:
        squeezed.write(plain.getvalue())


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who made it and when."""
    is_program = entry.isdir() or entry.mode & 0o100
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    entry.mode = PROGRAM if is_program else FILE
    return entry
