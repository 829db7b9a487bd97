"""From the bytes of a folder to flows that may be walked: read, link, check, prove.

Imported only where flows are checked; a walk on flows with a verdict never comes here.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.checks.check import check_flows
from tui.core.checks.wording import check_wording
from tui.core.codes import diagnose
from tui.core.decoding.allowance import settle
from tui.core.decoding.decode import decode
from tui.core.decoding.decode_text import ID, PATH
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow, Library
from tui.core.link import Linked, link
from tui.core.proving.proof import LIMITS, Limits, Proof
from tui.core.tree import Source, Spot, find_spot
from tui.core.words import say
from tui.store.folder import ENDING, Folder, used_name
from tui.store.reader import collector_off, read_source
from tui.store.twins import Copy, find_twins

OF_A_FILE = "FST"
"""Families of faults that a file has by itself, whoever uses it."""


class Checked(NamedTuple):
    """What came of checking a folder."""

    flows: Mapping[str, Linked]
    files: Mapping[str, str]
    """Shown file by flow id; a file whose id could not be read stands under its name."""
    problems: tuple[Diagnostic, ...]
    broken: frozenset[str]
    """Ids of flows that must not be walked."""
    proofs: Mapping[str, Proof]
    """By flow id; there is none for a flow that could not be looked at."""
    read: int
    """How many files were read, libraries too."""


class _Parsed(NamedTuple):
    source: Source
    model: Flow | Library | None


class _Reading:
    """Reads the files of some folders once, and collects what is wrong with them."""

    def __init__(self, folders: Sequence[Folder]) -> None:
        self.folders = folders
        self.problems: list[Diagnostic] = []
        self.parsed: dict[tuple[int, str], _Parsed] = {}
        self.homes: dict[str, int] = {}
        self.unread: dict[str, tuple[int, str]] = {}
        """Folder and shown file of flows that could not be read, by their likely ids."""
        for number, folder in enumerate(folders):
            for name, reason in folder.refused.items():
                self._refuse(number, folder, name, reason)
            for name, data in folder.files.items():
                self._read(number, folder, name, data)

    def _refuse(self, number: int, folder: Folder, name: str, reason: str) -> None:
        shown = folder.shown(name)
        self.problems.append(diagnose("F001", shown, Spot(1, 1), reason=reason))
        if name.endswith(ENDING):
            self.unread[name.rpartition("/")[2].removesuffix(ENDING)] = number, shown

    def _read(self, number: int, folder: Folder, name: str, data: bytes) -> None:
        shown = folder.shown(name)
        source, problems = read_source(data, shown)
        self.problems += problems
        model: Flow | Library | None = None
        if source is not None:
            model, found = decode(source)
            self.problems += found
            self.parsed[number, name] = _Parsed(source, model)
            if model is not None:
                self.problems += check_wording(model, source)
        likely = _likely_id(source, name) if model is None else ""
        if likely:
            self.unread[likely] = number, shown

    def find_missing(self) -> Iterator[Diagnostic]:
        """Yield a fault for every file that is used and is no library."""
        for (number, name), parsed in self.parsed.items():
            if parsed.model is None:
                continue
            for place, used in enumerate(parsed.model.use):
                if not PATH.pattern.fullmatch(used):
                    continue  # a fault already
                wanted = used_name(name, used)
                found = self.parsed.get((number, wanted))
                if found is None or found.model is None:
                    there = wanted in self.folders[number].files
                    reason = (
                        say("it has faults itself") if there else say("there is no such file here")
                    )
                elif isinstance(found.model, Library):
                    continue
                else:
                    reason = say("it holds a flow, not a library")
                spot = find_spot(parsed.source.tree, ("use", place))
                yield diagnose(
                    *("F049", parsed.source.file, spot),
                    lines=parsed.source.lines,
                    text=used,
                    reason=reason,
                )

    def link_flows(self) -> dict[str, Linked]:
        """Return every flow with what it uses; the last of those with the same id.

        Within a folder a flow that could be read without a fault comes after one of the same
        id with faults, so that a bad file never hides a good one.
        """
        linked: dict[str, Linked] = {}
        copies: list[Copy] = []
        faulty = {each.file for each in self.problems if each.severity is Severity.ERROR}
        files = sorted(
            self.parsed.items(), key=lambda item: (item[0][0], item[1].source.file not in faulty)
        )
        for (number, name), parsed in files:
            if isinstance(parsed.model, Flow):
                libraries = list(self.libraries(number, name))
                whole, found = link(parsed.model, parsed.source, libraries)
                self.problems += found
                linked[whole.flow.flow] = whole
                data = self.folders[number].files[name]
                copies.append(Copy(whole.flow.flow, number, parsed.source, data))
        self.problems += find_twins(copies, faulty)
        self.homes = {copy.flow: copy.folder for copy in copies}
        return linked

    def find_unread(self) -> dict[str, str]:
        """Return the flows that could not be read, but for those a good one overrules."""
        return {
            key: shown
            for key, (number, shown) in self.unread.items()
            if number > self.homes.get(key, -1)
        }

    def libraries(self, number: int, name: str) -> Iterator[tuple[Library, Source]]:
        """Yield the libraries a file uses, and those they use, each once."""
        seen = {name}
        waiting = [name]
        while waiting:
            user = waiting.pop(0)
            parsed = self.parsed.get((number, user))
            if parsed is None or parsed.model is None:
                continue
            for used in parsed.model.use:
                wanted = used_name(user, used)
                if wanted in seen:
                    continue
                seen.add(wanted)
                found = self.parsed.get((number, wanted))
                if found is not None and isinstance(found.model, Library):
                    yield found.model, found.source
                    waiting.append(wanted)


def _likely_id(source: Source | None, name: str) -> str:
    """Return the id of a flow that could not be read; empty where it is none, as far as seen."""
    if source is not None and "library" in source.tree:
        return ""
    said = source.tree.get("flow") if source is not None else None
    if isinstance(said, str) and ID.pattern.fullmatch(said):
        return said
    return "" if "/" in name else name.removesuffix(ENDING)


def check_folders(
    folders: Sequence[Folder],
    others: Mapping[str, Collection[str]] | None = None,
    limits: Limits = LIMITS,
) -> Checked:
    """Read, link and check every flow; all faults of all files at once.

    Args:
        folders: a later one overrules an earlier one that holds a flow of the same id.
        others: node ids of flows elsewhere that targets may name.
        limits: how far the proofs go.
    """
    with collector_off():  # everything that is made here stays until the end
        return _check_folders(folders, others, limits)


def _check_folders(
    folders: Sequence[Folder], others: Mapping[str, Collection[str]] | None, limits: Limits
) -> Checked:
    reading = _Reading(folders)
    reading.problems += reading.find_missing()
    linked = reading.link_flows()
    readable = {key: each for key, each in linked.items() if not _touches(each, reading.problems)}
    unreadable = {key: each.flow.nodes for key, each in linked.items() if key not in readable}
    verdict = check_flows(readable, {**(others or {}), **unreadable}, limits)
    problems = sorted({*reading.problems, *verdict.diagnostics}, key=lambda each: each.order)
    unread = reading.find_unread()
    files = {key: whole.source.file for key, whole in linked.items()} | unread
    broken = _broken(linked, problems, unread)
    judged = _find_judged(linked, broken, verdict.proofs)
    for each in problems:
        if each.code == "F021":  # not all of them are listed
            judged.pop(each.file, None)
    sources = [parsed.source for parsed in reading.parsed.values()]
    standing = sorted(settle(problems, sources, judged), key=lambda each: each.order)
    return Checked(linked, files, tuple(standing), broken, verdict.proofs, len(reading.parsed))


def _find_judged(
    linked: Mapping[str, Linked], broken: Collection[str], proofs: Mapping[str, Proof]
) -> dict[str, str]:
    """Return the files in which all faults of some families were looked for.

    A library has more users than are at hand, so only what it says by itself is judged.
    """
    judged: dict[str, str] = {}
    for key, whole in linked.items():
        if key not in broken:
            judged |= {source.file: OF_A_FILE for source in whole.origins.values()}
    for key, whole in linked.items():
        if key not in broken:
            is_whole = key in proofs and not proofs[key].stopped_by
            judged[whole.source.file] = OF_A_FILE + ("GP" if is_whole else "G")
    return judged


def _touches(whole: Linked, problems: Sequence[Diagnostic]) -> bool:
    """Tell whether an error lies in one of the files a flow is made of."""
    files = {whole.source.file, *(source.file for source in whole.origins.values())}
    return any(each.severity is Severity.ERROR and each.file in files for each in problems)


def _broken(
    linked: Mapping[str, Linked], problems: Sequence[Diagnostic], unread: Mapping[str, str]
) -> frozenset[str]:
    broken = {key for key, whole in linked.items() if _touches(whole, problems)}
    return frozenset(broken | set(unread))
