"""`new`: asks a few questions and writes a flow that can be walked at once."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from tui.cli.desk import is_restricted
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.stop import Stop, complain
from tui.core.decoding.decode_text import ID
from tui.core.diagnostic import Severity
from tui.core.render import render_line
from tui.core.starter import LONGEST, Wish, make_id, write_flow
from tui.core.testing.casework import run_cases
from tui.core.text import visible
from tui.core.words import mark, say
from tui.store.checking import check_folders
from tui.store.folder import ENDING, Folder
from tui.store.private import explain

MAX_ANSWERS = 20
OTHER = mark("Something else")
"""The second answer, when only one is typed."""


def new_command(options: argparse.Namespace) -> int:
    """Write a new flow into the first folder of `--trees`, or here."""
    if is_restricted(options):
        raise Stop(say("new writes a file, which --restricted does not allow"), CANNOT_RUN)
    flow = options.id
    if not ID.pattern.fullmatch(flow):
        raise Stop(
            say("{flow} cannot be an id; would {flow2} do?", flow=flow, flow2=make_id(flow)), USAGE
        )
    folder = Path((getattr(options, "trees", None) or ["."])[0])
    path = folder / f"{flow}{ENDING}"
    if not folder.is_dir():
        raise Stop(say("{folder}: no such folder", folder=folder), USAGE)
    if path.exists() or path.is_symlink():
        raise Stop(say("{path} is there already", path=path), FAULTS)
    text = write_flow(_ask(flow))
    _prove(folder, path, text)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise Stop(
            say("{path} is not written: {error}", path=path, error=explain(error)), CANNOT_RUN
        ) from None
    sys.stdout.write(visible(str(path)) + "\n")
    complain(say("it is proved, and its cases pass; now try: branchline watch {path}", path=path))
    return DONE


def _ask(flow: str) -> Wish:
    """Ask for what the flow is about; nothing typed takes what stands in brackets."""
    usual = Wish(flow)
    title = _line(say("What does not work, in one line?"), usual.title)
    owner = _line(say("Who answers for this flow?"), "")
    question = _line(say("What is asked first?"), usual.question)
    labels = _ask_answers([label for label, _ in usual.answers])
    sys.stderr.write(say("What helps? Where nothing is typed, somebody else must look.\n"))
    answers = []
    for number, label in enumerate(labels):
        fix = _line(
            say('When it is "{label}":', label=label), usual.answers[0][1] if number == 0 else ""
        )
        answers.append((label, fix))
    today = datetime.now(UTC).astimezone().date().isoformat()
    return Wish(flow, title, owner, question, tuple(answers), today)


def _line(question: str, usual: str) -> str:
    """Ask one question; the end of the input takes what is usual."""
    hint = f" [{usual}]" if usual else ""
    sys.stderr.write(visible(f"{question}{hint} "))
    sys.stderr.flush()
    typed = sys.stdin.readline()
    if not sys.stdin.isatty():
        sys.stderr.write("\n")
    return visible(typed.strip())[:LONGEST] or usual


def _ask_answers(usual: list[str]) -> list[str]:
    """Ask for the answers to the first question, two or more; the usual ones if there are none."""
    sys.stderr.write(say("Which answers are there? One on each line; an empty line ends them.\n"))
    typed = _line("1.", ", ".join(usual))
    if typed == ", ".join(usual):
        return usual
    answers = [typed]
    while len(answers) < MAX_ANSWERS:
        typed = _line(f"{len(answers) + 1}.", say(OTHER) if len(answers) == 1 else "")
        if not typed:
            break
        if typed.casefold() in (each.casefold() for each in answers):
            sys.stderr.write(say("That one is there already.\n"))
        else:
            answers.append(typed)
        if typed == say(OTHER):
            break
    return answers


def _prove(folder: Path, path: Path, text: str) -> None:
    """Check what is about to be written, as `check` and `test` would.

    Raises:
        Stop: it has faults, so it is not written.
    """
    checked = check_folders([Folder(folder, {path.name: text.encode()}, {})])
    faults = [each for each in checked.problems if each.severity is Severity.ERROR]
    flows = {key: whole.flow for key, whole in checked.flows.items()}
    failed = [] if faults else [each for flow in flows.values() for each in run_cases(flows, flow)
                                if each.fault]  # fmt: skip
    if faults or failed:
        shown = [render_line(each) for each in faults] + [each.fault for each in failed]
        raise Stop("\n".join([say("a flow of these answers would have faults:"), *shown]), FAULTS)
    for each in checked.problems:
        complain(render_line(each))
