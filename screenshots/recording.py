"""Records a short walk as an asciinema file, from the keys in `scenes.WALK`.

asciinema play screenshots/walk.cast
"""

import asyncio
import json
import os
from typing import TYPE_CHECKING

from rich.console import Console

from screenshots.scenes import FLOW, WALK, Scene
from screenshots.take import HERE, SECONDS, is_counted, open_services, read_text
from tui.ui.app import drop_hooks

if TYPE_CHECKING:
    from tui.ui.tree_app import TreeApp

FILE = HERE / "walk.cast"
SIZE = (80, 24)
LETTER, PAUSE = 0.08, 3.0
"""Seconds after a typed letter, and after a screen that is to be read."""


async def record() -> str:
    """Return the recording: a header, then one line for each frame.

    Raises:
        TimeoutError: what a key leads to never came up.
    """
    drop_hooks(os.environ)
    from tui.ui.tree_app import TreeApp  # noqa: PLC0415 - Textual reads the environment

    app = TreeApp(open_services(Scene("walk", "")), FLOW)
    header = {"version": 2, "width": SIZE[0], "height": SIZE[1], "title": "branchline"}
    lines = [json.dumps(header)]
    now = 0.0
    async with app.run_test(size=SIZE) as pilot:
        for keys, shows in WALK:
            for key in keys[:-1]:
                await pilot.press(key)
                lines.append(_frame(app, now := now + LETTER))
            await pilot.press(*keys[-1:])
            async with asyncio.timeout(SECONDS):
                while shows not in read_text(app) or not is_counted(app):  # noqa: ASYNC110 - no event tells
                    await asyncio.sleep(0.01)
            await pilot.pause()
            lines.append(_frame(app, now := now + LETTER))
            now += PAUSE
    return "\n".join([*lines, json.dumps([round(now, 2), "o", "\x1b[0m\r\n"])]) + "\n"


def _frame(app: "TreeApp", now: float) -> str:
    """Return a whole screen as what a terminal is sent."""
    console = Console(force_terminal=True, color_system="truecolor", width=SIZE[0])
    strips = app.screen._compositor.render_strips()  # noqa: SLF001
    rows = [strip.render(console) for strip in strips]
    return json.dumps([round(now, 2), "o", "\x1b[?25l\x1b[H" + "\r\n".join(rows)])


if __name__ == "__main__":
    FILE.write_text(asyncio.run(record()), encoding="utf-8")
