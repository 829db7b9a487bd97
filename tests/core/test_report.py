"""Reports: what is counted of a case, how sure a share is, and the forms a report takes."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.records import happenings, opened, records
from tui.core.events import Answered, Back, Restarted, Tried, Unsure
from tui.core.flow import Flow, Resolution, Review
from tui.core.journal.milestones import Closed, Flagged, Happening, Missed, Opened, Parked
from tui.core.report.counts import MEASURES, Digest, digest_case
from tui.core.report.findings import tabulate_findings
from tui.core.report.interval import difference, share_of
from tui.core.report.making import make_report
from tui.core.report.page.document import Used, write_page
from tui.core.report.table import Report
from tui.core.report.totals import CountedCases, Period
from tui.core.report.writing import write_csv, write_json, write_markdown, write_text

FINDINGS = tabulate_findings(())
CASE = "20261123-074501123-k3f9a2"


def digest(*said: Happening) -> Digest:
    return digest_case(CASE, opened(*said))


def counted(found: Digest) -> dict[tuple[str, str, str], int]:
    return {(c.slot.measure, c.slot.node, c.slot.key): c.number for c in found.counts}


def report(*digests: Digest, period: Period | None = None) -> Report:
    flow = Flow("sample", "A sample", "where", reviewed=Review("2026-01-01", "team", "30 days"))
    source = CountedCases("this desk's journal", lambda: digests)
    return make_report(source, period or Period(), {"sample": flow}, "2026-11-28")


# --- counting -----------------------------------------------------------------------------------


def test_what_was_taken_back_is_not_counted() -> None:
    found = counted(
        digest(Answered("sample/where", "a", "x"), Unsure("sample/next", "b"), Back(),
               Tried("sample/fix", "failed"), Back(), Tried("sample/fix", "helped"),
               Closed("fixed", "", "Fix", "sample/fix"))
    )  # fmt: skip
    assert found["asked", "where", "known"] == 1
    assert ("asked", "next", "unknown") not in found
    assert found["tried", "fix", "helped"] == 1
    assert ("tried", "fix", "failed") not in found
    assert found["ended", "fix", "fixed"] == 1
    assert found["call", "", "fixed"] == 1
    assert not [key for key in found if key[0] == "stopped"]


def test_a_walk_that_stopped_says_what_was_said_last() -> None:
    found = counted(
        digest(Answered("sample/where", "a", "x"), Unsure("sample/next", "b"), Parked())
    )
    assert found["stopped", "next", "unknown"] == 1
    assert found["call", "", "parked"] == 1
    begun_again = counted(digest(Answered("sample/where", "a", "x"), Restarted()))
    assert begun_again["stopped", "where", ""] == 1


def test_flags_and_misses_keep_their_words() -> None:
    found = counted(digest(Flagged("sample/where", "No such button"), Parked()))
    assert found["flag", "where", "No such button"] == 1
    searches = records(Opened(""), Missed("Error  0x80180014 "), Missed("error 0x80180014"))
    alone = digest_case(CASE, searches)
    assert counted(alone) == {("miss", "", "error 0x80180014"): 2}


@given(st.lists(happenings, max_size=25))
def test_any_case_can_be_counted(said: list[Happening]) -> None:
    found = digest(*said)
    assert {count.slot.measure for count in found.counts} <= set(MEASURES)
    assert all(count.number >= 0 and count.amount >= 0 for count in found.counts)
    assert found == digest(*said)


# --- shares -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_a_share_has_the_interval_of_the_books(
    part: int, whole: int, low: float, high: float
) -> None:
    share = share_of(part, whole)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(part: int, more: int) -> None:
    share = share_of(part, part + more)
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1
    change, low, high = difference(share, share)
    assert (change, low <= 0 <= high) == (0, True)


# --- forms --------------------------------------------------------------------------------------

FORMULA = '=HYPERLINK("http://x";"a") | <script>alert(1)</script> `x` \x1b[31m'


@pytest.fixture(scope="module")
def nasty() -> Report:
    return report(
        digest(Tried("sample/fix", "helped"), Closed("fixed")),
        digest(Flagged("sample/where", FORMULA), Parked()),
    )


def test_no_cell_of_a_table_is_a_formula(nasty: Report) -> None:
    rows = list(csv.reader(io.StringIO(write_csv(nasty))))
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "@"))]
    fixes = [row for row in rows if row[0] == "table" and "fix" in row]
    at = rows.index(fixes[0])
    assert rows[at + 1][:6] == ["fixes", "sample", "fix", "fix", "1", "1"]


def test_json_holds_every_table_with_plain_numbers(nasty: Report) -> None:
    raw = json.loads(write_json(nasty))
    assert raw["tables"]["flows"]["rows"][0]["Calls"] == 2
    assert raw["tables"]["flows"]["rows"][0]["Fixed"]["whole"] == 2
    assert raw["tables"]["reviews"]["rows"][0]["Was due"] == "2026-01-31"


def test_text_fits_the_width_and_draws_nothing_of_its_own(nasty: Report) -> None:
    for width in (20, 39, 72, 80, 120):
        text = write_text(nasty, width)
        assert max(map(len, text.splitlines())) <= width
        assert "\x1b" not in text


def test_no_word_of_an_agent_is_cut_in_text() -> None:
    words = (
        "The menu is called Devices > Enrollment now, there is no Enroll devices any more; "
        "see https://learn.microsoft.com/en-us/intune/enrollment/troubleshoot-device-enrollment"
    )
    flagged = report(digest(Flagged("sample/where", words), Parked()))
    for width in (39, 79):
        text = write_text(flagged, width)
        assert max(map(len, text.splitlines())) <= width
        assert "~" not in text
        letters = "".join(line.strip() for line in text.splitlines())
        for word in words.split():
            assert word in letters if width == 39 else word[:24] in text


def test_a_report_begins_with_what_to_do() -> None:
    assert "Nothing stands out" in write_text(Report("", "", "", "", "", (FINDINGS,)), 79)
    tries = [
        digest(Unsure("sample/where", "a"), Tried("sample/fix", result), Closed("handed-over"))
        for result in ("helped", *["failed"] * 19)
    ]
    flagged = digest(Flagged("sample/fix", "No such button"), Missed("Error  9"), Parked())
    found = report(*tries, flagged).tables[0]
    said = [str(row[0]) for row in found.rows]
    assert said == [
        'Called wrong once at "fix": "No such button"',
        '"fix" helped 1 of 20 times.',
        '20 of 20 could not answer "where"',
        'Once a search found nothing; most often "error 9"',
        "1 flow is overdue for review; walked most: A sample.",
    ]
    assert "sample/fix" in str(found.rows[0][1])


def test_quotes_inside_quotes_are_single() -> None:
    flow = Flow("sample", "A sample", "fix", nodes={"fix": Resolution('Choose "Power on"')})
    flagged = digest(Flagged("sample/fix", 'No "On" at 5" screens'), Parked())
    source = CountedCases("this desk's journal", lambda: [flagged])
    found = make_report(source, Period(), {"sample": flow}, "2026-11-28").tables[0]
    (said,) = [str(row[0]) for row in found.rows]
    assert said == """Called wrong once at "Choose 'Power on'": "No 'On' at 5" screens\""""


def test_people_read_few_rows_and_csv_has_all() -> None:
    flags = [Flagged("sample/where", f"word {number:02}") for number in range(60)]
    many = report(digest(*flags, Parked()))
    assert "and 50 more (--format csv lists all)" in write_text(many, 79)
    assert "and 10 more" in write_markdown(many)
    assert write_csv(many).count('"flags"') == 60


def test_markdown_takes_no_sign_of_a_text_as_its_own(nasty: Report) -> None:
    lines = [line for line in write_markdown(nasty).splitlines() if "HYPERLINK" in line]
    (line,) = [line for line in lines if line.startswith("| sample")]
    assert r"\<script\>" in line
    assert line.count(" | ") == 5


def test_the_page_is_alone_and_shows_texts_as_texts(nasty: Report) -> None:
    flow = Flow("sample", "A <b>sample</b>", "where")
    page = write_page(nasty, [Used(flow, {})])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http://www.w3.org" in page
    others = page.replace("http://www.w3.org", "")
    assert others.count("http://") == 2  # the words of the flag, and in what to look at first


def test_a_period_leaves_other_days_out() -> None:
    one = digest(Closed("fixed"))
    assert report(one, period=Period("2026-11-24")).tables[1].rows == ()
    assert report(one, period=Period("2026-11-23", "2026-11-24")).tables[1].rows[0][2] == 1
    assert report(one, period=Period(flow="other")).tables[1].rows == ()


def test_a_week_without_calls_is_a_week() -> None:
    later = digest_case("20261209-074501123-k3f9a2", opened(Closed("fixed")))
    table = {t.id: t for t in report(digest(Closed("fixed")), later).tables}["weeks"]
    assert [row[:2] for row in table.rows] == [
        ("2026-11-23", 1), ("2026-11-30", 0), ("2026-12-07", 1),
    ]  # fmt: skip


def test_a_change_of_a_flow_is_told_with_how_sure_it_is() -> None:
    before = [digest(Closed("fixed" if n % 4 == 0 else "handed-over")) for n in range(40)]
    after = [
        digest_case(f"20261124-0745{n:05}-k3f9a2", records(
            Opened("sample", "", {"sample": "f" * 32}), Closed("fixed"))) for n in range(40)
    ]  # fmt: skip
    table = {t.id: t for t in report(*before, *after).tables}["versions"]
    (_, _, first, *_), (_, version, *_, change, certain) = table.rows
    assert (first, version, certain) == ("2026-11-23", "ffffffff", "yes")
    assert change == pytest.approx(0.75)
