"""Training's home on a page: what is due today, then everything else there is to practise."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.classroom.report import Report, Table
from tui.core.practice.attempt import Attempt
from tui.core.practice.deck import LEVELS, Day
from tui.core.practice.fading import Help
from tui.ui.layout import ACCENT, PLAIN, QUIET, STRONG, Act, Canvas, Page, Pager, Piece

TODAY, GO_ON, CALLS, MAKE, DRILL, PROGRESS, LESSON, REPORT, FLOW = (
    "today", "go-on", "calls", "make", "drill", "progress", "lesson", "report", "flow",
)  # fmt: skip
MOST_OFFERED = 3
DIGITS = 9


class Desk(NamedTuple):
    """What the home of training shows."""

    day: Day
    skill: str
    """What the next call is for, in words; empty: there is none."""
    help: Help
    unfinished: Sequence[Attempt]
    calls: int
    """How many written calls there are."""
    is_new: bool = False
    """Whether nothing was practised yet; then the first lesson comes first."""


def say_day(day: Day) -> str:
    """Say what is due today: n of m, and where it ends."""
    if not day.total:
        return "Nothing is due today."
    if day.is_over:
        later = f" {day.waiting} more wait for the days to come." if day.waiting else ""
        return f"Today's practice is done: {day.done} of {day.total}.{later}"
    later = f"; {day.waiting} more wait for the days to come" if day.waiting else ""
    return f"Due today: {day.done} of {day.total} done{later}."


def lay_home(desk: Desk, canvas: Canvas) -> Page:
    """Lay the home of training out."""
    pager = Pager(canvas)
    pager.text(say_day(desk.day), STRONG)
    pager.blank()
    digit = iter("123456789")
    if desk.is_new:
        _offer_lesson(pager, next(digit))
    if desk.skill:
        is_due = desk.day.due or desk.day.again
        label = "Go on with today's practice" if is_due else "Practise something new"
        detail = f"{desk.skill}\n{desk.help.mode}: {desk.help.why}"
        pager.item(Act(TODAY), label, key=next(digit), detail=detail)
    for each in desk.unfinished[:MOST_OFFERED]:
        detail = f"{each.head.mode}, left in the middle"
        pager.item(Act(GO_ON, each.id), f"Go on with: {each.head.title}", key=next(digit),
                   detail=detail)  # fmt: skip
    pager.blank()
    pager.item(
        Act(CALLS), "Choose a call", key=next(digit), detail="told like real callers, three levels"
    )
    pager.item(Act(MAKE), "A call made from a flow", key=next(digit), detail="never the same twice")
    pager.item(Act(DRILL), "Drill", key=next(digit), detail="message, cause, first action")
    pager.item(Act(PROGRESS), "How far you are", key=next(digit))
    pager.item(Act(REPORT), "The report of a class", key=next(digit),
               detail="from the folder with its results")  # fmt: skip
    if not desk.is_new:
        _offer_lesson(pager, next(digit, ""))
    return pager.page()


def _offer_lesson(pager: Pager, key: str) -> None:
    pager.item(Act(LESSON), "The first lesson", key=key,
               detail="the program itself, in five minutes")  # fmt: skip


class Progress(NamedTuple):
    """How firm the skills of one flow sit."""

    flow: str
    title: str
    counts: Mapping[str, int]
    """How many stand on each level."""


def lay_progress(
    flows: Sequence[Progress], leeches: Sequence[str], pace: str, canvas: Canvas
) -> Page:
    """Lay out how far somebody is: a bar of signs for each flow, and what keeps failing."""
    pager = Pager(canvas)
    pager.text("How far you are", STRONG)
    pager.text("Each resolution and each decision is a skill. Choose a flow to practise it.", QUIET)
    pager.blank()
    for number, each in enumerate(flows, 1):
        total = sum(each.counts.values())
        known = each.counts["known"] + each.counts["mastered"]
        words = ", ".join(f"{each.counts[level]} {level}" for level in LEVELS)
        key = str(number) if number <= DIGITS else ""
        detail = f"{_bar(known, total, canvas)} {known} of {total} known or mastered: {words}"
        pager.item(Act(FLOW, each.flow), each.title, key=key, detail=detail)
    if leeches:
        pager.heading("Failed again and again")
        pager.text("Perhaps the flow is unclear here: tell its author.", QUIET)
        for text in leeches:
            pager.text(text, indent=2, lead=(Piece("- ", QUIET),))
    pager.blank()
    pager.text(f"When a skill is due again is reckoned by {pace}.", QUIET)
    return pager.page()


def _bar(part: int, whole: int, canvas: Canvas) -> str:
    width = 10
    full = round(width * part / whole) if whole else 0
    return f"[{'#' * full}{'.' * (width - full)}]" if canvas.width else ""


def lay_report(report: Report, canvas: Canvas) -> Page:
    """Lay a report out; a table too wide for the screen becomes one block for each row."""
    pager = Pager(canvas, keys=0)
    pager.text(report.title, STRONG)
    pager.text(report.about, QUIET)
    for table in report.tables:
        pager.heading(table.title)
        _lay_table(pager, table)
        if table.note and table.rows:
            pager.text(table.note, QUIET)
    return pager.page()


def _lay_table(pager: Pager, table: Table) -> None:
    if not table.rows:
        pager.text("none", QUIET, indent=2)
        return
    every = [table.columns, *table.rows]
    widths = [max(len(row[place]) for row in every) for place in range(len(table.columns))]
    if sum(widths) + 2 * len(widths) <= pager.width:
        for number, row in enumerate(every):
            cells = "  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=True))
            pager.row(Piece(f"  {cells}".rstrip(), PLAIN if number else QUIET))
        return
    for row in table.rows:
        name = row[1] if table.name == "people" else row[0]
        pager.text(name, ACCENT, indent=2)
        pairs = [
            f"{column} {cell}"
            for column, cell in zip(table.columns, row, strict=True)
            if cell and cell != name
        ]
        pager.text(pager.glyphs.dot.join(pairs), indent=4)
