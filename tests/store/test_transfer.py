"""Cases carried by file: out and in again they are the same, twice is once, rubbish is named."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.records import happenings
from tests.core.test_record import SCHEMA
from tests.store.cases import (
    PLUGGED,
    POWER,
    FakeTime,
    files_below,
    load,
    make_case,
    notes_of,
    recorder,
)
from tui.core.events import Noted
from tui.core.journal.milestones import Closed, Happening, Parked
from tui.core.report.writing import safe_cell
from tui.store.case_file import Loaded
from tui.store.export import Privacy, export_csv, export_lines
from tui.store.importing import import_lines
from tui.store.kept import Packed, digest_of, keep_content, read_content
from tui.store.saver import Pins
from tui.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "cases")


@pytest.fixture
def other(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "elsewhere" / "cases")


def all_of(shelf: Shelf) -> list[Loaded]:
    return sorted((load(shelf, path.stem) for path in shelf.cases()), key=lambda case: case.id)


AS_IT_IS = Privacy()


def out(shelf: Shelf, privacy: Privacy = AS_IT_IS) -> bytes:
    return b"".join(export_lines(all_of(shelf), privacy))


def test_out_and_in_again_is_the_same(shelf: Shelf, other: Shelf) -> None:
    make_case(shelf, PLUGGED, Noted("a"), Closed("fixed"))
    make_case(shelf, PLUGGED, Parked())
    result = import_lines(other, out(shelf))
    assert len(result.new) == 2
    assert result.refused == ()
    assert files_below(other.folder) == files_below(shelf.folder)
    assert out(other) == out(shelf)


@given(st.lists(st.lists(happenings, min_size=1, max_size=6), max_size=4))
def test_whatever_cases_hold_they_arrive_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, cases: list[list[Happening]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    one, two = Shelf(folder / "one"), Shelf(folder / "two")
    time = FakeTime()
    for found in cases:
        make_case(one, *found, Noted("x"), clock=time.clock)
        time.move(1)
    first = import_lines(two, out(one))
    assert [case.records for case in all_of(two)] == [case.records for case in all_of(one)]
    before = out(two)
    second = import_lines(two, out(one))
    assert sorted(second.same) == sorted(first.new)
    assert (second.new, second.grown, second.refused) == ((), (), ())
    assert out(two) == before


def test_each_exported_line_fits_the_published_schema(shelf: Shelf, tmp_path: Path) -> None:
    data = b'[["x"], {}]'
    keep_content(tmp_path / "flows", Packed(digest_of(data), data))
    make_case(shelf, PLUGGED, Noted("x"), pin=lambda _: Pins("t", {"lamp": digest_of(data)}))
    lines = list(export_lines(all_of(shelf), Privacy(), tmp_path / "flows"))
    assert b'"content"' in lines[0]
    for line in lines:
        assert SCHEMA.find_faults(json.loads(line)) == []


def test_flows_as_they_were_come_along_and_are_kept(
    shelf: Shelf, other: Shelf, tmp_path: Path
) -> None:
    data = b'[["x"], {}]'
    digest = digest_of(data)
    keep_content(tmp_path / "flows", Packed(digest, data))
    make_case(shelf, PLUGGED, pin=lambda _: Pins("t", {"lamp": digest}))
    lines = b"".join(export_lines(all_of(shelf), Privacy(), tmp_path / "flows"))
    result = import_lines(other, lines, tmp_path / "there")
    assert result.contents == 1
    assert read_content(tmp_path / "there", digest) == data
    assert import_lines(other, lines, tmp_path / "there").contents == 0
    forged = lines.replace(digest.encode(), b"0" * 32)
    assert import_lines(Shelf(tmp_path / "x"), forged, tmp_path / "forged").contents == 0


def test_a_damaged_file_brings_in_what_is_whole_and_names_what_is_not(
    shelf: Shelf, other: Shelf
) -> None:
    make_case(shelf, PLUGGED, Noted("a"), Noted("b"))
    lines = out(shelf).splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"text":"a"', b'"text":"A"')
    result = import_lines(other, b"".join([*lines, b"rubbish\n"]))
    assert len(result.new) == 1
    assert result.refused == (
        "line 4 cannot be read: its checksum does not fit",
        "line 6 cannot be read: it has no checksum at its end",
    )
    assert notes_of(all_of(other)[0]) == ["b"]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\0" * 1000, os.urandom(5000), b'{"v":1}\n', "\ufeffx".encode()]
)
def test_rubbish_brings_nothing_in_and_makes_nothing(other: Shelf, data: bytes) -> None:
    result = import_lines(other, data)
    assert result.new == ()
    assert not other.folder.exists()


def test_a_case_that_is_here_with_less_grows_and_one_with_more_stays(
    shelf: Shelf, other: Shelf
) -> None:
    case = make_case(shelf, PLUGGED)
    early = out(shelf)
    import_lines(other, early)
    keeper = recorder(shelf)
    keeper.resume(load(shelf, case))
    keeper.record(POWER)
    keeper.record(Closed("fixed"))
    keeper.close()
    late = out(shelf)
    assert import_lines(other, late).grown == (case,)
    assert out(other) == late
    assert files_below(other.folder) == files_below(shelf.folder)
    assert import_lines(other, early).same == (case,)
    assert out(other) == late


def test_lines_in_any_order_and_doubled_come_in_once_and_in_order(
    shelf: Shelf, other: Shelf
) -> None:
    make_case(shelf, PLUGGED, Noted("a"), Noted("b"))
    lines = out(shelf).splitlines(keepends=True)
    import_lines(other, b"".join([*lines[::-1], *lines]))
    assert out(other) == out(shelf)


def test_where_two_say_different_things_the_one_that_is_here_stays(
    shelf: Shelf, other: Shelf
) -> None:
    case = make_case(shelf, PLUGGED)
    import_lines(other, out(shelf))
    for place, event in ((shelf, Noted("here")), (other, Noted("there"))):
        keeper = recorder(place)
        keeper.resume(load(place, case))
        keeper.record(event)
        keeper.close()
    before = out(shelf)
    result = import_lines(shelf, out(other))
    assert "is here with other events" in result.refused[0]
    assert out(shelf) == before


def test_a_case_that_is_open_is_not_changed_by_an_import(shelf: Shelf, other: Shelf) -> None:
    case = make_case(shelf, PLUGGED)
    import_lines(other, out(shelf))
    keeper = recorder(shelf)
    keeper.resume(load(shelf, case))
    keeper.record(Noted("more"))
    more = out(shelf)
    keeper.close()
    there = recorder(other)
    there.resume(load(other, case))
    assert "is in use" in import_lines(other, more).refused[0]
    there.close()
    assert import_lines(other, more).grown == (case,)


def test_a_redacted_export_holds_no_secret_and_the_same_placeholder_for_the_same(
    shelf: Shelf,
) -> None:
    make_case(
        shelf, PLUGGED, Noted("anna@contoso.com"), Noted("again anna@contoso.com"), agent="Kim Lee"
    )
    lines = out(shelf, Privacy(is_redacted=True, words=("again",)))
    assert b"contoso" not in lines
    assert b"Kim" not in lines
    assert lines.count(b"[user 1]") == 2
    assert b"again" not in lines
    for line in lines.splitlines():
        assert SCHEMA.find_faults(json.loads(line)) == []
    table = "".join(export_csv(all_of(shelf), Privacy(is_redacted=True)))
    assert "contoso" not in table
    assert "Kim" not in table


def test_the_table_has_a_line_for_each_case(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED, Noted('one "two"\nthree'), Closed("fixed", title="Bulb"))
    rows = list(csv.DictReader(io.StringIO("".join(export_csv(all_of(shelf), Privacy())), "")))
    assert rows[0]["case"] == case
    assert rows[0]["notes"] == 'one "two"\nthree'
    assert (rows[0]["outcome"], rows[0]["result"], rows[0]["asked"]) == ("fixed", "Bulb", "1")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "\uff0b1",
     '=HYPERLINK("http://x","y")', "-2+3+cmd|' /C calc'!A0"],
)  # fmt: skip
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")


@given(st.text())
def test_no_text_becomes_a_formula_and_harmless_ones_stay(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    if text.isalnum():
        assert cell == text
