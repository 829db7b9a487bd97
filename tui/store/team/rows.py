"""Events and digests as rows of the store, in the form that PostgreSQL copies fastest."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tui.core.journal.milestones import Happening, Opened, Other, Pinned
from tui.core.journal.record import Record, event_fields
from tui.core.report.counts import Digest

EVENT_COLUMNS = "month, case_id, n, at, zone, ms, format, kind, body"
CASE_COLUMNS = "month, case_id, known, day, flow, contents, state, outcome, agent, counts"

_MOMENT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-[0-3]\d")
_encoded = json.JSONEncoder(separators=(",", ":")).encode
_SPECIAL = re.compile(r"[\\\t\n\r]")
_LARGEST, _LONGEST = 2**31 - 1, 2**63 - 1
_MAPPED = frozenset((Opened, Pinned, Other))
"""Events with a mapping in them."""
_MANY, _SHORT = 4_096, 2_000
"""How many cells of what was said are remembered, and the letters of those that are."""
_remembered: dict[object, str] = {}
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


def make_rows(digest: Digest, records: Sequence[Record]) -> Rows:
    """Return a case as rows.

    Args:
        digest: what there is to count of it.
        records: its events, as they may leave.

    Raises:
        Unfit: a time or number in it cannot be.
    """
    if not _DAY.fullmatch(digest.day):
        raise Unfit(f"case {digest.case}: {digest.day} is no day")
    month = f"{digest.day[:7]}-01"
    lines = "".join(_event_row(month, record) for record in records)
    shown = digest.summary
    cells = (
        month, digest.case, str(digest.known), digest.day, shown.flow,
        _contents_again(tuple(shown.contents.items())),
        shown.state, shown.outcome, shown.agent, _say(_list_counts(digest)),
    )  # fmt: skip
    row = "\t".join(_cell(each) for each in cells) + "\n"
    return Rows(digest.case, month, len(records), _encode(lines), _encode(row))


def _event_row(month: str, record: Record) -> str:
    if not _MOMENT.fullmatch(record.at):
        raise Unfit(f"case {record.case}: event {record.number} has no time that could be")
    if record.number > _LARGEST or not 0 <= record.elapsed <= _LONGEST:
        raise Unfit(f"case {record.case}: event {record.number} has a number that cannot be")
    return (
        f"{month}\t{record.case}\t{record.number}\t{record.at}\t{_zone(record.zone)}\t"
        f"{record.elapsed}\t{min(record.version, 32767)}\t{_said_again(record.event)}\n"
    )


def _said(event: Happening | Other) -> str:
    """Return the last two cells of an event: its kind and its fields."""
    kind, fields = event_fields(event)
    return f"{_cell(kind)}\t{_cell(_say(fields) if fields else '{}')}"


def _said_again(event: Happening | Other) -> str:
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


def _list_counts(digest: Digest) -> list[list[Any]]:
    return [[*slot, number, amount] for slot, number, amount in digest.counts]


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


_zone = lru_cache(maxsize=64)(_cell)


def _encode(text: str) -> bytes:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace")
