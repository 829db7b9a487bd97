"""Every scenario of some folders, read and played once to see whether it can be played."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.decoding.allowance import settle
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow
from tui.core.training.proving import Proving
from tui.store.folder import Folder
from tui.store.scenarios import decode_folders


class Rehearsed(NamedTuple):
    """What came of it."""

    played: int
    """How many scenarios could be read."""
    problems: tuple[Diagnostic, ...]

    def join(self, other: "Rehearsed") -> "Rehearsed":
        """Return this and another one together."""
        return Rehearsed(self.played + other.played, (*self.problems, *other.problems))


def rehearse(
    folders: Sequence[Folder],
    flows: Mapping[str, Flow],
    broken: frozenset[str] = frozenset(),
    *,
    are_all: bool = True,
) -> Rehearsed:
    """Read and play scenarios; all faults of all of them at once.

    Args:
        folders: folders of scenarios, read; a later one overrules an earlier one.
        flows: the flows that may be walked.
        broken: flows that are there and have faults; their scenarios are not played.
        are_all: whether a scenario that is not among them is nowhere.
    """
    read = decode_folders(folders)
    proving = Proving(flows, read.scenarios if are_all else None)
    problems = list(read.problems)
    for name, scenario in read.scenarios.items():
        if scenario.flow_id not in broken:
            problems += proving.prove(scenario, read.sources[name])
    sources = list({source.file: source for source in read.sources.values()}.values())
    standing = settle(problems, sources, {source.file: "C" for source in sources})
    return Rehearsed(len(read.scenarios), tuple(sorted(standing, key=lambda each: each.order)))
