"""Each fault of names, shape, proof and safety is found in its example, and nothing else is."""

import pytest

from tests.core.reading import check_all
from tui.core.codes import CODES

WITH_EXAMPLE = [code.id for code in CODES.values() if code.bad and code.id[0] in "GPS"]


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_bad_example_gives_exactly_this_code(code: str) -> None:
    assert [found.code for found in check_all(CODES[code].bad)] == [code]


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_good_example_passes_all_checks(code: str) -> None:
    assert check_all(CODES[code].good) == []


def test_only_what_needs_more_than_one_small_file_has_no_example() -> None:
    assert {code for code in CODES if code[0] in "GPS"} - set(WITH_EXAMPLE) == {"G008", "P012"}
