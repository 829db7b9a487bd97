"""`stats FLOW --propose`: what cases say about the likelihoods an author wrote."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from tui.cli.desk import open_desk
from tui.cli.exits import DONE, FAULTS, USAGE
from tui.cli.opening import open_flows
from tui.cli.sources import read_trees
from tui.cli.stop import Stop, complain
from tui.core.flow import Flow
from tui.core.prospects.learning import ENOUGH, Count, Experience, confirmed
from tui.core.prospects.proposal import Proposal, propose, write_change
from tui.core.text import nearest, visible
from tui.core.words import say
from tui.store.checking import check_folders
from tui.store.files import FileRefused, read_bytes
from tui.store.places import find_places

_MOST_BYTES = 4 * 1024 * 1024


def propose_command(options: argparse.Namespace) -> int:
    """Print the likelihoods that confirmed cases speak against, as a change of the flow's file."""
    if not options.flow:
        raise Stop(say("stats --propose: name a FLOW"))
    flows = check_folders(read_trees(options, find_places(os.environ))).flows
    whole = flows.get(options.flow)
    if whole is None:
        close = nearest(options.flow, flows)
        hint = say("; did you mean {close}?", close=close) if close else ""
        raise Stop(say("there is no sound flow {flow}{hint}", flow=options.flow, hint=hint), USAGE)
    experience = _read_counts(options, whole.flow)
    proposals = propose(whole.flow, experience)
    if options.json:
        sys.stdout.write(json.dumps(_as_json(whole.flow, experience, proposals)) + "\n")
        return DONE
    change = write_change(whole.source, proposals, _name_from_here(whole.source.file))
    sys.stdout.write(visible(change, newline=True))
    for line in _say(whole.flow, experience, proposals):
        complain(line)
    return DONE


def _name_from_here(file: str) -> str:
    """Return a file as `patch -p1` finds it from the folder at hand."""
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.name


def _say(flow: Flow, experience: Experience, proposals: tuple[Proposal, ...]) -> list[str]:
    cases = confirmed(experience)
    lines = [
        say('{flow}: {cases} cases were confirmed by "it worked"', flow=flow.flow, cases=cases)
    ]
    if cases < ENOUGH:
        lines.append(
            say("fewer than {enough} say too little; the author's likelihoods stand", enough=ENOUGH)
        )
    elif not proposals:
        lines.append(say("they do not speak against what the author wrote"))
    return [
        *lines,
        *(
            say(
                "{node}: {helped} cases, {expected:.0f} were to be expected; proposed: {new}",
                node=each.node,
                helped=each.helped,
                expected=each.expected,
                new=each.new,
            )
            for each in proposals
        ),
    ]


def _as_json(flow: Flow, experience: Experience, proposals: tuple[Proposal, ...]) -> dict[str, Any]:
    return {
        "flow": flow.flow,
        "confirmed": confirmed(experience),
        "counts": {node: count._asdict() for node, count in experience.items()},
        "proposals": [each._asdict() for each in proposals],
    }


def _read_counts(options: argparse.Namespace, flow: Flow) -> Experience:
    if options.counts:
        return _read_file(Path(options.counts), flow)
    catalog = open_flows(options)
    desk = open_desk(options, catalog)
    if desk.casebook is None:
        raise Stop(
            say("there is no home folder, so there are no cases; name counts: --counts"), FAULTS
        )
    from tui.store.experience import count_cases  # noqa: PLC0415 - not for counts from a file

    digest, leads = catalog.content(flow.flow)
    contents = {name: catalog.content(name)[0] for name in leads if name in catalog}
    counts = count_cases(desk.casebook.shelf, catalog, {**contents, flow.flow: digest})
    return counts.get(flow.flow, {})


def _read_file(path: Path, flow: Flow) -> Experience:
    """Read counts: a JSON object of node id to `{"helped": N, "failed": N}`.

    Raises:
        Stop: it cannot be read, or holds something else.
    """
    try:
        raw = json.loads(read_bytes(path, within=None, limit=_MOST_BYTES))
    except FileRefused as refused:
        raise Stop(f"{path}: {refused.reason}", FAULTS) from None
    except (ValueError, RecursionError):
        raise Stop(say("{path}: this is not JSON", path=path), FAULTS) from None
    counts = raw.get("counts", raw) if isinstance(raw, dict) else None
    if not isinstance(counts, dict):
        raise Stop(
            say("{path}: write an object of node ids, each with `helped` and `failed`", path=path),
            FAULTS,
        )
    found: dict[str, Count] = {}
    for node, each in counts.items():
        if node not in flow.nodes:
            complain(
                say(
                    "{path}: the flow {flow} has no node {node}; ignored",
                    path=path,
                    flow=flow.flow,
                    node=node,
                )
            )
            continue
        found[node] = _read_count(path, node, each)
    return found


def _read_count(path: Path, node: str, raw: object) -> Count:
    numbers = raw if isinstance(raw, dict) else {"helped": raw}
    helped, failed = numbers.get("helped", 0), numbers.get("failed", 0)
    if type(helped) is not int or type(failed) is not int or min(helped, failed) < 0:
        raise Stop(
            say("{path}: {node}: `helped` and `failed` are counts", path=path, node=node), FAULTS
        )
    return Count(helped, failed)
