"""Checks the shipped flows once, so that they start without being checked.

Run where the program is built: `python -m tui.store.ship`.
"""

import os
import sys
from pathlib import Path

from tui.store.catalog import Catalog
from tui.store.folder import read_folder
from tui.store.places import find_places
from tui.store.ready import RECORDS, open_shipped



def ship(trees: Path) -> Catalog:
    """Check the flows of a folder and leave the verdict and the flows in it, ready to walk."""
    return Catalog([read_folder(trees)], [open_shipped(trees / RECORDS)], lambda _: None)


def main() -> int:
    """Prepare the shipped flows; 1 when one of them has faults."""
    trees = Path(sys.argv[1]) if len(sys.argv) > 1 else find_places(os.environ).shipped
    catalog = ship(trees)
    broken = [entry.id for entry in catalog.entries() if entry.broken]
    for flow_id in broken:
        sys.stderr.write(f"{flow_id} has faults: branchline check {trees}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
