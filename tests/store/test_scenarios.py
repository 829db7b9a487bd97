"""Files of scenarios are read beside the flows, and what is wrong with them is said."""

from pathlib import Path

import pytest

from tui.core.codes.calls import CALLS, calls
from tui.store.folder import read_folder
from tui.store.scenarios import Scenarios, read_scenarios


def write(folder: Path, **files: str) -> Scenarios:
    for name, text in files.items():
        (folder / "scenarios").mkdir(exist_ok=True)
        (folder / "scenarios" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_scenarios([folder])


def test_a_scenario_is_read_with_everything_in_it(tmp_path: Path) -> None:
    read = write(tmp_path, tiny=CALLS)
    assert read.problems == ()
    scenario = read.scenarios["new-colleague"]
    assert (scenario.level, scenario.flow, scenario.cause_name) == (1, "tiny", "tiny/assign")
    assert scenario.ticket.sender == "Jo, sales"
    assert scenario.says["licence"].text == "No plan is shown on my page."


def test_scenarios_are_no_flows(tmp_path: Path) -> None:
    write(tmp_path, tiny=CALLS)
    assert read_folder(tmp_path).files == {}


def test_a_file_without_scenarios_says_so(tmp_path: Path) -> None:
    assert [each.code for each in write(tmp_path, tiny="flow: tiny\n").problems] == ["C001"]


def test_a_call_without_a_flow_is_left_out(tmp_path: Path) -> None:
    read = write(tmp_path, tiny=calls("flow: tiny\n"))
    assert [each.code for each in read.problems] == ["C002"]
    assert read.scenarios == {}


def test_the_same_id_in_two_files_is_reported_with_the_other_file(tmp_path: Path) -> None:
    read = write(tmp_path, one=CALLS, two=CALLS)
    assert [each.code for each in read.problems] == ["C003"]
    assert "one.yaml" in read.problems[0].message


def test_a_later_folder_overrules_an_earlier_one(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    write(first, tiny=CALLS)
    write(second, tiny=calls("A new colleague", "A colleague"))
    read = read_scenarios([first, second])
    assert read.problems == ()
    assert read.scenarios["new-colleague"].title.startswith("A colleague")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("level: 1", "level: 4", "F033"),
        ("    cause: assign\n", "", "F031"),
        ("    cause:", "    reason: x\n    cause:", "F030"),
        ("licence: missing", "licence: [missing]", "F032"),
    ],
)
def test_a_faulty_call_is_left_out_and_the_others_stay(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    other = CALLS.partition("calls:\n")[2].replace("new-colleague", "other")
    read = write(tmp_path, tiny=calls(old, new) + other)
    assert code in {each.code for each in read.problems}
    assert set(read.scenarios) == {"other"}
