"""Where flows come from: folders and packs, and whether others may write to them."""

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.desk import settings_of
from tui.cli.exits import FAULTS, USAGE
from tui.cli.stop import Stop, complain
from tui.core.packs.standing import REFUSE, WARN
from tui.core.tuples import NamedTuple
from tui.core.words import say
from tui.store.folder import Folder, read_folder
from tui.store.loose import find_loose
from tui.store.places import SIGNERS, Places
from tui.store.ready import Ready, open_private
from tui.store.shipped import read_shipped

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.store.catalog import Catalog
    from tui.store.packs.archive import Pack
    from tui.store.packs.trust import Trust

PACK = ".pack"


class Sources(NamedTuple):
    """Folders of flows, packs among them; a later one overrules an earlier one."""

    folders: list[Folder]
    packs: "list[Pack]"


def read_sources(options: "Namespace", places: Places) -> Sources:
    """Read the flows named by `--trees`, else those that come with the program, site and user.

    Raises:
        Stop: what was named cannot be used.
    """
    named = getattr(options, "trees", None)
    if named:
        sources = Sources([], [])
        for name in named:
            _add_named(sources, Path(name), options)
        return sources
    sources = Sources([read_shipped(places.shipped)], [])
    for path in places.trees[1:]:
        if os.path.isdir(path) and is_let(path, options):  # noqa: PTH112 - `Path` raises where it is closed
            folder = read_folder(path)
            # A folder without a flow changes nothing, so what is known of the others holds.
            sources.folders.extend([folder] if folder.files or folder.refused else [])
            for pack in find_packs(path):
                _add_found(sources, pack, options)
    return sources


def read_trees(options: "Namespace", places: Places) -> list[Folder]:
    """Return the folders of flows alone.

    Raises:
        Stop: what was named cannot be used.
    """
    return read_sources(options, places).folders


def _add_named(sources: Sources, path: Path, options: "Namespace") -> None:
    is_pack = path.name.endswith(PACK) and os.path.isfile(path)  # noqa: PTH113 - as above
    if not is_pack and not os.path.isdir(path):  # noqa: PTH112
        raise Stop(say("{path}: no such folder of flows", path=path), USAGE)
    if not is_let(path, options):
        raise Stop(
            say("{path} is not used; a site may allow it (setting `loose`)", path=path), FAULTS
        )
    if is_pack:
        from tui.store.packs.archive import PackRefused  # noqa: PLC0415 - only with a pack

        try:
            _add_pack(sources, path)
        except PackRefused as refused:
            raise Stop(f"{path}: {refused.reason}", FAULTS) from None
    else:
        sources.folders.append(read_folder(path))


def _add_found(sources: Sources, path: Path, options: "Namespace") -> None:
    """Take a pack that lies in a folder of flows; one that cannot be used is named."""
    from tui.store.packs.archive import PackRefused  # noqa: PLC0415 - only with a pack

    if not is_let(path, options):
        return
    try:
        _add_pack(sources, path)
    except PackRefused as refused:
        complain(say("{path} is left out: {reason}", path=path, reason=refused.reason))


def _add_pack(sources: Sources, path: Path) -> None:
    from tui.store.packs.archive import read_pack  # noqa: PLC0415 - only with a pack

    pack = read_pack(path)
    sources.packs.append(pack)
    sources.folders.append(Folder(path, pack.files, {}))


def find_packs(folder: Path) -> Iterator[Path]:
    """Yield the packs that lie in a folder of flows."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names
    except OSError:
        return
    yield from (folder / name for name in names if name.endswith(PACK) and name[0] not in "._#")


def is_let(path: Path, options: "Namespace") -> bool:
    """Tell whether flows may be taken from there; says so where others may write to it."""
    why = find_loose(path)
    if not why:
        return True
    wanted = settings_of(options).text("loose")
    if wanted != "allow":
        complain(f"{path}: {why}")
    return wanted != "refuse"


def open_trust(packs: "Sequence[Pack]", options: "Namespace", places: Places) -> "Trust":
    """Return what is known of who signed the flows; nothing is verified yet."""
    from tui.store.packs.trust import Signers, Trust  # noqa: PLC0415 - only where there are packs

    today = datetime.now(UTC).date().isoformat()
    ready = open_private(places.cache, places.data)
    signers = Signers(places.site / SIGNERS)
    if packs and os.path.exists(signers.file) and not is_let(signers.file, options):  # noqa: PTH110 - as above
        signers = Signers(signers.file, say("others may write to {file}", file=signers.file))
    return Trust(packs, places.shipped, signers, ready, today)


def keep_trusted(sources: Sources, options: "Namespace", trust: "Trust") -> Sources:
    """Leave out what is known to be signed by nobody; and say what was left out.

    Raises:
        Stop: something that was named is left out.
    """
    kept = []
    for folder in sources.folders:
        why = trust.refusal(str(folder.path / "flow"), REFUSE)
        if why and getattr(options, "trees", None):
            raise Stop(f"{folder.path}: {why}", FAULTS)
        if why:
            complain(say("{path} is left out: {why}", path=folder.path, why=why))
        else:
            kept.append(folder)
    left = {folder.path for folder in kept}
    return Sources(kept, [pack for pack in sources.packs if pack.path in left])


def is_signed_only(sources: Sources, options: "Namespace", places: Places) -> bool:
    """Tell whether there is something that is not shipped, and the site takes only signed flows."""
    if all(folder.path == places.shipped for folder in sources.folders):
        return False
    return settings_of(options).text("unsigned") == REFUSE


def settle(trust: "Trust") -> None:
    """Verify the signatures that are new here, and say so; ctrl+c ends the command."""
    if not trust.is_settled:
        complain(say("Checking the signatures that are new here."))
        trust.settle()


def open_signed(sources: Sources, records: Sequence[Ready], trust: "Trust") -> "Catalog":
    """Open the catalog of a site that walks only what is signed."""
    from tui.store.signed import SignedCatalog  # noqa: PLC0415 - only where signatures count

    return SignedCatalog(sources.folders, records, complain, trust)


def look_at_signature(options: "Namespace", catalog: "Catalog", flow_id: str) -> None:
    """Before a walk in lines: say what is doubtful, leave out what the site does not want.

    Raises:
        Stop: the flow is not there any more.
    """
    trust = catalog.trust
    if trust is None:
        return
    from tui.store.signed import SignedCatalog  # noqa: PLC0415 - only where there are packs

    if isinstance(catalog, SignedCatalog):
        settle(trust)
        catalog.settle()
        if flow_id not in {entry.id for entry in catalog.entries()}:
            raise Stop("\n".join(catalog.left_out), FAULTS)
        for each in catalog.left_out:
            complain(each)
        return
    entry = next((each for each in catalog.entries() if each.id == flow_id), None)
    if entry and settings_of(options).text("unsigned") == WARN:
        settle(trust)
        if doubt := trust.warning(entry.file, WARN):
            complain(doubt)
