"""Packs: what was put in comes out; whatever somebody hostile made is refused, in words."""

import json
import stat
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.packs.manifest import NAME, Manifest, hash_of, write_manifest
from tui.store.packs.archive import ENDING, PackRefused, make_pack, read_pack

FLOW = b"flow: a\n"
FILES = {"a.yaml": FLOW, "shared/facts.yaml": b"library: x\n"}


def manifest(files: dict[str, bytes]) -> Manifest:
    hashes = {name: hash_of(data) for name, data in files.items()}
    return Manifest("site", "1", "me", "2026-11-28T10:00:00Z", "0.1.0", hashes, {"a": "A"})


def test_a_pack_gives_back_what_was_put_in(tmp_path: Path) -> None:
    path = tmp_path / f"site{ENDING}"
    path.write_bytes(make_pack(manifest(FILES), FILES))
    pack = read_pack(path)
    assert pack.files == FILES
    assert pack.manifest == manifest(FILES)
    assert make_pack(manifest(FILES), FILES) == path.read_bytes()


Entries = list[tuple[zipfile.ZipInfo, bytes]]


def hostile(name: str, data: bytes = FLOW, *, mode: int = stat.S_IFREG | 0o644) -> Entries:
    """Return the entries of a pack with one odd file, of which its manifest knows."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return [(zipfile.ZipInfo(NAME), write_manifest(manifest({name: data}))), (entry, data)]


def write(path: Path, entries: Entries) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for entry, data in entries:
            archive.writestr(entry, data)
    return path


def fake_size(path: Path) -> None:
    """Make an archive say that a file of 8 MB is small."""
    write(path, hostile("a.yaml", b"\0" * 8_000_000))
    data = path.read_bytes()
    path.write_bytes(data.replace((8_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little")))


NAMES = (
    "../a.yaml", "/a.yaml", "a/../../b.yaml", "C:/a.yaml", "C:a.yaml", "..\\a.yaml", "a\\b.yaml",
    "./a.yaml", "a//b.yaml", "a.yaml/", ".a.yaml", "a.txt", "a.py", "a\x1b[2J.yaml",
    "a\u202eb.yaml", "x" * 200 + ".yaml", "~/a.yaml", "-a.yaml",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x.pack", hostile(name))
    with pytest.raises(PackRefused) as refused:
        read_pack(path)
    assert refused.value.reason.isprintable()
    assert [each.name for each in tmp_path.iterdir()] == ["x.pack"]


KINDS = {"link": stat.S_IFLNK, "folder": stat.S_IFDIR, "device": stat.S_IFCHR,
         "pipe": stat.S_IFIFO, "socket": stat.S_IFSOCK, "disk": stat.S_IFBLK}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_links_and_devices_are_refused(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path / "x.pack", hostile("a.yaml", b"/etc/passwd", mode=KINDS[kind] | 0o777))
    with pytest.raises(PackRefused, match="link, a folder or a device"):
        read_pack(path)


def twins(first: str, second: str) -> Entries:
    both = {first: FLOW, second: FLOW}
    entries = [(zipfile.ZipInfo(name), FLOW) for name in (first, second)]
    return [(zipfile.ZipInfo(NAME), write_manifest(manifest(both))), *entries]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names", [("a.yaml", "a.yaml"), ("a.yaml", "A.yaml"), ("\u00e9.yaml", "e\u0301.yaml"),
              ("a.yaml", "a.yaml/b.yaml")],
)  # fmt: skip
def test_two_files_of_one_name_are_refused(names: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(PackRefused):
        read_pack(write(tmp_path / "x.pack", twins(*names)))


def bomb(path: Path) -> None:
    write(path, hostile("a.yaml", b"\0" * 70_000_000))


def many(path: Path) -> None:
    files = {f"f{number}.yaml": b"" for number in range(2_001)}
    path.write_bytes(make_pack(manifest(files), files))


def changed(path: Path) -> None:
    path.write_bytes(make_pack(manifest(FILES), {**FILES, "a.yaml": b"flow: b\n"}))


def stowaway(path: Path) -> None:
    path.write_bytes(make_pack(manifest(FILES), {**FILES, "b.yaml": FLOW}))


def missing(path: Path) -> None:
    path.write_bytes(make_pack(manifest(FILES), {"a.yaml": FLOW}))


def encrypted(path: Path) -> None:
    data = bytearray(make_pack(manifest(FILES), FILES))
    place = data.rfind(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(bytes(data))


def without_manifest(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.yaml", FLOW)


def of_the_future(path: Path) -> None:
    told = json.loads(write_manifest(manifest({}))) | {"format": 99}
    write(path, [(zipfile.ZipInfo(NAME), json.dumps(told).encode())])


def no_zip(path: Path) -> None:
    path.write_bytes(b"flow: a\n" * 100)


def with_something_before(path: Path) -> None:
    path.write_bytes(b"#!/bin/sh\nevil\n" + make_pack(manifest(FILES), FILES))


def cut_off(path: Path) -> None:
    path.write_bytes(make_pack(manifest(FILES), FILES)[:-30])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (bomb, "would unpack to more|too large"), (fake_size, "larger than it says|damaged"),
        (many, "more than 2000 files"), (changed, "a.yaml is not as the manifest says"),
        (stowaway, "differ: b.yaml"), (missing, "differ: shared/facts.yaml"),
        (encrypted, "encrypted"), (without_manifest, "manifest must come first"),
        (of_the_future, "a newer Branchline"), (no_zip, "no pack"),
        (with_something_before, "no pack"), (cut_off, "no pack, or damaged"),
        (Path.mkdir, "directory"),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)  # fmt: skip
def test_what_is_no_sound_pack_is_refused_in_words(
    make: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.pack"
    make(path)
    with pytest.raises(PackRefused, match=words):
        read_pack(path)


@given(st.integers(0, 600), st.integers(0, 255))
def test_a_damaged_pack_never_does_worse_than_being_refused(place: int, byte: int) -> None:
    data = bytearray(make_pack(manifest(FILES), FILES))
    data[place % len(data)] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.pack")
        path.write_bytes(bytes(data))
        with suppress(PackRefused):
            assert read_pack(path).files == FILES
