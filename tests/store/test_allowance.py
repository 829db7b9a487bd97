"""`# allow: CODE` lets a warning stand; what allows nothing is reported itself."""

from pathlib import Path

import pytest

from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Diagnostic
from tui.store.checking import check_folders
from tui.store.folder import Folder
from tui.store.reader import read_source

EMPTY = tiny("start:", "summary:\nstart:")


def check(text: str, **more: str) -> list[Diagnostic]:
    files = {"tiny.yaml": text.encode(), **{f"{k}.yaml": v.encode() for k, v in more.items()}}
    return list(check_folders([Folder(Path("trees"), files, {})]).problems)


def codes(text: str) -> list[str]:
    return [each.code for each in check(text)]


def test_without_a_remark_the_warning_stands() -> None:
    assert codes(EMPTY) == ["F037"]


@pytest.mark.parametrize(
    "remark",
    [
        "summary: # allow: F037",
        "# allow: F037\nsummary:",
        "# allow: f037\nsummary:",
        "# allow: empty-key\nsummary:",
        "# allow: F037 the team still writes it\nsummary:",
        "#allow: F037, because it is not written yet\nsummary:",
        "# allow: F037\n# allow: T005 T006\n\nsummary: # allow: G013",
    ],
)
def test_a_remark_on_the_line_or_above_it_lets_the_warning_stand(remark: str) -> None:
    assert "F037" not in codes(EMPTY.replace("summary:", remark))


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("summary: All is well. # allow: F037", "`# allow: F037` allows nothing: nothing there"),
        ("summary: # allow: F037, G013", "`# allow: G013` allows nothing: nothing there"),
        ("summary: # allow: F037 F370", "`# allow: F370` allows nothing: there is no such code"),
        ("# allow: G001\nsummary: All is well.", "an error cannot be allowed"),
    ],
)
def test_a_remark_that_allows_nothing_is_reported(remark: str, reason: str) -> None:
    (found,) = check(EMPTY.replace("summary:", remark))
    assert found.code == "F023"
    assert reason in found.message
    assert "allow" in found.excerpt


def test_a_wrong_code_comes_with_the_one_it_looks_like() -> None:
    (found,) = check(EMPTY.replace("summary:", "summary: # allow: F037 F0377"))
    assert found.hint == "Did you mean `F037`?"


def test_an_error_stands_whatever_a_remark_says() -> None:
    text = tiny("there: ticket}", "there: tiket} # allow: G001")
    assert "G001" in codes(text)


def test_a_remark_about_one_line_says_nothing_about_the_next() -> None:
    assert codes(EMPTY.replace("summary:", "owner: me # allow: F037\nsummary:")) == ["F023", "F037"]


@pytest.mark.parametrize(
    "text",
    [
        'summary: "Write # allow: F037 there"',
        "summary: >-\n  Write\n  # allow: F037\n  there",
        "summary: 'two\n  # allow: F037'",
    ],
)
def test_what_stands_in_a_text_is_no_remark(text: str) -> None:
    assert codes(EMPTY.replace("summary:", text)) == []


def test_a_remark_behind_the_sign_of_a_block_text_is_one() -> None:
    text = EMPTY.replace("summary:", "summary: >- # allow: F037\n  Something.")
    assert codes(text) == ["F023"]


def test_both_parsers_find_the_same_remarks() -> None:
    text = EMPTY.replace("summary:", "summary: |\n  a\n# allow: F037\nowner: # allow: F037 x")
    pure, _ = read_source(text.encode(), "x.yaml", libyaml=False, ordinary=False)
    fast, _ = read_source(text.encode(), "x.yaml", ordinary=False)
    assert pure is not None
    assert fast is not None
    assert pure.allowed == fast.allowed
    assert [each.line for each in pure.allowed] == [6, 6]


def test_advice_that_was_not_asked_for_leaves_its_remarks_alone() -> None:
    assert codes(TINY.replace("flow: tiny", "flow: tiny # allow: A006")) == []


def test_a_flow_with_errors_is_not_told_that_its_remarks_are_idle() -> None:
    text = tiny("there: ticket}", "there: tiket}").replace("start:", "# allow: G013\nstart:")
    assert codes(text) == ["G001"]
