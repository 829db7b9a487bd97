"""What leaves: always a file whose path is said, and the clipboard only as something sent."""

import base64
from pathlib import Path

import pytest

from tests.store.trouble import no_file_larger_than
from tui.store.handout import MAX_CLIPBOARD, clipboard_sequence, hand_out
from tui.store.places import Places, find_places
from tui.store.ticket_template import NoTemplate, list_templates, read_template


def test_a_text_goes_to_a_file_and_to_the_terminal(tmp_path: Path) -> None:
    out = hand_out("Gr\u00fc\u00dfe\n", tmp_path / "tickets", "a.txt", clipboard=True)
    assert out.path == tmp_path / "tickets" / "a.txt"
    assert out.path.read_text(encoding="utf-8") == "Gr\u00fc\u00dfe\n"
    assert out.path.stat().st_mode & 0o077 == 0
    encoded = out.sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert base64.b64decode(encoded).decode() == "Gr\u00fc\u00dfe\n"
    assert str(out.path) in out.said
    assert "sent to your terminal's clipboard, if your terminal takes that" in out.said
    assert "copied" not in out.said


def test_a_restricted_place_has_no_clipboard(tmp_path: Path) -> None:
    out = hand_out("x", tmp_path, "a.txt", clipboard=True, restricted=True)
    assert out.sequence == ""
    assert "switched off" in out.said
    assert hand_out("x", tmp_path, "b.txt", clipboard=False).sequence == ""


def test_what_is_too_long_for_a_terminal_is_only_in_the_file(tmp_path: Path) -> None:
    text = "x" * (MAX_CLIPBOARD + 1)
    assert clipboard_sequence(text) == ""
    out = hand_out(text, tmp_path, "a.txt", clipboard=True)
    assert out.path is not None
    assert "too long" in out.said
    assert clipboard_sequence(text[1:]) != ""


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    out = hand_out("x", None, "a.txt", clipboard=False)
    assert out.path is None
    assert "no folder" in out.said
    with no_file_larger_than(3):
        out = hand_out("x" * 100, tmp_path, "a.txt", clipboard=False)
    assert out.path is None
    assert "No file was written: the file may not become larger." in out.said
    assert list(tmp_path.iterdir()) == []


def test_the_same_ticket_again_replaces_its_file(tmp_path: Path) -> None:
    for text in ("one", "two"):
        hand_out(text, tmp_path, "a.txt", clipboard=False)
    assert (tmp_path / "a.txt").read_text() == "two"


# --- templates --------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places({"HOME": str(tmp_path / "home")})._replace(site=tmp_path / "etc")


def put(places: Places, folder: Path | None, name: str, text: bytes) -> None:
    assert folder is not None
    (folder / "tickets").mkdir(parents=True, exist_ok=True)
    (folder / "tickets" / name).write_bytes(text)
    assert places


def test_the_users_template_overrules_the_sites(places: Places) -> None:
    put(places, places.site, "team.txt", b"site {title}")
    put(places, places.site, "other.md", b"other")
    assert read_template(places, "team") == "site {title}"
    put(places, places.config, "team.txt", b"\xef\xbb\xbfmine {title}")
    assert read_template(places, "team") == "mine {title}"
    assert set(list_templates(places)) == {"team", "other"}


def test_a_template_that_is_not_there_or_not_text_is_named(places: Places) -> None:
    put(places, places.config, "team.txt", b"\xff")
    put(places, places.config, "team.txt~", b"x")
    put(places, places.config, ".swp", b"x")
    with pytest.raises(NoTemplate, match="there is no ticket template taem; did you mean team"):
        read_template(places, "taem")
    with pytest.raises(NoTemplate, match="not UTF-8"):
        read_template(places, "team")
    with pytest.raises(NoTemplate, match="there is no ticket template"):
        read_template(places, "../../settings")
