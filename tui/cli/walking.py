"""`branchline`, `branchline FLOW` and `branchline walk`: in the app, in lines, unattended."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size

from tui.cli.app_start import Start, open_app
from tui.cli.desk import open_desk, open_settings
from tui.cli.lines import attend, begin_case
from tui.cli.opening import nothing_to_walk, open_flow, open_flows, open_named
from tui.cli.options import CANNOT_RUN, FAULTS
from tui.cli.profile import find_terminal
from tui.cli.signs import speak_ascii
from tui.cli.sources import look_at_signature
from tui.cli.stop import Stop, complain
from tui.core.events import Event, Started, Told
from tui.core.flow import Flow
from tui.core.testing.unattended import Script
from tui.core.text import nearest
from tui.core.words import mark, say
from tui.plain.session import Session
from tui.plain.voices import JsonVoice, LineVoice, Voice
from tui.store.catalog import Catalog

START = "start"
"""The flow that asks for the device and what is seen first."""
NO_PLACES = mark("this terminal cannot place text on the screen, so the walk is in plain lines")


def walk_command(options: argparse.Namespace) -> int:
    """Walk a flow as the options say; without a flow, the app at Home."""
    name = getattr(options, "flow", "")
    if getattr(options, "resume", None) is not None:
        from tui.cli.resuming import resume_command  # noqa: PLC0415 - only when asked for

        return resume_command(options, in_app=_has_screen(options))
    if not name and options.command == "walk":
        raise Stop(say("walk: name a FLOW, or take a case up again with --resume"))
    if not name:
        return _home(options)
    catalog, flow_id = open_named(options, name, verified=False)
    node, told = _begin(options, catalog, flow_id)
    if not (options.plain or options.json or options.answers or _is_plain_wanted(options)):
        if not _must_be_plain(options):
            return open_app(options, catalog, Start(flow_id, node, told))
        complain(say(NO_PLACES))
    look_at_signature(options, catalog, flow_id)
    if catalog.left_out:  # another flow of that name may have come forth
        node, told = _begin(options, catalog, flow_id)
    return _lines(options, catalog, [Started(f"{flow_id}/{node}"), *told])


def _begin(
    options: argparse.Namespace, catalog: Catalog, flow_id: str
) -> tuple[str, Sequence[Told]]:
    """Return the node at which a walk begins, and what is known already.

    Raises:
        Stop: the flow has faults, or what was typed does not fit it.
    """
    flow = open_flow(catalog, flow_id)
    return _start_node(flow, options.at), _told(flow, options.told)


def _home(options: argparse.Namespace) -> int:
    catalog = open_flows(options, verified=False)
    if not catalog.entries():
        raise nothing_to_walk(catalog)
    if _must_be_plain(options):
        listing = "\n".join(f"  {entry.id:24} {entry.title}" for entry in catalog.entries())
        if START not in catalog:
            message = say(
                "this terminal cannot place text on the screen; walk a flow in plain lines:"
            )
            raise Stop(
                say(
                    "{message}\nbranchline walk FLOW --plain\n{listing}",
                    message=message,
                    listing=listing,
                ),
                CANNOT_RUN,
            )
        complain(
            say(
                "{no_places}; `branchline walk FLOW` walks one of these:\n{listing}",
                no_places=say(NO_PLACES),
                listing=listing,
            )
        )
        look_at_signature(options, catalog, START)
        return _lines(options, catalog, [Started(f"{START}/{catalog[START].start}")])
    return open_app(options, catalog, Start())


def _must_be_plain(options: argparse.Namespace) -> bool:
    """Tell whether the terminal has no cursor addressing.

    Raises:
        Stop: there is no terminal at all.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(
            say("there is no terminal here; use `branchline walk FLOW --plain` or --answers FILE"),
            CANNOT_RUN,
        )
    return not find_terminal(open_settings(options)).places.value


def _has_screen(options: argparse.Namespace) -> bool:
    """Tell whether the app can be shown, and nobody wants lines instead."""
    if options.plain or options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    is_able = bool(find_terminal(open_settings(options)).places.value)
    return is_able and not _is_plain_wanted(options)


def _is_plain_wanted(options: argparse.Namespace) -> bool:
    return open_settings(options).switch("plain")


def _start_node(flow: Flow, at: str) -> str:
    if not at:
        return flow.start
    if at not in flow.nodes:
        close = nearest(at, flow.nodes)
        hint = say("; did you mean {close}?", close=close) if close else ""
        raise Stop(say("the flow {flow} has no node {at}{hint}", flow=flow.flow, at=at, hint=hint))
    return at


def _told(flow: Flow, pairs: list[str]) -> list[Told]:
    """Read `FACT=VALUE` options.

    Raises:
        Stop: not of that form, or an answer its fact does not have.
    """
    told = []
    for pair in pairs:
        fact, equals, answer = pair.partition("=")
        if not equals or not fact:
            raise Stop(say("--set {pair}: write it as FACT=VALUE", pair=pair))
        definition = flow.facts.get(fact)
        if definition is None:
            complain(
                say(
                    "--set {pair}: the flow {flow} does not know the fact {fact}; ignored",
                    pair=pair,
                    flow=flow.flow,
                    fact=fact,
                )
            )
            continue
        if answer not in definition.answers and not definition.text:
            answers = ", ".join(definition.answers)
            raise Stop(
                say(
                    "--set {pair}: {fact} has the answers {answers}",
                    pair=pair,
                    fact=fact,
                    answers=answers,
                )
            )
        told.append(Told(fact, answer))
    return told


def _lines(options: argparse.Namespace, catalog: Catalog, events: list[Event]) -> int:
    desk = open_desk(options, catalog)
    if not find_terminal(desk.settings).signs.value:
        speak_ascii()
    as_json = getattr(options, "json", False)
    voice: Voice = JsonVoice(sys.stdout) if as_json else LineVoice(sys.stdout, _width())
    script = _script(options)
    site = [Told(fact, answer, "site") for fact, answer in desk.settings.facts.items()]
    if script is None:
        begun = [*events[:1], *site, *events[1:]]
        begin_case(desk, begun)
        return 0 if attend(desk, desk.lessons.refine(catalog), begun, voice, catalog) else FAULTS
    known = [told for told in site if told.fact not in script.facts]
    session = Session(catalog, [*events[:1], *known, *events[1:]], voice, script)
    finished = session.run()
    from tui.plain.answers import find_ignored  # noqa: PLC0415 - brings the parser

    for sentence in find_ignored(script.facts, session.visited):
        complain(f"{options.answers}: {sentence}")
    if not finished:
        complain(say("the walk is not finished: the input ended"))
    return 0 if finished else FAULTS


def _width() -> int:
    """Return how wide lines may be; 0 where nobody's terminal would cut them."""
    return get_terminal_size().columns - 1 if sys.stdout.isatty() else 0


def _script(options: argparse.Namespace) -> Script | None:
    if not getattr(options, "answers", None):
        return None
    from tui.plain.answers import AnswersRefused, read_answers  # noqa: PLC0415 - brings the parser

    try:
        return read_answers(Path(options.answers), complain)
    except AnswersRefused as error:
        raise Stop(error.message, FAULTS) from None
