"""`branchline`, `branchline FLOW` and `branchline walk`: in the app, in lines, unattended."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.cli.app_start import Start, open_app
from tui.cli.desk import settings_of
from tui.cli.exits import CANNOT_RUN
from tui.cli.opening import nothing_to_walk, open_flow, open_flows, open_named
from tui.cli.profile import find_terminal
from tui.cli.sources import look_at_signature
from tui.cli.stop import Stop, complain
from tui.core.events import Event, Started, Told
from tui.core.flow import Flow
from tui.core.text import nearest
from tui.core.words import mark, say
from tui.store.catalog import Catalog

if TYPE_CHECKING:
    from argparse import Namespace

START = "start"
"""The flow that asks for the device and what is seen first."""
NO_PLACES = mark("this terminal cannot place text on the screen, so the walk is in plain lines")


def walk_command(options: "Namespace") -> int:
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
    return _walk_in_lines(options, catalog, [Started(f"{flow_id}/{node}"), *told])


def _begin(options: "Namespace", catalog: Catalog, flow_id: str) -> tuple[str, Sequence[Told]]:
    """Return the node at which a walk begins, and what is known already.

    Raises:
        Stop: the flow has faults, or what was typed does not fit it.
    """
    flow = open_flow(catalog, flow_id)
    return _start_node(flow, options.at), _told(flow, options.told)


def _home(options: "Namespace") -> int:
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
        return _walk_in_lines(options, catalog, [Started(f"{START}/{catalog[START].start}")])
    return open_app(options, catalog, Start())


def _walk_in_lines(options: "Namespace", catalog: Catalog, events: list[Event]) -> int:
    from tui.cli.walking_lines import walk_in_lines  # noqa: PLC0415 - not on the app's way

    return walk_in_lines(options, catalog, events)


def _must_be_plain(options: "Namespace") -> bool:
    """Tell whether the terminal has no cursor addressing.

    Raises:
        Stop: there is no terminal at all.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Stop(
            say("there is no terminal here; use `branchline walk FLOW --plain` or --answers FILE"),
            CANNOT_RUN,
        )
    return not find_terminal(settings_of(options)).places.value


def _has_screen(options: "Namespace") -> bool:
    """Tell whether the app can be shown, and nobody wants lines instead."""
    if options.plain or options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    is_able = bool(find_terminal(settings_of(options)).places.value)
    return is_able and not _is_plain_wanted(options)


def _is_plain_wanted(options: "Namespace") -> bool:
    return settings_of(options).switch("plain")


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
