"""The first page: what all flows have in common is said once."""

from pathlib import Path
from threading import Event

import pytest

from tests.ui.stage import SMALL, Entry, desk_in, load_flow, on_stage, services
from tui.core.flow import Review
from tui.core.search import Index, build_index
from tui.ui.layout import UNICODE, Canvas
from tui.ui.pages.found import Findings
from tui.ui.pages.home import Hits, lay_home
from tui.ui.services import Services

TODAY = "2026-12-05"


def _entry(name: str, reviewed: str, *, broken: bool = False) -> Entry:
    review = Review(reviewed, "endpoint team", "")
    return Entry(name, f"The flow {name}", "", f"{name}.yaml", review, broken)


def _lay(*entries: Entry, width: int = 76) -> str:
    hits = Hits({}, entries, tuple(range(len(entries))), Findings(), TODAY, 0)
    page = lay_home(hits, Canvas(width, UNICODE))
    return "\n".join("".join(piece.text for piece in row) for row in page.rows)


@pytest.mark.parametrize("width", [36, 76])
def test_flows_of_one_age_say_it_once(width: int) -> None:
    faulty = _entry("c", "2026-01-01", broken=True)
    shown = _lay(_entry("a", "2026-11-23"), _entry("b", "2026-11-23"), faulty, width=width)
    assert " ".join(shown.split()).count("reviewed 12 days ago by endpoint team") == 1
    assert "! cannot be walked: c.yaml has faults" in " ".join(shown.split())


def test_flows_of_several_ages_say_it_each() -> None:
    shown = _lay(_entry("a", "2026-11-23"), _entry("b", "2026-12-04"))
    assert "reviewed 12 days ago" in shown
    assert "reviewed yesterday" in shown


def test_a_single_flow_says_it_below_its_title() -> None:
    title, age = _lay(_entry("a", "2026-11-23")).splitlines()[-2:]
    assert "The flow a" in title
    assert age.strip() == "reviewed 12 days ago by endpoint team"


async def test_somebody_new_is_told_the_first_keys_until_he_has_walked(tmp_path: Path) -> None:
    def open_desk() -> Services:
        return services(load_flow(SMALL), problems=())._replace(desk=desk_in(tmp_path))

    async with on_stage(open_desk()) as stage:
        await stage.sees("New here? Type what the user sees")
        await stage.press("enter")
        await stage.sees("Which words", "New here? A digit answers")
        await stage.press("enter")
        await stage.sees("Apple MDM Push Certificate")
        assert "New here?" not in stage.text
    async with on_stage(open_desk(), "small-example") as stage:
        await stage.sees("Which words")
        assert "New here?" not in stage.text


async def test_enter_before_the_flows_are_read_keeps_what_was_typed() -> None:
    flow, read = load_flow(SMALL), Event()

    def make() -> Index:
        read.wait()
        return build_index({flow.flow: flow})

    async with on_stage(services(flow, problems=())._replace(read_index=make)) as stage:
        try:
            await stage.type("zebra of apple")
            await stage.sees("The flows are being read.")
            await stage.press("enter")
            await stage.type("s")
            await stage.sees("zebra of apples")
        finally:
            read.set()
