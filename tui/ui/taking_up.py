"""Taking a case up again: on its flows as they are now, or as they were."""

from typing import NamedTuple

from tui.core.words import say
from tui.store.case_naming import NoSuchCase
from tui.store.casebook import Comeback
from tui.store.desk import Desk
from tui.ui.course import Beginning


class Refused(NamedTuple):
    """A case that cannot be taken up; says why."""

    why: str


class Return(NamedTuple):
    """A case that can be taken up."""

    comeback: Comeback

    def begin(self, desk: Desk, *, as_it_was: bool) -> tuple[Beginning, str]:
        """Claim the case; returns the walk to show, and something to say."""
        said = desk.go_on(self.comeback, as_it_was=as_it_was and self.comeback.has_then)
        flows = self.comeback.then if as_it_was else self.comeback.now
        flow = self.comeback.case.summary.flow
        return Beginning(flow, history=self.comeback.events, flows=flows), said


def find_return(desk: Desk, case: str) -> Return | Refused:
    """Read a case and put it back on its flows."""
    book = desk.casebook
    if book is None:
        return Refused(say("There are no cases: nothing is saved here."))
    try:
        return Return(book.comeback(book.load(case)))
    except (NoSuchCase, KeyError) as missing:
        return Refused(
            say("Cannot go on: {part}.", part=missing.args[0] if missing.args else missing)
        )
