"""Adding to a case that is not the one at hand, and reading what it came to."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.flow import Flow
from tui.core.journal.case import walk_events
from tui.core.journal.milestones import Closed, Happening
from tui.core.tickets.ticket import Ticket, write_ticket
from tui.core.walk import Walk, fold
from tui.core.words import say
from tui.store.case_file import Loaded
from tui.store.case_naming import NoSuchCase
from tui.store.casebook import Casebook
from tui.store.desk import Desk
from tui.store.journal import is_in_use


def add_aside(desk: Desk, case: Loaded, happening: Happening) -> str:
    """Add one event to a case without taking it up.

    Returns:
        Why it was not added; empty when it is on disk.
    """
    if case.id == desk.recorder.case:
        desk.record(happening)
        return desk.trouble
    if case.is_newer:
        return say("case {id} was written by a newer Branchline; nothing was added", id=case.id)
    if is_in_use(case.path):
        return say("case {id} is open in another window; nothing was added", id=case.id)
    if isinstance(happening, Closed):
        happening = happening._replace(title=happening.title or case.summary.result)
    recorder = desk.new_recorder()
    recorder.resume(case)
    recorder.record(happening)
    recorder.close()
    return recorder.trouble


class Account(NamedTuple):
    """What a case came to, on the flows it was walked on."""

    flows: Mapping[str, Flow]
    walk: Walk
    ticket: Ticket


def tell_case(book: Casebook, case: Loaded) -> Account:
    """Put a case together again to be looked at.

    Raises:
        NoSuchCase: its flow is neither here nor kept, or nothing of the case can be read.
    """
    if not case.records:
        raise NoSuchCase(say("nothing of case {id} can be read", id=case.id))
    flows = book.comeback(case).then
    walk = fold(flows, walk_events(case.records))
    return Account(flows, walk, write_ticket(flows, walk, case.summary, case.records))
