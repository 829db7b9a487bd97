"""Opens the flows a command line names."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.desk import settings_of
from tui.cli.exits import CANNOT_RUN, FAULTS, USAGE
from tui.cli.sources import (
    is_let,
    is_signed_only,
    keep_trusted,
    open_signed,
    open_trust,
    read_sources,
    settle,
)
from tui.cli.stop import Stop, complain
from tui.core.flow import Flow
from tui.core.packs.standing import REFUSE
from tui.core.text import nearest
from tui.core.words import say
from tui.store.catalog import Catalog, FlowRefused
from tui.store.files import FileRefused
from tui.store.folder import read_alone
from tui.store.places import Places, find_places
from tui.store.ready import RECORDS, Ready, open_private, open_shipped

if TYPE_CHECKING:
    from argparse import Namespace


def open_flows(options: "Namespace", *, verified: bool = True) -> Catalog:
    """Open the catalog of all flows at hand.

    Args:
        options: as they were typed.
        verified: whether signatures that are new here are verified now, where the site wants
            signatures. Otherwise these flows stay closed until `SignedCatalog.settle` has run.
    """
    places = find_places(os.environ)
    sources = read_sources(options, places)
    trust, is_strict = None, is_signed_only(sources, options, places)
    if is_strict or sources.packs or os.path.exists(places.site):  # noqa: PTH110 - as below
        trust = open_trust(sources.packs, options, places)
    if trust is not None and is_strict:
        if verified:
            settle(trust)
        sources = keep_trusted(sources, options, trust)
        return open_signed(sources, open_records(places), trust)
    catalog = Catalog(sources.folders, open_records(places), complain)
    catalog.trust = trust
    return catalog


def open_records(places: Places) -> list[Ready]:
    """Return where things made from the flows are kept, those that were shipped first."""
    records = [open_shipped(places.shipped / RECORDS)]
    private = open_private(places.cache, places.data)
    return [*records, private] if private else records


def open_named(options: "Namespace", name: str, *, verified: bool = True) -> tuple[Catalog, str]:
    """Open the catalog that holds a flow named by id or by the path of its file.

    Returns:
        The catalog, and the id of the flow.

    Raises:
        Stop: there is no such flow, or its file cannot be read.
    """
    catalog = open_flows(options, verified=verified)
    known = {entry.id for entry in catalog.entries()}
    if name in known:
        return catalog, name
    if name.endswith(".yaml") or "/" in name or os.path.exists(name):  # noqa: PTH110
        return _open_file(catalog, Path(name), options)
    close = nearest(name, known)
    missing = (
        say("there is no flow {name}; did you mean {close}?", name=name, close=close)
        if close
        else say("there is no flow {name}", name=name)
    )
    listed = say("flows: {flows}", flows=", ".join(sorted(known)) or say("none"))
    raise Stop(f"{missing}\n{listed}{_unreadable(catalog)}")


def _unreadable(catalog: Catalog) -> str:
    """Name what may hold flows and cannot be read."""
    known = {entry.file for entry in catalog.entries()}
    closed = {each.file for each in catalog.problems() if each.code == "F001"} - known
    return say("\nnot readable: {names}", names=", ".join(sorted(closed))) if closed else ""


def _open_file(beside: Catalog, path: Path, options: "Namespace") -> tuple[Catalog, str]:
    from tui.store.alone import add_used  # noqa: PLC0415 - a path needs the reader anyway

    if os.path.isdir(path):  # noqa: PTH112 - as above
        raise Stop(
            say("{path}: it is a folder; walk one of its flows with --trees {path} FLOW", path=path)
        )
    if not is_let(path, options):
        raise Stop(
            say("{path} is not used; a site may allow it (setting `loose`)", path=path), FAULTS
        )
    if settings_of(options).text("unsigned") == REFUSE:
        raise Stop(
            say("{path}: this site walks only flows that somebody it trusts signed", path=path),
            FAULTS,
        )
    try:
        folder = add_used(read_alone(path))
    except FileRefused as error:
        missing = isinstance(error.__cause__, FileNotFoundError)
        raise Stop(f"{path}: {error.reason}", USAGE if missing else FAULTS) from None
    places = find_places(os.environ)
    catalog = Catalog([folder], open_records(places), complain, beside)
    catalog.trust = beside.trust
    for entry in catalog.entries():
        if entry.file == str(path):
            return catalog, entry.id
    raise Stop(say("{path} holds no flow; a library cannot be walked", path=path), FAULTS)


def open_flow(catalog: Catalog, flow_id: str) -> Flow:
    """Open one flow.

    Raises:
        Stop: it has faults; they are told.
    """
    try:
        return catalog.read(flow_id)
    except FlowRefused as refused:
        raise Stop(refusal(refused), FAULTS, refused.diagnostics) from None


def refusal(refused: FlowRefused) -> str:
    """Say why a flow is not walked, and where to mend it."""
    from tui.core.render import render_line  # noqa: PLC0415 - only when there are faults

    shown = [render_line(each) for each in refused.diagnostics[:10]]
    more = len(refused.diagnostics) - len(shown)
    rest = [say("... and {more} more", more=more)] if more > 0 else []
    head = say(
        "the flow {flow} has faults and is not walked; `branchline check` tells more",
        flow=refused.flow,
    )
    return "\n".join([head, *shown, *rest])


def nothing_to_walk(catalog: Catalog) -> Stop:
    """Return the stop for a catalog without a flow."""
    files = ", ".join(sorted({entry.file for entry in catalog.entries()}))
    where = say(" (only broken ones: {files})", files=files) if files else ""
    message = say("there is no flow to walk{where}; give a folder with --trees DIR", where=where)
    return Stop(message + _unreadable(catalog), CANNOT_RUN)
