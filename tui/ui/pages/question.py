"""A question: what to ask, what to say, the answers, how to find out, why."""

from collections.abc import Sequence

from tui.core.flow import Flow
from tui.core.guide import Shown, fill, how_steps
from tui.core.paths.ways import Known
from tui.core.tuples import NamedTuple
from tui.core.walk import Asking
from tui.core.words import say
from tui.ui.layout import PLAIN, QUIET, STRONG, Act, Canvas, Page, Pager, Piece, Row
from tui.ui.pages.steps import lay_step

ANSWER = "answer"
UNSURE = "unsure"
DIGITS = 9
DOUBT = "0"
"""Answers "I don't know", also where it is typed into the search field, if nothing follows."""


class Asked(NamedTuple):
    """A question as it stands on the screen."""

    asking: Asking
    flow: Flow
    known: Known
    shown: tuple[str, ...] | None = None
    """The answers that fit what was typed, best first; None: nothing was typed."""
    finding: bool = False
    """Whether how to find out is shown."""
    field: Row = ()
    """The search field, drawn; empty when answers are only listed."""
    assumed: str = ""
    """What this branch takes for granted while something is not known; empty when nothing."""
    searching: bool = False
    """Whether digits are typed into the search field instead of choosing."""
    doubting: bool = False
    """Whether "I don't know" comes first: its digit was typed where digits are searched for."""


def lay_question(asked: Asked, canvas: Canvas, height: int) -> Page:
    """Lay a question out; hints of the other answers make room when it is tight."""
    keys = 0 if asked.searching else 1
    page = _lay(asked, Pager(canvas, keys), every_hint=True)
    if len(page.rows) > height:
        page = _lay(asked, Pager(canvas, keys), every_hint=False)
    return page


def _lay(asked: Asked, pager: Pager, *, every_hint: bool) -> Page:
    fact, flow, known = asked.asking.fact, asked.flow, asked.known
    pager.text(fill(fact.ask, flow, known), STRONG)
    if fact.say:
        pager.blank()
        words = fill(fact.say, flow, known).strip('"“”„')
        pager.text(f'"{words}"' if _ascii(pager) else say("“{words}”", words=words), PLAIN,
                   indent=_indent(), lead=(Piece(say("Say"), QUIET),))  # fmt: skip
    if asked.assumed:
        pager.blank()
        pager.text(asked.assumed, QUIET)
    if asked.finding:
        lay_how(pager, how_steps(flow, fact, known))
    pager.blank()
    if asked.field:
        pager.row(*asked.field)
        pager.blank()
    hint = _lay_answers(asked, pager, every_hint=every_hint)
    if hint and not every_hint:
        pager.blank()
        pager.text(hint, QUIET)
    if fact.why and not asked.finding:
        pager.blank()
        lead = (Piece(say("Why"), QUIET),)
        pager.text(fill(fact.why, flow, known), QUIET, indent=_indent(), lead=lead)
    return pager.page()


def _ascii(pager: Pager) -> bool:
    return pager.glyphs.caret.isascii()


def _indent() -> int:
    """Return where the texts beside the two labels begin."""
    return 2 + max(len(say("Say")), len(say("Why")))


def _lay_answers(asked: Asked, pager: Pager, *, every_hint: bool) -> str:
    """Lay the answers out, and return the hint of the selected one."""
    fact, flow, known = asked.asking.fact, asked.flow, asked.known
    found = asked.asking.offered if asked.shown is None else asked.shown
    selected_hint = ""
    if fact.unsure and asked.doubting:
        pager.item(Act(UNSURE), say("I don't know"))
    for number, each in enumerate(found):
        answer = fact.answers[each]
        hint = fill(answer.hint, flow, known)
        key = str(number + 1) if number < DIGITS and not asked.searching else ""
        if number == pager.selected - (1 if asked.doubting else 0):
            selected_hint = hint
        pager.item(
            Act(ANSWER, each), fill(answer.label, flow, known), key=key,
            detail=hint if every_hint else "",
        )  # fmt: skip
    if fact.unsure and asked.doubting:
        return selected_hint
    if not found:
        nothing = say("No answer holds these words. Fewer may find it; esc shows every answer.")
        pager.text(nothing, QUIET, indent=2)
    # Words that find nothing are not yet a caller who does not know.
    if fact.unsure and (found or asked.shown is None):
        label = say("Still not known: go on without it") if asked.finding else say("I don't know")
        pager.item(Act(UNSURE), label, key="" if asked.searching else "0")
        if asked.finding:
            pager.item(
                Act("command", "later"), say("Ask somebody later: keep it on a list"), key="-"
            )
    return selected_hint


def lay_how(pager: Pager, steps: Sequence[Shown]) -> None:
    """Lay out how a fact can be found out."""
    pager.heading(say("How to find out"))
    for number, shown in enumerate(steps, 1):
        lead = f"{number}  " if len(steps) > 1 else ""
        lay_step(pager, shown, lead=lead, indent=2)
