"""Any terminal size: nothing crashes, nothing is wider than it may be, no key is cut."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Size

from tests.ui.stage import SMALL, load_flow, on_stage, services
from tests.ui.views import LOOKS, Look
from tui.ui.commands import COMMANDS, Hint
from tui.ui.keybar import fit_keys
from tui.ui.layout import ASCII, UNICODE, Act, Canvas, Glyphs, Page, Pager, cut, cut_left, wrap
from tui.ui.scroll import View, clamp, move, reveal, turn

SIZES = ((1, 1), (2, 40), (20, 5), (30, 8), (40, 12), (66, 15), (80, 24), (109, 30), (120, 40),
         (200, 60))  # fmt: skip
ALL_HINTS = tuple(Hint(each.shown, each.label) for each in COMMANDS if each.rank)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_every_screen_lives_through_every_size(look: Look) -> None:
    async with on_stage(services(load_flow(SMALL)), look.flow) as stage:
        await stage.press(*look.keys)
        await stage.sees(look.shows)
        for width, height in SIZES:
            await stage.pilot.resize_terminal(width, height)
            await stage.press("down", "up")
            lines = stage.text.split("\n")
            assert stage.app.size == Size(width, height)
            assert len(lines) <= height
            assert all(cell_len(line) <= width for line in lines)
            if (width, height) == (20, 5):
                assert "Terminal too small" in stage.text
        assert stage.app.is_running


@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_a_walk_can_be_finished_on_a_small_terminal(size: tuple[int, int]) -> None:
    async with on_stage(services(load_flow(SMALL)), "small-example", size=size) as stage:
        await stage.press("enter", "2", "h")
        await stage.sees("It helped.")


async def test_a_low_terminal_says_that_there_is_more_and_counts_nothing() -> None:
    async with on_stage(services(load_flow(SMALL)), "small-example", size=(40, 12)) as stage:
        await stage.press("enter", "2", "c")
        await stage.sees("Hand over", " more")
        assert "+" not in stage.text


async def test_a_wide_terminal_shows_answers_left_and_causes_right() -> None:
    async with on_stage(services(load_flow(SMALL)), "small-example", size=(120, 40)) as stage:
        await stage.press("enter")
        await stage.sees("Answers", "2 of 3 causes left", "- The Apple push")


async def test_enter_chooses_nothing_that_is_out_of_view() -> None:
    async with on_stage(services(load_flow(SMALL)), "small-example", size=(40, 12)) as stage:
        await stage.press("enter", "2", "enter")
        await stage.sees("[ ]    Is it the same Apple ID")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_key_bar_never_cuts_a_key_and_always_shows_help_and_quit(width: int) -> None:
    bar = "".join(piece.text for piece in fit_keys(ALL_HINTS, width))
    whole = {f"{hint.key} {hint.label}" for hint in ALL_HINTS}
    assert cell_len(bar) <= width
    assert set(bar.split("   ")) <= whole
    assert {"? help", "q quit"} <= set(bar.split("   "))


@given(st.text(), st.integers(1, 40))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert "".join("".join(lines).split()) == "".join(text.replace("\n", "").split())
    assert all(cell_len(line) <= max(width, 2) for line in lines)


@given(st.text(), st.integers(0, 20), st.sampled_from([ASCII, UNICODE]))
def test_shortening_keeps_to_the_width(text: str, width: int, glyphs: Glyphs) -> None:
    assert cell_len(cut(text, width, glyphs)) <= max(width, 0)
    assert cell_len(cut_left(text, width, glyphs)) <= max(width, cell_len(glyphs.ellipsis))


def _page(sizes: Sequence[int]) -> Page:
    pager = Pager(Canvas(20, ASCII))
    for number, rows in enumerate(sizes):
        pager.item(Act("x", number=number), "\n".join("a" * rows))
        for _ in range(rows):
            pager.row()
    return pager.page()


@given(
    st.lists(st.integers(1, 9), max_size=9), st.integers(1, 12),
    st.lists(st.sampled_from(["up", "down", "next", "last", "reveal"])),
)  # fmt: skip
def test_the_view_always_stays_on_the_page(
    sizes: Sequence[int], height: int, deeds: Sequence[str]
) -> None:
    page, view = _page(sizes), View()
    for deed in deeds:
        match deed:
            case "up" | "down":
                view = move(view, page, height, 1 if deed == "down" else -1)
            case "next" | "last":
                view = turn(view, page, height, 1 if deed == "next" else -1)
            case _:
                view = reveal(view, page, height)
        assert view == clamp(view, page, height)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.integers(1, 12))
def test_going_down_shows_every_row_once_on_the_way(sizes: Sequence[int], height: int) -> None:
    page, view = _page(sizes), View()
    seen = set(range(view.top, view.top + height))
    for _ in range(len(page.rows) * 2 + len(page.items)):
        view = move(view, page, height, 1)
        seen |= set(range(view.top, view.top + height))
    assert set(range(len(page.rows))) <= seen
