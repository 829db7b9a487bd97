"""Writes cases to a file for the team store: as a push would send them."""

from collections.abc import Iterable, Iterator

from tui.core.journal.record import encode
from tui.store.case_file import Loaded
from tui.store.export import shared_mark
from tui.store.team.sharing import Sharer


def carry_lines(cases: Iterable[Loaded], sharer: Sharer) -> Iterator[bytes]:
    """Yield a file for `team import`, case by case.

    Args:
        cases: which.
        sharer: takes out what does not go.
    """
    yield shared_mark()
    for case in cases:
        shared = sharer.share(case.records, case.summary.contents)
        yield b"".join(map(encode, shared))
