"""A diagnostic names the place, shows the line, and can be read by people and programs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harm import find_harm
from tui.core.codes import CODES, diagnose
from tui.core.decoding.faults import MAX_OF_A_KIND, Faults
from tui.core.excerpt import WIDTH, cut_excerpt, find_caret
from tui.core.render import FORMS, render, render_code, render_github, render_human, render_line
from tui.core.tree import Spot

LINE = "titel: A phone"
UNKNOWN = diagnose(
    "F030", "trees/x.yaml", Spot(1, 1), lines=[LINE], key="titel", what="a flow",
    hint="Did you mean `title`?", walk=("Which phone? iPhone", "Is it new? Yes"),
)  # fmt: skip


def test_a_person_reads_place_line_caret_reason_remedy_and_walk() -> None:
    assert render_human(UNKNOWN) == (
        "trees/x.yaml:1:1: error F030 unknown-key\n"
        "  1 | titel: A phone\n"
        "    | ^\n"
        "  `titel` is not a key of a flow.\n"
        "  why: It would be read by nobody, so what stands there would be lost.\n"
        "  mend: Did you mean `title`?\n"
        "  walk: Which phone? iPhone > Is it new? Yes"
    )


def test_one_line_holds_place_code_message_and_hint() -> None:
    expected = "trees/x.yaml:1:1: error F030: `titel` is not a key of a flow. Did you mean `title`?"
    assert render_line(UNKNOWN) == expected


def test_a_program_reads_every_part_from_json() -> None:
    (read,) = json.loads(render([UNKNOWN], "json"))
    assert read["code"] == "F030"
    assert (read["file"], read["line"], read["column"]) == ("trees/x.yaml", 1, 1)
    assert read["mend"] == "Did you mean `title`?"
    assert read["walk"] == ["Which phone? iPhone", "Is it new? Yes"]
    assert json.loads(render([], "json")) == []


def test_github_gets_one_command_whatever_the_texts_hold() -> None:
    odd = diagnose("F030", "a,b:c%.yaml", Spot(2, 3), key="x\n::warning::y", what="a flow")
    command = render_github(odd)
    assert command.startswith(
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=F030 unknown-key::"
    )
    assert "\n" not in command


def test_the_caret_stands_below_the_character_also_behind_wide_ones() -> None:
    line = "title: 日本 x"
    found = diagnose("F038", "x.yaml", Spot(1, 11), lines=[line], text="x")
    _, shown, caret = render_human(found).split("\n")[:3]
    assert shown.endswith("x")
    assert caret.index("^") == len("  1 | title: ") + 4 + 1


def test_a_diagnostic_without_a_line_to_show_has_no_caret() -> None:
    found = diagnose("F001", "x.yaml", Spot(1, 1), reason="it is a pipe")
    assert "^" not in render_human(found)
    assert "it is a pipe." in render_human(found)


@given(st.text(), st.integers(1, 300))
def test_an_excerpt_fits_the_screen_and_keeps_its_column(line: str, column: int) -> None:
    shown = cut_excerpt(line, column)
    assert len(shown) <= WIDTH
    if column <= len(line.rstrip()) and shown.isalnum() and line.isalnum():
        assert shown[find_caret(column)] == line[column - 1]


def test_what_is_pointed_at_is_in_the_excerpt_of_a_long_line() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000
    shown = cut_excerpt(line, 5001)
    assert shown[find_caret(5001) :].startswith("HERE")
    assert shown.startswith("...")
    assert shown.endswith("...")


@given(st.text(st.characters(exclude_categories=()), max_size=30), st.sampled_from(sorted(FORMS)))
def test_no_text_reaches_the_terminal_raw(text: str, form: str) -> None:
    found = diagnose("F030", text, Spot(1, 1), lines=[text], hint=text, walk=(text,), key=text,
                     what=text)  # fmt: skip
    shown = render([found], form)
    assert not find_harm(shown)


def test_a_message_stays_short_when_what_was_found_is_long() -> None:
    found = diagnose("F030", "x.yaml", Spot(1, 1), key="k" * 100_000, what="a flow")
    assert len(found.message) < 500


def test_many_faults_of_a_kind_are_counted_and_the_first_ones_listed() -> None:
    faults = Faults("x.yaml")
    for line in range(MAX_OF_A_KIND + 7):
        faults.add("F008", Spot(line + 1, 1))
    found = faults.list_all()
    assert len(found) == MAX_OF_A_KIND + 1
    assert found[-1].code == "F021"
    assert "7 more faults of the kind F008" in found[-1].message


@pytest.mark.parametrize("code", CODES)
def test_every_code_explains_itself(code: str) -> None:
    known = CODES[code]
    text = render_code(known)
    assert known.name in text
    assert known.why.endswith(".")
    assert known.mend.endswith((".", "?"))
    assert bool(known.bad) == bool(known.good)
