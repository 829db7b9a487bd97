"""What is written to the terminal: the picture that is meant, in few bytes."""

from collections.abc import Sequence
from itertools import pairwise

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.events import Key
from textual.filter import LineFilter
from textual.strip import Strip

from tests.core.guided import FLOW
from tests.screen import frame
from tests.ui.stage import on_stage, services
from tui.ui.content import Colourless, to_strip
from tui.ui.course import Course
from tui.ui.layout import PLAIN, ROLES, UNICODE, WORTH, Piece, Row, find_changes
from tui.ui.painter import Frame, Stroke, change_pen
from tui.ui.theme import PALETTES, styles_of

WIDTH, HEIGHT = 24, 4
TEXTS = st.text("ab │─中", max_size=9)
ROWS = st.lists(st.builds(Piece, TEXTS, st.sampled_from(ROLES)), max_size=4).map(tuple)
PAGES = st.lists(ROWS, min_size=HEIGHT, max_size=HEIGHT)
SYSTEMS = ("standard", "256", "truecolor")


def strip_of(row: Row, theme: str, filters: Sequence[LineFilter]) -> Strip:
    styles = styles_of(theme)
    strip = to_strip(row, WIDTH, styles)
    for each in filters:
        ground = styles[PLAIN].background
        assert ground
        strip = strip.apply_filter(each, ground)
    return strip


def picture(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Return what a person sees of each cell; a blank has no colour and no weight."""
    cells = [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]
    return [
        [(cell.data, cell.bg, cell.reverse, *((cell.fg, cell.bold) if cell.data.strip() else ()))
         for cell in row]
        for row in cells
    ]  # fmt: skip


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("filters", [(), (Colourless(),)], ids=["colours", "none"])
@given(pages=st.lists(PAGES, min_size=2, max_size=4), theme=st.sampled_from([*PALETTES]))
def test_what_changed_makes_the_same_picture_as_all_of_it(
    system: str, filters: Sequence[LineFilter], pages: list[list[Row]], theme: str
) -> None:
    console = Console(color_system=system, force_terminal=True)  # type: ignore[arg-type]
    shown, whole = (pyte.Screen(WIDTH, HEIGHT) for _ in range(2))

    def draw(screen: pyte.Screen, strokes: list[Stroke]) -> None:
        pyte.Stream(screen).feed(Frame(strokes).render_segments(console))

    strips = [[strip_of(row, theme, filters) for row in page] for page in pages]
    draw(shown, [Stroke(0, y, strip) for y, strip in enumerate(strips[0])])
    for (before, page), drawn in zip(pairwise(pages), strips[1:], strict=True):
        draw(shown, [
            Stroke(first, y, drawn[y].crop(first, end))
            for y in range(HEIGHT) if before[y] != page[y]
            for first, end in find_changes(before[y], page[y], WIDTH)
        ])  # fmt: skip
        plain = "".join(f"\x1b[{y + 1};1H{strip.render(console)}" for y, strip in enumerate(drawn))
        pyte.Stream(whole).feed(plain)
        assert picture(shown) == picture(whole)
        attributes = shown.cursor.attrs
        assert (attributes.fg, attributes.bg, attributes.bold) == ("default", "default", False)


@pytest.mark.parametrize(
    ("before", "wanted", "way"),
    [
        ("1;38;5;1;48;5;0", "1;38;5;1;48;5;0", ""),
        ("", "1;38;5;1;48;5;0", "\x1b[1;38;5;1;48;5;0m"),
        ("38;5;1;48;5;0", "38;5;2;48;5;0", "\x1b[38;5;2m"),
        ("38;5;1;48;5;0", "1;38;5;1;48;5;0", "\x1b[1m"),
        ("1;38;5;1;48;5;0", "38;5;1;48;5;0", "\x1b[22m"),
        ("1;38;2;9;9;9", "38;2;9;9;9", "\x1b[22m"),
        ("1;37;40", "96;40", "\x1b[22;96m"),
        ("1", "", "\x1b[m"), ("1", "7", "\x1b[;7m"), ("1;7", "7", "\x1b[;7m"),
        ("38;5;1;48;5;0", "38;5;1", "\x1b[;38;5;1m"), ("31;100", "", "\x1b[m"),
    ],
)  # fmt: skip
def test_a_style_is_changed_in_few_bytes(before: str, wanted: str, way: str) -> None:
    assert change_pen(before, wanted) == way


def test_a_blank_needs_no_style_of_its_own() -> None:
    bold, quiet = Style.parse("bold red on blue"), Style.parse("green on blue")
    strip = Strip([Segment("a", bold), Segment("   ", quiet), Segment("b", bold)])
    sent = Frame([Stroke(0, 0, strip)]).render_segments(Console(color_system="256"))
    assert sent.endswith("ma   b\x1b[m")
    lined = Strip([Segment("a", quiet), Segment(" ", quiet + Style(underline=True))])
    sent = Frame([Stroke(0, 0, lined)]).render_segments(Console(color_system="256"))
    assert sent.endswith("a\x1b[4m \x1b[m")


def test_what_is_the_same_is_skipped_where_that_is_shorter() -> None:
    row: Row = (Piece("x" * 40),)
    near = (Piece("a" + "x" * (WORTH - 1) + "b" + "x" * (39 - WORTH)),)
    far = (Piece("a" + "x" * WORTH + "b" + "x" * (38 - WORTH)),)
    assert find_changes(row, near, 40) == [(0, WORTH + 1)]
    assert find_changes(row, far, 40) == [(0, 1), (WORTH + 1, WORTH + 2)]
    assert find_changes(row, row, 40) == []
    assert find_changes((), (Piece("中"),), 40) == [(0, 40)]


async def test_the_next_question_is_painted_before_what_remains_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(services(FLOW), "guided", size=(120, 40)) as stage:
        await stage.counted()
        frames: list[str] = []
        before: list[str] = []
        look = Course.look

        def watch(course: Course) -> object:
            before.extend(frames)
            return look(course)

        monkeypatch.setattr(Course, "look", watch)
        monkeypatch.setattr(stage.app, "post_display_hook", lambda: frames.append(frame(stage.app)))
        await stage.press("1")
        await stage.sees("2 of 5 causes left")
        assert "2 of 5 causes left" not in before[-1]
        assert "Is a code asked for?" in before[-1]


async def test_keys_that_wait_are_painted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(services(FLOW), "guided", size=(120, 40)) as stage:
        await stage.counted()
        frames: list[str] = []
        monkeypatch.setattr(stage.app, "post_display_hook", lambda: frames.append(frame(stage.app)))
        for _ in range(3):
            stage.app.screen.post_message(Key("down", None))
        await stage.sees(f"{UNICODE.caret} 0  I don't know")
        carets = {
            line.partition(UNICODE.caret)[2][:3] for each in frames for line in each.split("\n")
        }
        assert {"1", "0"} >= {caret.strip() for caret in carets} - {""}
