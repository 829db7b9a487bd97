"""Reports and certificates: what a trainer reads, and what a spreadsheet must not run."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tests.core.classroom.results import call, calls
from tui.core.classroom.exam import Thresholds, judge
from tui.core.classroom.report import anonymous, write_report
from tui.core.classroom.result import choose_attempts
from tui.core.classroom.writing import (
    Certificate,
    certificate_text,
    report_csv,
    report_markdown,
    report_text,
    results_csv,
)


def test_people_are_ranked_from_ten_calls_on_and_never_before() -> None:
    results = [*calls("Ada", 9, 10), *calls("Bo", 6, 10), *calls("Cy", 5, 5)]
    text = report_text(write_report(results))
    lines = [line.split() for line in text.splitlines()]
    assert ["1", "Ada"] in [line[:2] for line in lines]
    assert ["2", "Bo"] in [line[:2] for line in lines]
    assert ["-", "Cy"] in [line[:2] for line in lines]
    assert "90 % (60-98 %)" in text


def test_equal_rates_share_a_rank() -> None:
    table = write_report([*calls("Ada", 9, 10), *calls("Bo", 9, 10)]).tables[0]
    assert [row[0] for row in table.rows] == ["1", "1"]


def test_causes_and_questions_that_are_missed_most_come_first() -> None:
    results = [
        call("Ada", 1, cause="f/apns", passed=True),
        call("Ada", 2, cause="f/mfa", passed=False, end="f/apns", end_title="Renew it"),
        call("Bo", 3, cause="f/mfa", passed=False, end="f/apns", end_title="Renew it",
             misread=("f/auth",)),
        call("Cy", 4, cause="f/mfa", passed=False, misread=("f/auth", "f/stage")),
    ]  # fmt: skip
    causes, questions = write_report(results).tables[1:3]
    assert causes.rows[0][0] == "the cause f/mfa"
    assert causes.rows[0][4] == "Renew it (2)"
    assert questions.rows[0][:3] == ("What about f/auth?", "4", "2")
    assert questions.rows[0][4] == "2"


def test_names_can_be_left_out() -> None:
    report = write_report(anonymous([*calls("Ada", 1, 2), *calls("Bo", 2, 2)]))
    for text in (report_text(report), report_markdown(report), report_csv(report)):
        assert "Ada" not in text
        assert "person 1" in text


def test_which_attempt_counts_is_for_the_class_to_say() -> None:
    tries = [
        call("Ada", 1, passed=False, total=30, at="2026-11-01T09"),
        call("Ada", 1, passed=True, total=90, at="2026-11-02T09"),
        call("Ada", 1, passed=True, total=75, at="2026-11-03T09"),
    ]
    assert [choose_attempts(tries, policy)[0].total for policy in ("first", "best", "last")] == [
        30, 90, 75,
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_no_cell_is_a_formula_and_every_table_can_be_read_back(name: str) -> None:
    results = [call(name, 1), call(f"={name}", 2), call("@SUM(A1)", 3)]
    for text in (report_csv(write_report(results)), results_csv(results)):
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1
        for row in rows[1:]:
            for cell in row:
                assert cell == "-" or not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))


def test_markdown_shows_what_was_written_and_nothing_else() -> None:
    report = write_report([call("a | b\n# <script>", 1)])
    page = report_markdown(report)
    assert "a \\| b \\# \\<script\\>" in page


def test_an_empty_class_has_a_report_that_says_so() -> None:
    assert "none" in report_text(write_report([]))
    assert "None." in report_markdown(write_report([]))


def test_a_certificate_says_what_was_passed_on_which_content() -> None:
    results = tuple(calls("Ada", 18, 20))
    rules = Thresholds()
    verdict = judge([each.passed for each in results], rules)
    text = certificate_text(
        Certificate("Ada", "Apple", rules, verdict, results, "00ff", "2026-12-05")
    )
    assert "PASSED" in text
    assert "NOT PASSED" not in text
    assert "18 passed of 20" in text
    assert "17 of 20 calls" in text
    assert "intune-ios, content abcdef0123456789" in text
    assert "Signed off by" in text


def test_an_unfinished_exam_is_no_pass() -> None:
    results = tuple(calls("Ada", 5, 5))
    verdict = judge([True] * 5, Thresholds())
    text = certificate_text(
        Certificate("Ada", "Apple", Thresholds(), verdict, results, "00", "2026-12-05")
    )
    assert "NOT FINISHED: up to 15 more calls" in text
