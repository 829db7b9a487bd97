"""`walk` in lines, unattended and as JSON: the contract other programs rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import events, run, small_example, write_trees


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "trees", small_example=small_example())


def test_numbers_on_standard_input_lead_to_the_fix(trees: Path) -> None:
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="1\n2\ny\n1\n")
    assert done.returncode == 0
    assert "Which words does the phone show?" in done.stdout
    assert "Fix: The Apple push certificate has expired" in done.stdout
    assert "It helped. Done." in done.stdout
    assert "\x1b" not in done.stdout


def test_answer_ids_are_read_too_and_a_flow_needs_no_command(trees: Path) -> None:
    typed = "certificate-not-valid\nactive\n"
    done = run("--trees", trees, "small-example", "--plain", typed=typed)
    assert done.returncode == 0
    assert "Microsoft support must look at it" in done.stdout


def test_a_fix_is_shown_only_after_what_guards_it_is_confirmed(trees: Path) -> None:
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="1\n2\nn\n")
    assert done.returncode == 0
    assert "same Apple ID that made the certificate? (y/n)" in done.stdout
    assert "Who approves:" in done.stdout
    assert "Renew the certificate with the same Apple ID" not in done.stdout
    assert "Hand over" in done.stdout


def test_input_that_ends_early_leaves_the_walk_unfinished(trees: Path) -> None:
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="1\n")
    assert done.returncode == 1
    assert "not finished" in done.stderr


def test_i_do_not_know_first_shows_how_to_find_out(trees: Path) -> None:
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="0\n0\n")
    assert done.returncode == 0
    assert "How to find out:" in done.stdout
    assert "Ask for a photo of the screen" in done.stdout


def test_back_change_and_words_work_in_lines(trees: Path) -> None:
    typed = "APNSCert\nb\nnone\n"
    done = run("walk", "small-example", "--plain", "--trees", trees, typed=typed)
    assert done.returncode == 0
    assert "Ask for a photo of the screen" in done.stdout


def test_a_known_fact_is_not_asked(trees: Path) -> None:
    done = run(
        *("walk", "small-example", "--plain", "--trees", trees),
        *("--set", "message=certificate-not-valid", "--set", "cloud=gov"),
        typed="2\ny\n",
    )
    assert "Which words" not in done.stdout.partition("Question 1")[2]
    assert "https://intune.microsoft.us" in done.stdout
    assert "https://intune.microsoft.com" not in done.stdout


def answers(folder: Path, **content: object) -> Path:
    file = folder / "answers.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_an_answers_file_walks_alone_and_the_last_line_is_the_end(
    trees: Path, tmp_path: Path
) -> None:
    facts = {"message": "certificate-not-valid", "certificate": "expired"}
    file = answers(tmp_path, facts=facts, story="ignored")
    done = run("walk", "small-example", "--trees", trees, "--answers", file, "--json")
    assert done.returncode == 0
    told = events(done.stdout)
    assert all("event" in event for event in told)
    assert told[-1] == {
        "event": "end",
        "kind": "fix",
        "flow": "small-example",
        "node": "renew",
        "title": "The Apple push certificate has expired",
        "refs": ["S04"],
        "actors": ["IA"],
        "asked": 2,
        "trail": [
            {"fact": "message", "answer": "certificate-not-valid"},
            {"fact": "certificate", "answer": "expired"},
        ],
        "tried": [],
        "confirm": ["Is it the same Apple ID that made the certificate?"],
        "remaining": [],
    }


def test_what_an_answers_file_gets_wrong_is_told_on_standard_error(
    trees: Path, tmp_path: Path
) -> None:
    file = answers(tmp_path, facts={"message": "nonsense", "weather": "fine"})
    done = run("walk", "small-example", "--trees", trees, "--answers", file, "--json")
    assert done.returncode == 0
    assert events(done.stdout)[-1]["trail"] == [{"fact": "message", "answer": None}]
    assert "weather" in done.stderr
    assert "nonsense" in done.stderr


def test_unknown_facts_leave_a_hand_over_that_names_every_cause(
    trees: Path, tmp_path: Path
) -> None:
    file = answers(tmp_path, facts={"message": "certificate-not-valid"})
    done = run("walk", "small-example", "--trees", trees, "--answers", file, "--json")
    end = events(done.stdout)[-1]
    assert end["kind"] == "hand-over"
    assert end["node"] is None
    assert {cause["node"] for cause in end["remaining"]} == {"renew", "ticket"}


def test_json_alone_reads_what_plain_reads(trees: Path) -> None:
    done = run("walk", "small-example", "--trees", trees, "--json", typed="none\n")
    assert [event["event"] for event in events(done.stdout)] == [
        *("start", "question", "answer", "resolution", "end")
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["walk", "nothing"], 2, "there is no flow nothing"),
        (["walk", "small-exampel"], 2, "did you mean small-example?"),
        (["walk", "small-example", "--plain", "--at", "nowhere"], 2, "no node nowhere"),
        (["walk", "small-example", "--plain", "--set", "cloud"], 2, "FACT=VALUE"),
        (["walk", "small-example", "--plain", "--set", "cloud=x"], 2, "public, gov"),
        (["walk", "small-example", "--answers", "/nowhere"], 1, "/nowhere"),
        (["walk", "small-example"], 3, "there is no terminal here"),
        ([], 3, "there is no terminal here"),
        (["--wrong"], 2, "--wrong"),
    ],
)
def test_each_way_to_go_wrong_has_a_clear_line_and_its_code(
    trees: Path, arguments: list[str], code: int, words: str
) -> None:
    done = run("--trees", trees, *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_flow_is_refused_and_a_good_one_beside_it_walks(trees: Path) -> None:
    write_trees(trees, broken="flow: broken\ntitle: B\nstart: x\nnodes: {y: {ask: z}}\n")
    refused = run("walk", "broken", "--plain", "--trees", trees)
    assert refused.returncode == 1
    assert "broken.yaml:" in refused.stderr
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    assert done.returncode == 0


def test_a_flow_is_walked_by_the_path_of_its_file(trees: Path) -> None:
    done = run("walk", trees / "small-example.yaml", "--plain", typed="none\n")
    assert done.returncode == 0
    assert "Ask for a photo" in done.stdout


def test_the_second_walk_needs_no_check_and_a_change_is_checked_again(trees: Path) -> None:
    first = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    second = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    assert "Checking flows" in first.stderr
    assert second.stderr == ""
    assert second.stdout == first.stdout
    write_trees(trees, small_example=small_example().replace("Ask for a photo", "Get a photo"))
    third = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    assert "Checking flows" in third.stderr
    assert "Get a photo" in third.stdout


@pytest.mark.parametrize("damage", [b"", b"{}", b"forged", None])
def test_a_forged_damaged_or_missing_cache_does_no_harm(
    trees: Path, private_home: Path, damage: bytes | None
) -> None:
    run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    kept = list((private_home / ".cache" / "branchline" / "flows").iterdir())
    assert kept
    for file in kept:
        if damage is None:
            file.unlink()
        else:
            file.write_bytes(damage)
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    assert done.returncode == 0
    assert "Checking flows" in done.stderr


def test_a_flow_that_says_proved_in_a_cache_somebody_else_made_is_checked_anyway(
    trees: Path, private_home: Path
) -> None:
    run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    (private_home / ".local" / "share" / "branchline" / "seal").write_bytes(os.urandom(32))
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n")
    assert done.returncode == 0
    assert "Checking flows" in done.stderr


def test_without_a_home_a_walk_works_and_saves_nothing(trees: Path) -> None:
    done = run("walk", "small-example", "--plain", "--trees", trees, typed="none\n", HOME="")
    assert done.returncode == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_any_locale_prints_lines(trees: Path, locale: str) -> None:
    done = run(
        *("walk", "small-example", "--plain", "--trees", trees),
        typed="none\n",
        LANG=locale,
        LC_ALL=locale,
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert done.returncode == 0
    assert "Ask for a photo" in done.stdout


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    done = run("--trees", write_trees(tmp_path / "none"), "walk", "x", "--plain")
    assert done.returncode == 2
    assert "flows: none" in done.stderr


def test_lines_fold_between_words_and_never_within_something_to_copy() -> None:
    from tui.plain.lines import fold_line

    text = "  1. There are words on the phone or tablet"
    assert fold_line(text, 30) == ["  1. There are words on the", "    phone or tablet"]
    assert fold_line(text, 0) == [text]
    command = '     Get-AdfsEndpoint -AddressPath "/adfs/services/trust/13/UsernameMixed"'
    assert fold_line(command, 30) == [command]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["walk", "nothing", "--json"], 2),
        (["walk", "small-example", "--json", "--at", "nowhere"], 2),
        (["walk", "small-example", "--json", "--set", "cloud=x"], 2),
        (["walk", "small-example", "--json", "--bogus"], 2),
        (["walk", "small-example", "--json", "--plain"], 2),
        (["walk", "small-example", "--json", "--answers", "/nowhere"], 1),
        (["walk", "broken", "--json"], 1),
        (["find", "--json", "--limit", "0", "x"], 2),
    ],
)
def test_a_program_that_asks_for_json_reads_what_went_wrong(
    trees: Path, arguments: list[str], code: int
) -> None:
    write_trees(trees, broken="flow: broken\ntitle: B\nstart: x\nnodes: {y: {ask: z}}\n")
    done = run("--trees", trees, *arguments)
    assert done.returncode == code
    (told,) = events(done.stdout)
    assert told["event"] == "error"
    assert told["exit"] == code
    assert told["message"].splitlines()[0] in done.stderr
    if "broken" in arguments:
        assert {fault["code"] for fault in told["faults"]} >= {"F031"}


def test_options_of_a_walk_stand_before_or_after_the_flow(trees: Path) -> None:
    told = ["--set", "message=none", "--plain"]
    before = run("--trees", trees, *told, "small-example")
    after = run("small-example", *told, "--trees", trees)
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout


def test_no_option_is_guessed_from_its_beginning(trees: Path) -> None:
    assert run("walk", "small-example", "--pla", "--trees", trees).returncode == 2


def test_a_flow_whose_id_is_empty_is_unknown(trees: Path) -> None:
    assert run("", "--plain", "--trees", trees).returncode == 2


def test_a_folder_is_not_walked_and_the_way_to_walk_it_is_named(trees: Path) -> None:
    done = run("walk", trees, "--plain")
    assert done.returncode == 2
    assert f"--trees {trees}" in done.stderr


def test_a_closed_folder_is_told_and_never_ends_in_a_traceback(tmp_path: Path) -> None:
    closed = write_trees(tmp_path / "closed", tiny=small_example())
    closed.chmod(0)
    try:
        for arguments in (
            ["check", str(closed / "tiny.yaml")],
            ["walk", str(closed / "tiny.yaml"), "--plain"],
        ):
            done = run(*arguments)
            assert "Traceback" not in done.stderr
            assert done.returncode == (0 if os.geteuid() == 0 and "check" in arguments else 1)
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize("stream", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_does_no_harm(trees: Path, stream: str) -> None:
    command = f'"$0" -P -m tui walk small-example --plain --set message=none --trees "$1" {stream}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, str(trees)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_no_control_character_of_the_command_line_reaches_the_terminal(trees: Path) -> None:
    for arguments in (["--\x1b[31m"], ["walk", "\x1b[31m"], ["--trees", "\x1b[31m", "x"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert "\x1b" not in done.stdout + done.stderr
    assert trees.is_dir()


TEXTS = """\
flow: texts
title: Free text and values
start: licence
values: {site: Contoso}
facts:
  licence:
    ask: Has {site} a licence?
    how: Look.
    answers: {missing: "No, {site} has none", there: Yes}
  version: {ask: Which version is it?, text: yes, say: Read me the version.}
packets:
  base: {title: What is known, fields: {version: {label: Version, from: version}}}
nodes:
  licence:
    ask: licence
    to: {missing: assign, there: ticket}
  assign:
    resolve: No licence
    actors: [M365]
    needs: [version]
    cause: Without a licence nobody may enrol.
    risk: {kinds: [tenant-wide], approve: A lead., undo: None., confirm: ["Does {site} pay?"]}
    steps: [Assign a licence.]
    verify: It enrols.
    packets: [base]
  ticket: {resolve: Somebody else, kind: hand-over, actors: [MS], cause: All in order.}
"""


def test_free_text_is_typed_as_it_is_and_kept_for_the_notes(trees: Path) -> None:
    write_trees(trees, texts=TEXTS)
    typed = "1\n17\nc version\n17.4 beta\ny\ny\n1\n"
    done = run("walk", "texts", "--plain", "--trees", trees, typed=typed)
    assert done.returncode == 0, done.stderr
    assert "Version: 17" in done.stdout


def test_an_answers_file_tells_free_text_too(trees: Path, tmp_path: Path) -> None:
    write_trees(trees, texts=TEXTS)
    file = answers(tmp_path, facts={"licence": "missing", "version": "17.4"})
    done = run("walk", "texts", "--answers", file, "--json", "--trees", trees)
    end = events(done.stdout)[-1]
    assert (end["kind"], end["node"]) == ("fix", "assign")
    assert {"fact": "version", "answer": "17.4"} in end["trail"]


def test_values_are_filled_in_wherever_a_person_reads_them(trees: Path) -> None:
    write_trees(trees, texts=TEXTS)
    for form in ("--plain", "--json"):
        done = run("walk", "texts", form, "--trees", trees, typed="l\n1\n17\na\ny\n1\n")
        assert "{site}" not in done.stdout
        assert "No, Contoso has none" in done.stdout
        assert "Does Contoso pay?" in done.stdout


def test_who_leaves_at_a_confirmation_has_not_tried_the_fix(trees: Path) -> None:
    done = run("walk", "small-example", "--json", "--trees", trees, typed="1\n2\nq\n")
    assert events(done.stdout)[-1]["tried"] == []


def test_words_that_fit_several_answers_are_asked_again_when_changing(trees: Path) -> None:
    typed = "1\nc message\nzzz\nnone\ny\n"
    done = run("walk", "small-example", "--plain", "--trees", trees, typed=typed)
    assert done.returncode == 0
    assert "No answer has the words 'zzz'" in done.stdout
    assert "Ask for a photo" in done.stdout


def test_a_fix_that_helps_may_stand_without_brackets(trees: Path, tmp_path: Path) -> None:
    facts = {"message": "certificate-not-valid", "certificate": "expired"}
    for helps, node in (("S04", "renew"), ("S05", "ticket")):
        file = answers(tmp_path, facts=facts, helps=helps)
        done = run("walk", "small-example", "--answers", file, "--json", "--trees", trees)
        assert events(done.stdout)[-1]["node"] == node


def test_what_is_no_answer_and_what_is_said_twice_is_told(trees: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("facts: {message: [none], cloud: gov, cloud: public}\n", encoding="utf-8")
    done = run("walk", "small-example", "--answers", file, "--json", "--trees", trees)
    assert done.returncode == 0
    assert "what is said of message is no answer id" in done.stderr
    assert f"{file}:1:" in done.stderr
    assert events(done.stdout)[-1]["trail"] == [{"fact": "message", "answer": None}]


def test_a_slash_searches_from_within_a_walk_and_begins_where_the_words_belong(
    trees: Path,
) -> None:
    typed = "/APNSCertificateNotValid\n1\nactive\n"
    done = run("walk", "small-example", "--plain", "--trees", trees, typed=typed)
    assert done.returncode == 0
    assert "This fits:" in done.stdout
    assert "Microsoft support must look at it" in done.stdout


def test_a_search_that_finds_nothing_goes_on_with_the_question(trees: Path) -> None:
    typed = "/paper jam in the printer\n\nnone\n"
    done = run("walk", "small-example", "--plain", "--trees", trees, typed=typed)
    assert done.returncode == 0
    assert "Nothing fits these words." in done.stdout
    assert "Ask for a photo" in done.stdout
