"""Events as lines of a journal, and back: checksum, sequence, version, migrations.

A line is a JSON object in plain ASCII. It stands for itself: it names its case, its number and
the version of the format, and its checksum covers every byte before it. So a journal, an export
and any part of either are read the same way.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple
from zlib import crc32

from tui.core import events
from tui.core.journal import milestones
from tui.core.journal.milestones import Happening, Other
from tui.core.words import mark, say

FORMAT = 1
"""The version of a line that this program writes."""

MAX_LINE = 1_000_000
"""No event is nearly as long."""

EVENT_KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "opened": milestones.Opened,
        "pinned": milestones.Pinned,
        "started": events.Started,
        "told": events.Told,
        "answered": events.Answered,
        "unsure": events.Unsure,
        "postponed": events.Postponed,
        "changed": events.Changed,
        "back": events.Back,
        "tried": events.Tried,
        "ticked": events.Ticked,
        "noted": events.Noted,
        "filled": milestones.Filled,
        "flagged": milestones.Flagged,
        "missed": milestones.Missed,
        "jumped": events.Jumped,
        "restarted": events.Restarted,
        "parked": milestones.Parked,
        "resumed": milestones.Resumed,
        "closed": milestones.Closed,
    }
)
"""The word for each event in a line."""

_encode = json.JSONEncoder(separators=(",", ":")).encode
_quote = json.encoder.encode_basestring_ascii
_WORDS = {kind: word for word, kind in EVENT_KINDS.items()}
_ENVELOPE = ("v", "case", "n", "at", "zone", "ms", "event", "crc")
_FRAME = [int, str, int, str, str, int, str]
_CRC = b',"crc":"'
_TAIL = len(_CRC) + 8 + len(b'"}')
_PLAIN = re.compile(
    rb'\{"v":([1-9][0-9]{0,4}),"case":"([0-9a-z-]{1,60})","n":([1-9][0-9]{0,17}),'
    rb'"at":"([ !#-\[\]-~]*)","zone":"([ !#-\[\]-~]*)","ms":(0|[1-9][0-9]{0,17}),("event":.*)',
    re.DOTALL,
)
"""A line without its seal, exactly as `encode` writes it: nothing in its frame needs a parser."""
_SHORT, _MANY = 2_000, 4_096
"""Bytes of what is said in a line, and how many such are remembered: some megabytes at most."""


class Record(NamedTuple):
    """One event of a case, and when it happened."""

    case: str
    number: int
    """Counts from 1; the order that counts."""
    at: str
    """UTC, as 2026-11-23T07:45:01.123Z."""
    zone: str
    """What the clock on the wall was ahead of UTC, as +01:00."""
    elapsed: int
    """Milliseconds since this sitting began, by a clock that never jumps."""
    event: Happening | Other
    version: int = FORMAT


class Damaged(Exception):
    """A line that is not what was written; says why."""


Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""For each older version, what turns its lines into lines of the next."""


def encode(record: Record) -> bytes:
    """Return the line of an event, with its line end."""
    version = record.version
    word, fields = event_fields(record.event)
    more = "".join(f",{_quote(name)}:{_say(value)}" for name, value in fields.items())
    body = (
        f'{{"v":{version},"case":{_quote(record.case)},"n":{record.number},'
        f'"at":{_quote(record.at)},"zone":{_quote(record.zone)},"ms":{record.elapsed},'
        f'"event":{_quote(word)}{more}'
    ).encode("ascii")
    return b'%b%b%08x"}\n' % (body, _CRC, crc32(body))


def event_fields(event: Happening | Other) -> tuple[str, Mapping[str, Any]]:
    """Return the word for an event and its fields, without those taken for granted."""
    if isinstance(event, Other):
        return event.kind, event.fields
    return _WORDS[type(event)], _fields_of(event)


def _say(value: object) -> str:
    """Return a value as JSON; nearly all are texts, and those take the short way."""
    return _quote(value) if type(value) is str else _encode(value)


def _fields_of(event: Happening) -> dict[str, Any]:
    defaults = event._field_defaults
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in zip(event._fields, event, strict=True)
        if name not in defaults or value != defaults[name]
    }


def decode(line: bytes, migrations: Mapping[int, Migration] = MIGRATIONS) -> Record:
    """Return the event of a line.

    Args:
        line: with or without its line end.
        migrations: what brings older lines up to date.

    Raises:
        Damaged: it is not a whole line of a journal.
    """
    body = _check_seal(line)
    plain = _PLAIN.fullmatch(body)
    if plain is not None and len(plain[7]) <= _SHORT and int(plain[1]) == FORMAT:
        _, case, number, at, zone, elapsed, said = plain.groups()
        if (known := _event_said(said)) is not None:
            return Record(
                case.decode(), int(number), at.decode(), zone.decode(), int(elapsed), known, FORMAT
            )
    return _decode_any(line, migrations)


@lru_cache(maxsize=_MANY)
def _event_said(said: bytes) -> Happening | Other | None:
    """Return the event in the rest of a line; walks say the same things again and again.

    Args:
        said: what stands between the frame of a plain line and its seal, from `"event":` on.

    Returns:
        None where it is damaged or says something of the frame once more: then the whole line
        is to be read.
    """
    try:
        raw = json.loads(b"{%b}" % said)
        word = raw.pop("event")
        if type(word) is not str or not raw.keys().isdisjoint(_ENVELOPE):
            return None
        return build_event(word, raw, is_newer=False)
    except (ValueError, RecursionError, Damaged):
        return None


def _decode_any(line: bytes, migrations: Mapping[int, Migration]) -> Record:
    """Return the event of a line of any version, however its JSON is laid out."""
    raw = check_line(line)
    version = raw["v"]
    for older in range(version, FORMAT):
        if older not in migrations:
            old = mark("it was written in version {version}, which is not read any more")
            raise Damaged(say(old, version=version))
        raw = migrations[older](raw)
    fields = {name: value for name, value in raw.items() if name not in _ENVELOPE}
    event = build_event(raw["event"], fields, is_newer=version > FORMAT)
    written = max(version, FORMAT)
    return Record(raw["case"], raw["n"], raw["at"], raw["zone"], raw["ms"], event, written)


def check_line(line: bytes) -> dict[str, Any]:
    """Return what a line says, once its checksum and its frame are right.

    Raises:
        Damaged: it is not a whole line of a journal.
    """
    _check_seal(line)
    try:
        raw = json.loads(line.decode())
    except (ValueError, RecursionError):
        raise Damaged(say("it is not JSON")) from None
    if not isinstance(raw, dict) or not _is_framed(raw):
        raise Damaged(say("it is not an event of a case"))
    return raw


def _check_seal(line: bytes) -> bytes:
    """Return what the checksum of a line covers, once it is right."""
    text = line.rstrip(b"\r\n")
    if not text:
        raise Damaged(say("it is empty"))
    if len(text) > MAX_LINE:
        raise Damaged(say("it is too long"))
    body, seal = text[:-_TAIL], text[-_TAIL:]
    if seal[: len(_CRC)] != _CRC or seal[-2:] != b'"}':
        raise Damaged(say("it has no checksum at its end"))
    if b"%08x" % crc32(body) != seal[len(_CRC) : -2]:
        raise Damaged(say("its checksum does not fit"))
    return body


def _is_framed(raw: Mapping[str, Any]) -> bool:
    kinds = [type(raw.get(name)) for name in _ENVELOPE[:-1]]
    return kinds == _FRAME and raw["v"] >= 1 and raw["n"] >= 1 and is_case_id(raw["case"])


def is_case_id(text: str) -> bool:
    """Tell whether a text can be the id of a case, and so a safe name for a file."""
    return 0 < len(text) <= _LONGEST_ID and text.isascii() and not text.strip(_ID_SIGNS)


_ID_SIGNS, _LONGEST_ID = "0123456789abcdefghijklmnopqrstuvwxyz-", 60


def build_event(word: str, fields: Mapping[str, Any], *, is_newer: bool) -> Happening | Other:
    """Return an event; what only a newer version can know is kept as it is.

    Args:
        word: which event.
        fields: what it says.
        is_newer: whether a newer version of the program has written it.

    Raises:
        Damaged: a field is missing or wrong.
    """
    kind = EVENT_KINDS.get(word)
    if kind is None:
        return Other(word, fields)
    shapes = kind.__annotations__
    known = {name: value for name, value in fields.items() if name in shapes}
    wrong = [name for name, value in known.items() if not _fits(shapes[name], value)]
    if not wrong and len(known) < len(shapes):
        wrong = [name for name in shapes if name not in known and name not in kind._field_defaults]
    if not wrong:
        event: Happening = kind(**known)
        return event
    if is_newer:
        return Other(word, fields)
    raise Damaged(say("{word}: {wrong} is missing or wrong", word=word, wrong=wrong[0]))


def _fits(annotation: object, value: object) -> bool:
    if type(value) is annotation:
        return True
    if annotation == Mapping[str, str]:
        return isinstance(value, dict) and all(type(each) is str for each in value.values())
    return annotation == str | None and (value is None or type(value) is str)


class Reading(NamedTuple):
    """What the lines of a file hold, in the order of the file."""

    records: tuple[Record, ...]
    lines: tuple[bytes, ...]
    """The intact lines as they were, with line ends."""
    faults: tuple[tuple[int, str], ...]
    """Line number and what is wrong, for each line that cannot be read."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program has written here."""
        return any(record.version > FORMAT for record in self.records)


def read_lines(data: bytes) -> Reading:
    """Read a file of lines; what is damaged is named and everything else is kept."""
    records: list[Record] = []
    lines: list[bytes] = []
    faults: list[tuple[int, str]] = []
    number = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        try:
            records.append(decode(line))
            lines.append(line.rstrip(b"\r\n") + b"\n")
        except Damaged as damage:
            faults.append((number, str(damage)))
    if data and not data.endswith(b"\n") and number not in dict(faults):
        faults.append((number, say("it has no line end: the file was cut off")))
    return Reading(tuple(records), tuple(lines), tuple(faults))


def renumber(records: Iterable[Record], case: str) -> tuple[Record, ...]:
    """Return records as those of another case, numbered from 1."""
    numbered = enumerate(records, start=1)
    return tuple(record._replace(case=case, number=number) for number, record in numbered)
