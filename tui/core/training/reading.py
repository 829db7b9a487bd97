"""From a tree of plain values to the scenarios of a file, with everything wrong with its form."""

from collections.abc import Mapping
from itertools import pairwise

from tui.core.decoding.decode_shape import read_mapping, shape_of
from tui.core.decoding.decode_text import Decoder
from tui.core.decoding.faults import Faults
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.training.scenario import Calls, Scenario, scenario_of
from tui.core.tree import Mapped, Source, Spot

FIRST_KEY = "scenarios"
"""What a file of scenarios begins with."""

_FAR = 1_000_000_000


def decode_scenarios(source: Source) -> tuple[Mapping[str, Scenario], list[Diagnostic]]:
    """Return the scenarios of a file, and all faults of its form.

    A call with an error in it is left out; the others can be practised.

    Args:
        source: the file as it was read.
    """
    faults = Faults(source.file, source.lines)
    tree = source.tree
    if FIRST_KEY not in tree:
        faults.add("C001", tree.spot)
        return {}, faults.list_all()
    calls: Calls = read_mapping(shape_of(Calls), tree, Decoder(faults, []))
    found: dict[str, Scenario] = {}
    for name, text in calls.calls.items():
        found[name] = scenario_of(name, text, calls.flow)
        if not found[name].flow:
            faults.add("C002", call_spot(tree, name), name=name)
    problems = faults.list_all()
    broken = _find_broken(tree, problems)
    return {name: each for name, each in found.items() if name not in broken}, problems


def call_spot(tree: Mapped, name: str) -> Spot:
    """Return where a call begins in its file."""
    calls = tree.get("calls")
    return calls.key_spots.get(name, calls.spot) if isinstance(calls, Mapped) else tree.spot


def _find_broken(tree: Mapped, problems: list[Diagnostic]) -> set[str]:
    """Return the calls with an error; all of them when one lies outside of every call."""
    calls = tree.get("calls")
    if not isinstance(calls, Mapped):
        return set()
    starts = [(spot.line, name) for name, spot in calls.key_spots.items()]
    spans = [(first, after, name) for (first, name), (after, _) in pairwise([*starts, (_FAR, "")])]
    broken: set[str] = set()
    for each in problems:
        if each.severity is not Severity.ERROR:
            continue
        inside = {name for first, after, name in spans if first <= each.line < after}
        broken |= inside or set(calls)
    return broken
