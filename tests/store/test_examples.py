"""Every code's bad example gives exactly that code, and its good example gives nothing."""

from pathlib import Path

import pytest

from tui.core.codes import CODES
from tui.core.diagnostic import Diagnostic
from tui.store.checking import check_folders
from tui.store.folder import Folder

SHOWN_ELSEWHERE = {"F001", "F002", "F016", "F021", "F048", "F050", "F051", "T002"}
"""No small file gives these; the tests of reader, decoder and hostile files do."""

WITH_EXAMPLE = [code.id for code in CODES.values() if code.bad and code.id[0] in "FGST"]


def check(text: str) -> list[Diagnostic]:
    """Check a file as `check` does; a lone surrogate stands for a byte that is not UTF-8."""
    data = text.encode("utf-8", "surrogateescape")
    return list(check_folders([Folder(Path("trees"), {"tiny.yaml": data}, {})]).problems)


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_bad_example_gives_exactly_its_code(code: str) -> None:
    assert {each.code for each in check(CODES[code].bad)} == {code}


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_good_example_gives_nothing(code: str) -> None:
    assert check(CODES[code].good) == []


def test_only_codes_that_no_small_file_gives_have_no_example() -> None:
    ours = {code for code in CODES if code[0] in "FTS"}
    assert ours - set(WITH_EXAMPLE) == SHOWN_ELSEWHERE


def test_names_of_codes_are_unique() -> None:
    assert len({code.name for code in CODES.values()}) == len(CODES)
