"""Training's home on a page: what is due today, then everything else there is to practise."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.classroom.report import Report, Table
from tui.core.practice.attempt import Attempt
from tui.core.practice.deck import LEVELS, Day
from tui.core.practice.fading import Help
from tui.core.words import say
from tui.ui.layout import ACCENT, PLAIN, QUIET, STRONG, Act, Canvas, Page, Pager, Piece

TODAY, GO_ON, CALLS, MAKE, DRILL, PROGRESS, LESSON, REPORT, FLOW = (
    "today",
    "go-on",
    "calls",
    "make",
    "drill",
    "progress",
    "lesson",
    "report",
    "flow",
)
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
        return say("Nothing is due today.")
    if day.is_over:
        later = (
            say(" {waiting} more wait for the days to come.", waiting=day.waiting)
            if day.waiting
            else ""
        )
        return say(
            "Today's practice is done: {done} of {total}.{later}",
            done=day.done,
            total=day.total,
            later=later,
        )
    later = (
        say("; {waiting} more wait for the days to come", waiting=day.waiting)
        if day.waiting
        else ""
    )
    return say(
        "Due today: {done} of {total} done{later}.", done=day.done, total=day.total, later=later
    )


def lay_home(desk: Desk, canvas: Canvas) -> Page:
    """Lay the home of training out."""
    pager = Pager(canvas)
    pager.text(say_day(desk.day), STRONG)
    pager.blank()
    digit = iter("123456789")
    if desk.is_new:
        _offer_lesson(pager, next(digit))
    if desk.skill:
        failed = say("Once more: what failed today")
        label = failed if desk.day.again else say("Practise something new")
        label = say("Go on with today's practice") if desk.day.due else label
        detail = f"{desk.skill}\n{say(desk.help.mode)}: {desk.help.why}"
        pager.item(Act(TODAY), label, key=next(digit), detail=detail)
    for each in desk.unfinished[:MOST_OFFERED]:
        detail = say("{mode}, left in the middle", mode=say(each.head.mode))
        pager.item(
            Act(GO_ON, each.id),
            say("Go on with: {title}", title=each.head.title),
            key=next(digit),
            detail=detail,
        )
    pager.blank()
    for act, label, detail in (
        (CALLS, say("Choose a call"), say("told like real callers, three levels")),
        (MAKE, say("A call made from a flow"), say("never the same twice")),
        (DRILL, say("Drill"), say("message, cause, first action")),
        (PROGRESS, say("How far you are"), ""),
        (REPORT, say("The report of a class"), say("from the folder with its results")),
    ):
        pager.item(Act(act), label, key=next(digit), detail=detail)
    if not desk.is_new:
        _offer_lesson(pager, next(digit, ""))
    return pager.page()


def _offer_lesson(pager: Pager, key: str) -> None:
    pager.item(
        Act(LESSON),
        say("The first lesson"),
        key=key,
        detail=say("the program itself, in five minutes"),
    )


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
    pager.text(say("How far you are"), STRONG)
    pager.text(
        say("Each resolution and each decision is a skill. Choose a flow to practise it."), QUIET
    )
    pager.blank()
    for number, each in enumerate(flows, 1):
        total = sum(each.counts.values())
        known = each.counts["known"] + each.counts["mastered"]
        words = ", ".join(f"{each.counts[level]} {say(level)}" for level in LEVELS)
        key = str(number) if number <= DIGITS else ""
        detail = say(
            "{known} {known2} of {total} known or mastered: {words}",
            known=_bar(known, total, canvas),
            known2=known,
            total=total,
            words=words,
        )
        pager.item(Act(FLOW, each.flow), each.title, key=key, detail=detail)
    if leeches:
        pager.heading(say("Failed again and again"))
        pager.text(say("Perhaps the flow is unclear here: tell its author."), QUIET)
        for text in leeches:
            pager.text(text, indent=2, lead=(Piece("- ", QUIET),))
    pager.blank()
    pager.text(say("When a skill is due again is reckoned by {pace}.", pace=pace), QUIET)
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
        pager.text(say("none"), QUIET, indent=2)
        return
    every = [table.heads, *table.rows]
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
            for column, cell in zip(table.heads, row, strict=True)
            if cell and cell != name
        ]
        pager.text(pager.glyphs.dot.join(pairs), indent=4)
