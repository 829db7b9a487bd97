"""What callers say lands where it should: the figures that were promised, on held-out tickets."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from benchmarks.search import CLOSE, Outcome, put_into, read_tickets, run
from tests.trees.shipped import shipped
from tui.core.search import Index, build_index, search
from tui.core.search.phrases import MATCH, collect

DATA = Path(__file__).parents[1] / "data"
HELD, GERMAN = DATA / "tickets-held.yaml", DATA / "tickets-german.yaml"


@cache
def index() -> Index:
    return build_index(shipped())


@cache
def outcomes() -> tuple[Outcome, ...]:
    return tuple(run(index(), read_tickets(HELD)))


@cache
def german() -> tuple[Outcome, ...]:
    return tuple(run(build_index(put_into("de", shipped())), read_tickets(GERMAN)))


def share(which: Callable[[Outcome], bool], right: Callable[[Outcome], bool]) -> float:
    chosen = [each for each in outcomes() if which(each)]
    return sum(map(right, chosen)) / len(chosen)


@pytest.mark.parametrize(
    ("kind", "first", "close"),
    [
        ("paste", 0.97, 0.97),
        ("log", 0.97, 0.97),
        ("mixed-language", 0.97, 0.97),
        ("typo", 0.92, 0.92),
        ("paraphrase", 0.55, 0.80),
    ],
)
def test_tickets_land_as_often_as_promised(kind: str, first: float, close: float) -> None:
    assert share(lambda each: each.ticket.kind == kind, lambda each: each.rank(loose=True) < 1) >= (
        first
    )
    assert share(
        lambda each: each.ticket.kind == kind, lambda each: each.rank(loose=True) < CLOSE
    ) >= (close)


def test_what_belongs_to_other_desks_stays_calm() -> None:
    assert share(lambda each: not each.ticket.expect, lambda each: not each.found.confident) >= 0.9


def test_what_belongs_here_is_rarely_called_nothing() -> None:
    assert share(lambda each: bool(each.ticket.expect), lambda each: each.found.confident) >= 0.97


def test_what_german_callers_say_lands_as_well_and_is_rarely_called_nothing() -> None:
    true = [each for each in german() if each.ticket.expect]
    calm = [each for each in german() if not each.ticket.expect]
    assert sum(each.found.confident for each in true) >= 0.9 * len(true)
    assert sum(each.rank(loose=True) < 1 for each in true) >= 0.85 * len(true)
    assert sum(not each.found.confident for each in calm) >= 0.9 * len(calm)


def test_every_string_of_the_flows_is_found_where_it_belongs() -> None:
    collected = collect(shipped())
    for phrase in collected.phrases:
        if phrase.kind == MATCH:
            target = collected.targets[phrase.target]
            found = search(index(), phrase.text)
            places = {(hit.flow, hit.node) for hit in found.hits[:CLOSE]}
            named = {ref for hit in found.hits[:CLOSE] for ref in hit.refs}
            assert (target.flow, target.node) in places or named & set(target.refs), phrase.text


def test_items_that_share_their_fix_are_found_under_their_own_name() -> None:
    names = {
        "NoEnrollmentPolicy": "S01",
        "APNSCertificateNotValid": "S04",
        "AccountNotOnboarded": "S05",
        "UserLicenseTypeInvalid": "S08",
        "User Name Not Recognized": "S24",
    }
    assert {text: search(index(), text).hits[0].refs[0] for text in names} == names


def test_an_ipad_is_told_from_the_text() -> None:
    hit = search(index(), "the new iPad shows DeviceCapReached").hits[0]
    assert set(hit.facts) == {
        ("device", "ipados"),
        ("message", "device-cap-reached"),
        ("where", "words"),
    }


def test_a_text_that_names_its_device_lands_at_no_sound_alike_of_another() -> None:
    hits = search(index(), "iphone stuck in enrolment").hits
    assert {hit.flow for hit in hits} <= {"intune-ios", "ios-more", "any-platform", "start"}


def test_a_message_that_stands_there_exactly_is_found_whatever_device_is_named() -> None:
    hits = search(index(), "my iphone: A setup failure has occurred during bulk enrollment").hits
    assert (hits[0].flow, hits[0].node) == ("windows", "bulk")


@pytest.mark.parametrize(
    ("text", "device"),
    [
        ("iphone stuck in enrolment", "iPhone (iOS)"),
        ("new macbook does not show the remote management screen", "Mac (macOS)"),
        ("samsung phone work profile cannot be created", "Android phone or tablet"),
    ],
)
def test_no_hit_is_called_by_the_kind_of_device_alone(text: str, device: str) -> None:
    assert device not in [hit.title for hit in search(index(), text).hits]
