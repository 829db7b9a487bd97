"""What came of checking some folders of flows, kept for exactly the bytes it was made from."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow, Review
from tui.core.frozen import freeze_flow, open_flow
from tui.core.tuples import NamedTuple
from tui.core.words import language
from tui.store.folder import Folder
from tui.store.ready import ENDING, Ready, digest_files

Narrate = Callable[[str], None]
Index = dict[str, Any]


class Entry(NamedTuple):
    """A flow as a list shows it."""

    id: str
    title: str
    summary: str
    file: str
    reviewed: Review
    broken: bool


class Verdict(NamedTuple):
    """The flows found, the faults, and the flows themselves or where they are kept."""

    digest: str
    content: Index
    opened: dict[str, Flow]
    """The flows without faults that are in memory."""
    home: Ready | None
    """Where the others are kept."""

    def entries(self) -> Iterator[Entry]:
        """Yield every flow found, the broken ones too."""
        return map(_unpack_entry, self.content["entries"])

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return every fault and warning."""
        return tuple(map(_unpack_diagnostic, self.content["problems"]))

    def load(self, number: int) -> Flow | None:
        """Return the flow of the entry with this number, if it was kept and can be read."""
        name = f"{self.digest}-{number}{ENDING}"
        record = self.home.load_bytes(name) if self.home else None
        return None if record is None else open_flow(record)


def find_verdict(
    folders: Sequence[Folder],
    records: Sequence[Ready],
    beside: str,
) -> Verdict | None:
    """Return the verdict on these very bytes, if one was kept.

    Args:
        folders: the folders, read.
        records: where to look, first come first served.
        beside: digest of the flows elsewhere that these may lead to.
    """
    digest = digest_files(_contents(folders, beside))
    for record in records:
        index = record.load(f"{digest}{ENDING}")
        if index is not None and _is_readable(index):
            return Verdict(digest, _moved_here(index, folders), {}, record)
    return None


def _is_readable(index: Index) -> bool:
    """Whether what is said of faults is in the language that is spoken now."""
    return not index["problems"] or index.get("language") == language()


def make_verdict(
    folders: Sequence[Folder],
    records: Sequence[Ready],
    beside: str,
    others: Mapping[str, Sequence[str]] | None,
) -> Verdict:
    """Check the flows, and keep the verdict in the last of `records` if that can be written."""
    from tui.store.checking import check_folders  # noqa: PLC0415 - not on a walk's way
    from tui.store.kept import describe_content  # noqa: PLC0415 - nor this

    checked = check_folders(folders, others)
    flows = {key: whole.flow for key, whole in checked.flows.items()}
    index: Index = {
        "language": language(),
        "folders": [str(folder.path) for folder in folders],
        "entries": [
            _pack_entry(key, file, flows.get(key), broken=key in checked.broken)
            for key, file in sorted(
                checked.files.items(), key=lambda named: _as_listed(named[0], checked.broken)
            )
        ],
        "problems": [list(problem) for problem in checked.problems],
        "nodes": {key: list(flow.nodes) for key, flow in flows.items()},
        "contents": {key: describe_content(flow) for key, flow in flows.items()},
    }
    opened = {key: flow for key, flow in flows.items() if key not in checked.broken}
    home = records[-1] if records else None
    verdict = Verdict(digest_files(_contents(folders, beside)), index, opened, home)
    _keep(verdict)
    return verdict


def _contents(folders: Sequence[Folder], beside: str) -> dict[str, bytes]:
    files = {"beside": beside.encode()}
    for number, folder in enumerate(folders):
        files |= {f"{number}/{name}": data for name, data in folder.files.items()}
        files |= {f"{number}!{name}": why.encode() for name, why in folder.refused.items()}
        files[f"{number}@"] = str(folder.path).encode() if folder.refused else b""
    return files


def _moved_here(index: Index, folders: Sequence[Folder]) -> Index:
    """Name files as they lie now; the record may have been made where they lay before."""
    places = [*((raw, 3) for raw in index["entries"]), *((raw, 2) for raw in index["problems"])]
    for folder, before in zip(folders, index["folders"], strict=True):
        now = str(folder.path)
        for raw, place in places if now != before else ():
            if raw[place].startswith(before):
                raw[place] = now + raw[place][len(before) :]
    return index


def _keep(verdict: Verdict) -> None:
    """Save the verdict, flows first, so that an index always has its flows.

    Records are numbered, so that no id of a flow ever becomes the name of a file.
    """
    if verdict.home is None:
        return
    for number, raw in enumerate(verdict.content["entries"]):
        flow = verdict.opened.get(raw[0])
        name = f"{verdict.digest}-{number}{ENDING}"
        if flow is not None and not verdict.home.save_bytes(name, freeze_flow(flow)):
            return
    verdict.home.save(f"{verdict.digest}{ENDING}", verdict.content)


def _as_listed(flow_id: str, broken: Collection[str]) -> tuple[bool, bool, str]:
    """Sort flows by id: the one that asks for the device first, those with faults last."""
    return (flow_id in broken, flow_id != "start", flow_id)


def _pack_entry(flow_id: str, file: str, flow: Flow | None, *, broken: bool) -> list[Any]:
    if flow is None:
        return [flow_id, flow_id, "", file, list(Review()), broken]
    return [flow_id, flow.title, flow.summary, file, list(flow.reviewed), broken]


def _unpack_entry(raw: Sequence[Any]) -> Entry:
    flow_id, title, summary, file, reviewed, broken = raw
    return Entry(flow_id, title, summary, file, Review(*reviewed), broken)


def _unpack_diagnostic(raw: Sequence[Any]) -> Diagnostic:
    code, severity, file, line, column, message, hint, excerpt, walk = raw
    return Diagnostic(
        code, Severity(severity), file, line, column, message, hint, excerpt, tuple(walk)
    )
