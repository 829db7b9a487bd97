"""Settings from files, the environment and flags: read without fail, written without loss."""

import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.settings import Settings
from tui.store.places import Places, find_places
from tui.store.settings import read_settings, save_setting, site_file, user_file


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Return places whose site lies in a folder of the test."""
    environment = {"HOME": str(tmp_path / "home")}
    return find_places(environment)._replace(site=tmp_path / "etc")


def write(path: Path | None, text: str | bytes) -> Path:
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(
    places: Places,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, str] | None = None,
) -> Settings:
    return read_settings(places, environment or {}, flags or {})


def test_site_user_environment_and_flag_each_overrule_those_before(places: Places) -> None:
    write(site_file(places), "theme: light\nkeep-days: 30\nagent: Site\njournal: no\n")
    write(user_file(places), "agent: Kim\nkeep_days: 60\n")
    found = read(places, {"BRANCHLINE_KEEP_DAYS": "90"}, {"ascii": "yes"})
    assert found.text("theme") == "light"
    assert found.text("agent") == "Kim"
    assert found.number("keep-days") == 90
    assert found.switch("ascii")
    assert found.values["theme"].origin == f"the site's file, {site_file(places)}:1"
    assert found.values["agent"].origin == f"your file, {user_file(places)}:1"
    assert found.values["keep-days"].origin == "the environment, BRANCHLINE_KEEP_DAYS"
    assert found.values["ascii"].origin == "a flag, --ascii"
    assert found.notice == ""


def test_the_site_locks_values_and_sets_facts(places: Places) -> None:
    write(site_file(places), "restricted: yes\nlock: [restricted]\nfacts: {cloud: gov}\n")
    own = write(user_file(places), "restricted: no\nfacts: {access: read}\n")
    found = read(places)
    assert found.switch("restricted")
    assert found.facts == {"cloud": "gov", "access": "read"}
    assert found.notice == f"{own}:1: the site has locked `restricted`, so this is not used"


def test_only_a_site_file_can_lock(places: Places) -> None:
    write(user_file(places), "lock: [theme]\n")
    assert "there is no setting `lock`" in read(places).notice


def test_a_site_file_named_by_the_environment_comes_after_the_machines(
    places: Places, tmp_path: Path
) -> None:
    write(site_file(places), "theme: light\nagent: A\nlock: agent\n")
    named = write(tmp_path / "named.yaml", "agent: B\ntheme: dark\n")
    found = read(places, {"BRANCHLINE_SITE": str(named)})
    assert found.text("agent") == "A"
    assert found.text("theme") == "dark"
    missing = read(places, {"BRANCHLINE_SITE": str(tmp_path / "none.yaml")})
    assert "none.yaml: it does not exist" in missing.notice


@pytest.mark.parametrize(
    "text",
    [
        b"", b"\n", b"theme: [", b"- a\n- b\n", b"\xff\xfe", b"theme: light\ntheme: dark\n",
        b"a: &x b\nc: *x\n", b"!!python/object:os.system x", b"just words", b"theme:\n  a: b\n",
        b"theme: \x1b[31m\n", b"journal: 1\nnonsense: 2\n" * 3, b"{" * 5000,
    ],
)  # fmt: skip
def test_no_settings_file_is_ever_a_failure(places: Places, text: bytes) -> None:
    write(site_file(places), text)
    write(user_file(places), text)
    found = read(places)
    assert found.switch("journal")
    assert "\x1b" not in found.notice
    assert "\n" not in found.notice


def test_a_file_that_cannot_be_opened_is_one_notice(places: Places) -> None:
    own = user_file(places)
    assert own is not None
    own.parent.mkdir(parents=True)
    os.mkfifo(own)
    assert "it is a pipe" in read(places).notice
    own.unlink()
    own.mkdir()
    assert "it is a directory" in read(places).notice


def test_an_unknown_variable_is_named_with_the_nearest_that_exists(places: Places) -> None:
    found = read(places, {"BRANCHLINE_AGNET": "x"})
    assert found.notice == ("BRANCHLINE_AGNET: there is no setting `agnet`; did you mean `agent`?")


def test_without_a_home_there_are_still_settings(places: Places) -> None:
    homeless = find_places({})._replace(site=places.site)
    assert read(homeless, {"BRANCHLINE_AGENT": "Kim"}).text("agent") == "Kim"


def test_a_file_that_was_read_before_needs_no_parser(places: Places) -> None:
    write(user_file(places), "agent: Kim\n")
    read(places)
    script = (
        "import sys\nfrom tui.store.places import find_places\n"
        "from tui.store.settings import read_settings\n"
        "found = read_settings(find_places({'HOME': sys.argv[1]}), {}, {})\n"
        "print(found.text('agent'), 'yaml' in sys.modules)"
    )
    assert places.config is not None
    home = str(places.config.parents[1])
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, home], capture_output=True, text=True, check=True
    )
    assert done.stdout == "Kim False\n"
    write(user_file(places), "agent: Lee\n")
    assert read(places).text("agent") == "Lee"


# --- writing ----------------------------------------------------------------------------------


def test_saving_changes_one_setting_and_no_other_line(places: Places) -> None:
    own = write(user_file(places), "# mine\nagent: Kim  # me\n\nnonsense: kept\ntheme: dark\n")
    save_setting(own, "agent", "Lee: the # second")
    assert own.read_text() == (
        '# mine\nagent: "Lee: the # second"\n\nnonsense: kept\ntheme: dark\n'
    )
    assert read(places).text("agent") == "Lee: the # second"


def test_a_value_over_several_lines_is_replaced_whole(places: Places) -> None:
    own = write(
        user_file(places), "facts:\n  cloud: gov\n  access: read\nredact-words:\n- a\n- b\n"
    )
    save_setting(own, "facts", {"cloud": "public"})
    save_setting(own, "redact-words", ["Contoso"])
    found = read(places)
    assert found.facts == {"cloud": "public"}
    assert found.words("redact-words") == ("Contoso",)
    assert found.notice == ""


def test_a_new_file_is_made_for_this_user_alone(places: Places) -> None:
    own = user_file(places)
    assert own is not None
    save_setting(own, "theme", "light")
    assert stat.S_IMODE(own.stat().st_mode) == 0o600
    assert read(places).text("theme") == "light"


def test_a_file_that_cannot_be_changed_safely_is_left_alone(places: Places) -> None:
    for text in ("{agent: Kim, theme: dark}\n", "facts: {cloud: gov,\naccess: read}\nagent: x\n"):
        own = write(user_file(places), text)
        with pytest.raises(ValueError, match="cannot be changed safely"):
            save_setting(own, "facts" if "facts" in text else "theme", "x=y")
        assert own.read_text() == text
    own = write(user_file(places), b"\xff\xfe")
    with pytest.raises(ValueError, match="left alone"):
        save_setting(own, "theme", "light")
    with pytest.raises(ValueError, match="no setting"):
        save_setting(own, "nonsense", "x")


def test_a_write_that_fails_leaves_the_file_as_it_was(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = write(user_file(places), "agent: Kim\n")

    def fail(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("tui.store.private.sync", fail)
    with pytest.raises(OSError, match="full"):
        save_setting(own, "agent", "Lee")
    assert own.read_text() == "agent: Kim\n"
    assert [path.name for path in own.parent.iterdir()] == ["settings.yaml"]


@given(st.text(max_size=30))
def test_any_text_that_is_saved_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    places = find_places({"HOME": str(folder)})._replace(site=folder)
    own = user_file(places)
    assert own is not None
    if not text.isprintable() or text != text.strip():
        return
    save_setting(own, "agent", text)
    assert read(places).text("agent") == text
