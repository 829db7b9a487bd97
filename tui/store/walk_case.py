"""Keeps a walk as a case of its flow, so that `branchline test` walks it again from then on."""

import re
from pathlib import Path

from tui.core.flow import Case, Flow
from tui.core.paths.ways import Flows
from tui.core.testing.case_text import case_line, record_case
from tui.core.testing.casework import run_case
from tui.core.testing.unattended import ending_of
from tui.core.walk import Walk
from tui.core.words import mark, say
from tui.store.case_writing import add_cases
from tui.store.files import FileRefused, read_bytes
from tui.store.handout import write_out
from tui.store.mending import rewrite

INSTALLED = "_trees"
"""The folder of flows inside an installed package; what a package brought stays as it is."""

NOT_ENDED = mark("The walk has not ended yet; then it can be kept as a case.")
_SIGNS = re.compile(r"[^a-z0-9]+")


def keep_walk(flows: Flows, walk: Walk, file: str, aside: Path | None) -> str:
    """Add a finished walk to the file of its flow as a case; returns what to say about it.

    Args:
        flows: the flows as they are now.
        walk: the walk.
        file: the file of the flow it began in; empty when nobody knows it.
        aside: where the case goes when that file cannot take it; None: nowhere.
    """
    if ending_of(walk).kind == "unfinished":
        return say(NOT_ENDED)
    flow = flows[walk.begun.flow]
    case = record_case(flows, walk, _name(flow, walk))
    if case is None or run_case(flows, flow, case).fault:
        return say("No case can tell this walk: its answers alone do not lead to the same end.")
    same = [each.name for each in flow.cases if each._replace(name="") == case._replace(name="")]
    if same:
        return say("There is such a case already: {name}.", name=same[0])
    why = _write(Path(file), case) if file else say("its file is not known")
    if not why:
        return say("Kept as the case “{name}” in {file}.", name=case.name, file=file)
    name = f"{flow.flow}-{_SIGNS.sub('-', case.name.lower()).strip('-')[:60]}.case.yaml"
    path, said = write_out(f"cases:\n  {case_line(case)}\n", aside, name)
    where = say("The case is in {path}.", path=path) if path else said
    return say("The flow stays as it is: {why}. {where}", why=why, where=where)


def _name(flow: Flow, walk: Walk) -> str:
    """Return a name that no case of the flow has yet: how the walk ended."""
    usual = ending_of(walk).title.rstrip(".") or "a walk"
    taken = {each.name for each in flow.cases}
    numbers = (f"{usual} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in (usual, *numbers) if name not in taken)


def _write(file: Path, case: Case) -> str:
    """Add a case to a file; returns why it could not be done."""
    if INSTALLED in file.parts:
        return say("it came with the program")
    try:
        data = read_bytes(file, within=None)
        changed = add_cases(data, file.name, [case])
        if changed is None:
            return say("it is laid out so that nothing can be added safely")
        rewrite(file, data, changed)
    except FileRefused as error:
        return f"{file}: {error.reason}"
    return ""
