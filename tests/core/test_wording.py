"""What a program can see of how a flow is worded, with few false alarms."""

import pytest

from tests.core.reading import read_flow
from tui.core.checks.wording import (
    check_wording,
    count_words,
    find_second_instruction,
    is_double_question,
    split_sentences,
)
from tui.core.codes import CODES
from tui.core.diagnostic import Severity

RULES = [code for code in CODES if code.startswith("T") and code >= "T005"]


def codes_of(text: str) -> list[str]:
    linked, _ = read_flow(text)
    assert linked is not None
    return [found.code for found in check_wording(linked.flow, linked.source)]


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_breaks_exactly_this_rule(code: str) -> None:
    assert codes_of(CODES[code].bad) == [code]


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_keeps_every_rule(code: str) -> None:
    assert codes_of(CODES[code].good) == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_of_wording_is_a_warning(code: str) -> None:
    assert CODES[code].severity is Severity.WARNING


@pytest.mark.parametrize(
    "step",
    [
        "Open the page and choose it.",
        "Open the page, then press the button.",
        "Open the page; press the button.",
        "Open the page. Press the button.",
        'Open "Devices" and then tap the device.',
    ],
)
def test_a_second_instruction_is_seen(step: str) -> None:
    assert find_second_instruction(step)


@pytest.mark.parametrize(
    "step",
    [
        "Go to Users > All users, the user, then Devices.",
        "Go to your name, then Preferences > MDM server assignments.",
        'Press the button "Choose and save".',
        "Compare name and serial number with the user.",
        "Ask the user to read date and time.",
        "Go to Devices > All devices. Older portals: Devices > Search.",
        "Write down number, name and priority of the rule.",
        "Check whether a proxy asks for a name and a password.",
    ],
)
def test_one_instruction_with_many_words_is_left_alone(step: str) -> None:
    assert not find_second_instruction(step)


@pytest.mark.parametrize(
    "question", ["Is it new? Is it yours?", "Which phone is it, and who has it?"]
)
def test_two_questions_are_seen(question: str) -> None:
    assert is_double_question(question)


@pytest.mark.parametrize(
    "question",
    [
        "Does it work, or not?",
        "Which account was used. Tell me, please. Is it this one?",
        "Are date and time right?",
        'Does it say "What is it, and who are you?"?',
        "Listen first and do nothing. Is it on?",
    ],
)
def test_one_question_is_left_alone(question: str) -> None:
    assert not is_double_question(question)


def test_exact_words_and_arrows_do_not_make_a_sentence_long() -> None:
    path = "Go to Devices > Enrollment > Apple tab > Apple MDM Push Certificate."
    assert count_words(path) == 10
    (sentence, rest) = split_sentences('It says "Stop. Do not go on." twice. Then it ends.')
    assert count_words(sentence) == 4
    assert rest == "Then it ends."


def test_a_fault_points_at_its_text() -> None:
    linked, _ = read_flow(CODES["T006"].bad)
    assert linked is not None
    (found,) = check_wording(linked.flow, linked.source)
    assert "Open the page and assign" in found.excerpt
    assert "assign" in found.message


def test_signs_tell_answers_apart_only_where_there_are_no_words() -> None:
    fact = "{low: '<', high: '>', off: Off}"
    ways = "to: {low: assign, high or off: ticket}"
    text = CODES["T012"].good.replace("{missing: No, there: Yes}", fact)
    text = text.replace("to: {missing: assign, there: ticket}", ways)
    assert codes_of(text) == []
    assert codes_of(text.replace("Off}", "{label: '>', hint: Above}}")) == []
    assert codes_of(text.replace("Off}", "'>'}")) == ["T012"]
