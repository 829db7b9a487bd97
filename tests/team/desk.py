"""A desk with cases on it, and pushing them."""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.store.cases import FakeTime
from tui.core.events import Answered, Noted, Started, Tried, Unsure
from tui.core.flow import Answer, Fact, Flow, Question, Resolution
from tui.core.journal.milestones import Closed, Flagged, Happening, Opened, Parked
from tui.core.journal.record import encode
from tui.store.counting import shelves_of
from tui.store.kept import pack_content
from tui.store.shelf import ENDING, Shelf
from tui.store.sitting import begin_sitting
from tui.store.team.connecting import connect
from tui.store.team.marks import Marks
from tui.store.team.migrating import check_version
from tui.store.team.pushing import Pushed, push_cases
from tui.store.team.sending import Sender
from tui.store.team.sharing import Sharer, Sharing

LAMP = Flow(
    flow="lamp",
    title="The lamp stays dark",
    start="one",
    facts={
        "plug": Fact(ask="Is it plugged in?", answers={"yes": Answer("Yes"), "no": Answer("No")}),
        "bulb": Fact(ask="Is the bulb whole?", answers={"yes": Answer("Yes"), "no": Answer("No")}),
        "model": Fact(ask="What stands on the lamp?", text=True),
    },
    nodes={
        "one": Question(ask="plug", to={"yes": "two", "no": "plug-in"}),
        "two": Question(ask="bulb", to={"yes": "shop", "no": "change"}),
        "plug-in": Resolution(resolve="Plug it in"),
        "change": Resolution(resolve="Change the bulb", otherwise="shop"),
        "shop": Resolution(resolve="Take it to the shop", kind="hand-over"),
    },
)
CONTENT = pack_content(LAMP).digest

NOW = (time.time() // 86_400 - 2.5) * 86_400
"""A noon of these days: a store takes nothing from a future that is far off, and counts by day."""

START = Started("lamp/one")
PLUGGED = Answered("lamp/one", "plug", "yes")
UNPLUGGED = Answered("lamp/one", "plug", "no")
BROKEN = Answered("lamp/two", "bulb", "no")
NOT_KNOWN = Unsure("lamp/two", "bulb")
HELPED = Tried("lamp/change", "helped")
FAILED = Tried("lamp/change", "failed")
FIXED = Closed("fixed", "", "Change the bulb", "lamp/change")
HANDED = Closed("handed-over", "", "Take it to the shop", "lamp/shop")

WALKS: tuple[tuple[Happening, ...], ...] = (
    (PLUGGED, BROKEN, HELPED, FIXED),
    (PLUGGED, BROKEN, FAILED, HANDED),
    (PLUGGED, NOT_KNOWN, Parked()),
    (UNPLUGGED, Noted("Anna Muster, anna@example.com, PIN is 4711"),
     Tried("lamp/plug-in", "helped"), Closed("fixed", "", "Plug it in", "lamp/plug-in")),
    (PLUGGED, Flagged("lamp/two", "the bulb cannot be seen")),
)  # fmt: skip


def fill(
    data: Path, walks: Iterable[tuple[Happening, ...]], moving: FakeTime | None = None
) -> None:
    """Put walks on a desk as cases, ten minutes apart."""
    moving = moving or FakeTime(NOW)
    shelf = Shelf(data / "cases")
    head = Opened("lamp", LAMP.title, {"lamp": CONTENT}, "Anna Muster", "0.1.0")
    for walk in walks:
        sitting = begin_sitting(moving.clock, START, None, "", "")
        sitting.change_head(head)
        for happening in (START, *walk):
            moving.move(20)
            sitting.add(happening)
        is_over = isinstance(walk[-1], Closed)
        folder = shelf.month(sitting.case) if is_over else shelf.open
        folder.mkdir(parents=True, exist_ok=True)
        lines = b"".join(map(encode, sitting.records))
        (folder / f"{sitting.case}{ENDING}").write_bytes(lines)
        moving.move(600)


def push(
    address: str,
    data: Path,
    sharing: Sharing | None = None,
    flows: Mapping[str, Flow] | None = None,
) -> Pushed:
    """Push everything of a desk, as `team push` does."""
    with connect(address) as connection:
        marks = Marks(data / "team.sqlite", check_version(connection))
        sharer = Sharer(sharing or Sharing(name="robin"), None, flows or {"lamp": LAMP})
        try:
            return push_cases(shelves_of(data), sharer, Sender(connection), marks)
        finally:
            marks.close()
