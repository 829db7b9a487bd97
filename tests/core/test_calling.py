"""A long hand-over: whom to call and with what comes first, and few causes are named."""

import json
import re

from tests.core.records import CASE, records
from tui.core.events import Started, Tried, Unsure
from tui.core.flow import Answer, Fact, Field, Flow, Packet, Question, Resolution
from tui.core.journal.case import summarize
from tui.core.prospects.calling import name_few, say_rest, say_whom
from tui.core.prospects.sight import look
from tui.core.tickets.ticket import Ticket, write_ticket
from tui.core.tickets.ticket_text import render_ticket
from tui.core.walk import HandOver, Walk, fold
from tui.plain.lines import hand_over_lines
from tui.ui.layout import UNICODE, Canvas
from tui.ui.pages.handover import lay_handover

COUNT = 12
NAMES = [f"cause-{number}" for number in range(COUNT)]
EVENTS = (
    Started("long/asked"), Unsure("long/asked", "asked"), Tried("long/cause-11", "cannot"),
)  # fmt: skip


def _cause(number: int) -> Resolution:
    actor = "NET" if number in (0, 1, 2) else "IA"
    likelihood = 8.0 if number == COUNT - 1 else 1.0
    return Resolution(
        resolve=f"Repair number {number}", cause="It broke.", actors=(actor,), minutes=90,
        likelihood=likelihood, packets=("seen",) if number == COUNT - 1 else (),
    )  # fmt: skip


FLOW = Flow(
    flow="long",
    title="Many causes",
    start="asked",
    facts={"asked": Fact("What is wrong?", answers={name: Answer(name) for name in NAMES})},
    nodes={
        "asked": Question(ask="asked", to={name: name for name in NAMES}),
        **{name: _cause(number) for number, name in enumerate(NAMES)},
    },
    packets={"seen": Packet("What was seen", {"serial": Field("Serial number")})},
)
FLOWS = {"long": FLOW}


def _walk() -> Walk:
    walk = fold(FLOWS, EVENTS)
    assert isinstance(walk.position, HandOver)
    assert len(walk.remaining) == COUNT
    return walk


def _ticket() -> Ticket:
    found = records(*EVENTS)
    return write_ticket(FLOWS, _walk(), summarize(CASE, found), found)


def _in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def _named(text: str) -> int:
    return len(set(re.findall(r"Repair number \d+", text)))


def test_whoever_acts_first_on_what_is_likely_is_called_first() -> None:
    first, other = say_whom(_walk().remaining)
    assert first == "Intune administrator, first to act on 9 of the 12 causes"
    assert other == "if not: network team"


def test_nobody_is_called_where_nobody_else_is_needed() -> None:
    walk = _walk()
    own = [each._replace(resolution=each.resolution._replace(actors=("L1",)))
           for each in walk.remaining]  # fmt: skip
    assert not list(say_whom(own))


def test_the_rest_is_called_unlikely_only_where_all_of_it_is() -> None:
    assert not say_rest(["likely"] * 6)
    assert say_rest(["likely", *["unlikely"] * 9]) == "and 5 more, each unlikely"
    assert say_rest(["possible"] * 10) == "and 5 more, none of them likelier"
    assert len(name_few(range(6))) == 6


def test_the_screen_and_the_lines_say_first_whom_to_call_and_with_what() -> None:
    walk = _walk()
    sight = look(FLOWS, walk)
    page = lay_handover(sight, {}, Canvas(76, UNICODE))
    screen = "\n".join("".join(piece.text for piece in row) for row in page.rows)
    assert isinstance(walk.position, HandOver)
    lines = "\n".join(hand_over_lines(sight, walk.position))
    for text in (screen, lines):
        assert _in_order(text, "Intune administrator, first to act", "Serial number",
                         "Repair number 11", "and 7 more, none of them likelier: v ")  # fmt: skip
        assert _named(text) == 5


def test_the_ticket_names_few_causes_and_data_all() -> None:
    text = render_ticket(_ticket())
    assert _in_order(text, "Call: Intune administrator", "Serial number: ____", "Repair number 11")
    assert _named(text) == 5
    assert "and 7 more, at most 5 % each" in text
    assert _named(render_ticket(_ticket(), "full")) == COUNT
    assert len(json.loads(render_ticket(_ticket(), "normal", "json"))["possible"]) == COUNT


def test_the_page_names_few_blanks_and_the_ticket_all() -> None:
    fields = {f"f{number}": Field(f"Field {number}") for number in range(20)}
    flows = {"long": FLOW._replace(packets={"seen": Packet("What was seen", fields)})}
    walk = fold(flows, EVENTS)
    page = lay_handover(look(flows, walk), {}, Canvas(76, UNICODE))
    screen = "\n".join("".join(piece.text for piece in row) for row in page.rows)
    assert "and 12 more" in " ".join(screen.split())
    assert "Field 8" not in screen
    found = records(*EVENTS)
    text = render_ticket(write_ticket(flows, walk, summarize(CASE, found), found))
    assert "Field 19: ____" in text
