"""`walk --plain`, `--json` and `--answers`: a walk in lines, with somebody there or without."""

import gc
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from tui.cli.desk import open_desk
from tui.cli.exits import FAULTS
from tui.cli.lines import attend, begin_case
from tui.cli.profile import find_terminal
from tui.cli.signs import speak_ascii
from tui.cli.stop import Stop, complain
from tui.core.events import Event, Told
from tui.core.testing.unattended import Script
from tui.core.words import say
from tui.plain.session import Session
from tui.plain.voices import JsonVoice, LineVoice, Voice
from tui.store.catalog import Catalog

if TYPE_CHECKING:
    from argparse import Namespace


def walk_in_lines(options: "Namespace", catalog: Catalog, events: list[Event]) -> int:
    """Walk from these events on, answered by a person, a pipe or a file; returns the exit code."""
    gc.enable()
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


def _script(options: "Namespace") -> Script | None:
    if not getattr(options, "answers", None):
        return None
    from tui.plain.answers import AnswersRefused, read_answers  # noqa: PLC0415 - brings the parser

    try:
        return read_answers(Path(options.answers), complain)
    except AnswersRefused as error:
        raise Stop(error.message, FAULTS) from None
