"""The tables of docs/architecture.md: each package with what it is for, from its own first line."""

import ast
import re
from pathlib import Path

DOCS = Path(__file__).parent
PACKAGE = DOCS.parent / "tui"
PAGE = DOCS / "architecture.md"

_PART = re.compile(r"(<!-- rooms of ([\w/]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def architecture_page() -> str:
    """Return the page as it stands, its tables written anew."""

    def fill(part: re.Match[str]) -> str:
        rows = [f"| `{name}` | {what} |" for name, what in list_rooms(PACKAGE / part[2])]
        return "\n".join([f"{part[1]}| room | what is in it |", "|---|---|", *rows, part[3]])

    return _PART.sub(fill, PAGE.read_text(encoding="utf-8"))


def list_rooms(folder: Path) -> list[tuple[str, str]]:
    """Return the packages below a folder, each with the first line of what it says of itself."""
    found = []
    for file in sorted(folder.glob("*/**/__init__.py")):
        text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        name = file.parent.relative_to(PACKAGE.parent).as_posix()
        found.append((name, text.partition("\n")[0]))
    return found
