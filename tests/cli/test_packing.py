"""`pack` and `verify`, and walking what is in a pack, with the tool that every machine has."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import run, small_example, write_trees

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="signatures need ssh-keygen"
)
WALK = ("walk", "small-example", "--plain")
TYPED = "1\n2\ny\n1\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with flows, a pack of them that is signed, a key, and who signs."""
    folder = tmp_path_factory.mktemp("made")
    write_trees(folder / "flows", small_example=small_example())
    for name in ("key", "other"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name]
        subprocess.run(command, cwd=folder, check=True)
    kind, key = (folder / "key.pub").read_text(encoding="utf-8").split()[:2]
    (folder / "allowed_signers").write_text(f"alice@site {kind} {key}\n", encoding="utf-8")
    done = run("pack", folder / "flows", "--output", folder / "site.pack", "--by", "Alice",
               "--sign", folder / "key")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{folder / 'site.pack'}\n"
    return folder


def verify(folder: Path, pack: str) -> subprocess.CompletedProcess[str]:
    return run("verify", folder / pack, "--signers", folder / "allowed_signers")


def test_a_pack_tells_who_made_it_and_who_signed_it(made: Path) -> None:
    done = verify(made, "site.pack")
    assert done.returncode == 0
    assert "by Alice with Branchline" in done.stdout
    assert "small-example            A phone does not enrol" in done.stdout
    assert "signature: signed by alice@site" in done.stdout


def copy(made: Path, folder: Path, *, signed_by: Path | None = None) -> Path:
    pack = folder / "copy.pack"
    shutil.copy(made / "site.pack", pack)
    if signed_by:
        command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "branchline", "-f", str(signed_by)]
        subprocess.run([*command, str(pack)], check=True, stderr=subprocess.DEVNULL)
    return pack


def test_a_pack_without_a_signature_or_of_a_stranger_is_not_trusted(
    made: Path, tmp_path: Path
) -> None:
    signers = made / "allowed_signers"
    pack = copy(made, tmp_path)
    done = run("verify", pack, "--signers", signers)
    assert (done.returncode, "not signed" in done.stdout) == (1, True)
    copy(made, tmp_path, signed_by=made / "other")
    done = run("verify", pack, "--signers", signers)
    assert (done.returncode, "nobody this site trusts" in done.stdout) == (1, True)


def test_a_pack_that_was_changed_after_it_was_signed_is_noticed(made: Path, tmp_path: Path) -> None:
    flows = write_trees(tmp_path / "flows", small_example=small_example().replace("phone", "fone"))
    run("pack", flows, "--output", tmp_path / "site.pack")
    shutil.copy(made / "site.pack.sig", tmp_path / "site.pack.sig")
    done = run("verify", tmp_path / "site.pack", "--signers", made / "allowed_signers")
    assert (done.returncode, "changed after it was signed" in done.stdout) == (1, True)


def test_a_signature_for_another_purpose_does_not_count(made: Path, tmp_path: Path) -> None:
    pack = copy(made, tmp_path)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(made / "key")]
    subprocess.run([*command, str(pack)], check=True, stderr=subprocess.DEVNULL)
    assert run("verify", pack, "--signers", made / "allowed_signers").returncode == 1


def test_flows_are_walked_out_of_a_pack(made: Path) -> None:
    done = run(*WALK, "--trees", made / "site.pack", typed=TYPED)
    assert done.returncode == 0
    assert "It helped. Done." in done.stdout


def test_a_site_that_wants_signatures_refuses_what_has_none(made: Path, tmp_path: Path) -> None:
    for source in (copy(made, tmp_path), made / "flows"):
        done = run(*WALK, "--trees", source, typed=TYPED, BRANCHLINE_UNSIGNED="refuse")
        assert done.returncode == 1
        assert "this site walks only flows that somebody it trusts has signed" in done.stderr
        assert done.stdout == ""
        warned = run(*WALK, "--trees", source, typed=TYPED, BRANCHLINE_UNSIGNED="warn")
        assert warned.returncode == 0
    assert "nobody this site trusts has signed this flow" in run(
        *WALK, "--trees", copy(made, tmp_path), typed=TYPED, BRANCHLINE_UNSIGNED="warn"
    ).stderr  # fmt: skip


def test_flows_with_faults_are_not_packed(tmp_path: Path) -> None:
    flows = write_trees(tmp_path / "flows", broken="flow: broken\ntitle: x\n")
    done = run("pack", flows, "--output", tmp_path / "x.pack")
    assert done.returncode == 1
    assert "is not packed" in done.stderr
    assert not (tmp_path / "x.pack").exists()


def test_a_restricted_place_packs_nothing(made: Path, tmp_path: Path) -> None:
    for how in ({"BRANCHLINE_RESTRICTED": "yes"}, {}):
        flag = () if how else ("--restricted",)
        done = run("pack", made / "flows", "--output", tmp_path / "x.pack", *flag, **how)
        assert done.returncode == 3
    assert not any(tmp_path.iterdir())


def test_a_file_that_is_no_pack_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.pack"
    file.write_text("flow: a", encoding="utf-8")
    for command in (("verify", file), (*WALK, "--trees", file)):
        done = run(*command)
        assert done.returncode == 1
        assert f"{file}: it is no pack" in done.stderr
