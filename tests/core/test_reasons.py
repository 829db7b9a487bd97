"""Why this question, why this fix, why hand over: sentences that say it."""

from tests.core.guided import FIXES, FLOWS, with_nodes
from tests.core.test_guidance import drive, failed, say, unsure, walk
from tui.core.flow import Flow
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.learning import Count
from tui.core.prospects.outlook import look_ahead
from tui.core.prospects.reasons import explain, say_likelihood
from tui.core.walk import HandOver, Offering, Walk


def told(current: Walk) -> str:
    return " ".join(explain(FLOWS, current, look_ahead(FLOWS, current)))


def test_a_question_says_what_it_separates() -> None:
    words = told(walk())
    assert "Of 5 causes an answer leaves 1 to 2." in words
    assert '"Sign" leaves 2.' in words


def test_a_question_says_why_its_branch_comes_first() -> None:
    words = told(walk(unsure("page"), failed("wait-fix")))
    assert "best chance for its time" in words
    assert "Not known yet, so assumed here: Which page is shown? Sign" in words


def test_a_fix_says_how_likely_how_long_and_who() -> None:
    words = told(walk(unsure("page")))
    assert "takes a minute, and you can do it" in words
    after = told(walk(say("page", "sign"), unsure("code")))
    assert "After it: Repair the account" in after
    assert "an Intune administrator" in after


def test_a_settled_fix_needs_no_reason_but_the_answers() -> None:
    assert told(walk(say("page", "wait"))) == "The answers leave this cause only."


def test_a_hand_over_says_that_everything_was_tried() -> None:
    current, _ = drive(FLOWS)
    assert say_hand_over(FLOWS, current) == (
        "Five causes left, and everything that can be tried was tried."
    )
    assert told(current) == say_hand_over(FLOWS, current)


def costly(**actors: str) -> dict[str, Flow]:
    changes = {name: {"actors": (actor,), "minutes": 5000.0} for name, actor in actors.items()}
    return with_nodes(changes)


def test_a_hand_over_says_who_is_needed() -> None:
    flows = costly(second="IA", account="IA")
    current = walk(say("page", "sign"), unsure("code"), flows=flows)
    assert isinstance(current.position, HandOver)
    assert say_hand_over(flows, current) == "Two causes left, both need an Intune administrator."


def test_a_hand_over_says_that_trying_takes_longer() -> None:
    flows = costly(second="L1", account="IA")
    current = walk(say("page", "sign"), unsure("code"), flows=flows)
    assert say_hand_over(flows, current) == (
        "Two causes left, and trying them one by one takes longer than handing over."
    )


def test_a_hand_over_says_what_must_be_known_first() -> None:
    flows = with_nodes({name: {"needs": ("page",)} for name in FIXES})
    current = walk(unsure("page"), unsure("code"), unsure("old"), flows=flows)
    assert say_hand_over(flows, current).endswith(
        "a fix may be tried only once this is known: Which page is shown?"
    )


def test_likelihoods_are_words_until_thirty_cases_are_confirmed() -> None:
    current = walk(unsure("page"))
    assert isinstance(current.position, Offering)
    cause = current.remaining[0]
    assert say_likelihood(cause, 0, 1.0, {"second": Count(29)}, "guided") == "likely"
    assert say_likelihood(cause, 0, 1.0, {"second": Count(12), "update": Count(18)}, "guided") == (
        "likely (12 of 30 solved cases here)"
    )
