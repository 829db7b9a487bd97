"""Carried by file: exported on the box, taken in outside; signed where the site says so."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.team.cluster import Database
from tests.team.desk import LAMP, WALKS, fill, push
from tui.store.kept import keep_content, pack_content

ROWS = "SELECT case_id, n, kind, body::text FROM branchline.events ORDER BY 1, 2"
CASES = "SELECT case_id, known, flow, state, agent, counts::text FROM branchline.cases ORDER BY 1"


@pytest.fixture
def desk(private_home: Path) -> Path:
    data = private_home / ".local/share/branchline"
    fill(data, WALKS * 2)
    keep_content(data / "flows", pack_content(LAMP))
    return data


def test_a_file_brings_what_a_push_brings(store: Database, desk: Path, tmp_path: Path) -> None:
    push(store.address("anna"), desk)
    pushed = store.ask(ROWS), store.ask(CASES)
    store.ask("DELETE FROM branchline.events RETURNING 1")
    store.ask("DELETE FROM branchline.cases RETURNING 1")
    file = tmp_path / "out.jsonl"
    done = run("cases", "export", "--all", "--team", "--output", file, BRANCHLINE_TEAM_NAME="robin")
    assert done.returncode == 0, done.stderr
    text = file.read_text()
    for personal in ("Anna Muster", "4711", "anna@example.com"):
        assert personal not in text
    for _ in range(2):
        done = run("team", "import", file, BRANCHLINE_TEAM_STORE=store.address("olga"))
        assert done.returncode == 0, done.stderr
    assert (store.ask(ROWS), store.ask(CASES)) == pushed


@pytest.mark.usefixtures("desk")
def test_files_with_parts_of_cases_in_any_order_come_to_the_same(
    store: Database, tmp_path: Path
) -> None:
    run("cases", "export", "--all", "--team", "--output", tmp_path / "whole.jsonl")
    head, *lines = (tmp_path / "whole.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "odd.jsonl").write_bytes(b"".join([head, *lines[::-2]]))
    (tmp_path / "even.jsonl").write_bytes(b"".join([head, *lines[-2::-2]]))
    address = store.address("olga")
    for name in ("odd", "even"):
        assert run("team", "import", tmp_path / f"{name}.jsonl",
                   BRANCHLINE_TEAM_STORE=address).returncode == 0  # fmt: skip
    latest = ("SELECT DISTINCT ON (case_id) case_id, known, flow, state, counts::text "
              "FROM branchline.cases ORDER BY case_id, known DESC")  # fmt: skip
    parts = store.ask(ROWS), store.ask(latest)
    store.ask("DELETE FROM branchline.events RETURNING 1")
    store.ask("DELETE FROM branchline.cases RETURNING 1")
    run("team", "import", tmp_path / "whole.jsonl", BRANCHLINE_TEAM_STORE=address)
    assert parts == (store.ask(ROWS), store.ask(latest))


@pytest.mark.usefixtures("desk")
def test_a_damaged_line_is_named_and_the_rest_comes_in(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    run("cases", "export", "--all", "--team", "--output", file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"lamp", b"limp", 1)
    file.write_bytes(b"".join([*lines, b"\xff\xfe nothing\n"]))
    done = run("team", "import", file, BRANCHLINE_TEAM_STORE=store.address("anna"))
    assert done.returncode == 1
    assert "line 3 cannot be read: its checksum does not fit" in done.stderr
    assert len(store.ask(ROWS)) == len(lines) - 2


@pytest.mark.usefixtures("desk")
def test_names_in_a_plain_export_do_not_come_in(store: Database, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    run("cases", "export", "--all", "--output", file)
    assert "Anna Muster" in file.read_text()
    run("team", "import", file, BRANCHLINE_TEAM_STORE=store.address("anna"))
    whole = str(store.ask(ROWS)) + str(store.ask(CASES))
    for personal in ("Anna", "Muster", "4711"):
        assert personal not in whole


def make_key(folder: Path, name: str) -> Path:
    key = folder / name
    tool = shutil.which("ssh-keygen")
    assert tool is not None
    subprocess.run([tool, "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key], check=True)
    return key


@pytest.mark.usefixtures("desk")
def test_what_is_not_signed_by_one_of_the_signers_stays_out(
    store: Database, tmp_path: Path
) -> None:
    ours, theirs = make_key(tmp_path, "ours"), make_key(tmp_path, "theirs")
    signers = tmp_path / "signers"
    signers.write_text(f"desk@example {ours.with_suffix('.pub').read_text()}")
    address, file = store.address("anna"), tmp_path / "out.jsonl"
    export = ("cases", "export", "--all", "--team", "--output", file)
    take = {"BRANCHLINE_TEAM_STORE": address, "BRANCHLINE_SIGNERS": str(signers)}

    run(*export)
    done = run("team", "import", file, **take)
    assert (done.returncode, store.ask(ROWS)) == (1, [])
    assert "is not signed" in done.stderr

    run(*export, BRANCHLINE_SIGN_KEY=str(theirs))
    done = run("team", "import", file, **take)
    assert (done.returncode, store.ask(ROWS)) == (1, [])
    assert "nobody who is listed" in done.stderr

    run(*export, BRANCHLINE_SIGN_KEY=str(ours))
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"yes", b"noo", 1))
    done = run("team", "import", file, **take)
    assert (done.returncode, store.ask(ROWS)) == (1, [])
    assert "is not what desk@example signed" in done.stderr

    file.write_bytes(whole)
    done = run("team", "import", file, **take)
    assert done.returncode == 0, done.stderr
    assert "signed by desk@example" in done.stderr
    assert store.ask(ROWS)


def test_the_address_is_not_taken_from_where_others_could_read_or_set_it(
    store: Database, private_home: Path
) -> None:
    settings = private_home / ".config/branchline/settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"team-store: {store.address('anna')}\n")
    done = run("team", "status")
    assert done.returncode == 3
    assert "is not used" in done.stderr
    settings.unlink()
    done = run("team", "status")
    assert (done.returncode, "no team store is named here" in done.stderr) == (3, True)
    site = private_home / "site.yaml"
    site.write_text(f"team-store: {store.address('lena')}\n")
    done = run("team", "status", BRANCHLINE_SITE=str(site))
    assert done.returncode == 0, done.stderr
    assert "lena (lead)" in done.stdout


def test_doctor_shows_the_address_without_its_password() -> None:
    address = "postgresql://anna:geheim@db.example/team"
    for form in ((), ("--json",)):
        done = run("doctor", *form, BRANCHLINE_TEAM_STORE=address)
        assert "geheim" not in done.stdout
        assert "anna:***@db.example" in done.stdout
