"""Cases as a file to carry elsewhere: lines that can be read back, or a table for people."""

import base64
import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.events import Answered, Changed, Noted, Told
from tui.core.journal.milestones import (
    Filled,
    Flagged,
    Happening,
    Missed,
    Opened,
    Other,
    Resumed,
)
from tui.core.journal.record import FORMAT, Record, encode
from tui.core.report.writing import safe_cell
from tui.core.tickets.redaction import redact
from tui.store.case_file import Loaded
from tui.store.kept import read_content, squeeze

_BETWEEN = "\n\x1e\n"
_SHARED = {"v": FORMAT, "shared": True}
"""The first line of a file for the team store: what does not leave was taken out already."""
_TEXTS = (Noted, Filled, Flagged, Missed)

CSV_COLUMNS = (
    "case", "begun", "last", "flow", "title", "state", "outcome", "due", "result", "agent",
    "asked", "minutes", "notes",
)  # fmt: skip


class Privacy(NamedTuple):
    """What is taken out of an export."""

    is_redacted: bool = False
    words: tuple[str, ...] = ()
    """Further words that must not leave."""


def export_lines(
    cases: Iterable[Loaded], privacy: Privacy, kept: Path | None = None
) -> Iterator[bytes]:
    """Yield the lines of cases, exactly as they are in their journals unless redacted.

    Args:
        cases: which.
        privacy: what is taken out.
        kept: where flows as they were lie; given, each one needed comes first.
    """
    done: set[str] = set()
    for case in cases:
        for flow, digest in case.summary.contents.items() if kept else ():
            if kept and digest not in done:
                done.add(digest)
                yield from _content_line(kept, flow, digest)
        if privacy.is_redacted:
            yield from map(encode, redact_records(case.records, privacy.words))
        else:
            yield from case.lines


def shared_mark() -> bytes:
    """Return the line that begins a file for the team store."""
    return json.dumps(_SHARED, separators=(",", ":")).encode("ascii") + b"\n"


def is_shared_mark(line: bytes) -> bool:
    """Tell whether a line is that one."""
    return line.rstrip(b"\r\n") + b"\n" == shared_mark()


def _content_line(kept: Path, flow: str, digest: str) -> Iterator[bytes]:
    data = read_content(kept, digest)
    if data:
        packed = base64.b64encode(squeeze(data)).decode("ascii")
        line = {"v": FORMAT, "flow": flow, "content": digest, "data": packed}
        yield json.dumps(line, separators=(",", ":")).encode("ascii") + b"\n"


def redact_records(records: Sequence[Record], words: Sequence[str] = ()) -> Iterator[Record]:
    """Yield records without secrets; the same secret gets the same placeholder everywhere."""
    texts = [_text_of(record.event) for record in records]
    clean = redact(_BETWEEN.join(texts), words=words).text.split(_BETWEEN)
    if len(clean) != len(texts):  # a secret reached from one text into the next
        clean = [redact(text, words=words).text for text in texts]
    for record, text in zip(records, clean, strict=True):
        yield record._replace(event=_with_text(record.event, text))


def _text_of(event: Happening | Other) -> str:
    if isinstance(event, _TEXTS):
        return event.text
    if isinstance(event, (Answered, Told, Changed)):
        return event.answer or ""
    return ""


def _with_text(event: Happening | Other, text: str) -> Happening | Other:
    if isinstance(event, _TEXTS):
        return event._replace(text=text)
    if isinstance(event, (Answered, Told)):
        return event._replace(answer=text)
    if isinstance(event, Changed):
        return event._replace(answer=text if event.answer is not None else None)
    if isinstance(event, (Opened, Resumed)):
        return event._replace(agent="")
    if isinstance(event, Other):
        return event._replace(fields={})
    return event


def export_csv(cases: Iterable[Loaded], privacy: Privacy) -> Iterator[str]:
    """Yield a table, a line for each case; no cell of it is a formula to a spreadsheet."""
    yield _csv_line(CSV_COLUMNS)
    for case in cases:
        records = case.records
        if privacy.is_redacted:
            records = tuple(redact_records(records, privacy.words))
        shown = case._replace(records=records).summary
        notes = "\n".join(r.event.text for r in records if isinstance(r.event, Noted))
        yield _csv_line(
            (
                case.id, shown.begun, shown.last, shown.flow, shown.title, shown.state,
                shown.outcome, shown.due, shown.result, shown.agent, str(shown.asked),
                f"{shown.seconds / 60:.1f}", notes,
            )
        )  # fmt: skip


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(safe_cell, cells))
    return line.getvalue()
