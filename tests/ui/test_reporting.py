"""What is wrong with a step, said in a walk, and the report in which it is read."""

from pathlib import Path

import pytest

from tests.ui.stage import SMALL, desk_in, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.journal.milestones import Flagged
from tui.ui.services import Services

WORDS = "no such words"


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


def _open(small: Flow, folder: Path) -> Services:
    return services(small, problems=())._replace(desk=desk_in(folder))


async def _flag(small: Flow, folder: Path, *last: str) -> Services:
    """Call the question behind the first answer wrong, and let the program end."""
    what = _open(small, folder)
    async with on_stage(what, "small-example") as stage:
        await stage.press("enter", "exclamation_mark")
        await stage.sees("This is wrong", "type what is wrong", "no names, please")
        await stage.type(WORDS)
        await stage.press(*last)
        await stage.sees("Apple MDM Push Certificate")
        assert ("Kept: whoever looks after this flow" in stage.text) == (last == ("enter",))
    assert what.desk is not None
    what.desk.close()
    return what


async def test_a_step_that_is_wrong_is_kept_with_the_case_and_read_in_the_report(
    small: Flow, tmp_path: Path
) -> None:
    what = await _flag(small, tmp_path, "enter")
    assert what.desk is not None
    flagged = [r.event for r in what.desk.recorder.records if isinstance(r.event, Flagged)]
    assert [each.text for each in flagged] == [WORDS]
    async with on_stage(_open(small, tmp_path)) as stage:
        await stage.press("escape", "R")  # the letters belong to the field first
        await stage.sees("this desk's journal", "What to look at first")
        for _ in range(9):
            if WORDS in stage.text:
                break
            await stage.press("pagedown")
        await stage.sees(WORDS)
        await stage.press("escape")
        await stage.sees("Go on with")


async def test_what_is_left_with_escape_calls_nothing_wrong(small: Flow, tmp_path: Path) -> None:
    what = await _flag(small, tmp_path, "escape")
    assert what.desk is not None
    assert not any(isinstance(r.event, Flagged) for r in what.desk.recorder.records)
