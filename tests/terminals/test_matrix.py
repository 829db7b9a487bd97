"""Every terminal: readable, in its own colours and signs, and left as it was."""

import random
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.terminals.cells import CELLS, LOCALES, TERMS, Cell, make_locales, walk
from tests.terminals.eyes import excess_colours

SEED, SAMPLE = 9, 5


def sample() -> list[Cell]:
    """Return a few cells: other kinds of terminals and every locale, and one without places."""
    chance = random.Random(SEED)  # noqa: S311 - a sample of tests, not a secret
    rest = [*TERMS]
    chance.shuffle(rest)
    chosen = []
    rest.remove("dumb")
    rest = [*rest[: SAMPLE - 1], "dumb"]
    for number, term in enumerate(rest):
        locale = LOCALES[number % len(LOCALES)]
        cells = [cell for cell in CELLS if (cell.term, cell.locale) == (term, locale)]
        chosen.append(chance.choice(cells))
    return chosen


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home that all cells share, so that the flow is checked once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make_locales(tmp_path_factory.mktemp("locales"))


@pytest.mark.parametrize("cell", sample(), ids=lambda cell: cell.name)
def test_a_walk_on_a_sample_of_terminals(cell: Cell, home: Path, locales: dict[str, str]) -> None:
    assert walk(cell, home, locales) == []


@pytest.mark.soak
@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.name)
def test_a_walk_on_every_terminal(cell: Cell, home: Path, locales: dict[str, str]) -> None:
    assert walk(cell, home, locales) == []


@pytest.mark.parametrize(
    ("sent", "colours", "excess"),
    [
        (b"\x1b[1mbold", 0, ""), (b"\x1b[31mred", 0, "31"), (b"\x1b[31mred", 16, ""),
        (b"\x1b[38;5;200mpink", 16, "38;5;200"), (b"\x1b[38;2;1;2;3;1mgrey", 256, "38;2;1;2;3;1"),
        (b"\x1b[38;2;1;2;3m", 1 << 24, ""), (b"\x1b[m", 0, ""),
    ],
)  # fmt: skip
def test_too_many_colours_are_noticed(sent: bytes, colours: int, excess: str) -> None:
    assert excess_colours(sent, colours) == excess


def test_the_page_of_terminals_tells_of_every_cell() -> None:
    from docs.terminals import PAGE

    text = PAGE.read_text(encoding="utf-8")
    assert f"{len(CELLS)} of {len(CELLS)} walks" in text
    assert all(f"`{term}`" in text for term in TERMS)
    assert sys.platform
