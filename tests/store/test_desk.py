"""The desk: what screens and lines call; a first question costs nothing of it."""

import os
from pathlib import Path

import pytest

from tests.store.cases import PLUGGED, POWER, START, files_below
from tests.store.trouble import LAMP
from tui.core.events import Noted, Told, Tried
from tui.core.journal.milestones import Closed, Parked
from tui.core.walk import fold
from tui.store.catalog import Catalog, open_catalog
from tui.store.desk import Desk
from tui.store.note import Wish
from tui.store.places import Places, find_places
from tui.store.settings import read_settings
from tui.store.ticket_template import NoTemplate


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    trees = tmp_path / "trees"
    trees.mkdir()
    (trees / "lamp.yaml").write_text(LAMP, encoding="utf-8")
    return open_catalog([trees], [], lambda _: None)


def desk(catalog: Catalog, said: list[str] | None = None, **environment: str) -> Desk:
    places: Places = find_places(dict(os.environ))
    settings = read_settings(places, environment, {})
    return Desk(places, settings, catalog, (said if said is not None else []).append)


def test_how_a_walk_begins_waits_and_its_time_is_kept(catalog: Catalog) -> None:
    here = desk(catalog)
    for event in (START, Told("cloud", "gov", "site"), Told("one", "yes")):
        here.record(event)
    assert here.trouble == ""
    assert here.places.data is not None
    assert not here.places.data.exists()
    here.record(POWER)
    assert [type(r.event).__name__ for r in here.recorder.records] == [
        *("Opened", "Started", "Told", "Told", "Answered")
    ]
    assert here.recorder.records[0].at <= here.recorder.records[-1].at
    here.close()


def test_a_fact_told_in_the_middle_is_on_disk_at_once(catalog: Catalog) -> None:
    here = desk(catalog)
    for event in (START, PLUGGED, Told("two", "yes", "text")):
        here.record(event)
    assert here.recorder.unsaved() == ()
    here.close()


def test_a_case_is_pinned_to_its_flows_and_they_are_kept(catalog: Catalog) -> None:
    here = desk(catalog, BRANCHLINE_AGENT="Kim")
    for event in (START, PLUGGED):
        here.record(event)
    summary = here.recorder.summary
    assert summary.title == "A lamp stays dark"
    assert summary.agent == "Kim"
    assert here.kept is not None
    assert files_below(here.kept) == [f"{summary.contents['lamp']}.flow"]
    here.close()


def test_park_another_case_and_return(catalog: Catalog) -> None:
    here = desk(catalog)
    for event in (START, PLUGGED, Noted("the first"), Parked()):
        here.record(event)
    first = here.recorder.case
    for other in (START, PLUGGED, POWER, Tried("lamp/bulb", "helped"), Closed("fixed")):
        here.record(other)
    assert here.casebook is not None
    (offer,) = here.casebook.unfinished().cases
    assert offer.case.id == first
    assert offer.case.state == "parked"
    comeback = here.casebook.comeback(here.casebook.load(first))
    assert here.go_on(comeback) == ""
    walk = fold(comeback.now, comeback.events)
    assert walk.draft.notes == ("the first",)
    here.record(POWER)
    assert here.recorder.case == first
    here.close()


def test_the_note_is_as_the_settings_want_it_and_as_it_is_asked_for(catalog: Catalog) -> None:
    here = desk(catalog, BRANCHLINE_TICKET_LENGTH="brief", BRANCHLINE_REDACT_WORDS="Contoso")
    events = (START, PLUGGED, Noted("Contoso, 10.1.2.3"))
    for event in events:
        here.record(event)
    ticket = here.ticket(catalog, fold(catalog, events))
    assert here.note(ticket).text.count("\n") == 1
    note = here.note(ticket, Wish(length="full"))
    assert "[word 1], [address 1]" in note.text
    assert note.originals["[address 1]"] == "10.1.2.3"
    assert "10.1.2.3" in here.note(ticket, Wish(length="full", keep=["10.1.2.3"])).text
    assert "Contoso" in here.note(ticket, Wish(length="full", is_redacted=False)).text
    assert here.note(ticket, Wish(form="json")).name == f"{here.recorder.case}.json"
    here.close()


def test_a_template_is_used_and_a_missing_one_said(catalog: Catalog) -> None:
    here = desk(catalog, BRANCHLINE_TICKET_TEMPLATE="team")
    here.record(START)
    here.record(PLUGGED)
    ticket = here.ticket(catalog, fold(catalog, [START, PLUGGED]))
    with pytest.raises(NoTemplate, match="no ticket template team"):
        here.note(ticket)
    assert here.places.config is not None
    folder = here.places.config / "tickets"
    folder.mkdir(parents=True)
    (folder / "team.txt").write_text("T: {title} {nonsense}\n")
    note = here.note(ticket)
    assert note.text == "T: A lamp stays dark {nonsense}\n"
    assert "{nonsense}" in note.notices[0]
    assert here.note(ticket, Wish(template="")).text.startswith("A lamp stays dark\n===")
    handed = here.hand_out(note)
    assert handed.path is not None
    assert handed.path.read_text() == note.text
    here.close()


def test_without_a_home_everything_but_saving_works(catalog: Catalog) -> None:
    said: list[str] = []
    places = find_places({})
    here = Desk(places, read_settings(places, {}, {}), catalog, said.append)
    for event in (START, PLUGGED):
        here.record(event)
    assert here.casebook is None
    assert here.kept is None
    assert "there is no home folder to save it in" in here.trouble
    assert len(said) == 1
    note = here.note(here.ticket(catalog, fold(catalog, [START, PLUGGED])))
    assert "Is the lamp plugged in? -> It is" in note.text
    assert here.hand_out(note).path is None
    here.close()
