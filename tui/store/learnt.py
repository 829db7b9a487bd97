"""What the desk's own cases teach, kept so that a walk begins with it at once.

One small record holds the sums by flow and version; beside it stands what each case taught, so
that only new and changed cases are read again. Both can be deleted at any time.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.flow import Flow
from tui.core.prospects.learning import Count, Experience, add_up
from tui.store.ready import ENDING, Ready

if TYPE_CHECKING:
    from tui.store.shelf import Shelf

SUMS, CASES = f"learnt{ENDING}", f"learnt-cases{ENDING}"
_Taught = dict[str, dict[str, dict[str, list[int]]]]
"""Counts by flow, by the hash of its content, by node: helped, failed."""


def read_learnt(kept: Ready, contents: Callable[[str], str]) -> dict[str, Experience]:
    """Return what was learnt, by flow; nothing when nothing was, or it cannot be trusted.

    Args:
        kept: where it is kept.
        contents: gives the hash of a flow's content as it is now; empty when it is not here.
    """
    learnt: dict[str, Experience] = {}
    for flow, versions in _load(kept, SUMS).get("sums", {}).items():
        if counts := versions.get(contents(flow)):
            learnt[flow] = _counts(counts)
    return learnt


def learn(
    kept: Ready, shelf: "Shelf", flows: Mapping[str, Flow], contents: Callable[[str], str]
) -> None:
    """Read the cases that are new or have changed, and write the sums down.

    Where nothing can be written, nothing is kept, and the next time tries anew.

    Args:
        kept: where it is kept.
        shelf: where the cases lie.
        flows: as they are now.
        contents: gives the hash of a flow's content as it is now; empty when it is not here.
    """
    sums, seen = _load(kept, SUMS), _see(shelf)
    if sums.get("seen") == seen:
        return
    before = _load(kept, CASES)
    after: dict[str, dict[str, Any]] = {}
    for path in shelf.cases():
        mark = _mark(path)
        known = before.get(path.name)
        if known is None or known["mark"] != mark:
            known = {"mark": mark, "taught": _teach(shelf, path, flows, contents)}
        after[path.name] = known
    if after == before or kept.save(CASES, after):
        kept.save(SUMS, {"seen": seen, "sums": _sum_up(each["taught"] for each in after.values())})


def _teach(
    shelf: "Shelf", path: Path, flows: Mapping[str, Flow], contents: Callable[[str], str]
) -> _Taught:
    """Read one case."""
    from tui.store.experience import count_case  # noqa: PLC0415 - most times no case is new

    return {
        flow: {contents(flow): {node: list(count) for node, count in counts.items()}}
        for flow, counts in count_case(shelf, path, flows, contents).items()
    }


def _see(shelf: "Shelf") -> list[list[object]]:
    """Return something that is different once a case came, went or changed.

    A finished case lies in a folder that changes with it; those under way are looked at.
    """
    from tui.store.shelf import case_names  # noqa: PLC0415 - not on the way to a question

    under_way = (shelf.open / name for name in sorted(case_names(shelf.open)))
    seen: list[list[object]] = []
    for path in (shelf.folder, shelf.open, *shelf.months(), *under_way):
        with suppress(OSError):
            seen.append([path.name, *_mark(path)])
    return seen


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
    return {node: Count(*each) for node, each in numbers.items()}


def _load(kept: Ready, name: str) -> dict[str, Any]:
    """Return a record; its seal says that nobody but this user's Branchline wrote it."""
    record = kept.load(name)
    return record if isinstance(record, dict) else {}
