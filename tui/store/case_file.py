"""Reading the file of a case, whatever state it is in.

A damaged file is set aside whole; what of it is intact goes on as the case. Both are said, and
nothing is ever deleted.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.journal.case import Summary, find_gaps, summarize
from tui.core.journal.record import FORMAT, Reading, Record, read_lines
from tui.core.text import visible
from tui.core.words import say, say_count
from tui.store.files import FileRefused, read_bytes
from tui.store.journal import is_in_use
from tui.store.private import explain, replace_file
from tui.store.shelf import ENDING, Shelf

MAX_BYTES = 64 * 1024 * 1024
"""No case is nearly as long."""
_SHOWN = 3


class Loaded(NamedTuple):
    """A case as its file holds it."""

    id: str
    path: Path
    records: tuple[Record, ...]
    notices: tuple[str, ...] = ()
    """What a person should know: damage, a newer version, missing events."""
    is_newer: bool = False
    """Written by a newer version: what can be read is here, and nothing is written to it."""
    is_in_use: bool = False
    """Another program is writing to it."""
    size: int = 0
    """Bytes that were read."""
    lines: tuple[bytes, ...] = ()
    """For each record the line it was read from."""

    @property
    def summary(self) -> Summary:
        """Return what a list shows of it."""
        return summarize(self.id, self.records)


def load_case(shelf: Shelf, path: Path) -> Loaded:
    """Read a case; a damaged file is mended where that may be done. Never raises."""
    try:
        data = read_bytes(path, within=None, limit=MAX_BYTES)
    except FileRefused as refused:
        return Loaded(path.stem, path, (), (_name(path, refused.reason),))
    reading = read_lines(data)
    case = _case_of(path, reading)
    records, lines = _in_order(case, reading)
    found = Loaded(case, path, records, size=len(data), lines=lines)
    faults = _find_faults(case, data, reading)
    if reading.is_newer:
        return found._replace(notices=_say_newer(path, records, faults), is_newer=True)
    if not faults:
        return found._replace(notices=_say_gaps(path, records))
    if is_in_use(path):  # its last line may only be half there for a moment
        return found._replace(is_in_use=True)
    return _mend(shelf, found, faults)


def _case_of(path: Path, reading: Reading) -> str:
    """Return which case a file is: its name says so, else its first event."""
    cases = {record.case for record in reading.records}
    if path.stem in cases or not cases:
        return path.stem
    return reading.records[0].case


def _in_order(case: str, reading: Reading) -> tuple[tuple[Record, ...], tuple[bytes, ...]]:
    """Return the events of the case by their number, each once, and their lines."""
    if _is_in_order(case, reading.records):
        return reading.records, reading.lines
    pairs = [
        (record, line)
        for record, line in zip(reading.records, reading.lines, strict=True)
        if record.case == case
    ]
    ordered = sorted(pairs, key=lambda pair: pair[0].number)
    once = [
        pair for number, pair in enumerate(ordered) if number == 0 or pair != ordered[number - 1]
    ]
    return tuple(record for record, _ in once), tuple(line for _, line in once)


def _is_in_order(case: str, records: Sequence[Record]) -> bool:
    """Tell whether all are events of the case, each with a higher number than the one before."""
    before = 0
    for record in records:
        if record.case != case or record.number <= before:
            return False
        before = record.number
    return True


def _find_faults(case: str, data: bytes, reading: Reading) -> list[str]:
    if not data:
        return [say("it is empty")]
    if not reading.records:
        return [say("there is nothing of a case in it")]
    others = sorted({record.case for record in reading.records} - {case})
    strange = [
        say("it holds events of case {other} (`cases import` takes them)", other=other)
        for other in others
    ]
    return [
        *(say("line {number}: {why}", number=number, why=why) for number, why in reading.faults),
        *strange,
    ]


def _say_newer(path: Path, records: Sequence[Record], faults: Sequence[str]) -> tuple[str, ...]:
    version = max((record.version for record in records), default=FORMAT + 1)
    why = say(
        "it was written by a newer Branchline (format {version}, this one knows {format}); "
        "what can be read is shown, and nothing is written to it",
        version=version,
        format=FORMAT,
    )
    more = (_name(path, _list_faults(faults)),) if faults else ()
    return (_name(path, why), *more)


def _say_gaps(path: Path, records: Sequence[Record]) -> tuple[str, ...]:
    missing = find_gaps(records)
    if not missing:
        return ()
    what = say_count(
        "{number} event is missing: they were damaged before",
        "{number} events are missing: they were damaged before",
        missing,
    )
    return (_name(path, what),)


def _mend(shelf: Shelf, case: Loaded, faults: Sequence[str]) -> Loaded:
    """Set the damaged file aside, and put what is intact in its place."""
    lines = case.lines
    kept = say_count("{number} intact event kept", "{number} intact events kept", len(lines))
    target = case.path.with_name(f"{case.id}{ENDING}")
    if target != case.path and target.exists():
        lines, kept = (), say("case {id} is here already and was left as it is", id=case.id)
    try:
        aside = shelf.set_aside(case.path)
        if lines:
            replace_file(target, b"".join(lines))
        if not lines or target != case.path:
            case.path.unlink(missing_ok=True)  # it lies among the damaged ones
    except OSError as error:
        why = say(
            "it could not be set aside ({error}); {kept} for now", error=explain(error), kept=kept
        )
        return case._replace(notices=(_name(case.path, f"{_list_faults(faults)}; {why}"),))
    notice = say(
        "{faults}. The whole file was set aside as {aside}; {kept}",
        faults=_list_faults(faults),
        aside=aside,
        kept=kept,
    )
    return case._replace(
        path=target if lines else aside,
        notices=(_name(case.path, notice),),
        size=sum(map(len, lines)),
    )


def _list_faults(faults: Sequence[str]) -> str:
    more = say(" and {number} more", number=len(faults) - _SHOWN) if len(faults) > _SHOWN else ""
    return "; ".join(faults[:_SHOWN]) + more


def _name(path: Path, what: str) -> str:
    return visible(f"{path.name}: {what}.")
