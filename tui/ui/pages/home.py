"""The first page: what the user sees, and the flows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.core.flow import Answer, Flow, Question, Resolution, Review
from tui.ui.layout import QUIET, STRONG, Act, Canvas, Glyphs, Page, Pager
from tui.ui.services import Listed

OPEN = "open"
PROBLEMS = "problems"
MOST = 40
"""Hits beyond this only say that more words are needed."""


class Symptom(NamedTuple):
    """Something people see, and where in which flow it leads."""

    flow: str
    node: str
    fact: str
    answer: str
    label: str
    words: str
    """Everything that is searched, folded."""


def list_symptoms(flows: Mapping[str, Flow], ids: Sequence[str]) -> Iterator[Symptom]:
    """Yield what can be searched in these flows: answers and nodes with their words."""
    for flow_id in ids:
        flow = flows[flow_id]
        asked = {node.ask for node in flow.nodes.values() if isinstance(node, Question)}
        for fact_id in asked & set(flow.facts):
            for answer_id, answer in flow.facts[fact_id].answers.items():
                if answer.matches or answer.says:
                    yield _answer_symptom(flow_id, fact_id, answer_id, answer)
        for node_id, node in flow.nodes.items():
            if isinstance(node, Resolution):
                words = _fold(node.resolve, *node.matches, *node.says)
                yield Symptom(flow_id, node_id, "", "", node.resolve, words)


def _answer_symptom(flow: str, fact: str, answer_id: str, answer: Answer) -> Symptom:
    words = _fold(answer.label, answer.hint, *answer.matches, *answer.says)
    return Symptom(flow, "", fact, answer_id, answer.label, words)


def _fold(*texts: str) -> str:
    return "\n".join(texts).casefold()


def find_symptoms(symptoms: Sequence[Symptom], typed: str) -> tuple[int, ...]:
    """Return the places of the symptoms that hold every typed word; a whole phrase first."""
    phrase = " ".join(typed.casefold().split())
    words = phrase.split()
    hits = [n for n, each in enumerate(symptoms) if all(word in each.words for word in words)]
    return tuple(sorted(hits, key=lambda n: (phrase not in symptoms[n].words, n))[:MOST])


def find_entries(entries: Sequence[Listed], typed: str) -> tuple[int, ...]:
    """Return the places of the flows whose own words hold every typed word."""
    words = typed.casefold().split()
    return tuple(
        number
        for number, entry in enumerate(entries)
        if all(word in _fold(entry.id, entry.title, entry.summary) for word in words)
    )


class Hits(NamedTuple):
    """What the typed words found."""

    typed: str
    entries: Sequence[Listed]
    shown: tuple[int, ...]
    symptoms: Sequence[Symptom]
    found: tuple[int, ...]
    today: str
    problems: int


def lay_home(hits: Hits, canvas: Canvas) -> Page:
    """Lay the flows and the hits out."""
    pager = Pager(canvas, keys=0)
    if hits.found:
        titles = {entry.id: entry.title for entry in hits.entries}
        for number in hits.found:
            symptom = hits.symptoms[number]
            pager.item(Act("symptom", number=number), symptom.label,
                       detail=titles.get(symptom.flow, symptom.flow))  # fmt: skip
        pager.blank()
    _lay_flows(pager, hits)
    if hits.typed and not hits.found and not hits.shown:
        pager.text("Nothing here holds these words. Try fewer, or other ones.", QUIET)
    if hits.problems:
        pager.blank()
        count = hits.problems
        words = "1 problem was found in flows" if count == 1 else (
            f"{count} problems were found in flows"
        )  # fmt: skip
        pager.item(Act(PROBLEMS), words)
    return pager.page()


def _lay_flows(pager: Pager, hits: Hits) -> None:
    if not hits.entries:
        pager.text("There are no flows here.", STRONG)
        pager.text("Start Branchline with --trees DIR, DIR being a folder of flows.", QUIET)
        return
    if hits.shown:
        pager.text("Flows", QUIET)
        pager.blank()
    for number in hits.shown:
        entry = hits.entries[number]
        if entry.broken:
            detail = f"! cannot be walked: {_file_name(entry.file)} has faults"
            pager.item(Act(PROBLEMS), entry.title, detail=detail)
        else:
            late = _overdue(entry)
            detail = say_review(entry.reviewed, hits.today, overdue=late, glyphs=pager.glyphs)
            pager.item(Act(OPEN, entry.id), entry.title, detail=detail)


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _overdue(entry: Listed) -> bool:
    return bool(getattr(entry, "overdue", False))


def say_review(review: Review, today: str, *, overdue: bool, glyphs: Glyphs) -> str:
    """Say how old the review of a flow is."""
    if not review.on:
        return "never reviewed"
    when = f"reviewed {_age(review.on, today) or review.on}"
    by = f"by {review.by}" if review.by else ""
    late = "! review overdue" if overdue else ""
    return glyphs.dot.join(part for part in (f"{when} {by}".strip(), late) if part)


def _age(on: str, today: str) -> str:
    try:
        days = (date.fromisoformat(today) - date.fromisoformat(on)).days
    except ValueError:
        return ""
    if days <= 0:
        return "today" if days == 0 else ""
    return "yesterday" if days == 1 else f"{days} days ago"
