"""The checker itself is tested: judges what becomes of slips in the shipped flows.

A mutant is a shipped flow with one slip. `check` must report it, or a case must fail, or no
caller may end elsewhere because of it, which is decided by listing and comparing all ways.

The cases are those of the flows and, where these leave something out, those that `test --write`
adds to them.

A thousand take long; several runs share them, and each goes on where it was stopped:

    python -m tests.trees.mutations --log FILE [--count 1000] [--part 1/2]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.trees.comparing import find_change, find_flows_led_to
from tests.trees.mutants import Mutant, copy_source, make_mutants
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
    if not changed:
        return "harmless"
    cases = (run_cases(flows, flow) for name, flow in flows.items()
             if find_flows_led_to(flows, name) & changed.keys())  # fmt: skip
    if any(verdict.fault for verdicts in cases for verdict in verdicts):
        return "test"
    before = {name: each.flow for name, each in linked_shipped().items()}
    change = find_change(before, flows, set(changed))
    return f"missed: {mutant.words}: {change}" if change else "harmless"


@cache
def usual_wording(file: str) -> object:
    model = model_of(file)
    assert model is not None
    return check_wording(model, sources()[file])


def run(log: Path, count: int, part: int, parts: int) -> None:
    """Judge a part of so many mutants, all but those that the log has, a line for each."""
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    done = {line.partition("\t")[0] for line in lines}
    with log.open("a", encoding="utf-8") as file:
        for number, mutant in enumerate(make_mutants(sources(), count, SEED)):
            if number % parts == part and str(number) not in done:
                file.write(f"{number}\t{mutant.words}\t{judge(mutant)}\n")
                file.flush()


def main() -> int:
    """Run a part, and say how the mutants of the log came out; 1 when one was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--part", default="1/1", metavar="N/OF")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    run(options.log, options.count, part - 1, parts)
    verdicts = [line.split("\t")[2] for line in options.log.read_text("utf-8").splitlines()]
    missed = [each for each in verdicts if each.startswith("missed")]
    told = Counter(each.partition(":")[0] for each in verdicts)
    sys.stdout.write("\n".join([f"{len(verdicts)} mutants: {dict(told)}", *missed, ""]))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
