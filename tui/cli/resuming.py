"""`walk --resume`: a case is taken up again, on its flow as it is now or as it was."""

import argparse
import sys
from shutil import get_terminal_size

from tui.cli.app_start import Start, open_app
from tui.cli.desk import open_desk
from tui.cli.exits import DONE, FAULTS
from tui.cli.lines import attend
from tui.cli.opening import open_flows, open_named
from tui.cli.stop import Stop, complain
from tui.cli.taking_up import take_up
from tui.core.words import say
from tui.plain.voices import JsonVoice, LineVoice, Voice
from tui.store.case_file import Loaded
from tui.store.case_naming import NoSuchCase
from tui.store.casebook import Casebook
from tui.store.catalog import Catalog


def resume_command(options: argparse.Namespace, *, in_app: bool = False) -> int:
    """Go on with a case: the one that is named, else the one that presses most.

    Args:
        options: as they were typed.
        in_app: whether the app shows it; otherwise it goes on in lines.
    """
    catalog, flow_id = open_flows(options, verified=not in_app), ""
    if options.flow:
        catalog, flow_id = open_named(options, options.flow, verified=not in_app)
    desk = open_desk(options, catalog, on_screen=in_app)
    if desk.casebook is None:
        raise Stop(say("there is no home folder, so there are no cases"), FAULTS)
    if in_app:
        return _in_app(options, catalog, desk.casebook, flow_id)
    voice: Voice = JsonVoice(sys.stdout) if options.json else LineVoice(sys.stdout, _width())
    try:
        case = choose_case(desk.casebook, options.resume, flow_id)
    except NoSuchCase as missing:
        raise Stop(str(missing), FAULTS) from None
    walked, events = take_up(desk, case.id, voice)
    return DONE if attend(desk, walked, events, voice, catalog) else FAULTS


def _in_app(options: argparse.Namespace, catalog: Catalog, casebook: Casebook, flow_id: str) -> int:
    try:
        case = choose_case(casebook, options.resume, flow_id)
    except NoSuchCase as missing:
        raise Stop(str(missing), FAULTS) from None
    return open_app(options, catalog, Start(case=case.id))


def choose_case(casebook: Casebook, name: str, flow: str) -> Loaded:
    """Return the case that is named, else the most pressing one, perhaps of one flow.

    Raises:
        NoSuchCase: there is none.
    """
    if name:
        return casebook.load(name)
    offers = casebook.unfinished()
    for notice in offers.notices:
        complain(notice)
    for offer in offers.cases:
        if not offer.is_in_use and flow in ("", offer.case.flow):
            return casebook.load(offer.case.id)
    of_flow = say(" of the flow {flow}", flow=flow) if flow else ""
    raise NoSuchCase(say("there is no unfinished case{of_flow}", of_flow=of_flow))


def _width() -> int:
    return get_terminal_size().columns - 1 if sys.stdout.isatty() else 0
