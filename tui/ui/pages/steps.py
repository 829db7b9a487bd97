"""One step: warning first, then what to do, then what to type, then what is seen."""

from tui.core.actor import name_actor
from tui.core.guide import Shown
from tui.core.words import say
from tui.ui.layout import PLAIN, QUIET, STRONG, Act, Pager, Piece

DONE, TODO = "[x]", "[ ]"


def lay_before(pager: Pager, shown: Shown, indent: int) -> None:
    """Lay out what must be read before a step: its procedure, warnings, who, under what."""
    if shown.procedure:
        pager.blank()
        pager.text(shown.procedure, QUIET, indent=indent)
    for warning in shown.warnings:
        lay_warning(pager, warning, indent)
    if shown.step.warning:
        lay_warning(pager, shown.step.warning, indent, STRONG)
    if shown.condition:
        pager.text(say("Only if: {condition}", condition=shown.condition), QUIET, indent=indent)
    if shown.step.actor:
        pager.text(say("Who: {actor}", actor=name_actor(shown.step.actor)), QUIET, indent=indent)


def lay_warning(pager: Pager, text: str, indent: int = 0, role: str = PLAIN) -> None:
    """Lay a warning out, so that it is seen without colour too."""
    lead = (Piece(" " * indent), Piece("! ", STRONG))
    pager.text(text, role, indent=indent + 2, lead=lead)


def lay_after(pager: Pager, shown: Shown, indent: int) -> None:
    """Lay out what belongs to a step: what to type, where, and what is then seen."""
    step = shown.step
    for exact in (step.command, step.address):
        if exact:
            pager.exact(exact.rstrip("\n"), indent=indent)
    if step.expect:
        pager.text(say("You then see: {expect}", expect=step.expect), QUIET, indent=indent)


def lay_step(pager: Pager, shown: Shown, *, lead: str, indent: int) -> None:
    """Lay out a step that is only read."""
    lay_before(pager, shown, indent)
    inner = indent + len(lead)
    pager.text(shown.step.do, PLAIN, indent=inner, lead=(Piece(" " * indent), Piece(lead, QUIET)))
    lay_after(pager, shown, inner)


def lay_tick(pager: Pager, act: Act, text: str, *, done: bool, key: str = "") -> None:
    """Lay out a line with a box to tick."""
    pager.item(act, text, key=key, mark=DONE if done else TODO)
