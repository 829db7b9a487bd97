"""What the desk's own cases teach, kept so that a walk begins with it at once.

One small file holds the sums by flow and version; beside it stands what each case taught, so
that only new and changed cases are read again. Both can be deleted at any time.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.flow import Flow
from tui.core.prospects.learning import Count, Experience, add_up
from tui.store.files import FileRefused, read_bytes
from tui.store.private import replace_file

if TYPE_CHECKING:
    from tui.store.shelf import Shelf

SUMS, CASES = "learnt.json", "learnt-cases.json"
_MOST_BYTES = 64 * 1024 * 1024
_Taught = dict[str, dict[str, dict[str, list[int]]]]
"""Counts by flow, by the hash of its content, by node: helped, failed."""


def read_learnt(folder: Path | None, contents: Callable[[str], str]) -> dict[str, Experience]:
    """Return what was learnt, by flow; nothing when nothing was, or it cannot be read.

    Args:
        folder: where it is kept.
        contents: gives the hash of a flow's content as it is now; empty when it is not here.
    """
    learnt: dict[str, Experience] = {}
    for flow, versions in _read(folder, SUMS).items():
        counts = versions.get(contents(flow)) if isinstance(versions, dict) else None
        if isinstance(counts, dict):
            learnt[flow] = {node: Count(*each) for node, each in counts.items() if _fits(each)}
    return learnt


def learn(
    folder: Path, shelf: "Shelf", flows: Mapping[str, Flow], contents: Callable[[str], str]
) -> None:
    """Read the cases that are new or have changed, and write the sums down.

    Args:
        folder: where it is kept.
        shelf: where the cases lie.
        flows: as they are now.
        contents: gives the hash of a flow's content as it is now; empty when it is not here.
    """
    from tui.store.experience import count_case  # noqa: PLC0415 - not on the way to a question

    before = _read(folder, CASES)
    after: dict[str, dict[str, Any]] = {}
    for path in shelf.cases():
        mark = _mark(path)
        known = before.get(path.name)
        if isinstance(known, dict) and known.get("mark") == mark:
            after[path.name] = known
            continue
        taught: _Taught = {}
        for flow, counts in count_case(shelf, path, flows, contents).items():
            numbers = {node: list(count) for node, count in counts.items()}
            taught[flow] = {contents(flow): numbers}
        after[path.name] = {"mark": mark, "taught": taught}
    if after != before:
        _write(folder, CASES, after)
        _write(folder, SUMS, _sum_up(each["taught"] for each in after.values()))


def _mark(path: Path) -> list[int]:
    """Return what changes when a case does."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]


def _sum_up(cases: Iterable[_Taught]) -> _Taught:
    sums: _Taught = {}
    for taught in cases:
        for flow, versions in taught.items():
            for digest, counts in versions.items():
                here = sums.setdefault(flow, {}).setdefault(digest, {})
                added = add_up(_counts(here), _counts(counts))
                sums[flow][digest] = {node: list(count) for node, count in added.items()}
    return sums


def _counts(numbers: Mapping[str, list[int]]) -> dict[str, Count]:
    return {node: Count(*each) for node, each in numbers.items() if _fits(each)}


def _fits(each: object) -> bool:
    return (
        isinstance(each, list)
        and len(each) == len(Count._fields)
        and all(type(number) is int and number >= 0 for number in each)
    )


def _read(folder: Path | None, name: str) -> dict[str, Any]:
    if folder is None:
        return {}
    try:
        raw = json.loads(read_bytes(folder / name, within=None, limit=_MOST_BYTES))
    except (FileRefused, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _write(folder: Path, name: str, value: object) -> None:
    """Write a file; where nothing can be written, nothing is kept, and the next time tries anew."""
    with suppress(OSError):
        replace_file(folder / name, json.dumps(value, separators=(",", ":")).encode("ascii"))
