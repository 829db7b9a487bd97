"""The first page: what the user sees, and the flows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.core.flow import Flow, Question, Review
from tui.core.guide import fill
from tui.core.journal.case import Summary
from tui.core.words import say, say_count
from tui.store.catalog import FlowUntrusted
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Glyphs, Page, Pager, Piece, cut
from tui.ui.pages.cases import lay_case
from tui.ui.pages.found import Findings, fold, lay_findings
from tui.ui.services import Listed, say_nothing

OPEN = "open"
PROBLEMS = "problems"
ALL_CASES = "all-cases"
MOST_OFFERED = 3
"""Cases that are offered before the flows."""
FOR_ALL = "start"
"""The flow that asks what the trouble is about; where it is there, it comes first."""
FEW_FLOWS = 3
"""So many flows are offered at once where nothing fits."""
MOST_NOTICES = 2
"""Things to know that are told before the flows."""
SHOWN_LINES = 3
"""Lines of a pasted text that are shown."""
LONGEST = 400
"""Letters of such a line that are looked at."""


def find_entries(entries: Sequence[Listed], typed: str) -> tuple[int, ...]:
    """Return the places of the flows whose own words hold every typed word."""
    words = typed.casefold().split()
    return tuple(
        number
        for number, entry in enumerate(entries)
        if all(word in fold(entry.id, entry.title, entry.summary) for word in words)
    )


class Hits(NamedTuple):
    """What the first page shows."""

    flows: Mapping[str, Flow]
    entries: Sequence[Listed]
    shown: tuple[int, ...]
    """Places of the entries whose own words hold what was typed."""
    findings: Findings
    today: str
    problems: int
    pasted: str = ""
    cases: Sequence[Summary] = ()
    """Cases to go on with, most pressing first."""
    notices: Sequence[str] = ()
    """What a person should know of files of cases and of settings."""
    signed: Callable[[str], str] = say_nothing
    """Says who signed a flow, by its file."""


def lay_home(hits: Hits, canvas: Canvas) -> Page:
    """Lay out what was found, else the flows."""
    pager = Pager(canvas, keys=0)
    lay_pasted(pager, hits.pasted)
    findings = hits.findings
    if not findings.text:
        _lay_notices(pager, hits.notices)
    if hits.cases and not findings.text:
        _lay_cases(pager, hits.cases, hits.today)
    if findings.fits:
        lay_findings(pager, findings, hits.flows)
        pager.blank()
    elif findings.text and not findings.ready:
        pager.text(say("The flows are being read. One moment."), QUIET)
        pager.blank()
    elif findings.vague and not hits.shown:
        _lay_vague(pager, hits)
    elif findings.text and not hits.shown:
        _lay_unfit(pager, hits)
    _lay_flows(pager, hits, hits.shown)
    if hits.problems:
        pager.blank()
        count = hits.problems
        words = say_count(
            "{number} problem was found in flows", "{number} problems were found in flows", count
        )  # fmt: skip
        pager.item(Act(PROBLEMS), words)
    return pager.page()


def _lay_vague(pager: Pager, hits: Hits) -> None:
    """Lead to the first question, and say what would help to find more."""
    first = [number for number, entry in enumerate(hits.entries) if not entry.broken][:1]
    pager.text(say("This is too little to go on, and that is no harm: start here."), STRONG)
    pager.blank()
    _lay_flows(pager, hits, first, questions=True)
    _lay_advice(pager)


def _lay_unfit(pager: Pager, hits: Hits) -> None:
    """Say that nothing fits, where to begin all the same, and what is nearest."""
    begins = _find_beginnings(hits)
    if len(begins) == 1:
        pager.text(say("Nothing fits for certain, and that is no harm: start here."), STRONG)
    else:
        pager.text(say("Nothing fits for certain. Start with these questions:"), STRONG)
    pager.blank()
    _lay_flows(pager, hits, begins, questions=True)
    _lay_weak(pager, hits)
    _lay_advice(pager)


def _find_beginnings(hits: Hits) -> Sequence[int]:
    """Return the flows to begin with where nothing fits: the one for any trouble, else a few."""
    walkable = [number for number, entry in enumerate(hits.entries) if not entry.broken]
    if walkable and hits.entries[walkable[0]].id == FOR_ALL:
        return walkable[:1]
    near = {match.flow for match in hits.findings.matches}
    if len(walkable) > FEW_FLOWS and near:
        return [number for number in walkable if hits.entries[number].id in near]
    return walkable


def _lay_advice(pager: Pager) -> None:
    pager.blank()
    pager.text(say("Or type what is on the screen, word for word, or what was just done."), QUIET)


def _lay_notices(pager: Pager, notices: Sequence[str]) -> None:
    for notice in notices[:MOST_NOTICES]:
        pager.text(notice, indent=2, lead=(Piece("! ", STRONG),))
    if len(notices) > MOST_NOTICES:
        pager.text(
            say("and {count} more: see `branchline doctor`", count=len(notices) - MOST_NOTICES),
            QUIET,
        )
    if notices:
        pager.blank()


def _lay_cases(pager: Pager, cases: Sequence[Summary], today: str) -> None:
    due = sum(case.is_due(today) for case in cases)
    reminder = (
        say_count("! {number} case waits for you. ", "! {number} cases wait for you. ", due)
        if due
        else ""
    )
    is_marked = pager.selected < min(len(cases), MOST_OFFERED)
    words = say("Go on with (enter)") if is_marked else say("Go on with")
    pager.row(Piece(reminder, STRONG), Piece(words, QUIET))
    pager.blank()
    for case in cases[:MOST_OFFERED]:
        lay_case(pager, case, today)
    pager.item(Act(ALL_CASES), say("All cases ({count} to go on with)", count=len(cases)))
    pager.blank()


def lay_pasted(pager: Pager, pasted: str) -> None:
    """Lay out the beginning of what was pasted."""
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    if not lines:
        return
    count = say_count("{number} line", "{number} lines", len(lines))
    pager.text(say("Pasted, {count} (ctrl+u takes it away):", count=count), QUIET)
    for line in lines[:SHOWN_LINES]:
        pager.row(Piece("  "), Piece(cut(line[:LONGEST], pager.width - 2, pager.glyphs), QUIET))
    pager.blank()


def _lay_weak(pager: Pager, hits: Hits) -> None:
    if hits.findings.matches:
        pager.blank()
        pager.text(say("The nearest, for what it is worth:"), QUIET)
        pager.blank()
        lay_findings(pager, hits.findings, hits.flows, first=pager.count)


def _lay_flows(pager: Pager, hits: Hits, shown: Sequence[int], *, questions: bool = False) -> None:
    if not hits.entries:
        pager.text(say("There are no flows here."), STRONG)
        pager.text(say("Start Branchline with --trees DIR, DIR being a folder of flows."), QUIET)
        return
    details = {number: _say_state(hits, hits.entries[number], pager.glyphs) for number in shown}
    alike = "" if questions else _find_alike(details, hits.entries)
    if shown and not questions:
        pager.text(pager.glyphs.dot.join(part for part in (say("Flows"), alike) if part), QUIET)
        pager.blank()
    for number in shown:
        entry = hits.entries[number]
        if entry.broken:
            detail = say("! cannot be walked: {file} has faults", file=_file_name(entry.file))
            pager.item(Act(PROBLEMS), entry.title, detail=detail)
        elif questions:
            detail = _first_question(hits, entry)
            pager.item(Act(OPEN, entry.id), entry.title, detail=detail)
        else:
            pager.item(Act(OPEN, entry.id), entry.title, detail="" if alike else details[number])


def _say_state(hits: Hits, entry: Listed, glyphs: Glyphs) -> str:
    """Say how old a flow is, and who signed it."""
    review = say_review(entry.reviewed, hits.today, overdue=_overdue(entry), glyphs=glyphs)
    return glyphs.dot.join(part for part in (review, hits.signed(entry.file)) if part)


def _find_alike(details: Mapping[int, str], entries: Sequence[Listed]) -> str:
    """Return what is said of every flow that can be walked, so that it is said once; else ""."""
    said = [detail for number, detail in details.items() if not entries[number].broken]
    return said[0] if len(said) > 1 and len(set(said)) == 1 else ""


def _first_question(hits: Hits, entry: Listed) -> str:
    try:
        flow = hits.flows[entry.id]
    except FlowUntrusted:
        return hits.signed(entry.file)
    node = flow.nodes.get(flow.start)
    return fill(flow.facts[node.ask].ask, flow, {}) if isinstance(node, Question) else ""


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _overdue(entry: Listed) -> bool:
    return bool(getattr(entry, "overdue", False))


def say_review(review: Review, today: str, *, overdue: bool, glyphs: Glyphs) -> str:
    """Say how old the review of a flow is."""
    if not review.on:
        return say("never reviewed")
    when = say("reviewed {on}", on=_age(review.on, today) or review.on)
    by = say("by {by}", by=review.by) if review.by else ""
    late = say("! review overdue") if overdue else ""
    return glyphs.dot.join(part for part in (f"{when} {by}".strip(), late) if part)


def _age(on: str, today: str) -> str:
    try:
        days = (date.fromisoformat(today) - date.fromisoformat(on)).days
    except ValueError:
        return ""
    if days <= 0:
        return say("today") if days == 0 else ""
    return say("yesterday") if days == 1 else say("{days} days ago", days=days)
