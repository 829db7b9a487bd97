"""A debrief in lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.core.practice.telling import (
    can_rewind,
    headline,
    say_parts,
    say_step,
    say_time,
    tell_after,
    tell_before,
)
from tui.core.words import say

if TYPE_CHECKING:
    from tui.core.training.debrief import Debrief
    from tui.core.training.judge import Judged


def debrief_lines(found: "Debrief") -> Iterator[str]:
    """Yield a debrief: unsafe things first, then the way taken beside the best one."""
    yield from ("", say("Debrief"), headline(found))
    yield from (f"  {line}" for line in say_parts(found))
    for part in tell_before(found):
        yield from ("", f"{part.title}:", *(f"  ! {line}" for line in part.lines))
    yield from ("", say("Your way, and the best way where it differs:"))
    for pair in found.pairs:
        yield from _pair(pair.own, pair.best, differs=pair.differs)
    for part in tell_after(found):
        yield from ("", f"{part.title}:", *(f"  {line}" for line in part.lines))
    yield from ("", say_time(found), say("Practise next: {text}", text=found.practise.text))


def _pair(own: "Judged | None", best: "Judged | None", *, differs: bool) -> Iterator[str]:
    if own is not None:
        first, *more = say_step(own)
        mark = "*" if differs else " "
        yield f"{mark} {own.number:>2}. {first}"
        yield from (f"    {line}" for line in more)
    if best is not None and differs:
        yield say("    best: {text}", text=best.text)


def rewind_steps(found: "Debrief") -> tuple["Judged", ...]:
    """Return the steps at which one can begin again."""
    return tuple(step for step in found.steps if can_rewind(step))
