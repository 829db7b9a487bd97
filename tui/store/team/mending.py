"""Makes digests again from all that the store knows, where a case came in by parts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, LiteralString

from tui.core.report.counts import digest_case
from tui.store.team.connecting import fetch_one
from tui.store.team.reading import read_cases
from tui.store.team.rows import make_rows
from tui.store.team.sending import Sender

if TYPE_CHECKING:
    import psycopg

_BEHIND: LiteralString = (
    "SELECT e.case_id FROM (SELECT case_id, count(*) AS n FROM branchline.events"
    " WHERE case_id = ANY (%(cases)s) GROUP BY case_id) AS e"
    " LEFT JOIN (SELECT case_id, max(known) AS known FROM branchline.cases"
    " WHERE case_id = ANY (%(cases)s) GROUP BY case_id) AS c USING (case_id)"
    " WHERE coalesce(c.known, 0) < e.n"
)


def mend_cases(
    connection: "psycopg.Connection", sender: Sender, cases: Sequence[str]
) -> tuple[str, ...]:
    """See that each case has a digest of all its events.

    Args:
        connection: open; nothing is done for somebody who may not read.
        sender: puts the digests in.
        cases: ids of those that something came in for.

    Returns:
        The cases whose digests were made again.
    """
    may_read = "SELECT has_table_privilege('branchline.events', 'SELECT')"
    if not cases or not fetch_one(connection, may_read):
        return ()
    rows = connection.execute(_BEHIND, {"cases": list(cases)}).fetchall()
    behind = [row[0] for row in rows]
    if behind:
        found = read_cases(connection, "case_id = ANY (%(cases)s)", {"cases": behind})
        made = [make_rows(digest_case(case, records), records) for case, records in found]
        sender.send(made)
    return tuple(behind)
