"""The commands by name: what can run now, and why another cannot."""

from collections.abc import Sequence

from tui.core.tuples import NamedTuple
from tui.core.words import say
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager

RUN = "run"


class Choice(NamedTuple):
    """A command, and why it cannot run now (empty: it can)."""

    id: str
    shown: str
    label: str
    help: str
    why_not: str


def find_choices(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """Return the commands whose words hold what was typed; those that can run first."""
    words = typed.casefold().split()
    hits = [
        each
        for each in choices
        if all(word in f"{each.label} {each.help} {each.id}".casefold() for word in words)
    ]
    return tuple(sorted(hits, key=lambda each: bool(each.why_not)))


def lay_palette(choices: Sequence[Choice], canvas: Canvas) -> Page:
    """Lay commands out; those that cannot run say why and cannot be chosen."""
    pager = Pager(canvas, keys=1)
    for each in choices:
        if each.why_not:
            continue
        pager.item(Act(RUN, each.id), each.help, key=each.shown)
    blocked = [each for each in choices if each.why_not]
    if blocked:
        pager.blank()
        pager.text(say("Not now"), STRONG)
    for each in blocked:
        pager.text(f"{each.help} ({each.why_not})", QUIET, indent=5)
    if not choices:
        pager.text(say("No command has these words."), QUIET)
    return pager.page()
