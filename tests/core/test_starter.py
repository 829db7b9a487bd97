"""A new flow can be walked at once, whatever its author typed."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.core.decoding.decode_text import ID
from tui.core.diagnostic import Severity
from tui.core.starter import Wish, make_id, write_flow
from tui.core.testing.casework import run_cases
from tui.core.testing.goals import list_goals, reached_by
from tui.store.checking import Checked, check_folders
from tui.store.folder import Folder


def check(text: str) -> Checked:
    return check_folders([Folder(Path("flows"), {"new-flow.yaml": text.encode()}, {})])


@pytest.mark.parametrize(
    "wish",
    [
        Wish("new-flow"),
        Wish(
            *("new-flow", "The printer: it is #1", "team & co", "Which one?"),
            (("yes", "{x: [y"), ("no", "")),
        ),
        Wish("new-flow", answers=tuple((f"Answer {number}", "Fix it") for number in range(9))),
        Wish("new-flow", answers=(("One", ""), ("Two", "Help")), today="2026-11-23"),
    ],
)
def test_a_new_flow_is_proved_clean_and_its_cases_reach_all_of_it(wish: Wish) -> None:
    checked = check(write_flow(wish))
    assert checked.problems == ()
    assert checked.proofs["new-flow"].proved
    flow = checked.flows["new-flow"].flow
    flows = {"new-flow": flow}
    verdicts = list(run_cases(flows, flow))
    assert [each.fault for each in verdicts if each.fault] == []
    reached = {goal for each in verdicts for _, goal in reached_by(flows, each.walk)}
    assert reached >= set(list_goals(flow))


texts = st.text(max_size=30)


@given(st.lists(st.tuples(texts, texts), min_size=2, max_size=12), st.text(), st.text(), st.text())
@example([("", ""), ("", "")], "{", "", "")
def test_no_text_that_is_typed_breaks_the_file(
    answers: list[tuple[str, str]], title: str, question: str, fix: str
) -> None:
    answers[0] = answers[0][0], fix.strip() or "Help"
    text = write_flow(Wish("new-flow", title, title, question, tuple(answers), "2026-11-23"))
    checked = check(text)
    assert not [each for each in checked.problems if each.severity is Severity.ERROR]
    assert len(checked.flows["new-flow"].flow.facts["seen"].answers) == len(answers)


@given(st.text())
def test_an_id_can_be_made_of_any_text(text: str) -> None:
    made = make_id(text)
    assert ID.pattern.fullmatch(made)
    assert make_id(text, frozenset({made})) != made


def test_a_remark_explains_each_part_of_a_new_flow() -> None:
    text = write_flow(Wish("new-flow"))
    for part in ("facts:", "cases:"):
        before = text.partition(f"\n{part}")[0].splitlines()[-1]
        assert before.startswith("# ")
