"""`branchline train`: as a person, a class and a trainer meet it, each run a process of its own."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.store.training.rehearsal import make_trees

LESSON = (
    "\n1\n?\n1\n0\n0\n2\nb\n1\nn the lamp is at the front desk\n2\nc plug\n2\ny\n1\nt\n"
    "/ my lamp flickers\n\n"
)
"""What the first lesson asks for, step by step."""
WELL = "3\n1\n1\n1\n\n2\n2\n4\n\n1\n1\n1\nrenewed\n2\n\n"
"""Played well: the ticket's words are taken down, one question, the fix, does it work, a note."""


class Desk:
    """One person's home, and the flows."""

    def __init__(self, folder: Path, trees: Path) -> None:
        self.home = folder
        self.trees = trees
        folder.mkdir(exist_ok=True)

    def train(self, *arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
        return run(
            "train", *arguments, "--trees", self.trees, typed=typed, HOME=str(self.home),
            XDG_DATA_HOME="", XDG_CACHE_HOME="", XDG_CONFIG_HOME="",
        )  # fmt: skip

    def play(self, *arguments: str | Path, typed: str) -> subprocess.CompletedProcess[str]:
        return self.train("play", "old-certificate", "--plain", *arguments, typed=typed)


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return make_trees(tmp_path)


@pytest.fixture
def kim(tmp_path: Path, trees: Path) -> Desk:
    return Desk(tmp_path / "kim", trees)


def test_the_help_names_every_command(kim: Desk) -> None:
    text = kim.train("--help").stdout
    for command in ("start", "play", "class", "join", "report", "certificate", "deck", "present"):
        assert command in text


def test_the_first_lesson_is_done_in_lines(kim: Desk) -> None:
    done = kim.train("start", "--plain", typed=LESSON)
    assert done.returncode == 0
    assert "You know the keys now." in done.stdout
    assert "the lamp is at the front desk" in done.stdout
    assert not list(kim.home.rglob("cases"))


def test_a_step_of_the_lesson_in_lines_begins_again_after_a_wrong_turn(kim: Desk) -> None:
    typed = "1\n<\n2\nc plug\n2\ny\n1\nt\n/ my lamp flickers\n\n"
    done = kim.train("start", "--from", "failed", "--plain", typed=typed)
    assert done.returncode == 0, done.stdout
    assert 'She said "still dark". Press <' in done.stdout
    assert "Fixed: The lamp is not plugged in" in done.stdout
    assert "You know the keys now." in done.stdout


@pytest.mark.soak
def test_a_lesson_that_is_left_goes_on_at_its_step(kim: Desk) -> None:
    first = kim.train("start", "--plain", typed="\n1\nq\n")
    assert "The lesson is kept where you left it." in first.stdout
    again = kim.train("start", "--plain", typed="q\n")
    assert "step 3 of" in again.stdout
    assert "Is the plug in the socket?" in again.stdout
    wrong = kim.train("start", "--from", "nowhere", "--plain")
    assert wrong.returncode == 1
    assert "there is no step nowhere" in wrong.stderr


def test_calls_are_listed_easiest_first(kim: Desk) -> None:
    lines = kim.train("list").stdout.splitlines()
    assert lines[0].split()[:2] == ["old-certificate", "1"]
    found = [json.loads(line) for line in kim.train("list", "--json").stdout.splitlines()]
    assert [each["level"] for each in found] == [1, 2]


def test_a_call_is_played_well_in_lines_and_its_debrief_explains_the_score(kim: Desk) -> None:
    done = kim.play("--mode", "free", typed=WELL)
    assert done.returncode == 0, done.stdout
    assert "It says that it has expired" in done.stdout
    assert "Yes, it works now" in done.stdout
    assert "Passed: " in done.stdout
    for part in ("outcome:", "safety:", "ways:", "doubts:", "notes:"):
        assert part in done.stdout
    assert "Practise next:" in done.stdout


def test_nothing_is_judged_before_the_debrief(kim: Desk) -> None:
    done = kim.play("--mode", "free", typed=WELL)
    before = done.stdout.partition("\nDebrief\n")[0]
    assert before != done.stdout
    for word in ("Passed", "wrong", "misread", "of 100"):
        assert word not in before


def test_the_guided_mode_leads_and_the_exam_has_no_hints(kim: Desk) -> None:
    led = kim.play("--mode", "guided", typed="q\n").stdout
    assert re.search(r"1\. (Ask|Write down): ", led)
    assert "Take a hint" in kim.play("--mode", "free", typed="q\n").stdout
    assert "Take a hint" not in kim.play("--mode", "exam", typed="q\n").stdout


def test_zero_is_what_the_caller_does_not_know_in_lines_too(kim: Desk) -> None:
    done = kim.play("--mode", "free", typed="3\n1\n0\n3\n\nq\n")
    assert "  0. The caller does not know" in done.stdout
    assert "not known" in done.stdout


@pytest.mark.soak
def test_hints_come_in_rungs(kim: Desk) -> None:
    done = kim.play("--mode", "free", typed="7\n7\n7\n7\nq\n")
    hints = [line for line in done.stdout.splitlines() if "Hint: " in line]
    assert len(set(hints)) == 4


def test_a_call_that_was_left_is_offered_again(kim: Desk) -> None:
    left = kim.play("--mode", "free", typed="1\n\n3\nq\n")
    assert left.returncode == 1
    assert "The call is kept" in left.stdout
    again = kim.train("--plain", typed="2\nq\n")
    assert "Go on with: Nobody can add a phone" in again.stdout
    assert "It says that it has expired" in again.stdout


def test_what_was_practised_is_not_due_and_progress_says_so(kim: Desk) -> None:
    kim.play("--mode", "free", typed=WELL)
    home = kim.train("--plain", typed="q\n").stdout
    assert "Today's practice is done" in home
    assert "learning" in kim.train("progress").stdout


@pytest.mark.soak
def test_a_decision_is_tried_again(kim: Desk) -> None:
    done = kim.play("--mode", "free", typed="1\n\n3\n1\n8\n1\nq\n")
    assert "Not passed" in done.stdout
    assert "Steps to try again from" in done.stdout or "This time does not count" in done.stdout


@pytest.mark.soak
def test_a_call_is_watched(kim: Desk) -> None:
    done = kim.play("--mode", "watch", typed="\n" * 30)
    assert done.returncode == 0
    assert "Why: " in done.stdout
    assert "Now one of your own." in done.stdout


@pytest.mark.soak
def test_a_drill_asks_five_things_and_tells_at_once(kim: Desk) -> None:
    done = kim.train(
        "play", "--flow", "small-example", "--mode", "drill", "--plain", typed="1\n1\n" * 5
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("What causes this?") == 5
    assert "right. What was not comes again tomorrow." in done.stdout


@pytest.mark.soak
def test_a_made_call_is_the_same_for_the_same_seed(kim: Desk) -> None:
    how = ("play", "--flow", "small-example", "--seed", "9", "--level", "2", "--mode", "free")
    first, second = (kim.train(*how, "--plain", typed="q\n").stdout for _ in range(2))
    assert first == second
    other = kim.train(*how[:4], "10", *how[5:], "--plain", typed="q\n").stdout
    assert "Ticket" in other


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("play", "old-certifcate", "--plain"), "did you mean old-certificate?"),
        (("play", "--flow", "nowhere", "--plain"), "there is no flow nowhere"),
        (("class", "x.yaml"), "name calls with --call"),
        (("join", "missing.yaml", "--name", "Kim"), "does not exist"),
        (("report", "missing"), "there are no results"),
        (("deck", "import", "missing"), "is no deck"),
        (("delete",), "name attempts, or say --all"),
        (("certificate", "missing", "--name", "Kim"), "there are no results"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    kim: Desk, arguments: tuple[str, ...], said: str
) -> None:
    done = kim.train(*arguments)
    assert done.returncode in (1, 2, 3)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


# --- a class ------------------------------------------------------------------------------------


def make_class(kim: Desk, share: Path, *more: str) -> Path:
    share.mkdir()
    file = share / "monday.yaml"
    made = kim.train("class", file, "--call", "old-certificate", "--title", "Monday", *more)
    assert made.returncode == 0, made.stderr
    assert "1 call; everybody runs: branchline train join" in made.stderr
    return file


def test_a_class_is_made_joined_and_reported(tmp_path: Path, trees: Path, kim: Desk) -> None:
    share = tmp_path / "share"
    file = make_class(kim, share)
    assert "nobody can pass" in kim.train("class", share / "b.yaml", "--call", "old-certificate",
                                          "--mode", "exam").stderr  # fmt: skip
    for name, typed in (("Ada", WELL), ("=cmd()", "7\n")):
        person = Desk(tmp_path / name.strip("=()"), trees)
        done = person.train("join", file, "--name", name, "--plain", typed=typed + "\n")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "1 of 1 calls are done." in done.stdout
    results = share / "results"
    report = kim.train("report", results, "--class", file)
    assert report.returncode == 0
    assert "2 calls by 2 people" in report.stdout
    assert "Nobody is ranked on fewer than 10 calls." in report.stdout
    table = kim.train("report", results, "--format", "csv")
    assert '"\'=cmd()"' in table.stdout
    assert "| Ada |" in kim.train("report", results, "--format", "markdown").stdout
    hidden = kim.train("report", results, "--numbers")
    assert "Ada" not in hidden.stdout
    lines = kim.train("report", results, "--format", "csv", "--table", "results").stdout
    assert len(lines.strip().splitlines()) == 3


def test_an_existing_class_file_is_never_overwritten(tmp_path: Path, kim: Desk) -> None:
    file = make_class(kim, tmp_path / "share")
    again = kim.train("class", file, "--call", "old-certificate")
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_a_certificate_says_passed_or_not_by_its_exit_code(tmp_path: Path, kim: Desk) -> None:
    file = make_class(kim, tmp_path / "share")
    kim.train("join", file, "--name", "Kim", "--plain", typed=WELL + "\n")
    rules = tmp_path / "rules.yaml"
    rules.write_text("kind: fixed\ncalls: 1\npass-at: 1\n", encoding="utf-8")
    results = tmp_path / "share" / "results"
    passed = kim.train("certificate", results, "--name", "Kim", "--rules", rules)
    assert passed.returncode == 0, passed.stderr
    assert "Result:   PASSED" in passed.stdout
    assert "small-example, content " in passed.stdout
    open_yet = kim.train("certificate", results, "--name", "Kim", "--rules", file)
    assert open_yet.returncode == 1
    assert "NOT FINISHED" in open_yet.stdout
    nobody = kim.train("certificate", results, "--name", "Bo")
    assert nobody.returncode == 1
    assert "there are results of: Kim" in nobody.stderr


def test_a_read_only_share_is_no_end(tmp_path: Path, kim: Desk) -> None:
    file = make_class(kim, tmp_path / "share")
    (tmp_path / "share" / "results").write_text("in the way", encoding="utf-8")
    done = kim.train("join", file, "--name", "Kim", "--plain", typed=WELL + "\n")
    assert "Bring this file to your trainer" in done.stdout
    home = kim.home / ".local" / "share" / "branchline" / "training" / "results"
    assert kim.train("report", home).returncode == 0


# --- what is one's own --------------------------------------------------------------------------


def test_a_deck_is_carried_to_another_machine(tmp_path: Path, trees: Path, kim: Desk) -> None:
    kim.play("--mode", "free", typed=WELL)
    deck = tmp_path / "deck.jsonl"
    assert "reviews written" in kim.train("deck", "export", deck).stderr
    other = Desk(tmp_path / "other", trees)
    assert other.train("deck", "import", deck).returncode == 0
    assert "learning" in other.train("progress").stdout
    assert "0 of" in other.train("deck", "import", deck).stderr


def test_a_person_sees_and_deletes_what_is_his(kim: Desk) -> None:
    kim.play("--mode", "free", typed=WELL)
    listed = kim.train("attempts").stdout
    assert "passed" in listed
    (shown,) = [json.loads(line) for line in kim.train("attempts", "--json").stdout.splitlines()]
    assert shown["scored"]["passed"] is True
    assert set(shown) <= {
        "id", "begun", "last", "seconds", "state", "scored", "scenario", "title", "flow",
        "contents", "mode", "level", "seed", "target", "learner", "group", "version", "given",
        "rewound",
    }  # fmt: skip
    asked = kim.train("delete", listed.split()[0])
    assert asked.returncode == 1
    assert "say --yes" in asked.stderr
    assert kim.train("delete", listed.split()[0], "--yes").returncode == 0
    assert "nothing was practised yet" in kim.train("attempts").stderr


def test_nothing_is_kept_without_a_journal(kim: Desk) -> None:
    kim.play("--mode", "free", "--no-journal", typed=WELL)
    assert not [p for p in kim.home.rglob("*.jsonl") if "training" in p.parts]


def test_a_restricted_place_writes_no_chosen_file(tmp_path: Path, kim: Desk) -> None:
    made = kim.train("class", tmp_path / "x.yaml", "--call", "old-certificate", "--restricted")
    assert made.returncode == 3
    assert not (tmp_path / "x.yaml").exists()


def test_a_restricted_place_keeps_results_at_home(tmp_path: Path, kim: Desk) -> None:
    file = make_class(kim, tmp_path / "share")
    done = kim.train("join", file, "--name", "Kim", "--plain", "--restricted", typed=WELL + "\n")
    assert "Bring this file to your trainer" in done.stdout
    assert not (tmp_path / "share" / "results").exists()


def test_a_trainer_leads_a_call_by_show_of_hands(kim: Desk) -> None:
    done = kim.train("present", "good-certificate", "--plain", typed="3 9 1\n1\n\nq\n")
    assert "What would you do?" in done.stdout
    assert "9 hands" in done.stdout


def test_the_app_of_training_starts_in_a_real_terminal(kim: Desk) -> None:
    pytest.importorskip("pty")
    import sys

    from tests.terminal import Terminal

    env = {"HOME": str(kim.home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
           "PATH": os.environ["PATH"]}  # fmt: skip
    command = [sys.executable, "-P", "-m", "tui", "train", "--trees", str(kim.trees)]
    with Terminal(command, env=env) as terminal:
        terminal.wait_for("Choose a call")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.restored()
