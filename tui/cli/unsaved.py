"""What could not be saved of a case, before the program ends."""

import sys
from collections.abc import Mapping

from tui.cli.stop import complain
from tui.core.flow import Flow
from tui.core.words import say
from tui.store.desk import Desk


def offer_unsaved(desk: Desk, flows: Mapping[str, Flow]) -> None:
    """Put the whole note of a case that could not be saved where the person can copy it."""
    if not desk.trouble:
        return
    from tui.core.journal.case import walk_events  # noqa: PLC0415 - only when saving has failed
    from tui.core.tickets.ticket_text import FULL, render_ticket  # noqa: PLC0415
    from tui.core.walk import fold  # noqa: PLC0415

    walk = fold(flows, walk_events(desk.recorder.records))
    complain(desk.trouble)
    complain(say("this is the case; copy what you need, it is gone when this window closes:"))
    sys.stderr.write(render_ticket(desk.ticket(flows, walk), FULL))
