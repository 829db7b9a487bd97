"""The note that writes itself: complete, in three lengths and three forms, harmless to paste."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.guided import FLOWS as GUIDED
from tests.core.records import CASE, happenings, opened, records
from tests.core.sample import FLOW, FLOWS, NODES
from tui.core.events import (
    Answered,
    Back,
    Noted,
    Postponed,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.flow import Field, Packet
from tui.core.journal.case import summarize, walk_events
from tui.core.journal.milestones import Closed, Happening, Opened, Resumed
from tui.core.journal.record import Record
from tui.core.prospects.handover import say_hand_over
from tui.core.tickets.packet import packet_entries
from tui.core.tickets.replay import replay
from tui.core.tickets.ticket import Ticket, local_time, write_ticket
from tui.core.tickets.ticket_redaction import redact_ticket
from tui.core.tickets.ticket_template import PLACES, fill_ticket, ticket_parts
from tui.core.tickets.ticket_text import FORMS, LENGTHS, escape_markdown, render_ticket
from tui.core.walk import HandOver, Walk, fold

LEGACY: list[Happening] = [
    Told("cloud", "gov", "site"),
    Answered("sample/where", "where", "screen"),
    Answered("sample/auth", "auth", "legacy"),
    Answered("sample/mfa", "mfa", "yes"),
]
FIX = "sample/legacy-mfa"


def walk_of(found: tuple[Record, ...]) -> Walk:
    return fold(FLOWS, walk_events(found))


def ticket(*more: Happening) -> Ticket:
    found = opened(*LEGACY, *more)
    return write_ticket(FLOWS, walk_of(found), summarize(CASE, found), found)


def test_a_full_ticket_says_everything() -> None:
    text = render_ticket(
        ticket(
            Ticked(FIX, 0),
            Noted("Caller is in a hurry."),
            Tried(FIX, "failed"),
            Closed("handed-over", title="Microsoft support"),
        ),
        "full",
    )
    for words in (
        "A sample",
        "Handed over: Microsoft support",
        "Where was the password typed? -> In a plain box (the caller, 10 s)",
        "Which cloud? -> Government (known at this site)",
        "Move to the modern sign-in [S28]: did not help",
        "2026-11-23 08:08 Caller is in a hurry.",
        "To do: Microsoft support (Microsoft support (not you)).",
        f"Case: {CASE}",
        "Agent: Kim",
        "Branchline: 0.1.0",
        "Flow content: 00000000000000000000000000000000",
        "Time spent: 2 min",
    ):
        assert words in text, words


def test_what_nobody_knows_and_what_is_still_possible_is_said() -> None:
    found = opened(Answered("sample/where", "where", "screen"), Unsure("sample/auth", "auth"))
    text = render_ticket(write_ticket(FLOWS, walk_of(found), summarize(CASE, found), found))
    assert "Not known\n  - Where was the password typed?" in text
    assert "Not finished" in text
    assert "Still possible\n  - " in text
    assert " % (who: " in text


def test_what_nobody_knows_is_said_once() -> None:
    found = opened(Answered("sample/where", "where", "screen"), Unsure("sample/auth", "auth"))
    told = write_ticket(FLOWS, walk_of(found), summarize(CASE, found), found)
    for length in ("normal", "full"):
        assert render_ticket(told, length).count("Where was the password typed?") == 1
    assert "auth = not known" not in render_ticket(told, "brief")


def test_a_hand_over_is_told_in_the_sentence_that_the_screen_says() -> None:
    found = opened(Started("guided/page"), Unsure("guided/page", "page"))
    events = walk_events(found)
    names = ("second", "account", "update", "licence", "wait-fix", "clear")
    tries = [Tried(f"guided/{name}", "cannot") for name in names]
    walk = fold(
        GUIDED, [*events, Unsure("guided/code", "code"), Unsure("guided/old", "old"), *tries]
    )
    assert isinstance(walk.position, HandOver)
    sentence = say_hand_over(GUIDED, walk)
    told = write_ticket(GUIDED, walk, summarize(CASE, found), found)
    assert told.result == sentence
    assert told.following[0].startswith("Call: Microsoft 365 administrator")


def test_what_is_to_be_found_out_names_the_person_to_ask_without_secrets() -> None:
    found = opened(
        Answered("sample/where", "where", "screen"),
        Postponed("sample/auth", "auth", "anna@contoso.com"),
    )
    told = write_ticket(FLOWS, walk_of(found), summarize(CASE, found), found)
    text = render_ticket(told)
    question = "Where was the password typed?"
    assert f"To find out\n  - {question} (ask anna@contoso.com)" in text
    assert "Not known" not in text
    assert f"To find out: {question} (ask anna@contoso.com)." in render_ticket(told, "brief")
    (waiting,) = json.loads(render_ticket(told, "normal", "json"))["to_find_out"]
    assert (waiting["fact"], waiting["person"]) == ("auth", "anna@contoso.com")
    assert "anna@contoso.com" not in render_ticket(redact_ticket(told).ticket, "full")
    assert fill_ticket("{to_find_out}", told).text == f"{question} (ask anna@contoso.com)\n"


def test_an_open_question_is_what_comes_next() -> None:
    found = opened(Answered("sample/where", "where", "screen"))
    text = render_ticket(write_ticket(FLOWS, walk_of(found), summarize(CASE, found), found))
    assert "Not finished: Open question: Where was the password typed?" in text
    assert "Find out: Where was the password typed?" in text


def test_a_brief_ticket_is_one_line() -> None:
    text = render_ticket(ticket(Tried(FIX, "helped"), Closed("fixed")), "brief")
    assert text.count("\n") == 1
    assert text.startswith("A sample: Fixed. Move to the modern sign-in.")
    assert "auth = In a plain box" in text
    assert "case k3f9a2, flow sample" in text


def test_each_length_says_more_than_the_one_before() -> None:
    found = ticket(Noted("x"), Tried(FIX, "failed"))
    for form in FORMS:
        sizes = [len(render_ticket(found, length, form)) for length in LENGTHS]
        assert sizes == sorted(sizes)
        assert len(set(sizes)) == 3


def test_json_holds_the_same_as_data() -> None:
    found = json.loads(render_ticket(ticket(Noted("x")), "full", "json"))
    assert found["replies"][1]["question"] == "Where is the trouble?"
    assert found["replies"][1]["by"] == "the caller"
    assert found["notes"] == [{"at": "2026-11-23 08:07", "text": "x"}]
    brief = json.loads(render_ticket(ticket(), "brief", "json"))
    assert "notes" not in brief


def test_a_note_of_several_lines_stays_together_and_steers_no_terminal() -> None:
    text = render_ticket(ticket(Noted("one\n\x1b]52;c;x\x07two\u202e")))
    assert "one\n    \u241b]52;c;x\u2407two" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("12. no item", "12\\. no item"),
        ("--- no rule", "\\--- no rule"),
        ("<b>*x*</b> & __y__", "\\<b>\\*x\\*\\</b> \\& \\_\\_y\\_\\_"),
        ("[x](http://y) `z`", "\\[x\\](http://y) \\`z\\`"),
        ("    code", "code"),
        ("3.11 is fine, a -> b", "3.11 is fine, a -> b"),
    ],
)
def test_markdown_shows_what_was_written(text: str, shown: str) -> None:
    assert escape_markdown(text) == shown


def test_times_are_those_of_the_clock_on_the_wall() -> None:
    assert local_time("2026-11-23T23:30:00.000Z", "+01:00") == "2026-11-24 00:30"
    assert local_time("2026-11-23T01:00:00.000Z", "-03:30") == "2026-11-22 21:30"
    assert local_time("nonsense", "+01:00") == "nonsense"


PACKETS = {"p": Packet("For them", {"auth": Field("Sign-in", source="auth"), "tag": Field("Tag")})}
WITH_PACKET = FLOW._replace(
    nodes={**NODES, "legacy-mfa": NODES["legacy-mfa"]._replace(packets=("p",))},  # type: ignore[call-arg]
    packets=PACKETS,
)


def test_the_packet_is_filled_by_the_walk_and_by_the_agent() -> None:
    flows = {"sample": WITH_PACKET}
    found = opened(*LEGACY)
    walk = fold(flows, walk_events(found))
    entries = list(packet_entries(flows, walk, found))
    assert [(entry.label, entry.text) for entry in entries] == [
        ("Sign-in", "In a plain box"),
        ("Tag", ""),
    ]
    found = opened(*LEGACY, entries[1].filled_with("A-1"))
    assert [entry.text for entry in packet_entries(flows, walk, found)][1] == "A-1"
    text = render_ticket(write_ticket(flows, walk, summarize(CASE, opened(*LEGACY)), ()))
    assert "For whoever acts next: For them\n  - Sign-in: In a plain box\n  - Tag: ____" in text
    assert text.count("Tag") == 1


def test_the_ticket_of_a_fix_that_helped_asks_nobody_for_anything() -> None:
    flows = {"sample": WITH_PACKET}
    filled = next(packet_entries(flows, fold(flows, walk_events(opened(*LEGACY))), ()))
    for more in ((), (filled.filled_with("Typed by hand"),)):
        found = opened(*LEGACY, *more, Tried(FIX, "helped"))
        walk = fold(flows, walk_events(found))
        text = render_ticket(write_ticket(flows, walk, summarize(CASE, found), found), "full")
        assert "____" not in text
        assert "Not known" not in text
        assert ("Typed by hand" in text) == bool(more)


def test_a_ticket_is_headed_in_the_language_in_which_its_flow_is_walked() -> None:
    flows = {"sample": FLOW._replace(title="Ein Beispiel")}
    found = opened(*LEGACY)
    walk = fold(flows, walk_events(found))
    text = render_ticket(write_ticket(flows, walk, summarize(CASE, found), found))
    assert "Ein Beispiel" in text
    assert "A sample" not in text


def test_redaction_takes_secrets_from_what_people_said_not_from_the_flow() -> None:
    found = ticket(Noted("anna.schmidt@contoso.com, host 10.1.2.3, Anna waits"))
    found = found._replace(cause="Open port 443 to 17.0.0.0/8.", following=("Call 17.1.1.1.",))
    done = redact_ticket(found, words=["waits"])
    text = render_ticket(done.ticket, "full")
    assert "[user 1], host [address 1], [name 1] [word 1]" in text
    assert "17.0.0.0/8" in text
    assert CASE in text
    assert done.taken.originals["[address 1]"] == "10.1.2.3"


def test_a_template_puts_the_parts_where_a_team_wants_them() -> None:
    template = "Title: {title}\n{{not a place}}\nDue: {due}\n  {answers}\nBy {agent}, {nonsens}"
    filled = fill_ticket(template, ticket(Noted("{case} stays")))
    assert filled.text.splitlines() == [
        "Title: A sample",
        "{not a place}",
        "  Which cloud? -> Government",
        "  Where is the trouble? -> On the screen",
        "  Where was the password typed? -> In a plain box",
        "  Is a code asked for? -> Yes",
        "By Kim, {nonsens}",
    ]
    assert filled.unknown == ("{nonsens}",)


def test_what_is_put_into_a_template_is_never_read_as_one() -> None:
    assert "{case} stays" in fill_ticket("{notes}", ticket(Noted("{case} stays"))).text


def test_a_near_miss_in_a_template_is_named() -> None:
    assert fill_ticket("{sumary}", ticket()).unknown == ("{sumary} (did you mean {summary}?)",)


def test_every_place_of_a_template_has_its_part() -> None:
    assert set(PLACES) == set(ticket_parts(ticket()))


def test_two_agents_are_both_named() -> None:
    found = records(Opened("sample", agent="Kim"), Started("sample/where"), Resumed("Lee"))
    text = render_ticket(write_ticket(FLOWS, walk_of(found), summarize(CASE, found), found), "full")
    assert "Agent: Kim, Lee" in text


def test_a_replay_says_each_step_and_where_the_walk_stood() -> None:
    moments = list(replay(FLOWS, opened(*LEGACY, Tried(FIX, "failed"), Back(), Closed("fixed"))))
    assert moments[0].what == "Case opened by Kim: A sample"
    assert moments[4].what == "Asked: Where was the password typed? -> In a plain box"
    assert moments[4].stands == "Is a code asked for?"
    assert moments[6].what == "Tried: Move to the modern sign-in (you can do this): did not help"
    assert moments[6].stands == "Microsoft support"
    assert moments[7].stands == "Move to the modern sign-in"
    assert moments[8].what == "Closed: Fixed"


@given(st.lists(happenings, max_size=10), st.sampled_from([FLOWS, {}]))
def test_no_case_keeps_a_ticket_or_a_replay_from_being_made(
    found: list[Any], flows: dict[str, Any]
) -> None:
    history = records(Started("sample/where"), *found)
    walk = fold(flows, walk_events(history))
    made = write_ticket(flows, walk, summarize(CASE, history), history)
    for form in FORMS:
        for length in LENGTHS:
            text = render_ticket(made, length, form)
            assert "\x1b" not in text
    assert len(list(replay(flows, history))) == len(history)
