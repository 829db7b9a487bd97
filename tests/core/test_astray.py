"""A case that fails says at which step its walk left the way."""

from tests.core.sample import FLOW, FLOWS
from tui.core.flow import Case
from tui.core.testing.astray import find_astray, say_step
from tui.core.testing.casework import run_case


def astray(facts: dict[str, str], expect: str, *helps: str) -> str:
    verdict = run_case(FLOWS, FLOW, Case("x", facts, expect, helps=helps))
    assert verdict.fault
    step = find_astray(FLOWS, verdict)
    return say_step(step, expect) if step else ""


def test_the_first_answer_that_leads_elsewhere_is_named_with_those_that_do_not() -> None:
    facts = {"where": "screen", "auth": "legacy", "mfa": "no", "wiped": "no"}
    said = astray(facts, "legacy-mfa")
    assert said == "at mfa the answer to mfa is no and leads to wipe; legacy-mfa needs yes"


def test_of_several_ways_the_one_that_is_followed_longest_counts() -> None:
    said = astray({"where": "silent", "net": "yes"}, "wipe")
    assert said == "at by-net the answer to net is yes; wipe needs no"


def test_what_nobody_knows_is_called_so() -> None:
    said = astray({"where": "screen"}, "modern")
    assert said == ('at auth the answer to auth is "I don\'t know"; modern needs modern')


def test_a_fix_that_should_have_failed_is_named() -> None:
    facts = {"where": "screen", "auth": "legacy", "mfa": "yes"}
    assert astray(facts, "ticket") == "legacy-mfa helped, and ticket comes only after it did not"


def test_nothing_is_said_where_no_single_ending_is_expected() -> None:
    assert astray({"where": "screen", "auth": "modern"}, "hand-over") == ""
