"""A case as a line of YAML, and a walk as a case."""

import re

from tui.core.draft import Said
from tui.core.events import HELPED
from tui.core.flow import HAND_OVER, Case, Flow
from tui.core.paths.ways import Flows, Place
from tui.core.testing.casework import run_case
from tui.core.testing.unattended import ending_of
from tui.core.text import visible
from tui.core.walk import HandOver, Walk

SOME_TEXT = "some text"
"""In a case, what stands for a text that the caller would type."""

NONE_HELPS = ("none",)
"""In a case, `helps` with a name that no node has: every fix fails."""

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _./()+-]*[A-Za-z0-9_./()+-])?")
"""Texts that need no quotes wherever they stand."""

_LISTS = ("remaining", "helps", "tried", "never")


def case_line(case: Case) -> str:
    """Return a case as one item of a list in YAML, without indentation."""
    facts = ", ".join(f"{quote(fact)}: {quote(answer)}" for fact, answer in case.facts.items())
    parts = [f"name: {quote(case.name)}", f"facts: {{{facts}}}", f"expect: {quote(case.expect)}"]
    for key in _LISTS:
        words: tuple[str, ...] = getattr(case, key)
        if words:
            parts.append(f"{key}: [{', '.join(map(quote, words))}]")
    if case.at:
        parts.append(f"at: {quote(case.at)}")
    return f"- {{{', '.join(parts)}}}"


def quote(text: str) -> str:
    """Return a text as YAML takes it anywhere, in quotes where it must be."""
    shown = visible(text)
    return shown if _PLAIN.fullmatch(shown) else "'" + shown.replace("'", "''") + "'"


def case_of(flows: Flows, walk: Walk, name: str = "") -> str:
    """Return a finished walk as a case for the flow it began in, as a line of YAML.

    Args:
        flows: the flows it was walked in.
        walk: the walk.
        name: what to call the case; by default how it ended.

    Returns:
        The line; empty when the walk has not ended, or no case can tell it.
    """
    case = record_case(flows, walk, name)
    return case_line(case) if case else ""


def record_case(flows: Flows, walk: Walk, name: str = "") -> Case | None:
    """Return a finished walk as a case that passes; None when there is none."""
    flow = flows[walk.begun.flow]
    ending = ending_of(walk)
    if ending.kind == "unfinished":
        return None
    used = {said.fact for said in (*walk.trail, *walk.skipped)}
    case = Case(
        name=name or visible(ending.title),
        facts={
            said.fact: _public(flows, said, walk.begun.flow)
            for said in walk.draft.said
            if said.fact in used and said.answer is not None
        },
        expect=HAND_OVER,
        helps=_helping(walk, ending.node),
        at="" if walk.begun.node == flow.start else walk.begun.node,
    )
    failed = tuple(
        _seen_from(flow, _place(each.node)) for each in walk.tried if each.result != HELPED
    )
    if all(said.answer is not None for said in walk.draft.said):
        case = case._replace(tried=failed)
    if ending.node:
        case = case._replace(expect=_seen_from(flow, Place(ending.flow, ending.node)))
    elif isinstance(walk.position, HandOver):
        left = tuple(_seen_from(flow, cause.place) for cause in walk.remaining)
        case = case._replace(remaining=left)
    if case.helps and not failed:
        simple = case._replace(helps=())
        case = case if run_case(flows, flow, simple).fault else simple
    return None if run_case(flows, flow, case).fault else case


def _public(flows: Flows, said: Said, begun: str) -> str:
    """Return an answer as a case may hold it: what somebody typed is of one caller alone."""
    flow = flows.get(said.node.partition("/")[0] or begun)
    fact = flow.facts.get(said.fact) if flow else None
    is_typed = fact is not None and fact.text and said.answer not in fact.answers
    return SOME_TEXT if is_typed else said.answer or ""


def _helping(walk: Walk, end: str | None) -> tuple[str, ...]:
    """Return which nodes help; nothing where nothing was tried."""
    if not walk.tried:
        return ()
    helped = [each.node.rpartition("/")[2] for each in walk.tried if each.result == HELPED]
    return tuple(dict.fromkeys([*helped, *([end] if end else [])])) or NONE_HELPS


def _place(name: str) -> Place:
    flow, _, node = name.partition("/")
    return Place(flow, node)


def _seen_from(flow: Flow, place: Place) -> str:
    return place.node if place.flow == flow.flow else place.name
