"""What a trainer does: a class file, a report, a certificate."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from tui.cli.desk import open_desk
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.stop import Stop, complain
from tui.cli.training.opening import open_training, put
from tui.core.classroom.exam import FIXED, PASSED, RANKED_FROM, SEQUENTIAL, Thresholds, judge
from tui.core.classroom.plan import Batch, Plan, list_orders, write_plan
from tui.core.classroom.report import anonymous, write_report
from tui.core.classroom.result import Result, choose_attempts
from tui.core.classroom.writing import (
    Certificate,
    certificate_text,
    report_csv,
    report_markdown,
    report_text,
    results_csv,
)
from tui.core.text import visible
from tui.core.training.events import EXAM
from tui.core.words import language, say, say_count
from tui.store.clock import SYSTEM
from tui.store.private import explain
from tui.store.speech import AUTHORS
from tui.store.training.classes import (
    ClassRefused,
    Collected,
    collect,
    read_class,
    read_thresholds,
    speak,
)


def class_command(options: argparse.Namespace) -> int:
    """Write a class file; every call of it was tried whether it can be played here."""
    room, desk, _ = open_training(options)
    if desk.settings.switch("restricted"):
        raise Stop(say("class writes a file, which --restricted does not allow"), CANNOT_RUN)
    path = Path(options.file)
    plan = _plan(options, path.stem)
    for flow in options.flows:
        if flow not in room.plate.flows:
            raise Stop(say("there is no flow {flow}", flow=flow), USAGE)
    orders = list_orders(plan)
    for order in orders:
        room.find(order)
    _write_class(path, plan)
    print_line(str(path))
    complain(
        say_count(
            "{number} call; everybody runs: branchline train join {path}",
            "{number} calls; everybody runs: branchline train join {path}",
            len(orders),
            path=path,
        )
    )
    if plan.mode == EXAM:
        _warn_of_few(plan.exam, len(orders))
    return DONE


def _warn_of_few(exam: Thresholds, calls: int) -> None:
    """Say when an exam has fewer calls than it may need."""
    if calls < (exam.calls if exam.kind == FIXED else exam.fewest):
        complain(
            say(
                "this exam needs up to {longest} calls; with {calls} nobody can pass it",
                longest=exam.longest,
                calls=calls,
            )
        )
    elif calls < exam.longest:
        complain(
            say(
                "this exam may need up to {longest} calls; with {calls} some stay undecided",
                longest=exam.longest,
                calls=calls,
            )
        )


def _plan(options: argparse.Namespace, name: str) -> Plan:
    """Return the class that a command line asks for.

    Raises:
        Stop: it asks for no calls.
    """
    if not options.calls and not options.flows:
        raise Stop(say("class: name calls with --call, or flows with --flow; see `train list`"))
    exam = Thresholds(kind=SEQUENTIAL) if options.sequential else Thresholds()
    count = max(1, options.count)
    batches = tuple(Batch(flow, options.level, count) for flow in options.flows)
    return Plan(
        name, options.title, options.mode, options.attempts, tuple(options.calls), batches,
        options.seed or SYSTEM.today(), exam,
    )  # fmt: skip


def _write_class(path: Path, plan: Plan) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(write_plan(plan, SYSTEM.today()))
    except FileExistsError:
        raise Stop(say("{path} is there already", path=path), FAULTS) from None
    except OSError as error:
        raise Stop(
            say("{path} is not written: {error}", path=path, error=explain(error)), CANNOT_RUN
        ) from None


def print_line(text: str) -> None:
    """Write a line to standard output, made harmless."""
    import sys  # noqa: PLC0415 - beside its only use

    sys.stdout.write(visible(text) + "\n")


def _collect(options: argparse.Namespace) -> Collected:
    collected = collect([Path(each) for each in options.paths])
    if language() != AUTHORS:
        from tui.cli.opening import open_flows  # noqa: PLC0415 - not for the authors' language

        collected = collected._replace(results=speak(collected.results, open_flows(options)))
    for notice in collected.notices:
        complain(notice)
    if not collected.results:
        raise Stop(say("there are no results in these files"), FAULTS)
    return collected


def _read_class(name: str) -> Plan:
    try:
        return read_class(Path(name))
    except ClassRefused as refused:
        raise Stop(str(refused), FAULTS) from None


def report_command(options: argparse.Namespace) -> int:
    """Tell what came of a class, as text, Markdown, CSV or on the screen."""
    collected = _collect(options)
    results, title = collected.results, ""
    if options.class_file:
        plan = _read_class(options.class_file)
        title = plan.title or plan.id
        own = [each for each in results if each.group == plan.id]
        results = choose_attempts(own, plan.attempts)
    if options.numbers:
        results = anonymous(results)
    report = write_report(results, title)
    desk = open_desk(options)
    if options.app:
        from tui.cli.app_services import build_services  # noqa: PLC0415 - Textual only here
        from tui.cli.opening import open_flows  # noqa: PLC0415
        from tui.cli.training.screen import show_report  # noqa: PLC0415

        catalog = open_flows(options)
        return show_report(build_services(catalog, os.environ, desk), report)
    texts = {"text": report_text, "markdown": report_markdown}
    if options.format in texts:
        put(texts[options.format](report), options.output, desk)
    elif options.table == "results":
        put(results_csv(results), options.output, desk)
    else:
        put(report_csv(report, options.table), options.output, desk)
    return FAULTS if collected.notices else DONE


def certificate_command(options: argparse.Namespace) -> int:
    """Tell whether somebody has passed: 0 when so, 1 when not."""
    collected = _collect(options)
    rules, title, group, policy = Thresholds(), say("Training"), "", "first"
    if options.rules:
        try:
            rules = read_thresholds(Path(options.rules))
        except ClassRefused as refused:
            raise Stop(str(refused), FAULTS) from None
        if plan := _class_in(options.rules):
            title, group, policy = plan.title or plan.id, plan.id, plan.attempts
    own = [
        each
        for each in collected.results
        if each.learner == options.name and each.mode == EXAM and group in ("", each.group)
    ]
    if not own:
        raise _nobody(options.name, collected.results)
    results = choose_attempts(own, policy)
    verdict = judge([each.passed for each in results], rules)
    counted: tuple[Result, ...] = results[: verdict.calls]
    certificate = Certificate(
        options.name, title, rules, verdict, counted, collected.seal, SYSTEM.today()
    )
    put(certificate_text(certificate), options.output, open_desk(options))
    if verdict.calls < RANKED_FROM:
        complain(
            say(
                "on {calls} calls nobody is ranked; {ranked_from} are the fewest",
                calls=verdict.calls,
                ranked_from=RANKED_FROM,
            )
        )
    return DONE if verdict.state == PASSED else FAULTS


def _nobody(name: str, results: Sequence[Result]) -> Stop:
    """Return the stop for somebody who has no results."""
    names = ", ".join(sorted({each.learner for each in results}))
    said = say(
        "there are no exam calls of {name}; there are results of: {names}", name=name, names=names
    )
    return Stop(said, FAULTS)


def _class_in(name: str) -> Plan | None:
    """Return the class of a file; None when it holds thresholds only."""
    try:
        return read_class(Path(name))
    except ClassRefused:
        return None
