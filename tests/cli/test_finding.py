"""`find`: searching from the command line, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import events, run, small_example, write_trees

MESSAGE = "APNSCertificateNotValid"
KEYS = ["query", "confident", "hits"]
HIT_KEYS = ["flow", "node", "title", "refs", "score"]


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A folder with the example flow of the format page."""
    return write_trees(tmp_path / "trees", small_example=small_example())


def find(trees: Path, *arguments: str, typed: str = "") -> dict[str, Any]:
    done = run("find", "--trees", trees, "--json", *arguments, typed=typed)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stderr
    return dict(json.loads(done.stdout))


def test_the_answer_has_the_keys_that_were_promised(trees: Path) -> None:
    answer = find(trees, MESSAGE)
    assert list(answer) == KEYS
    assert list(answer["hits"][0]) == HIT_KEYS
    hit = answer["hits"][0]
    assert (answer["query"], answer["confident"]) == (MESSAGE, True)
    assert (hit["flow"], hit["node"], hit["refs"]) == ("small-example", "certificate", ["S04"])
    assert isinstance(hit["score"], float)


def test_several_words_need_no_quotes(trees: Path) -> None:
    assert find(trees, "APNS", "certificate", "not", "valid")["confident"]


def test_the_text_comes_from_standard_input_when_none_is_given(trees: Path) -> None:
    text = f"Hallo,\n> {MESSAGE}\nDanke, Müller"
    answer = find(trees, typed=text)
    assert (answer["query"], answer["confident"]) == (text, True)


def test_nothing_that_fits_is_said_and_is_no_failure(trees: Path) -> None:
    answer = find(trees, "the printer is out of paper")
    assert answer["confident"] is False
    done = run("find", "--trees", trees, "the printer is out of paper")
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing fits")
    assert "branchline walk small-example" in done.stdout


def test_what_says_too_little_leads_to_the_first_question(trees: Path) -> None:
    done = run("find", "--trees", trees, "nothing works since yesterday")
    assert "too little to go on" in done.stdout
    assert "branchline walk small-example" in done.stdout
    assert done.stdout.count("\n") == 2


def test_each_line_of_strings_gets_one_line_of_answer(trees: Path) -> None:
    typed = "".join(json.dumps(text) + "\n" for text in (MESSAGE, "", "two\nlines"))
    done = run("find", "--trees", trees, "--lines", typed=typed)
    assert done.returncode == 0
    assert [answer["query"] for answer in events(done.stdout)] == [MESSAGE, "", "two\nlines"]
    assert [answer["confident"] for answer in events(done.stdout)] == [True, False, False]


def test_a_line_that_is_no_string_gets_an_error_and_the_others_their_answer(trees: Path) -> None:
    typed = f'{{"a": 1}}\nnot json\n\n{"[" * 100_000}\n{json.dumps(MESSAGE)}'
    done = run("find", "--trees", trees, "--lines", typed=typed)
    answers = events(done.stdout)
    assert done.returncode == 1
    assert ["error" in answer for answer in answers] == [True, True, True, True, False]
    assert all(list(answer)[:3] == KEYS for answer in answers)
    assert "Traceback" not in done.stderr


def test_the_limit_is_kept(trees: Path) -> None:
    assert len(find(trees, "--limit", "1", "apple certificate phone words")["hits"]) == 1


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1001", "\u0662"])
def test_a_limit_that_is_no_number_of_hits_is_wrong_usage(trees: Path, limit: str) -> None:
    done = run("find", "--trees", trees, f"--limit={limit}", "x")
    assert done.returncode == 2
    assert "number from 1" in done.stderr


def test_a_person_sees_where_to_walk_on_with_what_the_text_tells(trees: Path) -> None:
    done = run("find", "--trees", trees, MESSAGE)
    line = "branchline walk small-example --at certificate --set message=certificate-not-valid"
    assert line in done.stdout
    walked = run(*line.split()[1:], "--trees", trees, "--plain", typed="1\n")
    assert "Traceback" not in walked.stderr


@pytest.mark.parametrize("text", ["\x1b[2J\x07", "\u202e" + MESSAGE, "a" * 100_000, "\udcff"])
def test_whatever_is_searched_nothing_harmful_is_written(trees: Path, text: str) -> None:
    if "\udcff" in text:
        done = run("find", "--trees", trees, "--lines", typed='"\\udcff"\n')
    else:
        done = run("find", "--trees", trees, typed=text)
    assert done.returncode == 0
    assert done.stdout.replace("\n", "").isprintable()
    assert "Traceback" not in done.stderr


def test_without_a_flow_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("find", "--trees", tmp_path / "none", "x")
    assert done.returncode == 3
    assert "no flow" in done.stderr
