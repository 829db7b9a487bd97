"""`cases`, `walk --resume` and saving, as a person meets them."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.command import ROOT, events, run, write_trees
from tests.core.test_record import SCHEMA
from tests.store.trouble import LAMP, without_rights


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", lamp=LAMP)


@pytest.fixture
def walk(trees: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what walks the lamp flow in plain lines."""

    def walk_lamp(
        typed: str, *options: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return run(
            "walk", "lamp", "--plain", "--trees", trees, *options, typed=typed, **environment
        )

    return walk_lamp


Walk = Callable[..., subprocess.CompletedProcess[str]]


def cases(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return run("cases", *arguments, typed=typed)


def listed(*arguments: str) -> list[dict[str, object]]:
    return events(cases("list", "--json", *arguments).stdout)


def test_a_walk_becomes_a_case_with_its_outcome(walk: Walk) -> None:
    assert walk("1\n1\n1\n").returncode == 0
    (case,) = listed()
    assert (case["flow"], case["state"], case["outcome"]) == ("lamp", "closed", "fixed")
    assert case["result"] == "Change the bulb"
    assert case["asked"] == 2


@pytest.mark.parametrize(
    ("typed", "state", "outcome"),
    [
        ("1\n2\n", "waiting", "waiting"),
        ("1\n1\n3\n", "closed", "handed-over"),
        ("1\n", "unfinished", ""),
        ("1\n1\n", "unfinished", ""),
        ("1\np\n", "parked", ""),
    ],
)
def test_how_a_walk_ends_is_how_its_case_ends(
    walk: Walk, typed: str, state: str, outcome: str
) -> None:
    walk(typed)
    (case,) = listed()
    assert (case["state"], case["outcome"]) == (state, outcome)


def test_a_walk_in_which_nobody_says_anything_is_no_case(walk: Walk, private_home: Path) -> None:
    walk("")
    walk("q\n")
    assert listed() == []
    assert not (private_home / ".local/share/branchline/cases").exists()


def test_no_journal_saves_nothing_and_says_nothing(walk: Walk, private_home: Path) -> None:
    done = walk("1\n1\nn x\n1\n", "--no-journal")
    assert done.returncode == 0
    assert "saved" not in done.stderr
    assert not (private_home / ".local/share/branchline/cases").exists()


def test_an_unattended_walk_is_no_case(trees: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text('{"facts": {"one": "yes", "two": "yes"}}')
    done = run("walk", "lamp", "--trees", trees, "--answers", file, "--json")
    assert done.returncode == 0
    assert listed() == []


def test_the_note_can_be_read_and_saved_at_any_moment(walk: Walk, private_home: Path) -> None:
    done = walk("n the caller is anna@contoso.com\nt brief\n1\nsave\n1\nt\n1\n")
    assert done.returncode == 0
    assert "the caller is [user 1]" in done.stdout
    (ticket,) = (private_home / ".local/share/branchline/tickets").iterdir()
    assert f"It is in {ticket}." in done.stdout
    assert "Does the street have power?" in ticket.read_text()
    assert "\x1b" not in done.stdout


def test_the_note_comes_in_every_length_and_form_and_with_secrets_when_asked(
    walk: Walk, private_home: Path
) -> None:
    folder = private_home / ".config/branchline/tickets"
    folder.mkdir(parents=True)
    (folder / "team.txt").write_text("TEAM {title}\n", encoding="utf-8")
    typed = "1\nn anna@contoso.com\nt brief markdown\nt template team\nt template none\n"
    done = walk(f"{typed}t full as-is\nsave json\nq\n")
    assert "A lamp stays dark: Not finished" in done.stdout
    assert "TEAM A lamp stays dark" in done.stdout
    assert "there is no ticket template none" in done.stdout
    assert "anna@contoso.com" in done.stdout.partition("Steps")[2] + done.stdout
    (file,) = (private_home / ".local/share/branchline/tickets").iterdir()
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert "[user 1]" in str(saved["notes"])


@pytest.mark.parametrize(
    ("typed", "state", "outcome", "said"),
    [
        ("end given-up", "closed", "given-up", "kept as: given up"),
        ("end waiting 3 days", "waiting", "waiting", "kept as: waiting until"),
        ("end", "unfinished", "", "Type `end` and one of: fixed"),
        ("end waiting yesterday", "unfinished", "", "Type a day"),
        ("end fixed friday", "unfinished", "", "Type `end` and one of"),
    ],
)
def test_a_case_is_ended_at_any_prompt(
    walk: Walk, typed: str, state: str, outcome: str, said: str
) -> None:
    done = walk(f"1\n{typed}\n")
    assert said in done.stdout
    (case,) = listed()
    assert (case["state"], case["outcome"]) == (state, outcome)
    assert bool(case["due"]) == (state == "waiting")


def test_a_change_shows_what_it_does_before_it_is_accepted(walk: Walk) -> None:
    refused = walk("1\nc one\n2\nn\n1\n1\n")
    assert "This would change:" in refused.stdout
    assert "one: It is -> It is not" in refused.stdout
    assert "Then: Plug it in" in refused.stdout
    assert "Change the bulb" in refused.stdout
    accepted = walk("1\nc one\n2\ny\n1\n")
    assert "Fix: Plug it in" in accepted.stdout


def test_a_parked_case_goes_on_where_it_was(walk: Walk, trees: Path) -> None:
    walk("n remember me\n1\np\n")
    (case,) = listed()
    done = run("walk", "--resume", "--plain", "--trees", trees, typed="a\nt\n1\n1\n")
    assert done.returncode == 0
    assert str(case["id"]) in done.stdout
    assert "remember me" in done.stdout
    assert "one: Is the lamp plugged in? It is" in done.stdout
    assert [each["state"] for each in listed()] == ["closed"]


def test_x_parks_a_case_and_goes_on_with_the_one_parked_last(walk: Walk) -> None:
    walk("n the first\n1\np\n")
    first = str(listed()[0]["id"])
    done = walk("n the second\nx\na\nx\nt brief\np\n")
    assert f"Case {first}, begun" in done.stdout
    back = done.stdout.partition(f"Case {first}, begun")[2]
    assert "one: Is the lamp plugged in? It is" in back
    assert "Is the lamp plugged in?" in back.partition("Case ")[2]
    assert "The walk is not finished" not in done.stdout
    assert [case["state"] for case in listed()] == ["parked", "parked"]
    assert "the first" in cases("show", first).stdout
    assert "the second" not in cases("show", first).stdout


def test_x_stays_where_no_other_case_is_parked(walk: Walk) -> None:
    done = walk("n alone\nx\n1\n1\n1\n")
    assert done.returncode == 0
    assert "No other case is parked." in done.stdout


def test_a_case_that_was_ended_is_not_said_to_be_unfinished(walk: Walk) -> None:
    for typed in ("1\nend given-up\n", "1\np\n"):
        assert "not finished" not in walk(typed).stdout
    assert "not finished" in walk("1\n").stdout


def test_a_case_is_resumed_by_its_letters_and_by_its_flow(walk: Walk, trees: Path) -> None:
    walk("1\np\n")
    letters = str(listed()[0]["id"])[-6:]
    done = run("walk", "--plain", "--trees", trees, "--resume", letters, typed="p\n")
    assert "Does the street have power?" in done.stdout
    done = run("walk", "lamp", "--plain", "--trees", trees, "--resume", typed="p\n")
    assert "Does the street have power?" in done.stdout
    assert "parked; go on with: branchline walk --resume" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["walk", "--resume"], 1, "there is no unfinished case"),
        (["walk", "--resume", "zzzzzz"], 1, "there is no case zzzzzz"),
        (["walk"], 2, "name a FLOW"),
        (["cases"], 2, "COMMAND"),
        (["cases", "lsit"], 2, "lsit"),
        (["cases", "show", "zzzzzz"], 1, "there is no case zzzzzz"),
        (["cases", "list", "--since", "monday"], 2, "YYYY-MM-DD"),
        (["cases", "export"], 2, "--all"),
        (["cases", "delete"], 2, "--older-than"),
        (["cases", "import", "/nowhere"], 1, "/nowhere: it does not exist"),
        (["--restricted", "cases", "export", "--all", "--output", "x"], 3, "restricted"),
    ],
)
def test_each_way_to_go_wrong_has_a_clear_line_and_its_code(
    trees: Path, arguments: list[str], code: int, words: str
) -> None:
    done = run(*arguments, "--trees", trees)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_show_replay_note_and_close(walk: Walk, trees: Path) -> None:
    walk("1\nn first note\np\n")
    case = str(listed()[0]["id"])
    assert cases("note", case, "second note").returncode == 0
    assert listed()[0]["state"] == "parked"
    assert cases("close", case, "waiting", "--on", "2026-01-01").returncode == 2  # it is over
    assert cases("close", case, "waiting", "--on", "2 weeks").returncode == 0
    day = str(listed()[0]["due"])
    assert listed()[0]["state"] == "waiting"
    assert (date.fromisoformat(day) - date.today()).days in (13, 14)  # noqa: DTZ011 - as typed
    shown = cases("show", case, "--trees", trees, "--length", "full")
    assert shown.returncode == 0
    for words in (f"Waiting until {day}", "first note", "second note", "Look at it again on"):
        assert words in shown.stdout
    replayed = cases("replay", case, "--trees", trees)
    assert "Asked: Is the lamp plugged in? -> It is" in replayed.stdout
    assert "now at: Does the street have power?" in replayed.stdout
    steps = events_without_name(cases("replay", case, "--json", "--trees", trees).stdout)
    assert [step["number"] for step in steps] == list(range(1, len(steps) + 1))
    wrong = cases("close", case, "fixed", "--on", "tomorrow")
    assert wrong.returncode == 2
    data = json.loads(cases("show", case, "--format", "json", "--trees", trees).stdout)
    assert data["outcome"] == "Waiting"


def events_without_name(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_list_narrows_and_says_how_many_there_are(walk: Walk) -> None:
    walk("n blue screen\n1\np\n")
    walk("n red screen\n1\n1\n1\n")
    assert "parked" in cases("list", "--text", "blue").stdout
    assert cases("list", "--text", "green").stdout == ""
    assert [case["outcome"] for case in listed("--state", "closed")] == ["fixed"]
    limited = cases("list", "--limit", "1")
    assert len(limited.stdout.splitlines()) == 1
    assert "1 of 2 cases" in limited.stderr


def test_out_and_in_again_by_file(walk: Walk, tmp_path: Path) -> None:
    walk("1\nn \x1b]52;c;x\x07 serial C39ABC1DEF2G\n1\n1\n")
    file = tmp_path / "cases.jsonl"
    assert cases("export", "--all", "--with-flows", "--output", file).returncode == 0
    for line in file.read_text().splitlines():
        assert SCHEMA.find_faults(json.loads(line)) == []
    assert b"\x1b" not in file.read_bytes()
    again = cases("import", file)
    assert "0 new cases, 0 longer than before, 1 here already" in again.stderr
    case = str(listed()[0]["id"])
    assert cases("delete", case).returncode == 0
    assert listed() == []
    done = cases("import", file)
    assert done.returncode == 0
    assert "1 new cases" in done.stderr
    assert cases("export", case).stdout == cases("export", "--all").stdout
    assert "C39ABC1DEF2G" in cases("export", case).stdout
    assert "C39ABC1DEF2G" not in cases("export", case, "--redact").stdout
    assert cases("export", case, "--format", "csv").stdout.startswith('"case","begun"')
    file.write_bytes(file.read_bytes() + b"rubbish\n")
    damaged = cases("import", file)
    assert damaged.returncode == 1
    assert "cannot be read" in damaged.stderr


def test_delete_by_age_asks_first_and_retention_is_a_setting(walk: Walk) -> None:
    walk("1\n1\n1\n")
    walk("1\np\n")
    refused = cases("delete", "--older-than", "0")
    assert refused.returncode == 1
    assert "1 cases would be deleted for good; say --yes" in refused.stderr
    assert cases("delete", "--older-than", "1", "--yes").stderr.startswith("branchline: 0 cases")
    assert run("cases", "list", BRANCHLINE_KEEP_DAYS="30").stdout.count("\n") == 2
    assert cases("delete", "--older-than", "0", "--yes").returncode == 0
    assert [case["state"] for case in listed()] == ["parked"]


def test_the_schema_is_printed_as_it_is_published() -> None:
    shown = json.loads(cases("schema").stdout)
    assert shown == SCHEMA.root


def test_site_facts_are_known_and_their_source_is_kept(
    walk: Walk, trees: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site.yaml"
    site.write_text("facts: {one: 'yes'}\nagent: Desk 4\n")
    done = walk("1\np\n", BRANCHLINE_SITE=str(site))
    assert "Known: Is the lamp plugged in? It is" in done.stdout
    assert "Question 1: Does the street have power?" in done.stdout
    exported = cases("export", "--all").stdout
    assert '"event":"told","fact":"one","answer":"yes","source":"site"' in exported
    assert '"agent":"Desk 4"' in exported
    shown = cases("show", str(listed()[0]["id"])[-6:], "--length", "full", "--trees", trees)
    assert "(known at this site)" in shown.stdout


def test_a_broken_setting_is_one_notice_and_the_walk_goes_on(walk: Walk, tmp_path: Path) -> None:
    site = tmp_path / "site.yaml"
    site.write_text("thme: dark\njournal: perhaps\nagent: [\n")
    done = walk("1\n1\n1\n", BRANCHLINE_SITE=str(site))
    assert done.returncode == 0
    notices = [line for line in done.stderr.splitlines() if "Checking" not in line]
    assert len(notices) == 1


# --- a flow that has changed ------------------------------------------------------------------


def test_a_changed_flow_is_shown_and_the_agent_chooses(walk: Walk, trees: Path) -> None:
    walk("1\np\n")
    write_trees(trees, lamp=LAMP.replace("Is the lamp plugged in?", "Is the plug in?"))
    old = run("walk", "--resume", "--plain", "--trees", trees, typed="2\na\np\n")
    assert "The flow has changed since this case was walked." in old.stdout
    assert "Reworded: Is the lamp plugged in? It is" in old.stdout
    assert "one: Is the lamp plugged in? It is" in old.stdout
    new = run("walk", "--resume", "--plain", "--trees", trees, typed="1\na\np\n")
    assert "one: Is the plug in? It is" in new.stdout
    again = run("walk", "--resume", "--plain", "--trees", trees, typed="p\n")
    assert "has changed" not in again.stdout


def test_a_flow_that_is_gone_stays_walkable_as_it_was(walk: Walk, trees: Path) -> None:
    walk("1\np\n")
    (trees / "lamp.yaml").unlink()
    write_trees(trees, other=LAMP.replace("flow: lamp", "flow: other"))
    done = run("walk", "--resume", "--plain", "--trees", trees, typed="1\n1\n")
    assert done.returncode == 0
    assert "not here any more" in done.stdout
    assert "It helped. Done." in done.stdout


# --- trouble ----------------------------------------------------------------------------------


def run_in_trouble(
    trees: Path, typed: str, *begin: str, file_size: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Walk under conditions that are only this program's."""

    def limit() -> None:
        if file_size:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    command = [sys.executable, "-P", "-m", "tui", "walk", "lamp", "--plain", "--trees", str(trees)]
    return subprocess.run(
        [*begin, *command], input=typed, capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, **environment}, preexec_fn=limit, timeout=60,
    )  # fmt: skip


def test_on_a_full_disk_the_walk_goes_on_and_the_case_is_offered_at_the_end(
    trees: Path,
) -> None:
    typed = "1\nn a note that must not get lost\n1\n1\n"
    done = run_in_trouble(trees, typed, file_size=200)
    assert done.returncode == 0
    assert "It helped. Done." in done.stdout
    assert "Not saved: the file may not become larger" in done.stderr
    assert "a note that must not get lost" in done.stderr
    assert "Traceback" not in done.stderr


def test_in_a_home_that_may_not_be_written_the_walk_goes_on_and_says_so(
    trees: Path, private_home: Path
) -> None:
    begin = without_rights()
    private_home.chmod(0o500)
    try:
        done = run_in_trouble(trees, "1\n1\n1\n", *begin)
    finally:
        private_home.chmod(0o700)
    assert done.returncode == 0
    assert "It helped. Done." in done.stdout
    assert "Not saved: you may not use that folder" in done.stderr
    assert "Does the street have power? -> It does" in done.stderr


def test_a_folder_that_is_closed_to_us_is_said_and_never_taken_for_an_empty_one(
    walk: Walk, private_home: Path
) -> None:
    walk("1\n")
    data = private_home / ".local/share/branchline"
    data.chmod(0o000)
    try:
        start = [*without_rights(), sys.executable, "-P", "-m", "tui"]
        for command in ("doctor", "cases list", "cases show abcd", "cases export --all"):
            done = subprocess.run(
                [*start, *command.split()],
                capture_output=True, text=True, check=False, cwd=ROOT,
            )  # fmt: skip
            said = done.stdout + done.stderr
            assert done.returncode == 1, said
            assert "you may not use that folder" in said, command
    finally:
        data.chmod(0o700)


@pytest.mark.parametrize("home", ["", "relative", "/proc/nothing"])
def test_without_a_usable_home_the_walk_goes_on_and_says_so(trees: Path, home: str) -> None:
    done = run_in_trouble(trees, "1\n1\n1\n", HOME=home)
    assert done.returncode == 0
    assert "Not saved" in done.stderr
    assert "Traceback" not in done.stderr


def test_damage_is_said_wherever_it_is_met(walk: Walk, trees: Path, private_home: Path) -> None:
    walk("1\np\n")
    folder = private_home / ".local/share/branchline/cases"
    (path,) = (folder / "open").iterdir()
    path.write_bytes(path.read_bytes() + b"rubbish\n")
    done = cases("list")
    assert done.returncode == 1
    assert "The whole file was set aside as" in done.stderr
    assert "intact events kept" in done.stderr
    assert len(listed()) == 1
    path.write_bytes(path.read_bytes() + b"rubbish\n")
    done = run("walk", "--resume", "--plain", "--trees", trees, typed="1\n1\n")
    assert done.returncode == 0
    assert "set aside" in done.stderr
    assert len(list((folder / "damaged").iterdir())) == 2
    assert run("doctor").returncode == 1


def test_the_index_may_be_deleted_or_spoilt_at_any_time(walk: Walk, private_home: Path) -> None:
    walk("1\np\n")
    before = cases("list").stdout
    index = private_home / ".cache/branchline/cases.sqlite"
    index.write_bytes(b"rubbish")
    assert cases("list").stdout == before
    index.unlink()
    assert cases("list").stdout == before


def test_the_doctor_shows_each_value_and_where_it_is_from(tmp_path: Path) -> None:
    site = tmp_path / "site.yaml"
    site.write_text("theme: light\nlock: theme\n")
    done = run("doctor", "--ascii", BRANCHLINE_SITE=str(site), BRANCHLINE_AGENT="Kim")
    assert done.returncode == 0
    assert f"theme            light        the site's file, {site}:1, locked by the site" in (
        done.stdout
    )
    assert "Kim          the environment, BRANCHLINE_AGENT" in done.stdout
    assert "yes          a flag, --ascii" in done.stdout
    data = json.loads(run("doctor", "--json", BRANCHLINE_SITE=str(site)).stdout)
    assert data["settings"]["theme"]["locked"] is True
    assert all({"about", "is_good", "what"} == set(each) for each in data["findings"])
    broken = run("doctor", BRANCHLINE_THMEE="x")
    assert broken.returncode == 1
    assert "did you mean `theme`" in broken.stdout
