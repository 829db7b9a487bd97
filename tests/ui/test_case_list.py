"""The list of cases on screen, and what can be done with one: opened, replayed, out, in, away."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.screen import settle
from tests.store.cases import FakeTime
from tests.ui.stage import SMALL, Stage, desk_in, load_flow, on_stage, services
from tui.core.events import Noted
from tui.core.flow import Flow
from tui.core.journal.case import CLOSED, DUE
from tui.store.case_file import load_case
from tui.store.desk import Desk
from tui.ui.services import Services

TALL = (80, 40)
LONG = (150, 50)
SIZES = ((1, 1), (30, 8), (40, 12), (80, 24), (200, 60))
CARET = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def opened(small: Flow, tmp_path: Path, time: FakeTime) -> Services:
    return services(small, problems=())._replace(desk=desk_in(tmp_path, clock=time.clock))


def desk(what: Services) -> Desk:
    assert what.desk is not None
    return what.desk


async def _walk(what: Services, *keys: str) -> str:
    """Walk in another window as far as some keys lead, and close it; returns the case's id."""
    folder, clock = desk(what).places.shipped, desk(what).clock
    own = what._replace(desk=desk_in(folder, clock=clock))
    async with on_stage(own, "small-example") as stage:
        await stage.press("enter", *keys)
    desk(own).close()
    return desk(own).recorder.case


async def _to_list(stage: Stage) -> None:
    await stage.sees("What does the user see?")
    await stage.press("escape", "s")
    await stage.sees("Cases", "found")


async def _to_case(stage: Stage) -> None:
    await _to_list(stage)
    await stage.sees("answers")
    await stage.press("enter")
    await stage.sees("Replay it, step by step")


async def test_the_list_is_narrowed_by_state_and_by_words(opened: Services) -> None:
    await _walk(opened, "2")
    await _walk(opened, "2", "h", "q", "enter")
    async with on_stage(opened) as stage:
        await _to_list(stage)
        await stage.sees("[1 all]", "all, 2 found", "unfinished", "fixed")
        await stage.press("5")
        await stage.sees("[5 finished]", "finished, 1 found")
        await stage.press("3")
        await stage.sees("parked, 0 found", "No case is like this.")
        await stage.press("1", "slash")
        await stage.type("nobodysaidthis")
        await stage.sees("all, 0 found")
        await stage.press("ctrl+u")
        await stage.type("expir")
        await stage.sees("all, 2 found")
        await stage.press("escape", "escape")
        await stage.sees("What does the user see?")


async def test_a_case_is_opened_and_goes_on_where_it_stood(opened: Services) -> None:
    await _walk(opened, "2")
    async with on_stage(opened, size=TALL) as stage:
        await _to_case(stage)
        await stage.sees("Asked and answered", "unfinished")
        await stage.press("1")
        await stage.sees("The Apple push certificate has expired")


async def test_a_case_is_replayed_step_by_step(opened: Services) -> None:
    await _walk(opened, "2")
    async with on_stage(opened, size=TALL) as stage:
        await _to_case(stage)
        await stage.press("2")
        await stage.sees("step 1 of", "Case opened")
        await stage.press("enter", "enter", "down")
        await stage.sees("step 4 of", "Asked: Which words does the phone show?")
        await stage.sees("Then it stood at", CARET + " Expired")
        await stage.press("b")
        await stage.sees("step 3 of")
        await stage.press("up", "up", "up", "up")
        await stage.sees("step 1 of")


async def test_a_note_and_an_outcome_are_added_to_a_case_that_is_not_open(
    opened: Services,
) -> None:
    case = await _walk(opened, "2")
    async with on_stage(opened, size=TALL) as stage:
        await _to_case(stage)
        await stage.press("m")
        await stage.type("called back")
        await stage.press("enter")
        await stage.sees("Noted.", "1 note")
        await stage.press("e")
        await stage.sees("How did this case end?")
        await stage.press("5")
        await stage.sees("given up")
    book = desk(opened).casebook
    assert book is not None
    kept = book.load(case)
    assert kept.summary.state == CLOSED
    assert [r.event.text for r in kept.records if isinstance(r.event, Noted)] == ["called back"]


async def test_a_note_to_a_kept_case_leaves_the_walk_at_hand_alone(
    opened: Services, time: FakeTime
) -> None:
    before = await _walk(opened, "2")
    time.move(60)
    async with on_stage(opened, "small-example", size=TALL) as stage:
        await stage.press("enter", "s")
        await stage.sees("2 found")
        await stage.press("down", "enter")
        await stage.sees(before[-6:])
        await stage.press("m")
        await stage.type("for the other")
        await stage.press("enter")
        await stage.sees("Noted.")
        await stage.press("escape", "escape", "m")
        await stage.type("for this one")
        await stage.press("enter")
        await stage.sees("Noted.")
    here = desk(opened).recorder
    assert [r.event.text for r in here.records if isinstance(r.event, Noted)] == ["for this one"]
    assert here.case != before


async def test_a_case_that_is_open_in_another_window_is_neither_changed_nor_deleted(
    opened: Services, small: Flow, tmp_path: Path
) -> None:
    await _walk(opened, "2")
    other = services(small, problems=())._replace(desk=desk_in(tmp_path))
    async with on_stage(other) as elsewhere:
        await elsewhere.sees("Go on with")
        await elsewhere.press("enter", "n")
        async with on_stage(opened, size=TALL) as stage:
            await _to_case(stage)
            await stage.press("m", "x", "enter")
            await stage.sees("is open in another window; nothing was added")
            await stage.press("d", "y")
            await stage.sees("it was not deleted")


async def test_a_case_is_deleted_only_after_a_yes(opened: Services) -> None:
    await _walk(opened, "2")
    async with on_stage(opened, size=TALL) as stage:
        await _to_case(stage)
        await stage.press("d", "n")
        await stage.sees("Replay it")
        await stage.press("7", "y")
        await stage.sees("Deleted: case", "all, 0 found")


async def test_what_is_listed_leaves_without_secrets_and_comes_in_elsewhere(
    opened: Services, small: Flow, tmp_path: Path
) -> None:
    await _walk(opened, "2", "m", *"anna@contoso.com", "enter")
    async with on_stage(opened, size=LONG) as stage:
        await _to_list(stage)
        await stage.sees("1 found")
        await stage.press("u")
        await stage.sees("Take this case out", "[x] 3  Without names")
        await stage.press("2")
        await stage.sees("1 case is in", ".csv")
        await stage.press("3", "1")
        await stage.sees("1 case is in", ".jsonl")
    files = {path.suffix: path for path in (tmp_path / "data" / "exports").iterdir()}
    assert "anna" not in files[".csv"].read_text(encoding="utf-8")
    assert "anna@contoso.com" in files[".jsonl"].read_text(encoding="utf-8")
    new = tmp_path / "elsewhere"
    new.mkdir()
    other = services(small, problems=())._replace(desk=desk_in(new))
    async with on_stage(other, size=LONG) as stage:
        await _to_list(stage)
        await stage.press("u")
        for said in ("1 new cases", "1 here already"):
            await stage.sees("5  From a file")
            await stage.press("5")
            await stage.type(str(files[".jsonl"]))
            await stage.press("enter")
            await stage.sees(said)
        await stage.press("escape")
        await stage.sees("1 found")


async def test_a_file_that_is_damaged_or_not_there_is_named(
    opened: Services, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("no case\n", encoding="utf-8")
    async with on_stage(opened, size=LONG) as stage:
        await _to_list(stage)
        await stage.press("u")
        for name, said in ((str(bad), "line 1 cannot be read"), ("/nowhere/x", "/nowhere/x:")):
            await stage.sees("From a file")
            await stage.press("5")
            await stage.type(name)
            await stage.press("enter")
            await stage.sees(said)


async def test_old_finished_cases_are_deleted_after_a_yes(opened: Services, time: FakeTime) -> None:
    await _walk(opened, "2", "h", "q", "enter")
    await _walk(opened, "2")
    time.move(100 * 86_400)
    async with on_stage(opened, size=TALL) as stage:
        await _to_list(stage)
        await stage.sees("2 found")
        await stage.press("u")
        await stage.sees("Not touched for 90 days: 1 case", "Not touched for 365 days: 0 cases")
        await stage.press("7", "y")
        await stage.sees("1 cases deleted", "Not touched for 90 days: 0 cases")
        await stage.press("escape")
        await stage.sees("1 found")


async def test_in_a_restricted_place_no_file_is_written_or_read(
    small: Flow, tmp_path: Path
) -> None:
    what = services(small, problems=())._replace(desk=desk_in(tmp_path, restricted=True))
    await _walk(what, "2")
    async with on_stage(what, size=TALL) as stage:
        await _to_list(stage)
        await stage.sees("1 found")
        await stage.press("u")
        await stage.sees("Restricted: nothing leaves")
        await stage.press("1", "5")
        assert not (tmp_path / "data" / "exports").exists()


async def test_a_case_waits_until_a_day_and_home_reminds(opened: Services, time: FakeTime) -> None:
    async with on_stage(opened, "small-example") as stage:
        await stage.press("enter", "e")
        await stage.sees("How did this case end?")
        await stage.press("3")
        await stage.sees("Look at it again when?", "1  Tomorrow")
        await stage.press("slash")
        await stage.type("yesterday")
        await stage.sees("Type a day")
        await stage.press("ctrl+u")
        await stage.type("2 weeks")
        await stage.sees("Thu 2026-12-10")
        await stage.press("enter")
        await stage.sees("What does the user see?", "waiting until Thu 2026-12-10")
        assert "waits for you" not in stage.text
    kept = desk(opened).recorder.summary
    assert (kept.state, kept.due) == (DUE, "2026-12-10")
    desk(opened).close()
    time.move(16 * 86_400)
    async with on_stage(opened._replace(today=time.clock.today())) as stage:
        await stage.sees("! 1 case waits for you.", "! due since 2 days")


async def test_one_key_parks_and_returns_to_the_other_case(opened: Services) -> None:
    await _walk(opened, "2", "z")
    async with on_stage(opened, "small-example") as stage:
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        await stage.press("x")
        await stage.sees("The Apple push certificate has expired")
        await stage.press("x")
        await stage.sees("What does the page")
        await stage.press("x")
        await stage.sees("The Apple push certificate has expired")
        await stage.press("m", "h", "i", "enter")  # it is under way again, on a fix
        await stage.sees("Noted.")
        await stage.press("b", "2", "x")
        await stage.sees("What does the page")
        await stage.press("x")
        await stage.sees("The Apple push certificate has expired")
    assert len(list((desk(opened).places.data or Path()).glob("cases/open/*"))) == 2


async def test_without_another_parked_case_the_walk_stays(opened: Services) -> None:
    async with on_stage(opened, "small-example") as stage:
        await stage.press("enter", "x")
        await stage.sees("No other case is parked.", "What does the page")


async def test_damage_is_said_in_the_list_and_what_is_whole_is_there(
    opened: Services, tmp_path: Path
) -> None:
    case = await _walk(opened, "2")
    file = tmp_path / "data" / "cases" / "open" / f"{case}.jsonl"
    file.write_bytes(file.read_bytes() + b"half a li")
    async with on_stage(opened, size=TALL) as stage:
        await _to_list(stage)
        await stage.sees("1 found")
        await stage.press("enter")
        await stage.sees("Replay it")
    assert load_case(desk(opened).casebook.shelf, file).notices == ()  # type: ignore[union-attr]
    damaged = list((tmp_path / "data" / "cases" / "damaged").iterdir())
    assert damaged[0].read_bytes().endswith(b"half a li")


async def test_a_case_whose_flow_is_gone_can_still_be_kept_in_order(
    opened: Services, tmp_path: Path
) -> None:
    await _walk(opened, "2")
    for folder in ("trees", "data/flows"):
        for path in (tmp_path / folder).iterdir():
            path.unlink()
    bare = opened._replace(desk=desk_in_empty(tmp_path))
    async with on_stage(bare, size=TALL) as stage:
        await _to_list(stage)
        await stage.sees("1 found")
        await stage.press("enter")
        await stage.sees("is not here", "Delete it for good")
        assert "Replay" not in stage.text


def desk_in_empty(folder: Path) -> Desk:
    """Return a desk over the same cases, with no flows beside them."""
    from tui.store.catalog import Catalog

    whole = desk_in(folder)
    return Desk(whole.places, whole.settings, Catalog([], [], lambda _: None))


async def test_each_of_these_screens_lives_through_every_size(opened: Services) -> None:
    await _walk(opened, "2")
    async with on_stage(opened) as stage:
        await _to_list(stage)
        await stage.sees("answers")
        for keys, shows in (
            ((), "answers"), (("enter",), "Replay it"), (("2",), "step 1 of"),
            (("escape", "e", "3"), "Tomorrow"),
            (("escape", "escape", "escape", "u"), "From a file"),
            (("escape", "escape", "comma"), "built in"),
        ):  # fmt: skip
            await stage.press(*keys)
            await stage.sees(shows)
            for width, height in SIZES:
                await stage.pilot.resize_terminal(width, height)
                await stage.press("down", "up")
                assert all(cell_len(line) <= width for line in stage.text.split("\n"))
            await stage.pilot.resize_terminal(80, 24)


async def test_the_app_goes_on_with_a_case_at_once(opened: Services) -> None:
    case = await _walk(opened, "2")
    async with on_stage(opened) as stage:
        stage.app.case = case
        stage.app.on_ready()
        await stage.sees("The Apple push certificate has expired")
    await settle(lambda: not stage.app.is_running, what="the end of the app")
