"""The same flow in two files: which one is walked, and what is said about it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tui.core.codes import diagnose
from tui.core.diagnostic import Diagnostic
from tui.core.tree import Source, find_spot


class Copy(NamedTuple):
    """One file that holds a flow."""

    flow: str
    folder: int
    """A later folder overrules an earlier one."""
    source: Source
    data: bytes


def find_twins(copies: Sequence[Copy], faulty: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a fault for each pair in one folder, a warning where a folder overrules another.

    Args:
        copies: in the order of their folders.
        faulty: files with faults; these are told anyway, so the good twin is left in peace.
    """
    seen: dict[str, Copy] = {}
    for copy in copies:
        before = seen.get(copy.flow)
        if before is not None and before.folder == copy.folder:
            yield _report("F050", before, copy)
            if before.source.file not in faulty:
                yield _report("F050", copy, before)
        elif before is not None and before.data != copy.data:
            yield _report("F051", copy, before)
        seen[copy.flow] = copy


def _report(code: str, here: Copy, other: Copy) -> Diagnostic:
    source = here.source
    spot = find_spot(source.tree, ("flow",))
    return diagnose(
        code, source.file, spot, lines=source.lines, name=here.flow, other=other.source.file
    )
