"""The app beside an editor: what is saved shows, and the walk stays where it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.cli.command import write_trees
from tests.screen import frame, settle
from tests.ui.stage import HOME_SIZE, SMALL
from tui.store.live import Live
from tui.ui.screens.course_screen import CourseScreen
from tui.ui.services import Services
from tui.ui.watching import WatchingApp

SHARED = """\
library: shared
facts:
  where: {ask: Where is it?, answers: {a: Here, b: There}}
"""
USING = """\
flow: flow
title: A flow
use: [shared.yaml]
start: first
nodes:
  first: {ask: where, to: {a: one, b: two}}
  one: {resolve: One, kind: wait, actors: [L1], cause: It is so.}
  two: {resolve: Two, kind: wait, actors: [L1], cause: It is so.}
"""


def rewrite(file: Path, old: str, new: str) -> None:
    """Write a file with something else in it, as editors do: whole, in one step."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    draft = file.with_suffix(".tmp")
    draft.write_text(text.replace(old, new), encoding="utf-8")
    draft.replace(file)


class Bench:
    """A flow file, and the app that watches it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.live = Live(file, {}, {})
        services = Services(
            flows=self.live, entries=self.live.entries, problems=lambda: self.live.problems,
            site={"cloud": "public"},
        )  # fmt: skip
        self.app = WatchingApp(services, self.live)

    def save(self, old: str, new: str) -> None:
        rewrite(self.file, old, new)

    async def sees(self, *texts: str) -> None:
        for text in texts:
            await settle(lambda text=text: text in frame(self.app), what=f"{text!r} on the screen")  # type: ignore[misc]

    async def presses(self, *keys: str) -> None:
        for key in keys:
            self.app.simulate_key(key)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "small-example.yaml"
    file.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    return file


@asynccontextmanager
async def watched(file: Path) -> AsyncIterator[Bench]:
    bench = Bench(file)
    async with bench.app.run_test(size=HOME_SIZE):
        yield bench


async def test_a_save_shows_on_the_question_that_is_open(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words does the phone show?")
        bench.save("Which words does the phone show?", "What stands on the phone?")
        await bench.sees("What stands on the phone?")


async def test_the_walk_stays_where_it_was_with_its_answers(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        await bench.presses("enter")
        await bench.sees("Apple MDM Push Certificate")
        bench.save("{none: Nothing there, expired: Expired", "{none: Empty, expired: Too old")
        await bench.sees("Too old", "APNSCertificateNotValid")


async def test_a_node_that_is_gone_sends_the_walk_where_its_answers_lead_now(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        await bench.presses("enter")
        await bench.sees("Apple MDM Push Certificate")
        bench.save("certificate-not-valid: certificate", "certificate-not-valid: no-words")
        await bench.sees("Ask for a photo of the screen", "it stood at")


async def test_faults_are_shown_and_the_walk_goes_on_as_it_was(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        bench.save("active: ticket", "active: tiket")
        await bench.sees("There is no node `tiket`", "Which words does the phone show?")
        await bench.presses("escape", "p")
        await bench.sees("Did you mean `ticket`?")
        bench.save("active: tiket", "active: ticket")
        await bench.sees("No problems")
        await bench.presses("escape")
        await bench.sees("Which words does the phone show?")


async def test_what_only_the_proof_finds_is_shown_a_moment_later(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        bench.save("when: {certificate: [none, expired]}", "when: {certificate: [active]}")
        await bench.sees("Fault in line")


async def test_a_flow_that_cannot_be_walked_yet_begins_once_it_can(file: Path) -> None:
    rewrite(file, "start: words", "start: wordz")
    async with watched(file) as bench:
        await bench.sees("There is no node `wordz`")
        bench.save("start: wordz", "start: words")
        await bench.sees("Which words does the phone show?")


async def test_a_file_that_vanishes_and_comes_back_harms_nothing(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        away = file.rename(file.with_suffix(".away"))  # noqa: ASYNC240 - a moment's work
        await bench.sees("it does not exist")
        rewrite(away, "Which words", "What words")
        away.rename(file)
        await bench.sees("What words does the phone show?")


async def test_another_id_of_the_flow_begins_the_walk_again(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        await bench.presses("enter")
        await bench.sees("Apple MDM Push Certificate")
        bench.save("flow: small-example", "flow: other-example")
        await bench.sees("Which words does the phone show?")


async def test_a_library_that_is_saved_shows_too(tmp_path: Path) -> None:
    write_trees(tmp_path, shared=SHARED, flow=USING)
    async with watched(tmp_path / "flow.yaml") as bench:
        await bench.sees("Where is it?")
        rewrite(tmp_path / "shared.yaml", "Where is it?", "Where was it?")
        await bench.sees("Where was it?")


async def test_nothing_is_painted_while_nothing_is_saved(file: Path) -> None:
    async with watched(file) as bench:
        await bench.sees("Which words")
        screen = bench.app.screen
        assert isinstance(screen, CourseScreen)
        before = screen.sheet.rows
        stamp = bench.live.has_changed()
        assert stamp is False
        assert screen.sheet.rows is before
