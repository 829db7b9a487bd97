"""What a change would do, said before it is done."""

from tests.core.sample import FLOWS
from tui.core.difference import Difference, compare
from tui.core.events import Answered, Changed, Event, Started, Tried
from tui.core.walk import fold

BEGIN: list[Event] = [
    Started("sample/where"),
    Answered("sample/where", "where", "screen"),
    Answered("sample/auth", "auth", "legacy"),
    Answered("sample/mfa", "mfa", "yes"),
]


def difference(before: list[Event], *more: Event) -> Difference:
    return compare(FLOWS, fold(FLOWS, before), fold(FLOWS, [*before, *more]))


def test_an_answer_that_no_longer_fits_is_set_aside_and_the_others_are_kept() -> None:
    found = difference(BEGIN, Changed("auth", "modern"))
    assert [(was.answer, now.answer) for was, now in found.changed] == [("legacy", "modern")]
    assert [said.fact for said in found.kept] == ["where"]
    assert [said.fact for said in found.set_aside] == ["mfa"]
    assert found.before == "Move to the modern sign-in"
    assert found.after == "Use a second device"


def test_changing_back_brings_back_what_was_set_aside() -> None:
    found = difference([*BEGIN, Changed("auth", "modern")], Changed("auth", "legacy"))
    assert [said.fact for said in found.restored] == ["mfa"]
    assert found.set_aside == ()


def test_the_same_answer_again_changes_nothing() -> None:
    found = difference(BEGIN, Changed("auth", "legacy"))
    assert found.changed == ()
    assert found.before == found.after


def test_where_a_walk_stands_is_one_line_at_every_kind_of_end() -> None:
    fix = "sample/legacy-mfa"
    assert difference(BEGIN[:1]).after == "Where is the trouble?"
    assert difference(BEGIN, Tried(fix, "helped")).after == "Move to the modern sign-in (helped)"
    assert "Hand over: " in difference(BEGIN, Tried(fix, "cannot")).after
