"""All cases: what is offered first, what is found, what comes back on a flow that has changed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.cases import PLUGGED, POWER, START, FakeTime, load, make_case, recorder
from tests.store.trouble import LAMP
from tui.core.compact import pack, pack_flow
from tui.core.events import Noted
from tui.core.frozen import CLASSES
from tui.core.journal.milestones import Closed, Happening, Parked
from tui.store.case_naming import NoSuchCase
from tui.store.casebook import Casebook
from tui.store.catalog import Catalog, open_catalog
from tui.store.kept import (
    KeptFlows,
    keep_content,
    keep_flows,
    load_flow,
    pack_content,
    pin_contents,
    read_content,
    squeeze,
    unpack_content,
)
from tui.store.saver import Pins
from tui.store.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "data" / "cases")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "data" / "flows"


@pytest.fixture
def catalog(tmp_path: Path) -> Callable[[str], Catalog]:
    """Return what opens the lamp flow in some wording."""

    def open_lamp(text: str) -> Catalog:
        trees = tmp_path / "trees"
        trees.mkdir(exist_ok=True)
        (trees / "lamp.yaml").write_text(text, encoding="utf-8")
        return open_catalog([trees], [], lambda _: None)

    return open_lamp


def pinned_case(shelf: Shelf, flows: Catalog, kept: Path, *happenings: Happening) -> str:
    def pin(flow: str) -> Pins:
        contents = pin_contents(flows, flow)
        keep_flows(flows, contents, kept)
        return Pins(flows[flow].title, contents)

    return make_case(shelf, *happenings, pin=pin)


# --- what is offered --------------------------------------------------------------------------


def test_the_most_pressing_case_comes_first(shelf: Shelf) -> None:
    time = FakeTime()
    made: dict[str, str] = {}
    for name, last in (
        ("waiting", Closed("waiting", "2099-01-01")),
        ("parked", Parked()),
        ("old", Noted("x")),
        ("due", Closed("waiting", "2026-01-01")),
        ("closed", Closed("fixed")),
        ("new", Noted("y")),
    ):
        made[name] = make_case(shelf, PLUGGED, last, clock=time.clock)
        time.move(60)
    offers = Casebook(shelf, clock=time.clock).unfinished()
    found = [offer.case.id for offer in offers.cases]
    assert found == [made[name] for name in ("due", "new", "old", "parked", "waiting")]
    assert [offer.is_due for offer in offers.cases] == [True, False, False, False, False]


def test_a_copied_file_is_offered_once(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED)
    path = shelf.find(case)
    assert path is not None
    path.with_name("20200101-000000000-copied.jsonl").write_bytes(path.read_bytes())
    assert [offer.case.id for offer in Casebook(shelf).unfinished().cases] == [case]


def test_a_case_open_in_another_window_is_marked(shelf: Shelf) -> None:
    keeper = recorder(shelf)
    keeper.record(START)
    keeper.record(PLUGGED)
    assert [offer.is_in_use for offer in Casebook(shelf).unfinished().cases] == [True]
    keeper.close()
    assert [offer.is_in_use for offer in Casebook(shelf).unfinished().cases] == [False]


def test_without_any_case_nothing_is_offered_and_nothing_is_made(shelf: Shelf) -> None:
    assert Casebook(shelf).unfinished().cases == ()
    assert not shelf.folder.exists()


# --- names ------------------------------------------------------------------------------------


def test_a_case_goes_by_its_id_its_beginning_or_the_letters_that_lists_show(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED)
    book = Casebook(shelf)
    for name in (case, case[:20], case[-6:], case[-6:].upper(), case[-6:-2]):
        assert book.resolve(name) == case
        assert book.load(name).id == case


def test_a_name_that_fits_none_or_several_is_refused(shelf: Shelf) -> None:
    time = FakeTime()
    cases = [make_case(shelf, PLUGGED, clock=time.clock) for _ in range(2)]
    book = Casebook(shelf)
    with pytest.raises(NoSuchCase, match="2 cases go by"):
        book.resolve(cases[0][:12])
    with pytest.raises(NoSuchCase, match="there is no case zzzzzz"):
        book.resolve("zzzzzz")
    with pytest.raises(NoSuchCase, match="give at least 4 signs"):
        book.resolve("2")
    with pytest.raises(NoSuchCase, match="there is no case"):
        book.resolve("../../../etc/passwd")


# --- deleting ---------------------------------------------------------------------------------


def test_a_case_is_deleted_unless_it_is_open(shelf: Shelf) -> None:
    case = make_case(shelf, PLUGGED)
    book = Casebook(shelf)
    keeper = recorder(shelf)
    keeper.resume(load(shelf, case))
    assert "is open in a window" in book.delete(case)
    keeper.close()
    assert book.delete(case) == ""
    assert "there is no case" in book.delete(case)


def test_old_finished_cases_go_and_unfinished_ones_never(shelf: Shelf) -> None:
    time = FakeTime()
    old = make_case(shelf, PLUGGED, Closed("fixed"), clock=time.clock)
    parked = make_case(shelf, PLUGGED, Parked(), clock=time.clock)
    time.move(40 * 86_400)
    new = make_case(shelf, PLUGGED, Closed("fixed"), clock=time.clock)
    book = Casebook(shelf, clock=time.clock)
    assert [case.id for case in book.older_than(30)] == [old]
    assert book.tidy(0) == ()
    assert book.tidy(50) == ()
    assert book.tidy(30) == (old,)
    assert sorted(path.stem for path in shelf.cases()) == sorted([parked, new])


# --- flows as they were -----------------------------------------------------------------------


def test_an_unchanged_flow_brings_a_case_back_without_a_question(
    shelf: Shelf, kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    flows = catalog(LAMP)
    case = pinned_case(shelf, flows, kept, PLUGGED)
    comeback = Casebook(shelf, None, catalog(LAMP), kept).comeback(load(shelf, case))
    assert comeback.moved is None
    assert comeback.events == (START, PLUGGED)
    assert comeback.has_then


def test_a_change_elsewhere_in_the_flow_brings_it_back_without_a_question_too(
    shelf: Shelf, kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    case = pinned_case(shelf, catalog(LAMP), kept, PLUGGED)
    now = catalog(LAMP.replace("The bulb is broken.", "The bulb has burnt out."))
    comeback = Casebook(shelf, None, now, kept).comeback(load(shelf, case))
    assert comeback.moved is None
    assert comeback.contents != load(shelf, case).summary.contents
    keeper = recorder(shelf)
    keeper.resume(comeback.case, comeback.contents)
    keeper.record(POWER)
    keeper.close()
    assert load(shelf, case).summary.contents == comeback.contents


def test_a_change_on_the_way_is_shown_and_the_old_version_stays_walkable(
    shelf: Shelf, kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    case = pinned_case(shelf, catalog(LAMP), kept, PLUGGED)
    now = catalog(LAMP.replace("Is the lamp plugged in?", "Is the plug in the wall?"))
    comeback = Casebook(shelf, None, now, kept).comeback(load(shelf, case))
    assert comeback.moved is not None
    assert [words.fact for words in comeback.moved.reworded] == ["one"]
    assert comeback.then["lamp"].facts["one"].ask == "Is the lamp plugged in?"
    assert comeback.now["lamp"].facts["one"].ask == "Is the plug in the wall?"
    assert comeback.has_then


def test_a_flow_that_is_gone_or_broken_leaves_the_old_version_to_walk(
    shelf: Shelf, kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    case = pinned_case(shelf, catalog(LAMP), kept, PLUGGED)
    for text in (LAMP.replace("flow: lamp", "flow: torch"), LAMP.replace("two, ", "three, ")):
        comeback = Casebook(shelf, None, catalog(text), kept).comeback(load(shelf, case))
        assert comeback.moved is not None
        assert comeback.moved.is_missing
        assert comeback.then["lamp"].title == "A lamp stays dark"


def test_without_the_old_version_a_case_goes_on_with_the_new_one(
    shelf: Shelf, kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    case = pinned_case(shelf, catalog(LAMP), kept, PLUGGED)
    for path in kept.iterdir():
        path.write_bytes(b"rubbish")
    now = catalog(LAMP.replace("plugged in?", "in?"))
    comeback = Casebook(shelf, None, now, kept).comeback(load(shelf, case))
    assert not comeback.has_then
    with pytest.raises(NoSuchCase, match="the flow lamp of case"):
        Casebook(shelf, None, None, kept).comeback(load(shelf, case))


def test_contents_are_kept_once_and_privately(
    kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    flows = catalog(LAMP)
    contents = pin_contents(flows, "lamp")
    keep_flows(flows, contents, kept)
    keep_flows(flows, contents, kept)
    (path,) = kept.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    found = load_flow(kept, contents["lamp"])
    assert found is not None
    assert pack_flow(found) == pack_flow(flows["lamp"]._replace(cases=()))


def test_shipped_flows_come_back_as_they_were(tmp_path: Path) -> None:
    flows = open_catalog([Path(__file__).parents[2] / "trees"], [], lambda _: None)
    contents = pin_contents(flows, "start")
    assert set(contents) >= {"start", "intune-ios"}
    keep_flows(flows, contents, tmp_path)
    for name, digest in contents.items():
        found = load_flow(tmp_path, digest)
        assert found is not None
        assert pack_flow(found) == pack_flow(flows[name]._replace(cases=()))


def test_a_content_that_is_damaged_or_forged_is_not_there(
    kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    packed = pack_content(catalog(LAMP)["lamp"])
    keep_content(kept, packed)
    (path,) = kept.iterdir()
    for data in (b"", b"rubbish", path.read_bytes()[:-5], squeeze(b"{}"), squeeze(b"x" * 10)):
        path.write_bytes(data)
        assert read_content(kept, packed.digest) == b""
        assert load_flow(kept, packed.digest) is None
    assert load_flow(kept, "../../secret") is None


def as_another_version(raw: Any) -> Any:
    """Return packed values of a version whose classes had their fields the other way round."""
    if isinstance(raw, dict):
        return {key: as_another_version(value) for key, value in raw.items()}
    if not isinstance(raw, list):
        return raw
    if not raw or type(raw[0]) is not int:
        return [as_another_version(value) for value in raw]
    kind = CLASSES[raw[0]]
    missing = kind._fields[len(raw) - 1 :]
    defaults = [json.loads(json.dumps(pack(kind._field_defaults[name]))) for name in missing]
    fields = [as_another_version(value) for value in (*raw[1:], *defaults)]
    return [raw[0], "of a field that is gone", *fields[::-1]]


def test_a_content_of_a_version_with_other_fields_is_still_read(
    catalog: Callable[[str], Catalog],
) -> None:
    flow = catalog(LAMP)["lamp"]
    table, packed = json.loads(pack_content(flow).data)
    other = [[name, "gone", *fields[::-1]] for name, *fields in table]
    packed = {**as_another_version(packed), "gone": 1}
    del packed["terms"]
    found = unpack_content(json.dumps([other, packed]).encode())
    assert found is not None
    assert pack_flow(found) == pack_flow(flow._replace(cases=()))
    for broken in (b"[]", b"[[], {}]", b'[[["Nothing","x"]], {}]', b"null", b"[[[1]], 5]"):
        assert unpack_content(broken) is None


def test_flows_that_were_not_kept_are_taken_as_they_are(
    kept: Path, catalog: Callable[[str], Catalog]
) -> None:
    flows = catalog(LAMP)
    mixed = KeptFlows(kept, {"torch": "0" * 32}, flows)
    assert mixed["lamp"] is flows["lamp"]
    assert "torch" not in mixed
    assert set(mixed) == {"torch", "lamp"}
    assert len(mixed) == 2
    assert not mixed.has_all()
