"""Who signed a flow is found out once for each pack, and what was found out cannot be forged."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tui.core.packs.manifest import Manifest, hash_of
from tui.core.packs.standing import PENDING, REFUSE, SHIPPED, TRUSTED, UNSIGNED, WARN
from tui.store.packs.archive import Pack, make_pack, read_pack
from tui.store.packs.signing import sign
from tui.store.packs.trust import Signers, Trust
from tui.store.places import SIGNERS
from tui.store.ready import Ready, open_private

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="signatures need ssh-keygen"
)
TODAY = "2026-11-28"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """Return a pack that Alice signed, beside a site that trusts her."""
    files = {"a.yaml": b"flow: a\n"}
    hashes = {name: hash_of(data) for name, data in files.items()}
    manifest = Manifest("site", "1", "Alice", "2026-11-28T10:00:00Z", "0.1.0", hashes, {"a": "A"})
    path = tmp_path / "site.pack"
    path.write_bytes(make_pack(manifest, files))
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")]
    subprocess.run(command, check=True)
    sign(path, tmp_path / "key")
    key = (tmp_path / "key.pub").read_text(encoding="utf-8")
    (tmp_path / SIGNERS).write_text(f"alice {key}", encoding="utf-8")
    return read_pack(path)


@pytest.fixture
def ready(tmp_path: Path) -> Ready:
    kept = open_private(tmp_path / "cache", tmp_path / "data")
    assert kept
    return kept


def open_trust(pack: Pack, ready: Ready | None, today: str = TODAY) -> Trust:
    return Trust([pack], Path("/shipped"), Signers(pack.path.parent / SIGNERS), ready, today)


def test_nothing_is_verified_until_it_is_asked_for(pack: Pack, ready: Ready) -> None:
    trust = open_trust(pack, ready)
    assert not trust.is_settled
    assert trust.standing(f"{pack.path}/a.yaml").kind == PENDING
    trust.settle()
    assert trust.standing(f"{pack.path}/a.yaml")[:2] == (TRUSTED, "alice")


def test_a_pack_is_verified_once(pack: Pack, ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    open_trust(pack, ready).settle()
    monkeypatch.setenv("PATH", "/nowhere")
    again = open_trust(pack, ready)
    assert again.is_settled
    assert again.standing(f"{pack.path}/a.yaml")[:2] == (TRUSTED, "alice")


def test_what_was_remembered_is_for_this_pack_signature_and_site_alone(
    pack: Pack, ready: Ready, tmp_path: Path
) -> None:
    open_trust(pack, ready).settle()
    (tmp_path / SIGNERS).write_text("", encoding="utf-8")
    trust = open_trust(pack, ready)
    assert not trust.is_settled
    trust.settle()
    assert trust.refusal(f"{pack.path}/a.yaml", REFUSE)


def test_a_forged_memory_is_none(pack: Pack, ready: Ready, tmp_path: Path) -> None:
    open_trust(pack, ready).settle()
    for file in (tmp_path / "cache" / "flows").glob("trust-*"):
        file.write_bytes(file.read_bytes().replace(b"alice", b"mallo"))
    assert not open_trust(pack, ready).is_settled


def test_signers_for_a_time_are_looked_at_again_each_day(
    pack: Pack, ready: Ready, tmp_path: Path
) -> None:
    key = (tmp_path / "key.pub").read_text(encoding="utf-8")
    text = f'alice valid-before="20260101" {key}'
    (tmp_path / SIGNERS).write_text(text, encoding="utf-8")
    open_trust(pack, ready).settle()
    assert open_trust(pack, ready).is_settled
    later = open_trust(pack, ready, "2026-11-29")
    assert not later.is_settled
    later.settle()
    assert later.refusal(f"{pack.path}/a.yaml", REFUSE)


def test_what_came_with_the_program_is_trusted_and_a_folder_is_not(
    pack: Pack, ready: Ready
) -> None:
    trust = open_trust(pack, ready)
    assert trust.standing("/shipped/a.yaml").kind == SHIPPED
    assert trust.standing("/elsewhere/a.yaml").kind == UNSIGNED
    assert "not signed" in trust.warning("/elsewhere/a.yaml", WARN)
    assert trust.warning("/shipped/a.yaml", WARN) == ""


def test_signers_that_others_may_change_count_for_nothing(pack: Pack, ready: Ready) -> None:
    open_trust(pack, ready).settle()
    signers = Signers(pack.path.parent / SIGNERS, "everybody may write to it")
    trust = Trust([pack], Path("/shipped"), signers, ready, TODAY)
    trust.settle()
    assert "everybody may write to it" in trust.refusal(f"{pack.path}/a.yaml", REFUSE)
