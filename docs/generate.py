"""Writes the pages of this folder that come from the flows and the program.

python -m docs.generate sources        writes one page
python -m docs.generate --check        writes nothing; fails when a page is not current
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from docs.commands import commands_page
from docs.diagnostics import diagnostics_page
from docs.keys import keys_page
from docs.manual import completion, manual_page
from docs.rooms import architecture_page
from docs.sources import sources_page

DOCS = Path(__file__).parent

PAGES: Mapping[str, Callable[[], str]] = {
    "architecture": architecture_page,
    "branchline.1": manual_page,
    "completions/branchline.bash": partial(completion, "bash"),
    "completions/_branchline": partial(completion, "zsh"),
    "completions/branchline.fish": partial(completion, "fish"),
    "commands": commands_page,
    "diagnostics": diagnostics_page,
    "keys": keys_page,
    "sources": sources_page,
}
"""Every page that is generated: `NAME.md` by name, or a whole file name."""


def page_path(name: str) -> Path:
    """Return where a page lies."""
    return DOCS / (name if "." in name or "/" in name else f"{name}.md")


def is_current(name: str) -> bool:
    """Tell whether a page says what it would say if it were written now."""
    path = page_path(name)
    return path.exists() and path.read_text(encoding="utf-8") == PAGES[name]()


def main() -> None:
    """Write the pages named, all when none is, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=" ".join(PAGES))
    parser.add_argument("--check", action="store_true", help="fail when a page is not current")
    options = parser.parse_args()
    names = options.pages or list(PAGES)
    if unknown := [name for name in names if name not in PAGES]:
        parser.error(f"no such page: {unknown[0]}")
    if options.check:
        stale = [name for name in names if not is_current(name)]
        sys.exit(f"not current: {', '.join(stale)}; run python -m docs.generate" if stale else 0)
    for name in names:
        page_path(name).write_text(PAGES[name](), encoding="utf-8")


if __name__ == "__main__":
    main()
