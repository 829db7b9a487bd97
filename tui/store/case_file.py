"""Reading the file of a case, whatever state it is in.

A damaged file is set aside whole; what of it is intact goes on as the case. Both are said, and
nothing is ever deleted.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.case import Summary, find_gaps, summarize
from tui.core.record import FORMAT, Reading, Record, read_lines
from tui.core.text import visible
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

    @property
    def summary(self) -> Summary:
        """Return what a list shows of it."""
        return summarize(self.id, self.records)

    @property
    def next_number(self) -> int:
        """Return the number of its next event."""
        return max((record.number for record in self.records), default=0) + 1


def load_case(shelf: Shelf, path: Path) -> Loaded:
    """Read a case; a damaged file is mended where that may be done. Never raises."""
    try:
        data = read_bytes(path, within=None, limit=MAX_BYTES)
    except FileRefused as refused:
        return Loaded(path.stem, path, (), (_name(path, refused.reason),))
    reading = read_lines(data)
    case = _case_of(path, reading)
    records, strange = _own_records(case, reading.records)
    faults = [*(f"line {number}: {why}" for number, why in reading.faults), *strange]
    if not data:
        faults = ["it is empty"]
    elif not records:
        faults = ["there is nothing of a case in it"]
    if reading.is_newer:
        return _newer(case, path, records, faults)
    if not faults:
        return Loaded(case, path, records, _count_gaps(path, records), size=len(data))
    if is_in_use(path):
        return Loaded(case, path, records, is_in_use=True, size=len(data))
    lines = [
        line
        for line, record in zip(reading.lines, reading.records, strict=True)
        if record.case == case
    ]
    return _mend(shelf, Loaded(case, path, records), lines, faults)


def _case_of(path: Path, reading: Reading) -> str:
    """Return which case a file is: its name says so, else its first event."""
    cases = {record.case for record in reading.records}
    if path.stem in cases or not cases:
        return path.stem
    return reading.records[0].case


def _own_records(case: str, found: Sequence[Record]) -> tuple[tuple[Record, ...], list[str]]:
    """Return the events of the case in their order, and what is strange about the others."""
    own = [record for record in found if record.case == case]
    others = sorted({record.case for record in found if record.case != case})
    strange = [f"it holds events of another case, {other}" for other in others]
    return tuple(_in_order(own)), strange


def _in_order(own: Sequence[Record]) -> list[Record]:
    """Sort by number, and leave out what stands there twice."""
    ordered: list[Record] = []
    for record in sorted(own, key=lambda each: each.number):
        if not any(record == other for other in ordered[-2:]):
            ordered.append(record)
    return ordered


def _newer(case: str, path: Path, records: tuple[Record, ...], faults: Sequence[str]) -> Loaded:
    version = max(record.version for record in records) if records else FORMAT + 1
    why = (
        f"it was written by a newer Branchline (format {version}, this one knows {FORMAT}); "
        "what can be read is shown, and nothing is written to it"
    )
    more = (_name(path, _list_faults(faults)),) if faults else ()
    return Loaded(case, path, records, (_name(path, why), *more), is_newer=True)


def _count_gaps(path: Path, records: Sequence[Record]) -> tuple[str, ...]:
    missing = find_gaps(records)
    if not missing:
        return ()
    events = "1 event is" if missing == 1 else f"{missing} events are"
    return (_name(path, f"{events} missing: they were damaged before"),)


def _mend(shelf: Shelf, case: Loaded, lines: Sequence[bytes], faults: Sequence[str]) -> Loaded:
    """Set the damaged file aside, and put what is intact in its place."""
    said = _list_faults(faults)
    kept = f"{len(lines)} intact {'event' if len(lines) == 1 else 'events'} kept"
    target = case.path.with_name(f"{case.id}{ENDING}")
    if target != case.path and target.exists():
        lines, kept = (), f"case {case.id} is here already and was left as it is"
    try:
        aside = shelf.set_aside(case.path)
        if lines:
            replace_file(target, b"".join(lines))
        if not lines or target != case.path:
            case.path.unlink(missing_ok=True)  # it lies among the damaged ones
    except OSError as error:
        why = f"{said}. It could not be set aside: {explain(error)}; {kept} for now"
        return case._replace(notices=(_name(case.path, why),))
    notice = _name(case.path, f"{said}. The whole file was set aside as {aside}; {kept}")
    size = sum(map(len, lines))
    return case._replace(path=target if lines else aside, notices=(notice,), size=size)


def _list_faults(faults: Sequence[str]) -> str:
    more = f" and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return "; ".join(faults[:_SHOWN]) + more


def _name(path: Path, what: str) -> str:
    return visible(f"{path.name}: {what}.")
