"""Events and digests as rows of the store, in the form that PostgreSQL copies fastest.

What a case says apart from its times is its mould; walks say the same things again and again, so
that moulds and parts of them are kept.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tui.core.journal.milestones import Happening, Opened, Other, Pinned
from tui.core.journal.record import Record, event_fields
from tui.core.report.counts import CALL, Count, Digest, Slot
from tui.core.words import say

EVENT_COLUMNS = "month, case_id, n, at, zone, ms, format, kind, body"
CASE_COLUMNS = "month, case_id, known, day, flow, contents, state, outcome, agent, counts"
MOMENT = r"\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z"
"""A time that the store takes, in UTC."""

_MOMENT = re.compile(MOMENT)
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d")
_encoded = json.JSONEncoder(separators=(",", ":")).encode
_SPECIAL = re.compile(r"[\\\t\n\r]")
_LARGEST, _LONGEST = 2**31 - 1, 2**63 - 1
_MAPPED = frozenset((Opened, Pinned, Other))
"""Events with a mapping in them."""
_MANY, _SHORT = 4_096, 2_000
"""How many cells of what was said are remembered, and the letters of those that are."""
_remembered: dict[object, bytes] = {}
_APART: Any = ()
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Unfit(Exception):
    """A case that no row can be made of; says why."""


class Rows(NamedTuple):
    """A case as it goes to the store."""

    case: str
    month: str
    """First day of its month, as YYYY-MM-DD."""
    events: int
    event_rows: bytes
    case_row: bytes


class Frame(NamedTuple):
    """When an event happened, as cells."""

    number: bytes
    at: bytes
    zone: bytes
    elapsed: bytes
    version: bytes = b"1"


class Mould(NamedTuple):
    """What a case says, without its name and its times."""

    said: tuple[bytes, ...]
    """For each event its last two cells."""
    known: int
    about: bytes
    """The cells about the case as a whole."""
    before: bytes
    """Of the counts what stands before the seconds that were spent."""
    after: bytes
    is_timed: bool
    """Whether seconds stand in it."""


def make_rows(digest: Digest, records: Sequence[Record]) -> Rows:
    """Return a case as rows.

    Args:
        digest: what there is to count of it.
        records: its events, as they may leave.

    Raises:
        Unfit: a time or number in it cannot be.
    """
    return fill_mould(make_mould(digest, records), digest, records)


def fill_mould(mould: Mould, digest: Digest, records: Sequence[Record]) -> Rows:
    """Return the rows of the case that a mould was made of.

    Raises:
        Unfit: a time or number in it cannot be.
    """
    frames = [_frame(record) for record in records]
    return cast_rows(mould, digest.case, digest.day, frames, digest.summary.seconds)


def make_mould(digest: Digest, records: Sequence[Record]) -> Mould:
    """Return what a case says, whenever it happened.

    Args:
        digest: what there is to count of it.
        records: its events, as they may leave.
    """
    shown = digest.summary
    cells = (
        shown.flow, _contents_again(tuple(shown.contents.items())),
        shown.state, shown.outcome, shown.agent,
    )  # fmt: skip
    first, *rest = digest.counts or (None,)
    is_timed = first is not None and first.slot.measure == CALL
    if first is not None and is_timed:
        before = f"[{_slot_again(first.slot)},{first.number},"
        after = "".join(["]", *[f",{_count(each)}" for each in rest], "]"])
    else:
        before, after = f"[{','.join(map(_count, digest.counts))}]", ""
    return Mould(
        tuple([_said_again(record.event) for record in records]),
        digest.known,
        _encode("\t".join(map(_cell, cells))),
        _encode(_cell(before)),
        _encode(_cell(after)),
        is_timed,
    )


def cast_rows(
    mould: Mould, case: str, day: str, frames: Iterable[Frame | tuple[bytes, ...]], seconds: int
) -> Rows:
    """Return rows of a case that says what a mould does.

    Args:
        mould: what it says.
        case: its id.
        day: on which it began, as YYYY-MM-DD.
        frames: when each of its events happened.
        seconds: spent on it.

    Raises:
        Unfit: the day is none.
    """
    if not _DAY.fullmatch(day):
        raise Unfit(say("case {case}: {day} is no day", case=case, day=day))
    month = f"{day[:7]}-01"
    head = f"{month}\t{case}".encode()
    lines = b"".join(
        [
            b"%b\t%b\t%b\t%b\t%b\t%b\t%b" % (head, *frame, said)
            for frame, said in zip(frames, mould.said, strict=True)
        ]
    )
    spent = b"%d" % seconds if mould.is_timed else b""
    row = b"%b\t%d\t%b\t%b\t%b%b%b\n" % (
        head, mould.known, day.encode(), mould.about, mould.before, spent, mould.after,
    )  # fmt: skip
    return Rows(case, month, len(mould.said), lines, row)


def _frame(record: Record) -> Frame:
    if not _MOMENT.fullmatch(record.at):
        raise Unfit(
            say(
                "case {case}: event {number} has no time that could be",
                case=record.case,
                number=record.number,
            )
        )
    if record.number > _LARGEST or not 0 <= record.elapsed <= _LONGEST:
        raise Unfit(
            say(
                "case {case}: event {number} has a number that cannot be",
                case=record.case,
                number=record.number,
            )
        )
    return Frame(
        b"%d" % record.number, record.at.encode(), _zone(record.zone),
        b"%d" % record.elapsed, b"%d" % min(record.version, 32767),
    )  # fmt: skip


def _said(event: Happening | Other) -> bytes:
    """Return the last two cells of an event: its kind and its fields."""
    kind, fields = event_fields(event)
    return _encode(f"{_cell(kind)}\t{_cell(_say(fields) if fields else '{}')}\n")


def _said_again(event: Happening | Other) -> bytes:
    """Return the same from memory where it can: walks say the same things again and again."""
    kind = type(event)  # in the key, for events of two kinds may be equal
    if isinstance(event, Opened):
        key: object = (event._replace(contents=_APART), *event.contents.items())
    elif kind in _MAPPED:
        return _said(event)
    else:
        key = (kind, event)
    said = _remembered.get(key)
    if said is None:
        said = _said(event)
        if len(_remembered) >= _MANY:
            _remembered.clear()
        if len(said) <= _SHORT:
            _remembered[key] = said
    return said


@lru_cache(maxsize=64)
def _contents_again(contents: tuple[tuple[str, str], ...]) -> str:
    return _say(dict(contents))


def _count(count: Count) -> str:
    return f"{_slot_again(count.slot)},{count.number},{count.amount}]"


@lru_cache(maxsize=_MANY)
def _slot_again(slot: Slot) -> str:
    return _say(list(slot))[:-1]


def _say(value: Mapping[str, Any] | list[Any]) -> str:
    """Return a value as JSON that PostgreSQL takes."""
    text = _encoded(value)
    if "\\u0000" in text or "\\ud" in text:
        text = _encoded(_clean(value))
    return text


def _clean(value: Any) -> Any:
    """Replace what is no character: half a pair, and the one that ends texts in C."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {_clean(key): _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _cell(text: str) -> str:
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


def _encode(text: str) -> bytes:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace")


@lru_cache(maxsize=64)
def _zone(zone: str) -> bytes:
    return _encode(_cell(zone))
