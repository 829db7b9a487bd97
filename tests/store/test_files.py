"""Only ordinary files are opened, bounded, and nothing waits."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.store import files
from tui.store.files import FileRefused, read_bytes

NOBODY = 65_534


def refusal(path: Path, within: Path | None = None, limit: int = 1000) -> str:
    with pytest.raises(FileRefused) as caught:
        read_bytes(path, within=within, limit=limit)
    assert caught.value.path == path
    return caught.value.reason


def test_an_ordinary_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"flow: a\n" * 100)
    assert read_bytes(file, within=tmp_path) == b"flow: a\n" * 100
    assert read_bytes(file, within=None, limit=800) == b"flow: a\n" * 100


def test_an_empty_file_is_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    assert read_bytes(tmp_path / "a.yaml", within=tmp_path) == b""


def test_a_pipe_is_refused_at_once_though_nobody_writes_to_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert "pipe" in refusal(tmp_path / "a.yaml", tmp_path)


def test_a_socket_is_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "a.yaml"))
        assert "socket" in refusal(tmp_path / "a.yaml", tmp_path)


def test_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert "directory" in refusal(tmp_path / "a.yaml", tmp_path)


def test_a_device_that_never_ends_is_refused() -> None:
    assert "device" in refusal(Path("/dev/zero"))


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("flow: a\n")
    (tmp_path / "a.yaml").symlink_to("real.yaml")
    assert read_bytes(tmp_path / "a.yaml", within=tmp_path) == b"flow: a\n"


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside.yaml", "/dev/zero"])
def test_a_link_out_of_the_folder_is_refused_and_its_content_not_quoted(
    tmp_path: Path, target: str
) -> None:
    (tmp_path / "outside.yaml").write_text("secret\n")
    folder = tmp_path / "trees"
    folder.mkdir()
    (folder / "a.yaml").symlink_to(target)
    assert "out of its folder" in refusal(folder / "a.yaml", folder)


def test_a_linked_folder_does_not_lead_outside(tmp_path: Path) -> None:
    folder = tmp_path / "trees"
    folder.mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.yaml").write_text("flow: a\n")
    (folder / "shared").symlink_to(tmp_path / "other")
    assert "out of its folder" in refusal(folder / "shared" / "a.yaml", folder)


def test_a_folder_that_is_itself_a_link_may_be_used(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.yaml").write_text("flow: a\n")
    (tmp_path / "trees").symlink_to(real)
    assert read_bytes(tmp_path / "trees" / "a.yaml", within=tmp_path / "trees") == b"flow: a\n"


def test_links_in_a_circle_and_into_nothing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    (tmp_path / "c.yaml").symlink_to("gone.yaml")
    assert "circle" in refusal(tmp_path / "a.yaml", tmp_path)
    assert "does not exist" in refusal(tmp_path / "c.yaml", tmp_path)


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as writing:
        writing.truncate(50 * 1024**3)
    assert "53687091200 bytes" in refusal(file, tmp_path)


@pytest.mark.parametrize(
    "name", ["gone.yaml", "a\0b.yaml", "x" * 5000, "file.txt/a.yaml", "\ud800"]
)
def test_a_name_that_leads_to_nothing_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    assert refusal(tmp_path / name, tmp_path).startswith("it ")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that every user of the machine can look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_file_that_may_not_be_read_is_refused(open_folder: Path) -> None:
    file = open_folder / "a.yaml"
    file.write_text("flow: a\n")
    file.chmod(0)
    if os.geteuid() != 0:
        assert "permission" in refusal(file, open_folder)
        return
    program = (
        f"import os, sys; sys.path[:0] = {sys.path!r}\n"
        "from pathlib import Path\n"
        "from tui.store.files import FileRefused, read_bytes\n"
        f"os.setuid({NOBODY})\n"
        f"try: read_bytes(Path({str(file)!r}), within=None)\n"
        "except FileRefused as error: print(error.reason)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "permission" in ran.stdout


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * 3_000_000)
    stop = threading.Event()

    def grow() -> None:
        with file.open("ab", buffering=0) as writing:
            while not stop.is_set():
                writing.write(b"y")

    writer = threading.Thread(target=grow)
    writer.start()
    reasons = set()
    try:
        for _ in range(2_000):  # a busy machine may keep the writer waiting for some of them
            reasons.add(refusal_or_nothing(file))
            if "it changed while it was read" in reasons:
                break
    finally:
        stop.set()
        writer.join()
    assert reasons <= {"", "it changed while it was read"}
    assert "it changed while it was read" in reasons


def refusal_or_nothing(file: Path) -> str:
    try:
        read_bytes(file, within=None, limit=files.MAX_BYTES * 100)
    except FileRefused as error:
        return error.reason
    return ""


def test_a_file_put_in_place_whole_is_always_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"0" * 1000)
    stop = threading.Event()

    def replace() -> None:
        number = 0
        while not stop.is_set():
            number = (number + 1) % 10
            (tmp_path / "new").write_bytes(str(number).encode() * 1000)
            (tmp_path / "new").replace(file)

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        seen = [read_bytes(file, within=tmp_path) for _ in range(200)]
    finally:
        stop.set()
        writer.join()
    assert all(len(set(data)) == 1 and len(data) == 1000 for data in seen)
