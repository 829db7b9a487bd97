"""Cases in the app: taken up again, parked, closed, and told when nothing is saved."""

from pathlib import Path

import pytest

from tests.screen import settle
from tests.ui.stage import SMALL, desk_in, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.journal.case import CLOSED, PARKED
from tui.ui.services import Services


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


def _open(small: Flow, folder: Path) -> Services:
    return services(small, problems=())._replace(desk=desk_in(folder))


async def _leave_one(small: Flow, folder: Path, *keys: str) -> None:
    """Walk as far as some keys lead, and let the program end."""
    what = _open(small, folder)
    async with on_stage(what, "small-example") as stage:
        await stage.press("enter", *keys)
        await stage.sees("A phone does not enrol")
    assert what.desk is not None
    what.desk.close()


async def test_home_offers_the_unfinished_case_first_and_goes_on_where_it_stood(
    small: Flow, tmp_path: Path
) -> None:
    await _leave_one(small, tmp_path, "2")
    async with on_stage(_open(small, tmp_path)) as stage:
        await stage.sees("Go on with (enter)", "unfinished · 2 answers")
        await stage.sees("enter go on with the case")
        await stage.press("down", "down")
        await stage.sees("enter start")
        assert "(enter)" not in stage.text
        await stage.press("up", "up", "enter")
        await stage.sees("The Apple push certificate has expired")


async def test_a_parked_case_keeps_its_place_and_comes_back(small: Flow, tmp_path: Path) -> None:
    what = _open(small, tmp_path)
    async with on_stage(what, "small-example") as stage:
        await stage.press("enter", "z")
        await stage.sees("What does the user see?", "parked · 1 answer", "Parked. It keeps")
        assert what.desk is not None
        assert what.desk.recorder.summary.state == PARKED
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")


async def test_the_outcome_is_asked_once_when_a_finished_walk_is_left(
    small: Flow, tmp_path: Path
) -> None:
    what = _open(small, tmp_path)
    async with on_stage(what, "small-example") as stage:
        await stage.press("enter", "2", "h")
        await stage.sees("The walk is finished")
        await stage.press("l")
        await stage.sees("How did this case end?", "Fixed (this fits)")
        await stage.press("question_mark")
        await stage.sees("Choose the line that the caret stands on.")
        await stage.press("escape", "enter")
        await stage.sees("What does the user see?", "Saved: fixed.")
        assert what.desk is not None
        assert what.desk.recorder.summary.state == CLOSED


async def test_the_outcome_can_be_skipped(small: Flow, tmp_path: Path) -> None:
    async with on_stage(_open(small, tmp_path), "small-example") as stage:
        await stage.press("enter", "2", "h", "q")
        await stage.sees("How did this case end?")
        await stage.press("escape")
        await settle(lambda: not stage.app.is_running, what="the end of the app")
        assert stage.app.return_code == 0


async def test_a_changed_flow_shows_what_moved_and_leaves_the_choice(
    small: Flow, tmp_path: Path
) -> None:
    await _leave_one(small, tmp_path, "2")
    file = tmp_path / "trees" / SMALL.name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("says: [", "says: [x y z, ").replace(
        "What does the page", "What status has the page"), encoding="utf-8")  # fmt: skip
    async with on_stage(_open(small, tmp_path)) as stage:
        await stage.sees("Go on with")
        await stage.press("enter")
        await stage.sees("The flow has changed", "In other words now", "Stay on the flow as it was")
        await stage.press("2")
        await stage.sees("The Apple push certificate has expired")


async def test_what_is_not_being_saved_is_said_and_the_walk_goes_on(
    small: Flow, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file in the way", encoding="utf-8")
    async with on_stage(_open(small, tmp_path), "small-example") as stage:
        await stage.press("enter")
        await stage.sees("Not saved:", "Apple MDM Push Certificate")


async def test_without_a_journal_nothing_can_be_parked(small: Flow) -> None:
    async with on_stage(services(small), "small-example") as stage:
        await stage.press("enter", "z")
        await stage.sees("nothing is being saved here")


async def test_home_says_what_is_damaged_and_what_of_the_settings_is_not_used(
    small: Flow, tmp_path: Path
) -> None:
    what = _open(small, tmp_path)
    assert what.desk is not None
    folder = tmp_path / "data" / "cases" / "open"
    folder.mkdir(parents=True)
    (folder / "20260101-000000000-bad.jsonl").write_text("no case", encoding="utf-8")
    what.desk.settings = what.desk.settings._replace(faults=("site.yaml:3: no such setting",))
    async with on_stage(what) as stage:
        await stage.sees("! site.yaml:3: no such setting")
        await stage.sees("! 20260101-000000000-bad.jsonl: there is nothing of a case in it")
