"""Who signed a flow is found out beside the screens; where that counts, nothing opens before."""

import os
import shutil
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.training.rehearsal import CALLS
from tests.ui.stage import SMALL, desk_in, load_flow, on_stage, services, stage_of
from tui.cli.app_services import build_services
from tui.cli.training.options import build_train_parser
from tui.cli.training.rehearsing import find_call, find_presented, join_class, later
from tui.core.classroom.plan import Plan, write_plan
from tui.core.packs.manifest import Manifest, hash_of
from tui.store.folder import Folder, read_folder
from tui.store.packs.archive import make_pack, read_pack
from tui.store.packs.signing import sign, signature_of
from tui.store.packs.trust import Signers, Trust
from tui.store.signed import SignedCatalog
from tui.store.training.classes import read_class
from tui.store.training.room import open_room
from tui.ui.services import Services
from tui.ui.training.opening import Asked
from tui.ui.training_app import TrainingApp

needs_keygen = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="signatures need ssh-keygen"
)
TITLE, QUESTION = "A phone does not enrol", "Which words does the phone show?"


async def test_the_list_is_there_before_signatures_are_verified() -> None:
    known = threading.Event()
    asked = threading.Event()

    def verify() -> None:
        asked.set()
        known.wait(20)

    def signed(file: str) -> str:
        assert file == "small-example.yaml"
        return "signed by alice" if known.is_set() else "signature is being checked"

    what = services(load_flow(SMALL), problems=())._replace(signed=signed, verify=verify)
    async with on_stage(what) as stage:
        await stage.sees("A phone does not enrol", "signature is being checked")
        assert asked.wait(20)
        known.set()
        await stage.sees("signed by alice")


async def test_where_nobody_signs_nothing_is_said() -> None:
    async with on_stage(services(load_flow(SMALL), problems=())) as stage:
        await stage.sees("A phone does not enrol")
        assert "signed" not in stage.text


class Site(NamedTuple):
    """A site that walks only what is signed; its `ssh-keygen` answers when it is let."""

    folder: Path
    pack: Path

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def let(self) -> None:
        (self.folder / "go").touch()

    def catalog(self, beside: Sequence[Folder] = ()) -> SignedCatalog:
        pack = read_pack(self.pack)
        signers = Signers(self.folder / "allowed_signers")
        trust = Trust([pack], self.folder / "shipped", signers, None, "2026-11-28")
        folders = [*beside, Folder(pack.path, pack.files, {})]
        return SignedCatalog(folders, [], lambda _: None, trust)

    def services(self, beside: Sequence[Folder] = ()) -> Services:
        return build_services(self.catalog(beside), {}, desk_in(self.folder))

    def training(self, *typed: str) -> TrainingApp:
        """Return the app begun at training as `train` typed so does it, with calls of the flow."""
        catalog, desk = self.catalog(), desk_in(self.folder)
        (self.folder / "scenarios").mkdir()
        self.write("scenarios/calls.yaml", CALLS)
        room = open_room(desk, catalog, [self.folder])
        what = build_services(catalog, {}, desk)._replace(training=lambda: room)
        return TrainingApp(what, room, asked(*typed) if typed else None)

    def change(self) -> None:
        """Change what the pack holds after it was signed."""
        files = {SMALL.name: SMALL.read_bytes() + b"# changed\n"}
        hashes = {name: hash_of(data) for name, data in files.items()}
        manifest = Manifest("x", "1", "Eve", "2026-11-28T10:00:00Z", "0.1.0", hashes, {"a": "A"})
        self.pack.write_bytes(make_pack(manifest, files))
        assert signature_of(self.pack).exists()


def asked(command: str, *rest: str) -> Asked:
    """Return what a command line asks of training, to be found once signatures are known."""
    options = build_train_parser().parse_args([command, *rest])
    if command == "join":
        path = Path(options.file)
        plan = read_class(path)
        return later(lambda room: join_class(room, plan, path, "Kim", is_shared=True))
    if command == "present":
        return later(lambda room: find_presented(room, options))
    return later(lambda room: find_call(room, options))


SLOW = '#!/bin/sh\nwhile [ ! -e "{go}" ]; do sleep 0.02; done\nexec "{tool}" "$@"\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return a site with a pack that Alice signed, whom it trusts."""
    files = {SMALL.name: SMALL.read_bytes()}
    hashes = {name: hash_of(data) for name, data in files.items()}
    manifest = Manifest("x", "1", "Alice", "2026-11-28T10:00:00Z", "0.1.0", hashes, {"a": "A"})
    pack = tmp_path / "site.pack"
    pack.write_bytes(make_pack(manifest, files))
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")]
    subprocess.run(command, check=True)
    sign(pack, tmp_path / "key")
    key = (tmp_path / "key.pub").read_text(encoding="utf-8")
    (tmp_path / "allowed_signers").write_text(f"alice {key}", encoding="utf-8")
    tool = tmp_path / "bin" / "ssh-keygen"
    tool.parent.mkdir()
    real = shutil.which("ssh-keygen")
    tool.write_text(SLOW.format(go=tmp_path / "go", tool=real), encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    return Site(tmp_path, pack)


@needs_keygen
async def test_a_flow_opens_by_itself_once_its_signature_is_known(site: Site) -> None:
    async with on_stage(site.services()) as stage:
        await stage.sees(TITLE, "signature is being checked")
        await stage.press("escape", "enter")
        await stage.sees("The signature is being checked. One moment.")
        await stage.press("escape")  # not to wait
        await stage.sees("What does the user see?")
        await stage.press("enter")
        await stage.sees("One moment.")
        assert QUESTION not in stage.text
        site.let()
        await stage.sees(QUESTION)


@needs_keygen
async def test_a_walk_that_was_asked_for_at_the_start_waits_as_well(site: Site) -> None:
    async with on_stage(site.services(), "small-example") as stage:
        await stage.sees("The signature is being checked. One moment.")
        site.let()
        await stage.sees(QUESTION)


@needs_keygen
async def test_training_waits_for_signatures_on_the_screen_and_then_has_its_calls(
    site: Site,
) -> None:
    async with stage_of(site.training()) as stage:
        await stage.sees("The signatures are being checked. One moment.", "Training")
        site.let()
        await stage.sees("Choose a call")
        await stage.press(stage.text.partition("  Choose a call")[0][-1])
        await stage.sees("Nobody can add a phone since this morning")
        await stage.press("escape", "escape")
        await stage.sees("What does the user see?")
        await stage.press("escape", "T")
        await stage.sees("Choose a call")


@needs_keygen
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (("play", "old-certificate", "--mode", "free"), "Since this morning no new phone can be"),
        (("play", "--flow", "small-example", "--seed", "3", "--mode", "free"), "What do you do?"),
        (("present", "old-certificate"), "what would you do?"),
        (("join", "monday.yaml"), "0 of 1 calls are done."),
    ],
)
async def test_a_call_that_was_asked_for_waits_for_its_signature_on_the_screen(
    site: Site, typed: tuple[str, ...], shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.folder)
    plan = Plan("monday", "Monday", "free", calls=("old-certificate",), seed="1")
    site.write("monday.yaml", write_plan(plan, "2026-11-28"))
    async with stage_of(site.training(*typed)) as stage:
        await stage.sees("The signatures are being checked. One moment.", "Training")
        assert "certificate" not in stage.text
        site.let()
        await stage.sees(shown)


@needs_keygen
@pytest.mark.parametrize("command", ["play", "present"])
async def test_a_call_of_a_flow_that_was_changed_is_never_played(site: Site, command: str) -> None:
    site.change()
    async with stage_of(site.training(command, "old-certificate")) as stage:
        await stage.sees("One moment.")
        site.let()
        await stage.sees("That cannot be played: there is no call old-certificate")
        assert "Ticket" not in stage.text


@needs_keygen
async def test_training_asked_for_at_home_waits_as_well(site: Site) -> None:
    app = site.training()
    async with on_stage(app.services) as stage:
        await stage.sees("signature is being checked")
        await stage.press("escape", "T")
        await stage.sees("One moment.")
        await stage.press("escape")  # not to wait
        await stage.sees("What does the user see?")
        await stage.press("T")
        await stage.sees("One moment.")
        site.let()
        await stage.sees("Choose a call")
        await stage.press("escape")
        await stage.sees("What does the user see?")


@needs_keygen
async def test_whoever_leaves_does_not_wait_for_a_signature(site: Site) -> None:
    async with on_stage(site.services()) as stage:
        await stage.sees("signature is being checked")
        await stage.press("ctrl+q")
    assert stage.app.return_code == 0
    site.let()


@needs_keygen
async def test_a_flow_that_was_changed_never_opens_and_gives_way(site: Site) -> None:
    trees = site.folder / "shipped"
    trees.mkdir()
    text = SMALL.read_text(encoding="utf-8").replace(TITLE, "As it was shipped")
    (trees / SMALL.name).write_text(text, encoding="utf-8")
    site.change()
    async with on_stage(site.services([read_folder(trees)])) as stage:
        await stage.sees(TITLE)
        await stage.press("escape", "enter")
        await stage.sees("One moment.")
        site.let()
        await stage.sees("As it was shipped", "changed after it was signed", "Not opened, because")
        assert TITLE not in stage.text.partition("Not opened")[0]
        await stage.press("enter")
        await stage.sees(QUESTION)
