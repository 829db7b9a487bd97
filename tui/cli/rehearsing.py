"""`check` for scenarios: those beside the flows that are checked, or those named."""

import argparse
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.cli.sources import read_trees
from tui.core.flow import Flow
from tui.core.proving.proof import LIMITS
from tui.store.checking import check_folders
from tui.store.files import FileRefused
from tui.store.folder import SCENARIOS, Folder, read_alone, read_folder
from tui.store.places import find_places
from tui.store.rehearsal import Rehearsed, rehearse
from tui.store.scenarios import find_scenarios

NOTHING = Rehearsed(0, ())


def take_scenario_paths(options: argparse.Namespace) -> list[Path]:
    """Take the paths of scenarios out of those that are to be checked, and return them."""
    taken = [Path(name) for name in options.paths if _holds_scenarios(Path(name))]
    options.paths = [name for name in options.paths if Path(name) not in taken]
    return taken


def _holds_scenarios(path: Path) -> bool:
    where = path.absolute()
    if where.is_dir():
        return where.name == SCENARIOS
    return where.is_file() and SCENARIOS in where.parent.parts


def rehearse_beside(
    options: argparse.Namespace, flows: Mapping[str, Flow], broken: frozenset[str]
) -> Rehearsed:
    """Play the scenarios that belong to the folders of flows that are checked.

    Args:
        options: with the paths of flows; a path of a single flow has no scenarios.
        flows: the flows at hand.
        broken: those that have faults.
    """
    paths = [Path(name) for name in options.paths]
    if not options.paths:
        paths = [folder.path for folder in read_trees(options, find_places(os.environ))]
    folders = [find_scenarios(path) for path in paths if path.is_dir()]
    if not any(folder.files or folder.refused for folder in folders):
        return NOTHING
    return rehearse(folders, {key: flows[key] for key in flows if key not in broken}, broken)


def rehearse_named(options: argparse.Namespace, paths: list[Path]) -> Rehearsed:
    """Play the scenarios of some files or folders, on the flows at hand and those beside them."""
    usual = read_trees(options, find_places(os.environ))
    beside = [read_folder(home) for home in dict.fromkeys(map(_home_of, paths))]
    checked = check_folders([*usual, *beside], limits=LIMITS._replace(stations=0))
    flows = {key: each.flow for key, each in checked.flows.items() if key not in checked.broken}
    are_all = all(path.is_dir() for path in paths)
    return rehearse(list(_read_named(paths)), flows, checked.broken, are_all=are_all)


def _home_of(path: Path) -> Path:
    """Return the folder of flows that a file or folder of scenarios belongs to."""
    where = path.absolute()
    return next(each.parent for each in (where, *where.parents) if each.name == SCENARIOS)


def _read_named(paths: list[Path]) -> Iterator[Folder]:
    for path in paths:
        if path.is_dir():
            yield read_folder(path)
            continue
        try:
            yield read_alone(path)
        except FileRefused as error:
            yield Folder(path.parent, {}, {path.name: error.reason})
