"""Every screen of the app once, as data: what is drawn into `golden/`, and compared with it.

`python -m tests.ui.views` draws them all again.
"""

import asyncio
import sys
from pathlib import Path
from typing import NamedTuple

from tests.ui.stage import SMALL, load_flow, on_stage, services
from tests.ui.training_views import TRAINING_LOOKS, draw_training
from tui.ui.services import Profile

GOLDEN = Path(__file__).parent / "golden"


class Look(NamedTuple):
    """One screen: how to get there, and text by which one sees that one is there."""

    name: str
    keys: tuple[str, ...]
    shows: str
    flow: str = "small-example"
    ascii: bool = False


LOOKS = (
    Look("home", (), "reviewed", ""),
    Look("home-found", tuple("cert"), "APNSCertificateNotValid", ""),
    Look("home-nothing", tuple("printer"), "Nothing fits", ""),
    Look("find", ("enter", "slash", *"expired"), "push certificate has expired"),
    Look("find-chosen", ("enter", "slash", *"expired", "enter"), "Back to the walk"),
    Look("question-searched", (), "Which words does the phone show?"),
    Look("question", ("enter",), "Apple MDM Push Certificate"),
    Look("find-out", ("enter", "f"), "How to find out"),
    Look("resolution", ("enter", "2"), "has expired"),
    Look("resolution-end", ("enter", "2", "pagedown", "pagedown"), "It helped"),
    Look("finished", ("enter", "2", "h"), "The walk is finished"),
    Look("hand-over", ("enter", "2", "c"), "Hand over"),
    Look("hand-over-now", ("escape", "o"), "Hand over now"),
    Look("answers", ("enter", "2", "a"), "Answers so far"),
    Look("answers-change", ("enter", "2", "a", "3"), "[x] 2  Expired"),
    Look("answers-preview", ("enter", "2", "a", "3", "3"), "Was: Expired"),
    Look("form", ("enter", "2", "space", "down", "down", "down", "down", "enter"), "paste"),
    Look("map", ("enter", "full_stop"), "you are here"),
    Look("left", ("enter", "v"), "What each answer would leave"),
    Look("why", ("enter", "w"), "Why this question?"),
    Look("ask-later", ("escape", "minus"), "Whom will you ask?"),
    Look("to-find-out", ("escape", "minus", "1", "equals_sign"), "Ask the caller"),
    Look("note", ("enter", "m"), "type or paste a note"),
    Look("blanks", ("enter", "2", "i"), "type or paste it here"),
    Look("ticket", ("enter", "2", "t"), "Asked and answered"),
    Look("commands", ("enter", "ctrl+p", "pagedown"), "Not now"),
    Look("help", ("enter", "question_mark"), "Keys"),
    Look("problems", ("escape", "p"), "vpn.yaml:31", ""),
    Look("question-ascii", ("enter", "f"), "How to find out", ascii=True),
)


async def draw(look: Look) -> str:
    """Return the screen as text."""
    what = services(load_flow(SMALL), profile=Profile(ascii=look.ascii))
    async with on_stage(what, look.flow) as stage:
        await stage.press(*look.keys)
        await stage.sees(look.shows)
        await stage.counted()
        return stage.text.rstrip() + "\n"


def main() -> int:
    """Draw every screen into `golden/`."""
    for look in LOOKS:
        (GOLDEN / f"{look.name}.txt").write_text(asyncio.run(draw(look)), encoding="utf-8")
    for each in TRAINING_LOOKS:
        drawn = asyncio.run(draw_training(each))
        (GOLDEN / f"{each.name}.txt").write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
