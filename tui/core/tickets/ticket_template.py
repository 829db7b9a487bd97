"""Tickets in the shape a team wants: a text with places for the parts of a ticket."""

import re
from typing import NamedTuple

from tui.core.text import nearest, visible
from tui.core.tickets.ticket import Ticket
from tui.core.tickets.ticket_text import (
    FULL,
    NORMAL,
    list_sections,
    say_time,
    say_waiting,
    summarize_ticket,
)
from tui.core.words import say

PLACES = (
    "title", "case", "flow", "version", "content", "reviewed", "agent", "begun", "last", "time",
    "outcome", "due", "result", "cause", "summary", "answers", "aside", "tried", "done", "unknown",
    "to_find_out", "possible", "next", "packet", "notes", "normal", "full",
)  # fmt: skip
"""What can stand in braces in a template."""

_PLACE = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")


class Filled(NamedTuple):
    """A filled template, and the places that nothing is known about."""

    text: str
    unknown: tuple[str, ...]
    """For each, what it is and the nearest name that exists."""


def fill_ticket(template: str, ticket: Ticket) -> Filled:
    """Put the parts of a ticket where a template wants them.

    A line with places that all turn out empty is left out. A part with several lines is set in
    as far as its place is. What is put in is never read as a template again.
    """
    parts = ticket_parts(ticket)
    unknown: dict[str, None] = {}
    lines: list[str] = []
    for line in template.splitlines():
        lines += _fill_line(line, parts, unknown)
    return Filled("\n".join(lines) + "\n", tuple(map(_complain, unknown)))


def ticket_parts(ticket: Ticket) -> dict[str, str]:
    """Return the text for each place."""
    listed = {
        "answers": [f"{r.question} -> {r.answer}" for r in ticket.replies],
        "aside": [f"{r.question} -> {r.answer}" for r in ticket.set_aside],
        "tried": [f"{each.title}: {each.result}" for each in ticket.tried],
        "done": ticket.done,
        "unknown": ticket.unknown,
        "to_find_out": list(map(say_waiting, ticket.to_find_out)),
        "possible": [f"{each.title}, {each.percent} %" for each in ticket.possible],
        "next": ticket.following,
        "packet": [f"{entry.label}: {entry.text or '____'}" for entry in ticket.packet],
        "notes": [f"{note.at} {note.text}" for note in ticket.notes],
    }
    single = {
        "title": ticket.title,
        "case": ticket.case,
        "flow": ticket.flow,
        "version": ticket.version,
        "content": ticket.contents,
        "reviewed": ticket.reviewed,
        "agent": ", ".join(ticket.agents),
        "begun": ticket.begun,
        "last": ticket.last,
        "time": say_time(ticket.seconds) if ticket.seconds else "",
        "outcome": ticket.outcome,
        "due": ticket.due,
        "result": ticket.result,
        "cause": ticket.cause,
        "summary": summarize_ticket(ticket),
        "normal": _sections(ticket, NORMAL),
        "full": _sections(ticket, FULL),
    }
    return {**single, **{name: "\n".join(lines) for name, lines in listed.items()}}


def _sections(ticket: Ticket, length: str) -> str:
    blocks = [
        "\n".join([section.title, *(f"- {line}" for line in section.lines)])
        for section in list_sections(ticket, length)
    ]
    return "\n\n".join(blocks)


def _fill_line(line: str, parts: dict[str, str], unknown: dict[str, None]) -> list[str]:
    names = [found[1] for found in _PLACE.finditer(line) if found[1]]
    unknown.update(dict.fromkeys(name for name in names if name not in parts))
    known = [name for name in names if name in parts]
    if known and not any(parts[name] for name in known):
        return []

    def put(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        text = parts.get(found[1])
        if text is None:
            return found[0]
        lead = line[: found.start()]
        space = lead if not lead.strip(" \t-*>") else " " * 2
        return visible(text, newline=True).replace("\n", f"\n{space}")

    return _PLACE.sub(put, line).split("\n")


def _complain(name: str) -> str:
    close = nearest(name, PLACES)
    return f"{{{name}}}" + (say(" (did you mean {{{close}}}?)", close=close) if close else "")
