"""The scenarios of some folders of flows: read, and what is wrong with their form."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.core.codes import diagnose
from tui.core.diagnostic import Diagnostic
from tui.core.training.reading import call_spot, decode_scenarios
from tui.core.training.scenario import Scenario
from tui.core.tree import Source, Spot
from tui.store.folder import SCENARIOS, Folder
from tui.store.reader import read_source
from tui.store.shipped import read_shipped


class Scenarios(NamedTuple):
    """What was read."""

    scenarios: Mapping[str, Scenario]
    """By id; of those with the same id the one of the last folder."""
    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    """The file of each scenario, for messages about it."""


def read_scenarios(paths: Sequence[Path]) -> Scenarios:
    """Read the scenarios of some folders of flows.

    Args:
        paths: folders of flows; a later one overrules an earlier one.
    """
    return decode_folders([find_scenarios(path) for path in paths])


def find_scenarios(path: Path) -> Folder:
    """Return the files of scenarios that belong to a folder of flows; none where it has none."""
    folder = path / SCENARIOS
    return read_shipped(folder)


def decode_folders(folders: Sequence[Folder]) -> Scenarios:
    """Decode files of scenarios; all faults of all files at once."""
    scenarios: dict[str, Scenario] = {}
    sources: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for folder in folders:
        here: dict[str, Source] = {}
        for name, reason in folder.refused.items():
            problems.append(diagnose("F001", folder.shown(name), Spot(1, 1), reason=reason))
        for name, data in folder.files.items():
            source, found = read_source(data, folder.shown(name))
            problems += found
            if source is None:
                continue
            read, found = decode_scenarios(source)
            problems += found
            for each in read:
                if each in here:
                    problems.append(_twice(each, source, here[each]))
                here[each] = source
            scenarios |= read
        sources |= here
    return Scenarios(scenarios, tuple(sorted(problems, key=lambda one: one.order)), sources)


def _twice(name: str, source: Source, other: Source) -> Diagnostic:
    spot = call_spot(source.tree, name)
    return diagnose("C003", source.file, spot, lines=source.lines, name=name, other=other.file)
