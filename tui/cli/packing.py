"""`pack` and `verify`: flows carried to a closed box in one file that says what is in it."""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import tui
from tui.cli.desk import open_settings
from tui.cli.exits import CANNOT_RUN, DONE, FAULTS, USAGE
from tui.cli.stop import Stop, complain
from tui.core.diagnostic import Severity
from tui.core.packs.manifest import Manifest, hash_of
from tui.core.packs.standing import TRUSTED, Standing, say_standing
from tui.core.render import render_line
from tui.core.text import visible
from tui.core.words import say
from tui.store.checking import Checked, check_folders
from tui.store.folder import Folder, read_folder
from tui.store.loose import find_loose
from tui.store.packs.archive import ENDING, PackRefused, make_pack, read_pack
from tui.store.packs.signing import SigningFailed, sign, signature_of, verify
from tui.store.places import SIGNERS, find_places
from tui.store.private import explain


def pack_command(options: argparse.Namespace) -> int:
    """Check the flows of a folder, and write them into one file, signed where a key is named."""
    if open_settings(options).switch("restricted"):
        raise Stop(say("pack writes a file, which --restricted does not allow"), CANNOT_RUN)
    source = Path(options.folder)
    if not source.is_dir():
        raise Stop(say("{source}: no such folder of flows", source=source), USAGE)
    folder = read_folder(source)
    checked = _check(folder)
    name = options.name or source.resolve().name
    target = Path(options.output or f"{name}{ENDING}")
    if target.suffix != ENDING:
        raise Stop(say("--output: the name of a pack ends in {ending}", ending=ENDING), USAGE)
    _write(target, make_pack(_describe(options, name, folder, checked), folder.files))
    sys.stdout.write(f"{visible(str(target))}\n")
    size = target.stat().st_size
    complain(
        say(
            "{count} flows in {count2} files, {size} bytes",
            count=len(checked.flows),
            count2=len(folder.files),
            size=size,
        )
    )
    if options.sign:
        _sign(target, Path(options.sign))
    else:
        complain(
            say(
                "nobody signed it; sign with: ssh-keygen -Y sign -f KEY -n branchline {target}",
                target=target,
            )
        )
    return DONE


def _check(folder: Folder) -> Checked:
    """Check what is to be packed.

    Raises:
        Stop: it has faults, so it is not packed.
    """
    checked = check_folders([folder])
    faults = [each for each in checked.problems if each.severity is Severity.ERROR]
    if faults or not checked.flows:
        shown = [render_line(each) for each in faults[:10]] or [say("there is no flow in it")]
        raise Stop("\n".join([say("{path} is not packed:", path=folder.path), *shown]), FAULTS)
    return checked


def _describe(options: argparse.Namespace, name: str, folder: Folder, checked: Checked) -> Manifest:
    now = datetime.now(UTC)
    by = options.by or open_settings(options).text("agent") or os.environ.get("USER", "")
    return Manifest(
        name=visible(name)[:200],
        version=visible(options.content or now.strftime("%Y.%m.%d"))[:200],
        by=visible(by)[:200],
        when=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        program=tui.__version__,
        files={key: hash_of(data) for key, data in folder.files.items()},
        flows={key: whole.flow.title for key, whole in checked.flows.items()},
    )


def _write(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{target.name}.new")
    try:
        draft.write_bytes(data)
        read_pack(draft)  # what could not be read back is no pack
        draft.replace(target)
    except (OSError, PackRefused) as error:
        draft.unlink(missing_ok=True)
        why = explain(error) if isinstance(error, OSError) else error.reason
        raise Stop(
            say("{target} is not written: {why}", target=target, why=why), CANNOT_RUN
        ) from None


def _sign(target: Path, key: Path) -> None:
    try:
        signature = sign(target, key)
    except SigningFailed as failed:
        raise Stop(
            say("{target} is written, but not signed: {failed}", target=target, failed=failed),
            FAULTS,
        ) from None
    complain(say("signed; carry {signature} along with it", signature=signature))


def verify_command(options: argparse.Namespace) -> int:
    """Say what is in a pack, and who signed it; 0 only when somebody the site trusts did."""
    path = Path(options.pack)
    if not path.exists():
        raise Stop(say("{path}: no such file", path=path), USAGE)
    signers = Path(options.signers) if options.signers else find_places(os.environ).site / SIGNERS
    try:
        pack = read_pack(path)
    except PackRefused as refused:
        raise Stop(f"{path}: {refused.reason}", FAULTS) from None
    standing = verify(pack.data, signature_of(path), signers)
    loose = find_loose(signers) if signers.exists() else ""
    if loose:
        standing = Standing("unchecked", why=f"{signers}: {loose}")
    for line in _tell(pack.manifest, standing, signers):
        sys.stdout.write(visible(line) + "\n")
    return DONE if standing.kind == TRUSTED else FAULTS


def _tell(manifest: Manifest, standing: Standing, signers: Path) -> list[str]:
    by = say("by {by} with Branchline {program}", by=manifest.by or "?", program=manifest.program)
    return [
        say(
            "{name} {version}, packed {when} {by}",
            name=manifest.name,
            version=manifest.version,
            when=manifest.when,
            by=by,
        ),
        *(f"  {flow:<24} {title}" for flow, title in sorted(manifest.flows.items())),
        say("{count} files, each as the manifest says", count=len(manifest.files)),
        say(
            "signature: {standing} (signers: {signers})",
            standing=say_standing(standing).removeprefix("! "),
            signers=signers,
        ),
    ]
