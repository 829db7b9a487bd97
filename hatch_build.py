"""Checks the flows that go into a wheel, and puts their verdicts in beside them."""

import contextlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VerdictHook(BuildHookInterface[Any]):
    """Makes a wheel whose flows start at once, and refuses one whose flows have faults."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the verdicts to a wheel; an editable install checks its flows when they are walked.

        Raises:
            SystemExit: a shipped flow has faults, or its verdict cannot be written.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from tui.store.catalog import open_catalog
        from tui.store.lookup import open_index
        from tui.store.ready import RECORDS, open_shipped

        self.made = tempfile.TemporaryDirectory(prefix="branchline-verdicts-")
        folder = Path(self.made.name)
        shutil.rmtree(
            Path(self.root) / "trees" / RECORDS, ignore_errors=True
        )  # of an earlier build
        with contextlib.chdir(self.root):  # so that no path of this machine is in the verdicts
            catalog = open_catalog(
                [Path("trees")], [open_shipped(folder, building=True)], self.app.display_info
            )
        if broken := [entry.file for entry in catalog.entries() if entry.broken]:
            self.app.abort(f"flows with faults: {', '.join(broken)}; see `branchline check`")
        open_index(catalog, [open_shipped(folder, building=True)])
        if not any(folder.iterdir()):
            self.app.abort(f"the verdicts could not be written to {folder}")
        build_data["force_include"][str(folder)] = f"tui/_trees/{RECORDS}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was only needed while the wheel was written."""
        del build_data, artifact_path
        if version != "editable":
            self.made.cleanup()
