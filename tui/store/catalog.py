"""All flows at hand: found, checked once, opened when they are walked."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow
from tui.core.words import mark, say
from tui.store.folder import Folder, read_folder
from tui.store.ready import Ready
from tui.store.speech import Speech
from tui.store.verdict import Entry, Narrate, Verdict, find_verdict, make_verdict

if TYPE_CHECKING:
    from tui.store.packs.trust import Trust

__all__ = ["Catalog", "Entry", "FlowRefused", "FlowUntrusted", "open_catalog"]


class FlowRefused(Exception):
    """A flow has faults, so it is not walked."""

    saying = mark("has faults")
    """Why it is not walked, after its name."""

    def __init__(self, flow: str, diagnostics: Sequence[Diagnostic]) -> None:
        """Keep which flow it is, and what is wrong with it."""
        super().__init__(f"the flow {flow} has faults")
        self.flow = flow
        self.diagnostics = tuple(diagnostics)


class FlowUntrusted(FlowRefused):
    """Nobody whom the site trusts has signed a flow, or that is still being found out."""

    def __init__(self, flow: str, why: str) -> None:
        """Keep which flow it is, and why it is not walked; empty: it is not known yet."""
        super().__init__(flow, ())
        self.is_pending = not why
        self.why = why or say("its signature is still being checked")
        self.saying = say("is not opened: {why}", why=self.why)


class _Known(NamedTuple):
    """What is known about all flows; one value, because it may be made beside the screen."""

    verdict: Verdict
    entries: dict[str, Entry]
    problems: tuple[Diagnostic, ...]


class Catalog(Mapping[str, Flow]):
    """Flows by id. Looking one up opens it, unless it is broken."""

    def __init__(
        self,
        folders: Sequence[Folder],
        records: Sequence[Ready],
        narrate: Narrate,
        beside: "Catalog | None" = None,
    ) -> None:
        """Read what is known about the flows, or check them now.

        Args:
            folders: folders of flows, read; a later one overrules an earlier one.
            records: where verdicts may be kept; the first that has one is used, and a new
                one goes to the last.
            narrate: told when flows must be checked first.
            beside: another catalog whose flows targets may name.
        """
        self.trust: Trust | None = None
        """Who signed the flows; None where nobody signs anything."""
        self.left_out: tuple[str, ...] = ()
        """What was left out since the start, because nobody the site trusts signed it, and why."""
        self.folders = folders
        """The folders of flows, read; a later one overrules an earlier one."""
        self._records = records
        self.speech = Speech(lambda: self.paths, records)
        """What is translated of the flows."""
        self._beside = beside
        self._beside_digest = beside.digest if beside is not None else ""
        verdict = find_verdict(folders, records, self._beside_digest)
        if verdict is None:
            narrate(say("Checking flows that are new or have changed."))
            verdict = self._make()
        self._known = _know(verdict)

    @property
    def digest(self) -> str:
        """What these flows are, as one text: other bytes give another."""
        return self._known.verdict.digest

    @property
    def paths(self) -> tuple[Path, ...]:
        """The folders of the flows, in the order in which they overrule each other."""
        before = self._beside.paths if self._beside is not None else ()
        return (*before, *(folder.path for folder in self.folders))

    def keep_only(self, folders: Sequence[Folder]) -> None:
        """Forget the other folders of flows; may take as long as checking them."""
        self.folders = folders
        self._known = _know(
            find_verdict(folders, self._records, self._beside_digest) or self._make()
        )

    def _make(self) -> Verdict:
        others = self._beside.nodes() if self._beside is not None else None
        return make_verdict(self.folders, self._records, self._beside_digest, others)

    def __getitem__(self, flow_id: str) -> Flow:
        """Open a flow, in the language that is spoken.

        Raises:
            KeyError: there is no such flow.
            FlowRefused: it has faults.
        """
        return self.speech.open(self.original(flow_id))

    def original(self, flow_id: str) -> Flow:
        """Open a flow as its author wrote it.

        Raises:
            KeyError: there is no such flow.
            FlowRefused: it has faults.
        """
        flow = self._known.verdict.opened.get(flow_id)
        if flow is not None:
            return flow
        entry = self._known.entries.get(flow_id)
        if entry is None:
            if self._beside is not None:
                return self._beside.original(flow_id)
            raise KeyError(flow_id)
        if entry.broken:
            raise FlowRefused(flow_id, self.problems_of(flow_id))
        known = self._known
        flow = known.verdict.load(list(known.entries).index(flow_id))
        if flow is None:  # what was kept is gone or damaged
            known = known._replace(verdict=self._make())
            self._known = known
            flow = known.verdict.opened[flow_id]
        known.verdict.opened[flow_id] = flow
        return flow

    read = __getitem__
    """Opens a flow to look at, not to walk: one that is still closed as well."""

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of flows that can be walked."""
        return (entry.id for entry in self._known.entries.values() if not entry.broken)

    def __len__(self) -> int:
        """Count the flows that can be walked."""
        return sum(1 for _ in self)

    def __contains__(self, flow_id: object) -> bool:
        """Tell whether there is such a flow that can be walked, here or beside."""
        entry = self._known.entries.get(flow_id) if isinstance(flow_id, str) else None
        if entry is not None:
            return not entry.broken
        return self._beside is not None and flow_id in self._beside

    def entries(self) -> tuple[Entry, ...]:
        """Return every flow found, the broken ones too; in the language that is spoken."""
        return self.speech.list(self._known.entries.values())

    def nodes(self) -> Mapping[str, Sequence[str]]:
        """Return the node ids of every flow that could be read."""
        nodes: Mapping[str, Sequence[str]] = self._known.verdict.content["nodes"]
        return nodes

    def content(self, flow_id: str) -> tuple[str, tuple[str, ...]]:
        """Return the hash of a flow's content, and the other flows that it leads to.

        Raises:
            KeyError: there is no such flow.
        """
        described = self._known.verdict.content.get("contents", {}).get(flow_id)
        if described is None and flow_id in self._known.entries:
            from tui.store.kept import describe_content  # noqa: PLC0415 - an older verdict

            described = describe_content(self.original(flow_id))
        if described is not None:
            digest, *leads = described
            return digest, tuple(leads)
        if self._beside is not None:
            return self._beside.content(flow_id)
        raise KeyError(flow_id)

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return every fault and warning, sorted by file and place."""
        return self._known.problems

    def problems_of(self, flow_id: str) -> tuple[Diagnostic, ...]:
        """Return the faults of one flow, and those of shared files where they may be the cause."""
        faults = [each for each in self._known.problems if each.severity is Severity.ERROR]
        entry = self._known.entries.get(flow_id)
        own = [each for each in faults if entry and each.file == entry.file]
        if own and all(each.code != "F049" for each in own):
            return tuple(own)
        flows = {entry.file for entry in self._known.entries.values()}
        return tuple(own + [each for each in faults if each.file not in flows]) or tuple(faults)


def _know(verdict: Verdict) -> _Known:
    return _Known(verdict, {entry.id: entry for entry in verdict.entries()}, verdict.problems())


def open_catalog(paths: Sequence[Path], records: Sequence[Ready], narrate: Narrate) -> Catalog:
    """Open the flows of some folders."""
    return Catalog([read_folder(path) for path in paths], records, narrate)
