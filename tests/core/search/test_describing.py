"""Descriptions land by what they say, and what fits nowhere is said to fit nowhere."""

import json

import pytest

from tests.core.search.desk import FLOW, FLOWS, INDEX, first
from tui.core.flow import Answer, Fact, Flow, Question
from tui.core.search import build_index, search
from tui.core.search.packing import UnreadableIndex, pack_index, unpack_index
from tui.core.search.stem import stem


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("My widgets do not all fit, there are too many of them for the cupboard!", "limit"),
        ("the widget keeps rolling off the table", "roll"),
        ("teh widgit rols of the tabel", "roll"),
        ("someone should unlock this widget", "denied"),
    ],
)
def test_a_description_lands_where_its_words_are_said(text: str, node: str) -> None:
    assert first(search(INDEX, text)) == node


def test_two_ways_to_put_an_idea_are_one() -> None:
    facts = {"pass": Fact("Pass?", {"yes": Answer("Yes"), "no": Answer("No")})}
    says = {
        "a": ("the yearly certificate has expired",),
        "b": ("the network is slow in the cellar",),
        "c": ("the department is written wrong",),
        "d": ("a colleague took the cable",),
    }
    nodes = {name: Question("pass", {}, says=phrases) for name, phrases in says.items()}
    index = build_index({"f": Flow("f", "F", "a", nodes, facts=facts)})
    assert first(search(index, "our annual cert ran out")) == "a"
    assert first(search(index, "the Wi-Fi crawls")) == "b"


def test_a_message_in_another_language_is_found_by_its_own_words() -> None:
    text = (
        "Hallo, beim Einschalten kommt „WidgetLimitReached“ und dann geht es nicht weiter. Danke!"
    )
    found = search(INDEX, text)
    assert (first(found), found.confident) == ("limit", True)


@pytest.mark.parametrize(
    "text",
    [
        "Access denied when I open the share with the payroll spreadsheet",
        "The printer on the second floor is out of toner",
        "my mouse pointer has disappeared",
        "asdf qwer zxcv",
        "hello, is anybody there?",
        "the update ended with 0x800f0831",
    ],
)
def test_what_is_about_something_else_stays_calm(text: str) -> None:
    assert not search(INDEX, text).confident


@pytest.mark.parametrize("text", ["Access denied", "the widget says access denied since today"])
def test_a_common_message_counts_alone_or_beside_what_the_flows_are_about(text: str) -> None:
    found = search(INDEX, text)
    assert (first(found), found.confident) == ("denied", True)


def test_a_question_names_what_is_open_likeliest_first() -> None:
    assert search(INDEX, "WidgetLimitReached").hits[0].refs == ("R2", "R1")


def test_the_items_a_question_names_itself_count_alone() -> None:
    nodes = {**FLOW.nodes, "limit": FLOW.nodes["limit"]._replace(refs=("R0",))}  # type: ignore[call-arg]
    index = build_index({"widgets": FLOW._replace(nodes=nodes)})
    assert search(index, "WidgetLimitReached").hits[0].refs == ("R0",)


def test_a_hit_is_called_by_the_message_that_leads_there() -> None:
    assert search(INDEX, "too many widgets in the cupboard").hits[0].title == "WidgetLimitReached"


def test_a_single_word_that_names_a_thing_establishes_it() -> None:
    hit = search(INDEX, "WidgetLimitReached on a marble").hits[0]
    assert ("kind", "round") in hit.facts


def test_words_that_contradict_each_other_establish_nothing() -> None:
    facts = dict(search(INDEX, "WidgetLimitReached on a marble and a dice").hits[0].facts)
    assert "kind" not in facts


@pytest.mark.parametrize(
    "text", ["cupboard of a .us account", "https://login.somewhere.us/widget", "kim@agency.us"]
)
def test_the_ending_of_an_address_tells_the_cloud(text: str) -> None:
    facts = dict(search(INDEX, f"WidgetLimitReached {text}").hits[0].facts)
    assert facts["cloud"] == "gov"


@pytest.mark.parametrize("text", ["let us see", "www.example.com", "ask us."])
def test_other_words_tell_no_cloud(text: str) -> None:
    facts = dict(search(INDEX, f"WidgetLimitReached {text}").hits[0].facts)
    assert "cloud" not in facts


def test_a_message_of_a_log_was_seen_in_a_log() -> None:
    facts = dict(search(INDEX, "0x80C0FFEE").hits[0].facts)
    assert facts == {"message": "coffee", "where": "log"}


def test_the_limit_is_kept() -> None:
    assert len(search(INDEX, "widget cupboard table floor helper guide", 2).hits) == 2


def test_a_packed_index_finds_the_same() -> None:
    kept = unpack_index(json.loads(json.dumps(pack_index(INDEX))))
    for text in ("WidgetLimitReached", "0x80C0FFEE", "it rolls of the tabel", "bad widgit", ""):
        assert search(kept, text) == search(INDEX, text)


@pytest.mark.parametrize("broken", [{}, {"format": 0}, {**pack_index(INDEX), "strings": 1}])
def test_what_is_no_packed_index_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(UnreadableIndex):
        unpack_index(broken)


def test_a_flow_that_leads_to_one_that_is_not_at_hand_is_searched_all_the_same() -> None:
    nodes = {**FLOW.nodes, "limit": Question("count", {"few": "other/node", "many": "gone/"})}
    index = build_index({**FLOWS, "widgets": FLOW._replace(nodes=nodes)})
    assert first(search(index, "WidgetLimitReached")) == "limit"


@pytest.mark.parametrize(
    "forms",
    [
        ("enroll", "enrol", "enrolled", "enrollment", "enrolments"),
        ("licence", "license", "licences", "licensed"),
        ("expire", "expired", "expiring", "expires", "expiry"),
        ("synchronise", "sync", "syncing", "synchronization"),
        ("stop", "stopped", "stopping", "stops"),
        ("company", "companies"),
        ("denied", "deny", "denies"),
        ("recognise", "recognized", "recognizing"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1
