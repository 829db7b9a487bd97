"""What is wrong with flows: where, what, and how to mend it."""

from collections.abc import Sequence

from rich.cells import cell_len

from tui.core.diagnostic import Diagnostic, Severity
from tui.core.words import say, say_count
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Page, Pager, Piece

PROBLEM = "problem"
MOST = 200


def lay_problems(problems: Sequence[Diagnostic], canvas: Canvas) -> Page:
    """Lay diagnostics out, in the order of files and lines."""
    pager = Pager(canvas, keys=0)
    if not problems:
        pager.text(say("No problems"), STRONG)
        pager.text(say("Every flow that was found can be walked."), QUIET)
        return pager.page()
    errors = sum(1 for each in problems if each.severity is Severity.ERROR)
    warnings = len(problems) - errors
    told = (
        say_count("{number} error", "{number} errors", errors),
        say_count("{number} warning", "{number} warnings", warnings),
    )
    pager.text(", ".join(told), STRONG)
    pager.text(say("A flow with errors is not walked; the others are."), QUIET)
    for number, each in enumerate(problems[:MOST]):
        pager.blank()
        _lay_problem(pager, number, each)
    if len(problems) > MOST:
        pager.blank()
        pager.text(
            say("and {count} more: branchline check shows all", count=len(problems) - MOST), QUIET
        )
    return pager.page()


def _lay_problem(pager: Pager, number: int, problem: Diagnostic) -> None:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    pager.item(
        Act(PROBLEM, number=number), f"{place}  {say(problem.severity.value)} {problem.code}"
    )
    pager.text(problem.message, indent=2)
    if problem.excerpt:
        _lay_excerpt(pager, problem)
    if problem.hint:
        pager.text(problem.hint, QUIET, indent=2)
    if problem.walk:
        pager.text(
            say("Walk that shows it: ") + pager.glyphs.step.join(problem.walk), QUIET, indent=2
        )


def _lay_excerpt(pager: Pager, problem: Diagnostic) -> None:
    """Show the part of the line around the fault, and a caret under it."""
    number = f"{problem.line:>4} {pager.glyphs.rule} "
    room = max(1, pager.width - len(number))
    column = max(1, problem.column)
    start = 0 if column <= room - 4 else column - room // 2
    line = problem.excerpt[start : start + room]
    offset = cell_len(problem.excerpt[start : column - 1])
    pager.row(Piece(number, QUIET), Piece(line))
    pager.row(Piece(" " * (len(number) + offset)), Piece("^", STRONG))
