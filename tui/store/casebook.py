"""All cases of one user: offered, found, taken up again, deleted.

This is what screens and commands call. Nothing here is needed on the way to a first question:
`unfinished` reads the few files under way, and only `find` opens the index.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.core.events import Event
from tui.core.flow import Flow
from tui.core.journal.case import CLOSED, DUE, PARKED, Summary, searched_text, walk_events
from tui.core.journal.moved import Moved, compare_versions
from tui.core.words import say
from tui.store.case_file import Loaded, load_case
from tui.store.case_naming import NoSuchCase, pick_case
from tui.store.clock import SYSTEM, Clock
from tui.store.journal import is_in_use
from tui.store.kept import KeptFlows, pin_contents
from tui.store.private import explain
from tui.store.shelf import Shelf, case_names

if TYPE_CHECKING:
    from tui.store.case_index import Page, Query
    from tui.store.catalog import Catalog

MOST_OFFERED = 300
"""How many cases under way are looked at for the first screen."""

_SCANNED = 500


class Offer(NamedTuple):
    """A case to go on with."""

    case: Summary
    is_due: bool
    """A waiting case whose day has come."""
    is_in_use: bool
    """Another program is writing to it now."""


class Offers(NamedTuple):
    """What the first screen offers to go on with, most pressing first."""

    cases: tuple[Offer, ...]
    notices: tuple[str, ...]


class Comeback(NamedTuple):
    """A case to be taken up again, on its flows as they were and as they are."""

    case: Loaded
    events: tuple[Event, ...]
    then: Mapping[str, Flow]
    """The flows as they were when it was last walked."""
    now: Mapping[str, Flow]
    contents: Mapping[str, str]
    """Hash by flow of what they are now."""
    moved: Moved | None
    """What has changed for this case; None when nothing has that matters to it."""
    has_then: bool
    """Whether all flows are kept as they were, so that the case can stay on them."""


class Casebook:
    """The cases on one shelf."""

    def __init__(
        self,
        shelf: Shelf,
        index: Path | None = None,
        flows: "Catalog | None" = None,
        kept: Path | None = None,
        clock: Clock = SYSTEM,
    ) -> None:
        """Prepare; nothing is read yet.

        Args:
            shelf: where the cases lie.
            index: file of the index; None keeps it in memory while it is asked.
            flows: the flows as they are now; without them nothing can be taken up again.
            kept: where the flows as they were are kept.
            clock: tells what day it is.
        """
        self.shelf = shelf
        self._index = index
        self._flows = flows
        self._kept = kept
        self._clock = clock

    # --- finding ------------------------------------------------------------------------------

    def unfinished(self) -> Offers:
        """Return the cases to go on with: due ones, cut-off ones, parked ones, waiting ones."""
        today = self._clock.today()
        offers: list[Offer] = []
        notices = [*self.shelf.closed()]
        for name in sorted(case_names(self.shelf.open), reverse=True)[:MOST_OFFERED]:
            path = self.shelf.open / name
            loaded = load_case(self.shelf, path)
            notices += loaded.notices
            case = loaded.summary
            is_twice = any(offer.case.id == case.id for offer in offers)  # a copied file
            if loaded.records and case.state != CLOSED and not is_twice:
                offers.append(Offer(case, case.is_due(today), is_in_use(loaded.path)))
        return Offers(tuple(sorted(offers, key=_urgency)), tuple(notices))

    def last_parked(self, but: str) -> str:
        """Return the id of the case that was parked last; empty when there is none.

        Args:
            but: a case that is left out.
        """
        for offer in self.unfinished().cases:
            if offer.case.state == PARKED and offer.case.id != but and not offer.is_in_use:
                return offer.case.id
        return ""

    def find(self, query: "Query", progress: Callable[[int], None] = lambda _: None) -> "Page":
        """Return the cases that are wanted, newest first.

        Args:
            query: which.
            progress: told how many files were read so far, when many are new.
        """
        from tui.store.case_index import CaseIndex, IndexBusy  # noqa: PLC0415 - brings SQLite

        try:
            page = CaseIndex(self.shelf, self._index).find(query, progress)
        except IndexBusy:
            page = self._scan(query)
        return page._replace(notices=(*self.shelf.closed(), *page.notices))

    def find_all(self, query: "Query", progress: Callable[[int], None] = lambda _: None) -> "Page":
        """Return the same for work that must miss none: exporting, deleting.

        Where another program is in the way of the index, the files themselves are read.
        """
        from tui.store.case_index import STALE, CaseIndex, IndexBusy  # noqa: PLC0415 - as above

        try:
            page = CaseIndex(self.shelf, self._index).find(query, progress)
        except IndexBusy:
            page = None
        if page is None or STALE in page.notices:
            page = CaseIndex(self.shelf, None).find(query, progress)
        return page._replace(notices=(*self.shelf.closed(), *page.notices))

    def _scan(self, query: "Query") -> "Page":
        """Look through the newest files themselves, while nobody gets at the index."""
        from tui.store.case_index import Page  # noqa: PLC0415 - as above

        found: list[Summary] = []
        busy = say("Another program is busy with the list of cases")
        notices = [
            say("{busy}, so only the newest {scanned} were looked at.", busy=busy, scanned=_SCANNED)
        ]
        for number, path in enumerate(self.shelf.cases()):
            if number == _SCANNED:
                break
            loaded = load_case(self.shelf, path)
            notices += loaded.notices
            words = _split(searched_text(loaded.id, loaded.records))
            is_twice = any(case.id == loaded.id for case in found)
            if loaded.records and not is_twice and _fits(query, loaded.summary, words):
                found.append(loaded.summary)
        return Page(tuple(found[: query.limit]), len(found), tuple(notices))

    def resolve(self, name: str) -> str:
        """Return the id of the case that goes by a name: its id, its beginning or its end.

        Raises:
            NoSuchCase: there is none, or there are several.
        """
        return pick_case(self.shelf, name)

    def load(self, name: str) -> Loaded:
        """Read one case.

        Raises:
            NoSuchCase: no case, or more than one, goes by that name.
        """
        path = self.shelf.find(self.resolve(name))
        if path is None:
            raise NoSuchCase(say("there is no case {name}", name=name))
        return load_case(self.shelf, path)

    # --- taking up again ----------------------------------------------------------------------

    def comeback(self, case: Loaded) -> Comeback:
        """Put a case back on its flows, and see what has changed since.

        Raises:
            NoSuchCase: its flow is neither here nor kept.
        """
        events = walk_events(case.records)
        summary = case.summary
        now: Mapping[str, Flow] = self._flows if self._flows is not None else {}
        contents = pin_contents(self._flows, summary.flow) if self._flows is not None else {}
        then = KeptFlows(self._kept, summary.contents, now)
        if summary.flow not in then:
            raise NoSuchCase(
                say("the flow {flow} of case {id} is not here", flow=summary.flow, id=case.id)
            )
        moved = None
        has_then = then.has_all()
        if dict(contents) != dict(summary.contents):
            moved = compare_versions(then, now, events)
        return Comeback(
            case=case,
            events=events,
            then=then if has_then and contents != summary.contents else now,
            now=now,
            contents=contents,
            moved=moved if moved and moved.matters else None,
            has_then=has_then,
        )

    # --- deleting -----------------------------------------------------------------------------

    def delete(self, case: str) -> str:
        """Delete a case for good.

        Returns:
            Why it was not deleted; empty when it was.
        """
        path = self.shelf.find(case)
        if path is None:
            return say("there is no case {case}", case=case)
        if is_in_use(path):
            return say("case {case} is open in a window; it was not deleted", case=case)
        try:
            path.unlink()
        except OSError as error:
            return say("case {case} was not deleted: {error}", case=case, error=explain(error))
        return ""

    def older_than(self, days: int) -> tuple[Summary, ...]:
        """Return the finished cases that were last touched more than so many days ago."""
        from tui.store.case_index import Query  # noqa: PLC0415 - brings SQLite

        moment = self._clock.days_ago(days)
        return self.find_all(Query(state=CLOSED, before=moment, limit=1_000_000)).cases

    def tidy(self, keep_days: int) -> tuple[str, ...]:
        """Delete finished cases older than the site keeps them; 0 keeps all.

        Returns:
            The ids of those deleted.
        """
        if keep_days <= 0:
            return ()
        old = [case.id for case in self.older_than(keep_days)]
        return tuple(case for case in old if not self.delete(case))


def _urgency(offer: Offer) -> tuple[int, str]:
    """Sort by what presses most, then by which was touched last."""
    ranks: Mapping[str, int] = {PARKED: 2, DUE: 3}
    rank = 0 if offer.is_due else ranks.get(offer.case.state, 1)
    newest_first = "".join(chr(0x10FFFF - ord(sign)) for sign in offer.case.last)
    return rank, newest_first


def _fits(query: "Query", case: Summary, words: Collection[str]) -> bool:
    wanted: Collection[tuple[str, str]] = (
        (query.state, case.state),
        (query.outcome, case.outcome),
        (query.flow, case.flow),
    )
    if any(asked and asked != has for asked, has in wanted):
        return False
    if (query.since and case.last < query.since) or (query.before and case.last >= query.before):
        return False
    return all(any(has.startswith(asked) for has in words) for asked in _split(query.words))


def _split(text: str) -> frozenset[str]:
    signs = (sign if sign.isalnum() else " " for sign in text.casefold())
    return frozenset("".join(signs).split())
