"""A line of a journal: what is written is what is read, and nothing else passes for it."""

import json
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.records import CASE, any_record, opened, records
from tests.core.validation import Validator
from tui.core.events import Answered, Noted, Ticked
from tui.core.journal.milestones import Other
from tui.core.journal.record import FORMAT, Damaged, Record, decode, encode, is_case_id, read_lines
from tui.core.journal.record_schema import lines_schema

SCHEMA = Validator(lines_schema())


def sealed(**fields: Any) -> bytes:
    """Return a line with any fields and the checksum that fits."""
    body = json.dumps(fields, separators=(",", ":")).encode()[:-1]
    return b'%b,"crc":"%08x"}\n' % (body, crc32(body))


def frame(**fields: Any) -> dict[str, Any]:
    at = "2026-11-23T07:45:01.123Z"
    return {"v": FORMAT, "case": CASE, "n": 1, "at": at, "zone": "+00:00", "ms": 0, **fields}


@given(any_record)
def test_what_is_written_is_read_back(record: Record) -> None:
    assert decode(encode(record)) == record


@given(any_record)
def test_a_line_says_the_same_however_its_json_is_laid_out(record: Record) -> None:
    fields = json.loads(encode(record))
    del fields["crc"]
    spaced = json.dumps(fields).encode()[:-1]
    line = b'%b,"crc":"%08x"}\n' % (spaced, crc32(spaced))
    assert decode(line) == decode(encode(record)) == record


def test_what_a_line_says_twice_counts_as_json_has_it_the_last_time() -> None:
    plain = sealed(**frame(event="noted", text="x"))
    for more, number in (('"n":7', 7), ('"text":"x"', 1)):
        body = plain[: plain.rindex(b',"crc"')] + b"," + more.encode()
        line = b'%b,"crc":"%08x"}\n' % (body, crc32(body))
        assert decode(line) == decode(plain)._replace(number=number)


def test_an_event_without_one_of_its_fields_is_damaged_each_time_it_is_met() -> None:
    line = sealed(**frame(event="tried", node="lamp/change"))
    for _ in range(2):
        with pytest.raises(Damaged, match="tried: result is missing"):
            decode(line)


@given(any_record)
def test_a_line_is_one_line_of_plain_ascii(record: Record) -> None:
    line = encode(record)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert b"\x1b" not in line
    assert b"\r" not in line


@given(any_record)
def test_every_line_fits_the_published_schema(record: Record) -> None:
    assert SCHEMA.find_faults(json.loads(encode(record))) == []


@given(any_record, st.data())
def test_a_line_with_any_byte_changed_is_not_read(record: Record, data: st.DataObject) -> None:
    line = encode(record)
    place = data.draw(st.integers(0, len(line) - 2))
    other = data.draw(st.integers(0, 255).filter(lambda each: each != line[place]))
    with pytest.raises(Damaged):
        decode(line[:place] + bytes([other]) + line[place + 1 :])


@given(any_record, st.data())
def test_a_line_that_was_cut_off_is_not_read(record: Record, data: st.DataObject) -> None:
    line = encode(record)
    with pytest.raises(Damaged):
        decode(line[: data.draw(st.integers(0, len(line) - 2))])


@given(st.lists(any_record, max_size=6), st.lists(st.binary(max_size=30), max_size=4))
def test_no_bytes_keep_whole_lines_from_being_read(
    found: list[Record], rubbish: list[bytes]
) -> None:
    pieces = [b"%b\n" % piece.replace(b"\n", b"?").replace(b"\r", b"?") for piece in rubbish]
    mixed = b"".join([*pieces[:2], *map(encode, found), *pieces[2:]])
    reading = read_lines(mixed)
    assert list(reading.records) == found
    assert b"".join(reading.lines) == b"".join(map(encode, found))
    assert len(reading.faults) == len(rubbish)


def test_a_last_line_without_its_end_is_kept_and_said() -> None:
    data = b"".join(map(encode, opened(Noted("x"))))[:-1]
    reading = read_lines(data)
    assert len(reading.records) == 3
    assert reading.faults == ((3, "it has no line end: the file was cut off"),)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"", "empty"),
        (b"null", "checksum"),
        (sealed(**frame()), "not an event of a case"),
        (sealed(**frame(event="noted", text=1)), "text is missing or wrong"),
        (sealed(**frame(event="answered", node="a/b", fact="f")), "answer is missing"),
        (sealed(**frame(event="parked", n=0)), "not an event"),
        (sealed(**frame(event="parked", n=True)), "not an event"),
        (sealed(**frame(event="parked", case="../../etc/passwd")), "not an event"),
        (sealed(**frame(event="parked", v=0)), "not an event"),
        (sealed(**frame(event="noted", text="x" * 1_000_001)), "too long"),
        (b"[" * 100_000, "checksum"),
    ],
)
def test_what_is_no_line_is_refused_with_its_reason(line: bytes, why: str) -> None:
    with pytest.raises(Damaged, match=why):
        decode(line)


def test_an_unknown_event_is_kept_as_it_is() -> None:
    line = sealed(**frame(event="sung", song="la"))
    record = decode(line)
    assert record.event == Other("sung", {"song": "la"})
    assert encode(record) == line


def test_a_line_of_a_newer_version_is_read_as_far_as_it_is_known() -> None:
    noted = sealed(**frame(v=FORMAT + 1, event="noted", text="x", mood="good"))
    other = sealed(**frame(v=FORMAT + 1, event="noted", words=["x"]))
    reading = read_lines(noted + other)
    assert reading.records[0].event == Noted("x")
    assert reading.records[1].event == Other("noted", {"words": ["x"]})
    assert reading.is_newer
    assert not reading.faults


def test_migrations_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.core.journal.record.FORMAT", 3)

    def first(raw: dict[str, Any]) -> dict[str, Any]:
        assert "words" in raw
        return {**{k: v for k, v in raw.items() if k != "words"}, "says": raw["words"]}

    def second(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "event": "noted", "text": raw["says"]}

    line = sealed(**frame(v=1, event="written", words="x"))
    record = decode(line, {1: first, 2: second})
    assert record.event == Noted("x")
    assert record.version == 3
    with pytest.raises(Damaged, match="version 1"):
        decode(line, {2: second})


def test_only_a_safe_name_is_the_id_of_a_case() -> None:
    assert all(map(is_case_id, (CASE, "a", "a" * 60)))
    assert not any(map(is_case_id, ("", "A", "a/b", "..", "a" * 61, "\u00e4", "a b", "a\n")))


def test_the_schema_refuses_what_is_no_line() -> None:
    good = json.loads(encode(records(Noted("x"))[0]))
    broken: list[object] = [{**good, "text": 1}, {**good, "mood": "x"}, {**good, "v": 9}, {}, []]
    assert all(SCHEMA.find_faults(wrong) for wrong in broken)


def test_what_goes_without_saying_is_not_written() -> None:
    line = encode(records(Ticked("a/b", 1))[0])
    assert b"done" not in line
    assert b'"done":false' in encode(records(Ticked("a/b", 1, done=False))[0])
    assert b"note" not in encode(records(Answered("a/b", "f", "x"))[0])
