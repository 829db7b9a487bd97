"""Notes, blanks and the ticket: what is written down while a walk goes on."""

from pathlib import Path

import pytest
from textual import events

from tests.ui.stage import SMALL, Stage, desk_in, load_flow, on_stage, services
from tui.core.flow import Flow
from tui.core.journal.milestones import Filled
from tui.store.desk import Desk
from tui.ui.services import Services

FORM = ("space", "down", "down", "down", "down", "enter")
PEM = "-----BEGIN CERTIFICATE-----QUJD-----END CERTIFICATE-----"


@pytest.fixture(scope="module")
def small() -> Flow:
    return load_flow(SMALL)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def saving(small: Flow, desk: Desk) -> Services:
    return services(small)._replace(desk=desk)


async def _note(stage: Stage, text: str) -> None:
    await stage.press("m")
    await stage.sees("type or paste a note")
    await stage.type(text)
    await stage.press("enter")
    await stage.sees("Noted.")


async def test_a_note_stands_in_the_ticket(saving: Services) -> None:
    async with on_stage(saving, "small-example", size=(80, 50)) as stage:
        await stage.press("enter")
        await _note(stage, "caller is in a hurry")
        await stage.press("t")
        await stage.sees("caller is in a hurry", "APNSCertificateNotValid", "[x] 4")


async def test_the_words_of_the_caller_reach_the_ticket_when_a_fix_is_picked(
    saving: Services,
) -> None:
    async with on_stage(saving, size=(80, 50)) as stage:
        await stage.type("push certificate has expired")
        await stage.press("enter")
        await stage.sees("The questions check first")
        await stage.press("t")
        await stage.sees("What the user sees: push certificate has expired")


async def test_a_look_at_a_fix_alone_leaves_no_case_behind(saving: Services) -> None:
    async with on_stage(saving) as stage:
        await stage.type("push certificate has expired")
        await stage.press("enter", "l", "ctrl+u")
        await stage.sees("Flows")
        assert "Go on with" not in stage.text
        await stage.type("push certificate has expired")
        await stage.press("enter", "1", "l")
        await stage.press("ctrl+u")
        await stage.sees("Go on with")


async def test_the_name_of_a_flow_is_nothing_that_the_user_sees(saving: Services) -> None:
    async with on_stage(saving, size=(80, 50)) as stage:
        await stage.type("small-example")
        await stage.press("enter")
        await stage.sees("Which words does the phone show?")
        await stage.press("t")
        await stage.sees("Which words does the phone show?")
        assert "What the user sees" not in stage.text


async def test_an_empty_note_is_no_note(saving: Services) -> None:
    async with on_stage(saving, "small-example") as stage:
        await stage.press("enter", "m", "enter")
        await stage.sees("Apple MDM Push Certificate")
        assert "Noted" not in stage.text


async def test_what_is_taken_out_of_a_ticket_comes_back_on_the_spot(saving: Services) -> None:
    async with on_stage(saving, "small-example", size=(80, 50)) as stage:
        await stage.press("enter")
        await _note(stage, "write to anna.berg@contoso.com")
        await stage.press("t")
        await stage.sees("[user 1]")
        assert "anna" not in stage.text
        await stage.press("4")
        await stage.sees("anna.berg@contoso.com")


async def test_a_ticket_has_three_lengths_and_three_forms(saving: Services) -> None:
    async with on_stage(saving, "small-example", size=(80, 60)) as stage:
        await stage.press("enter", "t")
        await stage.sees("(o) 2  Normal", "Asked and answered")
        await stage.press("1")
        await stage.sees("(o) 1  Brief")
        assert "Asked and answered" not in stage.text
        await stage.press("3", "5")
        await stage.sees("As Markdown", "## Asked and answered")


async def test_a_sent_ticket_is_in_a_file_whose_path_is_shown(
    saving: Services, tmp_path: Path
) -> None:
    async with on_stage(saving, "small-example", size=(200, 60)) as stage:
        await stage.press("enter", "t", "6")
        await stage.sees("It is in", "your terminal's clipboard")
        files = list((tmp_path / "data" / "tickets").iterdir())
        assert len(files) == 1
        assert "APNSCertificateNotValid" in files[0].read_text(encoding="utf-8")
        assert "APNSCertificateNotValid" in stage.app.clipboard


async def test_a_restricted_desk_shows_the_ticket_and_lets_nothing_out(
    small: Flow, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path, restricted=True)
    async with on_stage(services(small)._replace(desk=desk), "small-example") as stage:
        await stage.press("enter", "t", "6")
        await stage.sees("Restricted", "APNSCertificateNotValid")
        assert not (tmp_path / "data" / "tickets").exists()
        assert stage.app.clipboard == ""


async def test_a_blank_that_was_filled_in_lands_on_the_page_and_in_the_ticket(
    saving: Services, desk: Desk
) -> None:
    async with on_stage(saving, "small-example", size=(80, 60)) as stage:
        await stage.press("enter", "2", "i")
        await stage.sees("type or paste it here")
        await stage.type("mdm@contoso.com")
        await stage.press("escape")
        await stage.sees("Apple ID on the certificate: mdm@contoso.com")
        assert Filled("apns", "apple-id", "mdm@contoso.com") in [
            record.event for record in desk.recorder.records
        ]
        await stage.press("t", "4")
        await stage.sees("Apple ID on the certificate: mdm@contoso.com")


async def test_there_is_nothing_to_fill_in_at_a_question(saving: Services) -> None:
    async with on_stage(saving, "small-example") as stage:
        await stage.press("enter", "i")
        await stage.sees("there is nothing to fill in here")


async def test_an_exact_text_is_saved_to_a_file_whose_path_is_shown(
    saving: Services, tmp_path: Path
) -> None:
    long = PEM.replace("QUJD", "QUJD" * 500)
    async with on_stage(saving, "small-example", size=(200, 60)) as stage:
        await stage.press("enter", "2", *FORM)
        await stage.sees("paste or type it here")
        stage.app.screen.post_message(events.Paste(long))
        await stage.sees("Save it to a file")
        await stage.press("enter", "down", "enter")
        await stage.sees("It is in")
        saved = (tmp_path / "data" / "files" / "apns.pem").read_text(encoding="utf-8")
        assert saved.split("\n")[1] == "QUJD" * 500


async def test_each_secret_can_be_put_back_alone_and_taken_out_again(saving: Services) -> None:
    async with on_stage(saving, "small-example", size=(80, 60)) as stage:
        await stage.press("enter")
        await _note(stage, "anna.berg@contoso.com from 10.1.2.3")
        await stage.press("t")
        await stage.sees("[user 1]", "[address 1]", "7  See what was taken out")
        await stage.press("7")
        await stage.sees("[user 1] is anna.berg@contoso.com", "[address 1] is 10.1.2.3")
        await stage.press("down", "enter")
        await stage.sees("anna.berg@contoso.com stays in", "anna.berg@contoso.com from [")
        await stage.press("down", "enter")
        await stage.sees("from [address 1]", "[user 1] is anna.berg@contoso.com")


async def test_a_template_of_the_user_is_one_of_the_forms(
    saving: Services, desk: Desk, tmp_path: Path
) -> None:
    assert desk.places.config is None
    places = desk.places._replace(config=tmp_path / "config")
    (tmp_path / "config" / "tickets").mkdir(parents=True)
    file = tmp_path / "config" / "tickets" / "team.txt"
    file.write_text("TEAM: {title}\nX {nonsense}\n", encoding="utf-8")
    desk.places = places
    async with on_stage(saving, "small-example", size=(80, 60)) as stage:
        await stage.press("enter", "t", "5", "5", "5")
        await stage.sees("As the template team", "TEAM: A phone does not enrol")
        await stage.sees("places without a meaning: {nonsense}")
        await stage.press("3")
        await stage.sees("(o) 3  Full", "As plain text")
