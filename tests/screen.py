"""How tests look at the app: its screen as text, and waiting until something holds."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App


def frame(app: App[Any]) -> str:
    """Return what stands on the screen, as lines without trailing blanks."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - the only whole picture
    return "\n".join(strip.text.rstrip() for strip in strips)


async def settle(condition: Callable[[], bool], *, what: str = "", seconds: float = 20.0) -> None:
    """Wait until `condition` holds; fail after `seconds`, naming `what` was awaited.

    Textual says when a key was handled, not when all that follows from it was painted, and a
    fixed pause is wrong on some machine: so tests wait for what they want to see.
    """
    try:
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110 - a condition on a screen has no event
                await asyncio.sleep(0.005)
    except TimeoutError:
        message = f"never came true within {seconds:g} s: {what or condition}"
        raise AssertionError(message) from None
