"""Walks on every terminal of the matrix and writes docs/terminals.md: `make matrix`."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.terminals.cells import CELLS, LOCALES, SIZES, TERMS, Cell, make_locales, walk
from tui.core.terminal import ANSI, MANY, MONO, examine_terminal

PAGE = Path(__file__).with_name("terminals.md")
AT_ONCE = 2

HEAD = """\
# Terminals

Written by `make matrix`, which walks a flow to its resolution on each of these terminals, sees
every frame through a terminal emulator, and checks that all of it can be read (no sign in the
colour of its ground, no replacement or escaped characters, no colour the terminal does not have)
and that the terminal is left as it was.

What a terminal can do is worked out from its environment, never asked of it. `branchline doctor`
shows what was found, and why; `--ascii`, `--unicode`, `--no-color`, `--colors WORD` and the
settings of the same names overrule it. `NO_COLOR` takes all colours away, and keeps bold. Where
text cannot be placed (`TERM=dumb`, or none), a walk goes on in plain lines by itself and says so.
The mouse is left to the terminal, so that text can be selected; nothing moves by itself. `ctrl+z`
lays the app aside until `fg`, except with `--restricted`.

"""


def walk_all() -> dict[Cell, list[str]]:
    """Walk on every terminal; returns what was wrong on each."""
    with tempfile.TemporaryDirectory(prefix="branchline-") as scratch:
        home = Path(scratch, "home")
        home.mkdir()
        locales = make_locales(Path(scratch))
        walk(CELLS[0], home, locales)  # the flow is checked once
        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = pool.map(lambda cell: walk(cell, home, locales), CELLS)
            return dict(zip(CELLS, results, strict=True))


def render(results: Mapping[Cell, list[str]]) -> Iterator[str]:
    """Yield the lines of the table."""
    heads = [f"{columns}x{rows}" for columns, rows in SIZES]
    yield f"| TERM | locale | colours | signs | {' | '.join(heads)} |"
    yield f"|---|---|---|---|{'---|' * len(heads)}"
    for term in TERMS:
        for locale in LOCALES:
            found = examine_terminal({"TERM": term, "LC_ALL": locale})
            colours = {MONO: "none", ANSI: "16", MANY: "256"}.get(found.colours.value, "all")
            signs = "Unicode" if found.signs.value else "ASCII"
            cells = [_mark(results, term, locale, size) for size in SIZES]
            yield f"| `{term}` | {locale} | {colours} | {signs} | {' | '.join(cells)} |"


def _mark(results: Mapping[Cell, list[str]], term: str, locale: str, size: tuple[int, int]) -> str:
    """Say what came of a size, with colour and without."""
    marks = []
    for no_color in (False, True):
        faults = results[Cell(term, locale, *size, no_color=no_color)]
        marks.append("FAULT" if faults else "lines" if term == "dumb" else "ok")
    return " / ".join(marks)


def main() -> int:
    """Walk, write the page, and name what was wrong; 1 when something was."""
    results = walk_all()
    good = sum(1 for faults in results.values() if not faults)
    tally = f"{good} of {len(results)} walks came to their end with nothing to object to.\n"
    meaning = "Each cell: with colour / with `NO_COLOR`. `lines`: walked in plain lines.\n\n"
    PAGE.write_text(
        HEAD + tally + meaning + "".join(f"{line}\n" for line in render(results)), encoding="utf-8"
    )
    for cell, faults in results.items():
        for fault in faults:
            print(f"{cell.name}: {fault}", file=sys.stderr)  # noqa: T201
    print(tally, end="")  # noqa: T201
    return 0 if good == len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
