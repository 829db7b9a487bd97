"""Takes in what was carried out of a box by file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.core.flow import Flow
from tui.core.journal.case import contents_of
from tui.core.report.counts import digest_case
from tui.store.team.mending import mend_cases
from tui.store.team.rows import Rows, Unfit, make_rows
from tui.store.team.sending import BATCH, Sender, Sent
from tui.store.team.sharing import Sharer, Sharing
from tui.store.team.spool import Spool, open_spool

if TYPE_CHECKING:
    import psycopg


class Taken(NamedTuple):
    """What came of files."""

    sent: Sent
    contents: int
    """How many flows as they were came along."""


def take_files(
    connection: "psycopg.Connection",
    files: Sequence[Path],
    sharing: Sharing,
    now: Mapping[str, Flow],
) -> Taken:
    """Put the cases of exported files into the store: the same rules and result as a push.

    Args:
        connection: of somebody who may add cases.
        files: lines as `cases export` writes them; parts of one case may lie in several.
        sharing: what of them may go in.
        now: the flows as they are, for files that bring none along.

    Raises:
        OSError: a file cannot be read.
    """
    refused: list[str] = []
    with open_spool() as spool:
        for file in files:
            faults: list[str] = []
            with file.open("rb") as lines:
                spool.add(lines, faults)
            refused += [f"{file}: {fault}" for fault in faults]
        sent = _send(connection, spool, Sharer(sharing, spool.kept, now))
        return Taken(sent.plus(Sent(refused=tuple(refused))), spool.contents)


def _send(connection: "psycopg.Connection", spool: Spool, sharer: Sharer) -> Sent:
    sender, sent = Sender(connection), Sent()
    batch: list[Rows] = []
    waiting = 0
    for case, records, is_shared in spool.cases():
        shared = sharer.share(records, contents_of(records), is_shared=is_shared)
        try:
            batch.append(make_rows(digest_case(case, shared), shared))
        except Unfit as unfit:
            sent = sent.plus(Sent(refused=(str(unfit),)))
            continue
        waiting += len(shared)
        if waiting >= BATCH:
            sent = sent.plus(_flush(connection, sender, batch))
            waiting = 0
    return sent.plus(_flush(connection, sender, batch))


def _flush(connection: "psycopg.Connection", sender: Sender, batch: list[Rows]) -> Sent:
    if not batch:
        return Sent()
    sent = sender.send(batch)
    mend_cases(connection, sender, [each.case for each in batch])
    batch.clear()
    return sent
