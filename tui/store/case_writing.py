"""Adds cases to a flow file without touching anything else in it."""

from collections.abc import Sequence
from typing import NamedTuple, cast

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tui.core.decoding.decode import decode
from tui.core.flow import Case, Flow
from tui.core.testing.case_text import case_line
from tui.store.parsed import Mark
from tui.store.reader import read_source

_BOM = "\ufeff"
_OPENING = (MappingStartEvent, SequenceStartEvent)
_CLOSING = (MappingEndEvent, SequenceEndEvent)
_EVENTS = (ScalarEvent, *_OPENING, *_CLOSING)
_KEY = "cases"
_INDENT = 2


class _Place(NamedTuple):
    """Where the cases of a file end."""

    line: int
    """Counted from 0; new lines come before it."""
    column: int = 0
    """In brackets, where the closing one stands."""
    indent: int = _INDENT
    is_bracketed: bool = False
    needs_key: bool = False
    needs_comma: bool = False


def add_cases(data: bytes, file: str, cases: Sequence[Case]) -> bytes | None:
    """Return a flow file with more cases behind its own.

    Args:
        data: the file, which was read without faults.
        file: its name.
        cases: what to add.

    Returns:
        None when it is laid out so that nothing can be added safely.
    """
    text = data.decode().removeprefix(_BOM)
    place = _find_place(text)
    if place is None:
        return None
    changed = _insert(text, place, [case_line(case) for case in cases])
    lead = _BOM if data.startswith(_BOM.encode()) else ""
    result = (lead + changed).encode()
    before, after = _decode(data, file), _decode(result, file)
    if before is None or after != before._replace(cases=(*before.cases, *cases)):
        return None
    return result


def _decode(data: bytes, file: str) -> Flow | None:
    source, _ = read_source(data, file)
    model = decode(source)[0] if source else None
    return model if isinstance(model, Flow) else None


def _find_place(text: str) -> _Place | None:
    """Return where the cases end; None when the whole file stands in braces."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events = [event for event in yaml.parse(text, Loader=loader) if isinstance(event, _EVENTS)]
    if getattr(events[0], "flow_style", True):
        return None
    depth, is_key = 0, True
    for number, event in enumerate(events):
        if isinstance(event, _CLOSING):
            depth -= 1
        if depth == 1:
            if is_key and isinstance(event, ScalarEvent) and event.value == _KEY:
                return _place_after(events[number + 1 :])
            is_key = is_key if isinstance(event, _OPENING) else not is_key
        if isinstance(event, _OPENING):
            depth += 1
    return _Place(text.count("\n") + 1, needs_key=True)


def _place_after(events: Sequence[yaml.Event]) -> _Place | None:
    """Return where a list ends that begins with the first of some events."""
    opening = last = events[0]
    if not isinstance(opening, SequenceStartEvent):
        return _Place(_start(opening).line + 1)
    depth = 0
    for event in events:
        depth += isinstance(event, _OPENING)
        depth -= isinstance(event, _CLOSING)
        end = _end(event)
        if depth == 0 and opening.flow_style:
            if last is opening:
                return _Place(end.line, end.column - 1, is_bracketed=True)
            end = _end(last)
            return _Place(end.line, end.column, is_bracketed=True, needs_comma=True)
        if depth == 0:
            end = _end(last)
            return _Place(end.line + (end.column > 0), indent=_start(opening).column)
        if isinstance(event, ScalarEvent) or _is_bracket(event):
            last = event
    return None


def _is_bracket(event: yaml.Event) -> bool:
    """Tell whether an event stands for a sign that closes a list or a mapping."""
    start, end = _start(event), _end(event)
    return isinstance(event, _CLOSING) and (start.line, start.column) != (end.line, end.column)


def _start(event: yaml.Event) -> Mark:
    return cast("Mark", event.start_mark)


def _end(event: yaml.Event) -> Mark:
    return cast("Mark", event.end_mark)


def _insert(text: str, place: _Place, cases: Sequence[str]) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    if place.is_bracketed:
        line = lines[place.line]
        items = ", ".join(case.removeprefix("- ") for case in cases)
        comma = ", " if place.needs_comma else ""
        lines[place.line] = line[: place.column].rstrip() + comma + items + line[place.column :]
        return newline.join(lines)
    new = [" " * place.indent + case for case in cases]
    if place.needs_key:
        while lines and not lines[-1].strip():
            lines.pop()
        return newline.join([*lines, "", f"{_KEY}:", *new, ""])
    lines[place.line : place.line] = new
    return newline.join(lines)
