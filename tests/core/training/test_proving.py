"""Each fault of a scenario is found in its example, and nothing else is."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tui.core.codes import CODES
from tui.core.codes.calls import CALLS, calls
from tui.core.codes.example import TINY
from tui.core.diagnostic import Diagnostic
from tui.store.checking import check_folders
from tui.store.folder import Folder
from tui.store.rehearsal import rehearse

WITH_EXAMPLE = [code.id for code in CODES.values() if code.bad and code.id[0] == "C"]


def play(text: str, flow: str = TINY) -> Sequence[Diagnostic]:
    folder = Folder(Path("trees"), {"tiny.yaml": flow.encode()}, {})
    flows = {key: each.flow for key, each in check_folders([folder]).flows.items()}
    scenarios = Folder(Path("trees/scenarios"), {"tiny.yaml": text.encode()}, {})
    return rehearse([scenarios], flows).problems


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_bad_example_gives_exactly_this_code(code: str) -> None:
    assert [found.code for found in play(CODES[code].bad)] == [code]


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_good_example_gives_nothing(code: str) -> None:
    assert play(CODES[code].good) == ()


def test_only_what_needs_two_files_has_no_example() -> None:
    assert {code for code in CODES if code[0] == "C"} - set(WITH_EXAMPLE) == {"C003"}


def test_an_answer_that_the_flow_has_no_more_is_named_with_its_place() -> None:
    (found,) = play(CALLS, TINY.replace("missing: ", "gone: ").replace("missing:", "gone:"))
    assert (found.code, found.line) == ("C004", 8)
    assert "`missing` of the fact `licence`" in found.message


def test_a_misspelt_cause_gets_the_name_that_was_meant() -> None:
    (found,) = play(calls("cause: assign", "cause: assing"))
    assert "`assign`" in found.hint


def test_a_twin_that_is_nowhere_is_named() -> None:
    (found,) = play(calls("    lesson:", "    twin: new-coleague\n    lesson:"))
    assert (found.code, found.line) == ("C004", 11)
    assert "`new-colleague`" in found.hint


def test_a_contradicted_claim_is_detectable_without_a_hedge() -> None:
    flow = TINY.replace(
        "nodes:\n",
        """\
  mail:
    ask: Does mail work?
    how: Look.
    answers: {no: No, yes: Yes}
nodes:
  mail: {ask: mail, to: {no: licence, yes: ticket}}
""",
    ).replace("start: licence", "start: mail")
    text = (
        calls("level: 1", "level: 3")
        .replace("{licence: missing}", "{mail: no, licence: missing}")
        .replace(
            "{licence: No plan is shown on my page.}",
            "{mail: No. I have no plan for mail they say., licence: {first: there, against: mail}}",
        )
    )
    assert play(text, flow) == ()
    assert [each.code for each in play(text.replace(", against: mail", ""), flow)] == ["C008"]


def test_a_warning_that_is_meant_to_stand_can_be_allowed() -> None:
    text = calls("level: 1", "level: 2  # allow: C010 for the first week")
    assert play(text) == ()
