"""The checker itself is tested: no slip in a shipped flow goes by unnoticed.

A mutant is a shipped flow with one slip. `check` must report it, or a case must fail, or no
caller may end elsewhere because of it, which is decided by listing and comparing all ways.

The cases are those of the flows and, where these leave something out, those that `test --write`
adds to them.
"""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.trees.comparing import find_change
from tests.trees.mutants import KINDS, Mutant, copy_source, make_mutants
from tui.core.checks.check import check_flows
from tui.core.checks.graph import find_entered
from tui.core.checks.names import check_names
from tui.core.checks.wording import check_wording
from tui.core.decoding.decode import decode
from tui.core.flow import Case, Flow, Library
from tui.core.link import Linked, link
from tui.core.testing.casework import run_cases
from tui.core.testing.goals import list_goals, reached_by
from tui.core.testing.new_cases import propose_cases
from tui.core.tree import Source
from tui.store.folder import read_folder, used_name
from tui.store.reader import read_source

TREES = Path(__file__).parents[2] / "trees"
SEED = 2026


@cache
def sources() -> Mapping[str, Source]:
    """Read the shipped files."""
    found = {name: read_source(data, name)[0] for name, data in read_folder(TREES).files.items()}
    return {name: source for name, source in found.items() if source is not None}


@cache
def model_of(name: str) -> Flow | Library | None:
    return with_cases(decode(copy_source(sources()[name]))[0])


def with_cases(model: Flow | Library | None) -> Flow | Library | None:
    """Return a flow with the cases that it should have besides its own."""
    if isinstance(model, Flow):
        return model._replace(cases=(*model.cases, *lacking_cases().get(model.flow, ())))
    return model


@cache
def lacking_cases() -> Mapping[str, tuple[Case, ...]]:
    """Return by flow the cases for what no shipped case reaches."""
    models = {name: decode(copy_source(source))[0] for name, source in sources().items()}
    flows = {name: whole.flow for name, whole in link_all(models, sources()).items()}
    verdicts = [verdict for flow in flows.values() for verdict in run_cases(flows, flow)]
    reached = {each for verdict in verdicts for each in reached_by(flows, verdict.walk)}
    entered = find_entered(flows.values())
    lacking = {}
    for name, flow in flows.items():
        missed = [goal for goal in list_goals(flow) if (name, goal) not in reached]
        lacking[name] = propose_cases(flows, flow, missed, entered.get(name, ())).cases
    return lacking


@cache
def linked_shipped() -> Mapping[str, Linked]:
    return link_all({name: model_of(name) for name in sources()}, sources())


def link_all(
    models: Mapping[str, Flow | Library | None], files: Mapping[str, Source]
) -> dict[str, Linked]:
    linked = {}
    for name, model in models.items():
        if isinstance(model, Flow):
            whole, _ = link(model, files[name], list(_libraries(name, models, files)))
            linked[model.flow] = whole
    return linked


def _libraries(
    name: str, models: Mapping[str, Flow | Library | None], files: Mapping[str, Source]
) -> list[tuple[Library, Source]]:
    found: dict[str, tuple[Library, Source]] = {}
    waiting = [name]
    while waiting:
        user = waiting.pop(0)
        model = models.get(user)
        for used in model.use if model else ():
            wanted = used_name(user, used)
            library = models.get(wanted)
            if wanted not in found and isinstance(library, Library):
                found[wanted] = library, files[wanted]
                waiting.append(wanted)
    return list(found.values())


def judge(mutant: Mutant) -> str:
    """Return who notices a slip: `check`, `test` or nobody, as nobody is led elsewhere."""
    model, faults = decode(mutant.source)
    if model is None or faults or check_wording(model, mutant.source) != usual_wording(mutant.file):
        return "check"
    models = {name: model_of(name) for name in sources()} | {mutant.file: with_cases(model)}
    linked = link_all(models, {**sources(), mutant.file: mutant.source})
    changed = {name: each for name, each in linked.items() if each != linked_shipped()[name]}
    nodes = {name: each.flow.nodes for name, each in linked.items()}
    if any(check_names(each, nodes) for each in changed.values()):
        return "check"
    if check_flows(linked).diagnostics:
        return "check"
    flows = {name: whole.flow for name, whole in linked.items()}
    if any(verdict.fault for flow in flows.values() for verdict in run_cases(flows, flow)):
        return "test"
    if not changed:
        return "harmless"
    before = {name: each.flow for name, each in linked_shipped().items()}
    change = find_change(before, flows, set(changed))
    return f"missed: {mutant.words}: {change}" if change else "harmless"


@cache
def usual_wording(file: str) -> object:
    model = model_of(file)
    assert model is not None
    return check_wording(model, sources()[file])


def count_verdicts(count: int) -> dict[str, int]:
    """Judge so many mutants; anything missed is listed by itself."""
    verdicts: dict[str, int] = {}
    for mutant in make_mutants(sources(), count, SEED):
        verdict = judge(mutant)
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    return verdicts


def test_no_slip_of_forty_goes_by_unnoticed() -> None:
    verdicts = count_verdicts(40)
    assert not [verdict for verdict in verdicts if verdict.startswith("missed")]


@pytest.mark.soak
def test_no_slip_of_a_thousand_goes_by_unnoticed() -> None:
    verdicts = count_verdicts(1000)
    sys.stdout.write(f"{verdicts}\n")
    assert not [verdict for verdict in verdicts if verdict.startswith("missed")]


def test_every_kind_of_slip_can_be_made() -> None:
    made = {mutant.kind for mutant in make_mutants(sources(), 400, SEED)}
    assert made == set(KINDS) - {"a call led elsewhere"}  # no shipped flow calls a shared part
