"""`test`: how cases come out, what no case reaches, and cases for that."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.cli.stop import complain
from tui.core.checks.graph import find_entered
from tui.core.desk import Desk
from tui.core.flow import Case, Flow, Question
from tui.core.link import Linked
from tui.core.testing.astray import Step, find_astray, say_step
from tui.core.testing.casework import Verdict, run_cases
from tui.core.testing.goals import (
    ANSWER,
    ENDING,
    Goal,
    describe_goal,
    goal_path,
    list_goals,
    reached_by,
)
from tui.core.testing.new_cases import propose_cases
from tui.core.text import visible
from tui.core.tree import find_spot
from tui.core.words import say
from tui.store.case_writing import add_cases
from tui.store.checking import Checked
from tui.store.files import FileRefused, read_bytes
from tui.store.mending import rewrite


class Tested(NamedTuple):
    """Flows that were checked, all flows at hand, and how the cases of the first came out."""

    checked: Checked
    flows: Mapping[str, Flow]
    verdicts: Sequence[Verdict]

    @property
    def failed(self) -> int:
        """How many cases failed."""
        return sum(1 for verdict in self.verdicts if verdict.fault)


def run_all(checked: Checked, flows: Mapping[str, Flow]) -> Tested:
    """Run the cases of all flows that were checked."""
    verdicts = [
        verdict for whole in checked.flows.values() for verdict in run_cases(flows, whole.flow)
    ]
    return Tested(checked, flows, verdicts)


def report_cases(tested: Tested) -> None:
    """Print each case that failed, with the first step that leads away from its ending."""
    for verdict in tested.verdicts:
        if verdict.fault:
            file = tested.checked.files[verdict.flow]
            _print(f"{file}: {verdict.case.name}: {verdict.fault}")
            step = find_astray(tested.flows, verdict)
            if step:
                whole = tested.checked.flows.get(step.place.flow)
                place = f"{_locate(whole, _goal_of(whole, step))}: " if whole else ""
                _print(f"  {place}{say_step(step, verdict.case.expect)}")
    passed = len(tested.verdicts) - tested.failed
    _print(say("{passed} cases passed, {failed} failed", passed=passed, failed=tested.failed))


def _goal_of(whole: Linked, step: Step) -> Goal:
    """Return what stands where a step was taken."""
    is_question = isinstance(whole.flow.nodes[step.place.node], Question)
    return Goal(step.place.node, ANSWER if is_question else ENDING, step.answer)


def find_missed(tested: Tested) -> dict[str, list[Goal]]:
    """Return for each flow what no case reaches that passed, whichever flow it belongs to."""
    reached: set[tuple[str, Goal]] = set()
    for verdict in tested.verdicts:
        if not verdict.fault:
            reached |= reached_by(tested.flows, verdict.walk)
    return {
        key: [goal for goal in list_goals(whole.flow) if (key, goal) not in reached]
        for key, whole in tested.checked.flows.items()
    }


def report_coverage(tested: Tested) -> None:
    """Print what no case reaches, by file and line, and how much that is of each flow."""
    missed = find_missed(tested)
    for key, goals in missed.items():
        whole = tested.checked.flows[key]
        for goal in goals:
            _print(
                say(
                    "{whole}: no case reaches {flow}",
                    whole=_locate(whole, goal),
                    flow=describe_goal(whole.flow, goal),
                )
            )
    for key, goals in missed.items():
        count = len(list_goals(tested.checked.flows[key].flow))
        _print(
            say(
                "{key}: {count} of {count2} answers, ways and endings reached",
                key=key,
                count=count - len(goals),
                count2=count,
            )
        )


def write_cases(tested: Tested) -> bool:
    """Add the fewest cases that reach what none reaches, and say so; False if a file refuses."""
    entered = find_entered(tested.flows.values())
    done = True
    for key, goals in find_missed(tested).items():
        whole = tested.checked.flows[key]
        proposal = propose_cases(tested.flows, whole.flow, goals, entered.get(key, ()))
        for goal in proposal.unreachable:
            what = describe_goal(whole.flow, goal)
            complain(
                say("{whole}: no case can reach {what}", whole=_locate(whole, goal), what=what)
            )
        if proposal.cases:
            added = _add(Path(whole.source.file), proposal.cases)
            done = done and added
            if added:
                count = len(proposal.cases)
                least = say("no fewer would do")
                if count > proposal.at_least:
                    least = say("at least {at_least} are needed", at_least=proposal.at_least)
                _print(
                    say(
                        "{file}: {count} cases added; {least}",
                        file=whole.source.file,
                        count=count,
                        least=least,
                    )
                )
    return done


def _add(file: Path, cases: Sequence[Case]) -> bool:
    try:
        data = read_bytes(file, within=None)
        changed = add_cases(data, file.name, cases)
        if changed is None:
            complain(
                say(
                    "{file}: laid out so that no case can be added safely; nothing is written",
                    file=file,
                )
            )
            return False
        rewrite(file, data, changed)
    except FileRefused as error:
        complain(f"{file}: {error.reason}")
        return False
    return True


def _locate(whole: Linked, goal: Goal) -> str:
    path, is_key = goal_path(whole.flow, goal)
    source, real = Desk(whole).locate(path)
    return f"{source.file}:{find_spot(source.tree, real, key=is_key).line}"


def _print(line: str) -> None:
    sys.stdout.write(visible(line) + "\n")
