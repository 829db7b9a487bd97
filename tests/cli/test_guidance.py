"""Guidance in walks in lines: the same words, and fields for programs."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import events, run, write_trees
from tests.cli.guided import GUIDED
from tests.ui.stage import on_stage
from tui.cli.app_services import build_services
from tui.core.settings import Given, Layer
from tui.core.settings import settle as settle_layers
from tui.store.catalog import Catalog
from tui.store.desk import Desk
from tui.store.folder import read_folder
from tui.store.places import find_places


@pytest.fixture
def walk(tmp_path: Path) -> list[str]:
    trees = write_trees(tmp_path / "trees", guided=GUIDED)
    return ["walk", "guided", "--trees", str(trees)]


def only(output: str, name: str) -> list[dict[str, Any]]:
    return [event for event in events(output) if event["event"] == name]


def test_the_quiet_count_stands_under_a_question(walk: list[str]) -> None:
    done = run(*walk, "--plain", typed="1\n")
    assert "(5 of 5 causes left; v which, w why this question)" in done.stdout
    assert "(2 of 5 causes left)" in done.stdout


def test_the_keys_are_said_at_the_first_question_and_then_on_request(walk: list[str]) -> None:
    keys = "a answers so far, c FACT change one"
    assert run(*walk, "--plain", typed="1\n").stdout.count(keys) == 1
    done = run(*walk, "--plain", typed="1\nhelp\n").stdout
    assert done.count(keys) == 2
    assert "(2 of 5 causes left; v which, w why this question)" in done


def test_w_tells_why_and_v_tells_what_is_left(walk: list[str]) -> None:
    done = run(*walk, "--plain", typed="w\nv\n")
    assert "Of five causes" in done.stdout or "Of 5 causes an answer leaves 1 to 2." in done.stdout
    assert "Every way through the flow was looked at." in done.stdout
    assert "Use a second device: likely. Who: you can do this" in done.stdout
    assert "  - The sign-in: leaves 2" in done.stdout


def test_w_at_a_fix_tells_why_it_comes_first(walk: list[str]) -> None:
    done = run(*walk, "--plain", typed="1\n0\n0\nw\n2\n2\n")
    assert "This comes first: it is" in done.stdout
    assert "takes about 10 minutes, and you can do it" in done.stdout
    assert "Two causes left, and everything that can be tried was tried." in done.stdout


def test_a_question_is_put_off_listed_and_answered_while_a_fix_is_tried(walk: list[str]) -> None:
    done = run(*walk, "--plain", typed="d\nu\nc page\n2\ny\nu\n")
    assert "Put off; it waits in the list: ask Intune administrator." in done.stdout
    assert "page: Which page is shown? (ask Intune administrator)" in done.stdout
    _, fix, after = done.stdout.partition("Did it help?")
    assert "Is the app old?" in (fix and after)
    assert "Nothing waits to be found out." in after


def test_anybody_can_be_named_as_the_one_to_ask(walk: list[str]) -> None:
    done = run(*walk, "--plain", typed="1\nlater Kim of the shop\nu\n")
    assert "code: Is a code asked for? (ask Kim of the shop)" in done.stdout


def test_json_tells_what_is_left_what_each_answer_leaves_and_why(walk: list[str]) -> None:
    done = run(*walk, "--json", typed="1\n")
    first, second = only(done.stdout, "question")
    assert first["left"] == {
        "count": 5, "total": 5, "exact": True, "elsewhere": [], "words": "5 of 5 causes left",
    }  # fmt: skip
    assert [each["count"] for each in first["leaves"]] == [2, 2, 1]
    assert second["left"]["count"] == 2
    assert all(second["why"])


def test_json_answers_what_is_asked_of_guidance(walk: list[str]) -> None:
    done = run(*walk, "--json", typed="later IA\nleft\nwhy\ntodo\n")
    (put_off,) = only(done.stdout, "postponed")
    assert (put_off["fact"], put_off["person"]) == ("page", "IA")
    (left,) = only(done.stdout, "left")
    assert sum(each["probability"] for each in left["causes"]) == pytest.approx(1, abs=0.01)
    (waiting,) = only(done.stdout, "to-find-out")
    assert [each["fact"] for each in waiting["questions"]] == ["page"]
    assert only(done.stdout, "why")


def test_an_unattended_caller_who_is_unsure_ends_with_a_sentence(
    walk: list[str], tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"facts": {"page": "sign"}}), encoding="utf-8")
    done = run(*walk, "--answers", answers, "--json")
    (end,) = only(done.stdout, "end")
    assert [each["node"] for each in end["tried"]] == ["second", "account"]
    assert {each["node"] for each in end["remaining"]} == {"second", "account"}
    (over,) = only(done.stdout, "hand-over")
    assert over["sentence"].startswith("Two causes left")


# --- an ending that is nearly certain -----------------------------------------------------------


@pytest.fixture
def likely(tmp_path: Path) -> list[str]:
    sync = "sync: {resolve: Sync once more,"
    ours = "sync: {resolve: The shop's network, kind: not-ours, likelihood: 1000,"
    text = GUIDED.replace(sync, ours).replace("actors: [L1], minutes: 1,", "actors: [NET],")
    trees = write_trees(tmp_path / "likely", guided=text)
    return ["walk", "guided", "--trees", str(trees)]


def test_a_likely_ending_can_be_taken_or_denied_in_lines(likely: list[str]) -> None:
    taken = run(*likely, "--plain", typed="0\n0\nperhaps\n1\n")
    assert "The likeliest of 5 possible causes." in taken.stdout
    assert "Is this it? 1 yes, 2 this is not it: go on" in taken.stdout
    assert "Type 1 or 2;" in taken.stdout
    assert taken.returncode == 0
    denied = run(*likely, "--plain", typed="0\n0\n2\n")
    assert "Not known yet, so assumed here: Which page is shown?" in denied.stdout


def test_a_likely_ending_tells_programs_that_others_are_possible(
    likely: list[str], tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"facts": {}}), encoding="utf-8")
    for done in (
        run(*likely, "--json", typed="0\n0\n1\n"),
        run(*likely, "--answers", answers, "--json"),
    ):
        assert done.returncode == 0
        (offered,) = only(done.stdout, "resolution")
        assert (offered["node"], offered["settled"]) == ("sync", False)
        (end,) = only(done.stdout, "end")
        assert (end["kind"], end["node"]) == ("not-ours", "sync")
        assert len(end["remaining"]) == 5


# --- learning from the desk's own cases ---------------------------------------------------------


def solve(walk: list[str], times: int) -> None:
    """Let a rare cause be the one that is confirmed."""
    for _ in range(times):
        done = run(*walk, "--json", typed="2\n2\n1\n")
        assert only(done.stdout, "end")[0]["node"] == "licence", done.stdout


def left_of(walk: list[str], **environment: str) -> dict[str, dict[str, Any]]:
    (left,) = only(run(*walk, "--json", typed="v\n", **environment).stdout, "left")
    return {each["node"]: each for each in left["causes"]}


def test_confirmed_cases_refine_likelihoods_and_one_setting_switches_it_off(
    walk: list[str],
) -> None:
    before = left_of(walk)
    solve(walk, 4)
    after = left_of(walk)
    assert after["licence"]["probability"] > before["licence"]["probability"]
    assert after["second"]["probability"] < before["second"]["probability"]
    assert "solved cases" not in after["licence"]["likely"]
    assert left_of(walk, BRANCHLINE_LEARN="no") == before


def test_walks_that_were_not_confirmed_teach_nothing(walk: list[str]) -> None:
    before = left_of(walk)
    run(*walk, "--json", typed="2\n2\n2\n")
    run(*walk, "--json", typed="2\n2\n3\n")
    run(*walk, "--json", typed="2\n2\n")
    assert left_of(walk) == before


def test_another_version_of_the_flow_begins_anew(walk: list[str], tmp_path: Path) -> None:
    before = left_of(walk)
    solve(walk, 2)
    write_trees(tmp_path / "trees", guided=GUIDED.replace("It was slow.", "It was very slow."))
    assert left_of(walk) == before


# --- what the desk confirmed changes what is tried first -----------------------------------------

SECOND, ACCOUNT = "Use a second device", "Repair the account"
EQUAL = GUIDED.replace("actors: [IA], minutes: 30", "actors: [L1], minutes: 10")
"""Two fixes that take as long; the author finds the first one likelier."""


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """Return flows whose rarer fix was confirmed here a few times."""
    trees = write_trees(tmp_path / "equal", guided=EQUAL)
    for _ in range(6):
        done = run("walk", "guided", "--trees", trees, "--plain", typed="1\n2\n1\n")
        assert f"Fix: {ACCOUNT}" in done.stdout
    return trees


def first_in_lines(trees: Path, **environment: str) -> str:
    done = run("walk", "guided", "--trees", trees, "--plain", typed="1\n0\n", **environment)
    return done.stdout.partition("\nFix: ")[2].partition("\n")[0]


def first_for_programs(trees: Path, **environment: str) -> str:
    done = run("walk", "guided", "--trees", trees, "--json", typed="1\n0\n", **environment)
    return str(only(done.stdout, "resolution")[0]["title"])


async def first_in_app(trees: Path, *, learn: bool = True) -> str:
    catalog = Catalog([read_folder(trees)], [], lambda _: None)
    switch = Given("learn", "yes" if learn else "no", "the test")
    desk = Desk(find_places(os.environ), settle_layers([Layer("the test", (switch,))]), catalog)
    async with on_stage(build_services(catalog, os.environ, desk), "guided") as stage:
        await stage.sees("Which page is shown?")
        await stage.press("1")
        await stage.sees("Is a code asked for?")
        await stage.press("0")
        await stage.sees("Did it help?")
        found = SECOND if SECOND in stage.text else ACCOUNT
        assert found in stage.text
    desk.close()
    return found


async def test_a_fix_that_was_confirmed_here_is_tried_first_however_one_walks(
    tmp_path: Path, taught: Path
) -> None:
    fresh = write_trees(tmp_path / "other", guided=EQUAL.replace("It was slow.", "Very slow."))
    for trees, first in ((taught, ACCOUNT), (fresh, SECOND)):
        assert first_in_lines(trees) == first
        assert first_for_programs(trees) == first
        assert await first_in_app(trees) == first


async def test_learn_no_leaves_the_authors_order_however_one_walks(taught: Path) -> None:
    assert first_in_lines(taught, BRANCHLINE_LEARN="no") == SECOND
    assert first_for_programs(taught, BRANCHLINE_LEARN="no") == SECOND
    assert await first_in_app(taught, learn=False) == SECOND
