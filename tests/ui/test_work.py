"""How much is done for a start and for a key: messages handled, rows drawn; never a time."""

from typing import NamedTuple

import pytest
from textual.message import Message
from textual.strip import Strip

from tests.ui.stage import HOME_SIZE, SMALL, load_flow, services, stage_of
from tui.ui.content import to_strip
from tui.ui.layout import Row
from tui.ui.tree_app import TreeApp


class Work(NamedTuple):
    """What was done since this was last empty."""

    messages: list[str]
    """The messages of Textual that the app, its screen and its sheet handled, by kind."""
    rows: list[Row]
    """The rows that were styled."""

    def take(self, message: Message) -> None:
        """Count a message; what works beside the screen tells of itself at any time."""
        name = type(message).__name__
        if name != "StateChanged":
            self.messages.append(name)

    def draw(self, row: Row, *others: object) -> Strip:
        """Count a row that is styled."""
        self.rows.append(row)
        return to_strip(row, *others)  # type: ignore[arg-type]

    def check(self, *, messages: int, paints: int, rows: int) -> None:
        """Find that no more than this was done, and count anew."""
        assert len(self.messages) <= messages, self.messages
        assert self.messages.count("Update") <= paints, self.messages
        assert len(self.rows) <= rows, self.rows
        self.messages.clear()
        self.rows.clear()


async def test_a_start_a_move_and_an_answer_do_only_so_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = Work([], [])
    monkeypatch.setattr("tui.ui.sheet.to_strip", work.draw)
    app = TreeApp(services(load_flow(SMALL)), "small-example")
    async with stage_of(app, hook=work.take) as stage:
        await stage.sees("Which words does the phone", "left")
        work.check(messages=40, paints=3, rows=HOME_SIZE[1])
        await stage.press("escape")
        await stage.press("down")
        work.check(messages=20, paints=2, rows=10)
        await stage.press("up")
        work.check(messages=10, paints=1, rows=2)
        await stage.press("1")
        await stage.sees("Apple MDM Push Certificate")
        await stage.counted()
        work.check(messages=16, paints=2, rows=HOME_SIZE[1])
