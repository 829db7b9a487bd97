"""`check`, `test`, `explain` and `schema`: for the people who write flows."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.cli.desk import is_restricted
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.sources import read_trees
from tui.cli.stop import Stop, complain
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow
from tui.core.proving.proof import LIMITS, Limits
from tui.core.text import nearest, visible
from tui.core.words import say, say_count
from tui.store.alone import add_used
from tui.store.checking import Checked, check_folders
from tui.store.files import FileRefused
from tui.store.folder import ENDING, Folder, read_alone, read_folder
from tui.store.places import find_places

NOT_CHECKED = Checked({}, {}, (), frozenset(), {}, 0)
NO_PROOF = LIMITS._replace(stations=1)
"""For flows that are read only because others lead to them: their proof stops at once."""


def author_command(options: argparse.Namespace) -> int:
    """Run the command that the options name."""
    commands = {"check": _check, "test": _test, "explain": _explain, "schema": _schema}
    return commands[options.command](options)


def _folders(options: argparse.Namespace) -> list[Folder]:
    """Read what is to be checked: the paths named, else the usual folders."""
    if not options.paths:
        return read_trees(options, find_places(os.environ))
    folders = []
    for name in options.paths:
        path = Path(name)
        if os.path.isdir(path) and path.suffix != ENDING:  # noqa: PTH112 - closed ones are none
            folders.append(read_folder(path))
            continue
        try:
            folders.append(add_used(read_alone(path)))
        except FileRefused as error:
            if isinstance(error.__cause__, FileNotFoundError) and not path.is_symlink():
                raise Stop(say("{name}: no such file or folder", name=name), USAGE) from None
            folders.append(Folder(path.parent, {}, {path.name: error.reason}))
    return folders


def _limits(options: argparse.Namespace) -> Limits:
    """Read the `--limit` options.

    Raises:
        Stop: not of the form NAME=NUMBER, or no limit of that name.
    """
    limits = LIMITS
    for pair in getattr(options, "limits", ()):
        name, _, number = pair.partition("=")
        if name not in Limits._fields or not number.isdecimal():
            raise Stop(
                say(
                    "--limit {pair}: write NAME=NUMBER, with {fields}",
                    pair=pair,
                    fields=", ".join(Limits._fields),
                )
            )
        limits = limits._replace(**{name: int(number)})
    return limits


def _checked(options: argparse.Namespace) -> Checked:
    """Check the paths named, with the flows beside them known as targets.

    Raises:
        Stop: there is nothing to check.
    """
    folders = _folders(options)
    others: dict[str, list[str]] = {}
    if options.paths:
        beside = _beside(options).flows
        others = {key: list(whole.flow.nodes) for key, whole in beside.items()}
    checked = check_folders(folders, others, _limits(options))
    if not checked.read and not checked.problems:
        raise Stop(say("there is no flow file here; flow files end in .yaml"), FAULTS)
    return checked


def _check(options: argparse.Namespace) -> int:
    from tui.cli import rehearsing  # noqa: PLC0415
    from tui.core.render import render  # noqa: PLC0415

    named = rehearsing.take_scenario_paths(options)
    if options.fix:
        _fix(options)
    if named and not options.paths:
        checked, rehearsed = NOT_CHECKED, rehearsing.rehearse_named(options, named)
    else:
        checked = _checked(options)
        flows = _flows_at_hand(options, checked)
        rehearsed = rehearsing.rehearse_beside(options, flows, checked.broken)
        if named:
            rehearsed = rehearsed.join(rehearsing.rehearse_named(options, named))
    translated = _translated(options)
    problems = [*checked.problems, *rehearsed.problems, *translated]
    text = render([*problems, *_advice(options, checked)], options.format)
    if text:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    errors = _count(problems, Severity.ERROR)
    warnings = _count(problems, Severity.WARNING)
    told = ", ".join(
        (
            say_count("{number} error", "{number} errors", errors),
            say_count("{number} warning", "{number} warnings", warnings),
        )
    )
    sys.stderr.write(
        say(
            "{read} checked: {told}{proved}\n",
            read=_say_read(checked, rehearsed.played),
            told=told,
            proved=_say_proved(checked),
        )
    )
    return FAULTS if errors or (options.strict and warnings) else DONE


def _translated(options: argparse.Namespace) -> list[Diagnostic]:
    """Check the translations beside the flows, and say how far each language is."""
    from tui.cli.translating import check_beside, say_languages  # noqa: PLC0415

    found = check_beside(options)
    for line in say_languages(found.files):
        sys.stderr.write(visible(line) + "\n")
    is_wanted = options.advice
    return [each for each in found.problems if is_wanted or each.severity != Severity.ADVICE]


def _fix(options: argparse.Namespace) -> None:
    """Mend what is safe in the files named."""
    from tui.cli.fixing import fix_files, refuse_to_fix  # noqa: PLC0415

    refuse_to_fix(options)
    beside = _beside(options).flows
    others = {key: list(whole.flow.nodes) for key, whole in beside.items()}
    fix_files(options.paths, _folders(options), others)
    options.beside = None  # it was read before


def _advice(options: argparse.Namespace, checked: Checked) -> list[Diagnostic]:
    """Return the advice, if it was asked for, and say how many questions each flow asks."""
    if not options.advice:
        return []
    from tui.cli.advising import advise_all  # noqa: PLC0415

    advised = advise_all(checked, _flows_at_hand(options, checked))
    for line in advised.lines:
        sys.stderr.write(visible(line) + "\n")
    return advised.problems


def _flows_at_hand(options: argparse.Namespace, checked: Checked) -> dict[str, Flow]:
    """Return the flows that were checked and those that walks may go on to, without faults."""
    found: dict[str, Flow] = {}
    for each in ([_beside(options)] if options.paths else []) + [checked]:
        sound = each.flows.keys() - each.broken
        found |= {key: whole.flow for key, whole in each.flows.items() if key in sound}
    return found


def _say_proved(checked: Checked) -> str:
    """Say how many flows are proved, and which proof stopped at which limit."""
    proved = sum(1 for proof in checked.proofs.values() if proof.proved)
    stopped = [
        say(
            "{flow} stopped at {stopped_by} after {states} states",
            flow=flow,
            stopped_by=proof.stopped_by,
            states=proof.states,
        )
        for flow, proof in checked.proofs.items()
        if proof.stopped_by
    ]
    return "; ".join(["", say("{proved} proved", proved=proved), *stopped]) if checked.files else ""


def _say_read(checked: Checked, scenarios: int) -> str:
    """Say how many flows and scenarios were checked; without any, how many libraries."""
    played = [say_count("{number} scenario", "{number} scenarios", scenarios)] if scenarios else []
    if checked.files or not (checked.read or played):
        return say(" and ").join(
            [say_count("{number} flow", "{number} flows", len(checked.files)), *played]
        )
    libraries = say_count(
        "{number} library without a flow", "{number} libraries without a flow", checked.read
    )
    return say(" and ").join([libraries, *played] if checked.read else played)


def _count(problems: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(1 for each in problems if each.severity is severity)


def _test(options: argparse.Namespace) -> int:
    checked = _checked(options)
    if checked.broken:
        from tui.core.render import render  # noqa: PLC0415

        sys.stdout.write(render(checked.problems, "line") + "\n")
        raise Stop(say("flows with faults are not tested; mend these first"), FAULTS)
    from tui.cli import covering  # noqa: PLC0415

    _refuse_to_write(options)
    tested = covering.run_all(checked, _flows_at_hand(options, checked))
    covering.report_cases(tested)
    written = not options.write or covering.write_cases(tested)
    if options.coverage:
        if options.write:
            checked = _checked(options)
            tested = covering.run_all(checked, _flows_at_hand(options, checked))
        covering.report_coverage(tested)
    return DONE if written and not tested.failed else FAULTS


def _refuse_to_write(options: argparse.Namespace) -> None:
    """Stop before anything is written that nobody named, or that may not be."""
    if options.write and is_restricted(options):
        raise Stop(say("--write writes files, which --restricted does not allow"), CANNOT_RUN)
    if options.write and not options.paths:
        raise Stop(
            say("--write changes files: name the files or folders that it may change"), USAGE
        )


def _beside(options: argparse.Namespace) -> Checked:
    """Read the flows beside those that are named, once, without proving them."""
    found: Checked | None = getattr(options, "beside", None)
    if found is None:
        usual = read_trees(options, find_places(os.environ))
        around = [read_folder(folder.path) for folder in _folders(options)]
        found = options.beside = check_folders([*usual, *around], limits=NO_PROOF)
    return found


def _explain(options: argparse.Namespace) -> int:
    from tui.core.codes import CODES  # noqa: PLC0415
    from tui.core.render import render_code  # noqa: PLC0415

    if not options.code:
        for code in CODES.values():
            sys.stdout.write(f"{code.id} {code.name} ({code.severity})\n")
        return DONE
    names = {code.name: code.id for code in CODES.values()}
    wanted = names.get(options.code.lower(), options.code.upper())
    found = CODES.get(wanted)
    if found is None:
        close = nearest(wanted, CODES) or nearest(options.code.lower(), names)
        hint = (
            say("; did you mean {close}?", close=close)
            if close
            else say("; without a code all are listed")
        )
        raise Stop(say("there is no diagnostic {code}{hint}", code=options.code, hint=hint))
    sys.stdout.write(render_code(found) + "\n")
    return DONE


def _schema(options: argparse.Namespace) -> int:
    if options.diagnostics:
        from tui.core.diagnostic_schema import diagnostics_schema as schema  # noqa: PLC0415
    elif options.scenarios:
        from tui.core.training.call_schema import scenarios_schema as schema  # noqa: PLC0415
    else:
        from tui.core.decoding.schema import json_schema as schema  # noqa: PLC0415

        complain(say("put this into a file and name it in your editor's YAML settings"))
    sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
    return DONE
