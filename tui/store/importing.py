"""Taking in cases from a file: what is whole comes in, what is not is named.

The same file twice changes nothing. A case that is here already is only ever added to; where
the two say different things, the one that is here stays.
"""

import base64
import binascii
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.core.journal.case import CLOSED, summarize
from tui.core.journal.record import Damaged, Record, decode
from tui.core.words import say
from tui.store.case_file import load_case
from tui.store.export import is_shared_mark
from tui.store.journal import create_journal, is_in_use
from tui.store.kept import Packed, digest_of, is_kept, keep_content, unsqueeze
from tui.store.private import explain, replace_file
from tui.store.shelf import Shelf

_Lines = dict[str, list[tuple[Record, bytes]]]


class Imported(NamedTuple):
    """What came of a file."""

    new: tuple[str, ...]
    """Ids of cases that were not here."""
    grown: tuple[str, ...]
    """Ids of cases that were here with less."""
    same: tuple[str, ...]
    """Ids of cases that were here already, as they are."""
    refused: tuple[str, ...]
    """Sentences about cases that were not taken, or lines that could not be read."""
    contents: int
    """How many flows as they were came along."""


def import_lines(shelf: Shelf, data: bytes, kept: Path | None = None) -> Imported:
    """Take in what an export or a journal holds. Never raises."""
    cases: _Lines = {}
    refused: list[str] = []
    contents = 0
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        if number == 1 and is_shared_mark(line):
            continue
        content = _read_content(line)
        if content is not None:
            contents += _keep(kept, content)
            continue
        try:
            record = decode(line)
        except Damaged as damage:
            refused.append(
                say("line {number} cannot be read: {damage}", number=number, damage=damage)
            )
            continue
        cases.setdefault(record.case, []).append((record, line.rstrip(b"\r\n") + b"\n"))
    done: dict[str, list[str]] = {"new": [], "grown": [], "same": []}
    for case, pairs in cases.items():
        outcome = _take(shelf, case, list(_once(pairs)))
        if outcome in done:
            done[outcome].append(case)
        else:
            refused.append(outcome)
    return Imported(
        tuple(done["new"]), tuple(done["grown"]), tuple(done["same"]), tuple(refused), contents
    )


def _read_content(line: bytes) -> Packed | None:
    """Return the flow content that a line holds; None when it is another kind of line."""
    if b'"content":' not in line or b'"event":' in line:
        return None
    try:
        raw = json.loads(line)
        data = unsqueeze(base64.b64decode(raw["data"], validate=True))
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return None
    return Packed(digest_of(data), data) if digest_of(data) == raw.get("content") else None


def _keep(kept: Path | None, content: Packed) -> bool:
    return kept is not None and not is_kept(kept, content.digest) and keep_content(kept, content)


def _once(pairs: list[tuple[Record, bytes]]) -> Iterator[tuple[Record, bytes]]:
    """Yield events by their number, each once."""
    before: tuple[Record, bytes] | None = None
    for pair in sorted(pairs, key=lambda each: each[0].number):
        if pair != before:
            yield pair
        before = pair


def _take(shelf: Shelf, case: str, pairs: list[tuple[Record, bytes]]) -> str:
    """Take one case; returns `new`, `grown`, `same`, or why not."""
    path = shelf.find(case)
    try:
        if path is None:
            lines = b"".join(line for _, line in pairs)
            create_journal(_home(shelf, case, pairs), case, lines).close()
            return "new"
        return _grow(shelf, case, path, pairs)
    except OSError as error:
        return say("case {case} was not taken: {error}", case=case, error=explain(error))


def _home(shelf: Shelf, case: str, pairs: list[tuple[Record, bytes]]) -> Path:
    over = summarize(case, (record for record, _ in pairs)).state == CLOSED
    return shelf.month(case) if over else shelf.open


def _grow(shelf: Shelf, case: str, path: Path, pairs: list[tuple[Record, bytes]]) -> str:
    here = load_case(shelf, path)
    known = list(zip(here.records, here.lines, strict=True))
    lines = set(here.lines)
    more = [pair for pair in pairs if pair[1] not in lines]
    if not more:
        return "same"
    taken = {record.number for record, _ in known}
    if any(record.number in taken for record, _ in more):
        return say(
            "case {case} is here with other events; the one that is here was left as it is",
            case=case,
        )
    if here.is_newer or is_in_use(here.path):
        return say("case {case} is in use; the one that is here was left as it is", case=case)
    whole = sorted([*known, *more], key=lambda pair: pair[0].number)
    replace_file(here.path, b"".join(line for _, line in whole))
    if _home(shelf, case, whole) == shelf.open:
        shelf.take_out(here.path)
    else:
        shelf.put_away(here.path)
    return "grown"
