"""A ticket in words: three lengths, as plain text, Markdown or JSON."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.core.events import HELPED
from tui.core.prospects.calling import name_few
from tui.core.prospects.sight import Waiting
from tui.core.text import visible
from tui.core.tickets.packet import Entry
from tui.core.tickets.ticket import NOT_KNOWN, RESULT_WORDS, Reply, Ticket
from tui.core.words import say

BRIEF, NORMAL, FULL = "brief", "normal", "full"
LENGTHS = (BRIEF, NORMAL, FULL)
TEXT, MARKDOWN, JSON = "text", "markdown", "json"
FORMS = (TEXT, MARKDOWN, JSON)
ENDINGS: Mapping[str, str] = MappingProxyType({TEXT: ".txt", MARKDOWN: ".md", JSON: ".json"})
"""What the names of files of each form end in."""

BLANK = "____"
_MINUTE = 60
_MARKS = re.compile(r"([\\`*_\[\]<|~&])")
_LINE_START = re.compile(r"^([-+=#>]|\d+[.)](?=\s|$))")


class Section(NamedTuple):
    """A heading and what stands under it; a line may hold line ends."""

    title: str
    lines: tuple[str, ...]


def render_ticket(ticket: Ticket, length: str = NORMAL, form: str = TEXT) -> str:
    """Return a ticket, ready to be pasted.

    Args:
        ticket: what it says.
        length: one of LENGTHS.
        form: one of FORMS.
    """
    return _RENDERERS[form](ticket, length)


def summarize_ticket(ticket: Ticket) -> str:
    """Return the ticket in a few sentences on one line."""
    state = _state(ticket)
    until = say(" until {due}", due=ticket.due) if ticket.due else ""
    parts = [f"{ticket.title}: {state}{until}.", _sentence(ticket.result)]
    answers = "; ".join(f"{reply.fact} = {reply.answer}" for reply in _known(ticket))
    parts += [say("Known: {answers}.", answers=answers)] if answers else []
    tried = "; ".join(f"{each.title} ({each.result})" for each in ticket.tried)
    parts += [say("Tried: {tried}.", tried=tried)] if tried else []
    waiting = "; ".join(map(say_waiting, ticket.to_find_out))
    parts += [say("To find out: {waiting}.", waiting=waiting)] if waiting else []
    parts += (
        [say("Next: {sentence}", sentence=_sentence(ticket.following[0]))]
        if ticket.following
        else []
    )
    parts.append(f"({_origin(ticket)})")
    return " ".join(_one_line(part) for part in parts)


def list_sections(ticket: Ticket, length: str) -> tuple[Section, ...]:
    """Return what a ticket says at this length, section by section; empty ones are left out."""
    is_full = length == FULL
    answered = Section(say("Asked and answered"),
                       tuple(_reply_lines(_known(ticket), is_full=is_full)))  # fmt: skip
    possible = Section(say("Still possible"), tuple(_possible_lines(ticket, is_full=is_full)))
    unknown = (
        Section(say("Not known"), tuple(_unknown_lines(ticket))),
        Section(say("To find out"), tuple(map(say_waiting, ticket.to_find_out))),
    )
    wanted = (Section(say("Next"), ticket.following), *_packet_sections(ticket.packet))
    is_called = bool(ticket.whom)  # whoever is called reads first what is wanted of him
    sections = (
        Section(say("Result"), tuple(_result_lines(ticket, is_full=is_full))),
        *((*wanted, *reversed(unknown), possible, answered) if is_called else (answered,)),
        Section(say("Answers that did not matter in the end"),
                tuple(_reply_lines(ticket.set_aside, is_full=True)) if is_full else ()),
        Section(say("Tried"), tuple(_tried_lines(ticket, is_full=is_full))),
        Section(say("Steps done"), ticket.done if is_full else ()),
        *(() if is_called else (*unknown, possible, *wanted)),
        Section(say("Notes"), tuple(f"{note.at} {note.text}" for note in ticket.notes)),
        Section(say("Case"), tuple(_origin_lines(ticket)) if is_full else (_origin(ticket),)),
    )  # fmt: skip
    return tuple(section for section in sections if section.lines)


def _state(ticket: Ticket) -> str:
    """Return how it stands; a fix that helped is no open end, though nobody has closed the case."""
    helped = bool(ticket.tried) and ticket.tried[-1].result == RESULT_WORDS[HELPED]
    return ticket.outcome or (say("It helped") if helped else say("Not finished"))


def _result_lines(ticket: Ticket, *, is_full: bool) -> Iterator[str]:
    until = say(" until {due}", due=ticket.due) if ticket.due else ""
    yield f"{_state(ticket)}{until}: {ticket.result}"
    if ticket.cause and is_full:
        yield say("Cause: {cause}", cause=ticket.cause)


def _reply_lines(replies: Sequence[Reply], *, is_full: bool) -> Iterator[str]:
    for reply in replies:
        took = f", {say_time(reply.seconds)}" if reply.seconds else ""
        who = f" ({reply.by}{took})" if is_full else ""
        yield f"{reply.question} -> {reply.answer}{who}"


def _tried_lines(ticket: Ticket, *, is_full: bool) -> Iterator[str]:
    for each in ticket.tried:
        refs = f" [{', '.join(each.refs)}]" if each.refs and is_full else ""
        took = f", {say_time(each.seconds)}" if each.seconds and is_full else ""
        yield f"{each.title}{refs}: {each.result}{took}"


def _known(ticket: Ticket) -> list[Reply]:
    """Return the replies that say something; the others are listed as not known."""
    open_ones = {*ticket.unknown, *(each.ask for each in ticket.to_find_out)}
    return [
        reply
        for reply in ticket.replies
        if reply.answer != say(NOT_KNOWN) or reply.question not in open_ones
    ]


def _unknown_lines(ticket: Ticket) -> Iterator[str]:
    """Yield the questions nobody could answer; blanks stand in their packets."""
    blanks = {entry.label for entry in ticket.packet if not entry.text}
    return (each for each in ticket.unknown if each not in blanks)


def _possible_lines(ticket: Ticket, *, is_full: bool) -> Iterator[str]:
    """Yield the causes that are left: the likeliest few, all where everything is wanted."""
    named = ticket.possible if is_full else name_few(ticket.possible)
    for cause in named:
        yield say(
            "{title}, {percent} % (who: {who})",
            title=cause.title,
            percent=cause.percent,
            who=cause.who,
        )
    rest = ticket.possible[len(named) :]
    if rest:
        yield say("and {count} more, at most {percent} % each",
                  count=len(rest), percent=rest[0].percent)  # fmt: skip


def say_waiting(waiting: Waiting) -> str:
    """Return a question that is to be found out, with whom to ask."""
    return say("{ask} (ask {person})", ask=waiting.ask, person=waiting.person)


def _packet_sections(entries: Sequence[Entry]) -> Iterator[Section]:
    for title in dict.fromkeys(entry.packet for entry in entries):
        lines = [f"{e.label}: {e.text or BLANK}" for e in entries if e.packet == title]
        yield Section(say("For whoever acts next: {title}", title=title), tuple(lines))


def _origin(ticket: Ticket) -> str:
    parts = [say("case {case}", case=ticket.case.rpartition("-")[2])] if ticket.case else []
    parts.append(say("flow {flow}", flow=ticket.flow))
    parts += [say("reviewed {reviewed}", reviewed=ticket.reviewed)] if ticket.reviewed else []
    parts += [say_time(ticket.seconds)] if ticket.seconds else []
    return ", ".join(parts)


def _origin_lines(ticket: Ticket) -> Iterator[str]:
    pairs = (
        (say("Case"), ticket.case),
        (say("Agent"), ", ".join(ticket.agents)),
        (say("Begun"), ticket.begun),
        (say("Last change"), ticket.last if ticket.last != ticket.begun else ""),
        (say("Time spent"), say_time(ticket.seconds) if ticket.seconds else ""),
        (say("Flow"), f"{ticket.flow} ({ticket.title})"),
        (say("Flow content"), ticket.contents),
        (say("Flow reviewed"), ticket.reviewed),
        (say("Branchline"), ticket.version),
    )
    return (f"{name}: {value}" for name, value in pairs if value)


def say_time(seconds: int) -> str:
    """Return a length of time in words."""
    if seconds < _MINUTE:
        return f"{seconds} s"
    minutes = round(seconds / _MINUTE)
    return (
        say("{minutes} min", minutes=minutes)
        if minutes < _MINUTE
        else say("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    )


# --- plain text -------------------------------------------------------------------------------


def _as_text(ticket: Ticket, length: str) -> str:
    if length == BRIEF:
        return summarize_ticket(ticket) + "\n"
    title = _one_line(ticket.title)
    lines = [title, "=" * len(title)]
    for section in list_sections(ticket, length):
        lines += ["", _one_line(section.title)]
        lines += [_hang(line, "  - ", "    ") for line in section.lines]
    return "\n".join(lines) + "\n"


def _hang(text: str, first: str, more: str) -> str:
    """Return a text that may have several lines, the later ones set in."""
    lines = visible(text.rstrip("\n"), newline=True).split("\n")
    return "\n".join([first + lines[0], *(more + line for line in lines[1:])])


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


# --- Markdown ---------------------------------------------------------------------------------


def _as_markdown(ticket: Ticket, length: str) -> str:
    if length == BRIEF:
        return escape_markdown(summarize_ticket(ticket)) + "\n"
    lines = [f"# {escape_markdown(_one_line(ticket.title))}"]
    for section in list_sections(ticket, length):
        lines += ["", f"## {escape_markdown(_one_line(section.title))}", ""]
        lines += [_markdown_item(line) for line in section.lines]
    return "\n".join(lines) + "\n"


def _markdown_item(text: str) -> str:
    lines = visible(text.rstrip("\n"), newline=True).split("\n")
    return "  \n  ".join(escape_markdown(line) for line in lines).join(("- ", ""))


def escape_markdown(text: str) -> str:
    """Return a line that Markdown shows exactly as it is."""
    marked = _MARKS.sub(r"\\\1", text.strip())
    return _LINE_START.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", marked)


# --- JSON -------------------------------------------------------------------------------------

_BRIEF_KEYS = ("case", "flow", "title", "outcome", "due", "result", "following")
_NORMAL_KEYS = (
    *_BRIEF_KEYS, "replies", "tried", "unknown", "to_find_out", "possible", "packet", "notes",
)  # fmt: skip


def _as_json(ticket: Ticket, length: str) -> str:
    keys = {BRIEF: _BRIEF_KEYS, NORMAL: _NORMAL_KEYS}.get(length, ticket._fields)
    document = {key: _plain(getattr(ticket, key)) for key in keys}
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it, named tuples as objects."""
    fields = getattr(value, "_fields", None)
    if fields:
        return {name: _plain(getattr(value, name)) for name in fields}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


_RENDERERS: Mapping[str, Callable[[Ticket, str], str]] = MappingProxyType(
    {TEXT: _as_text, MARKDOWN: _as_markdown, JSON: _as_json}
)
