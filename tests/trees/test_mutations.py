"""No slip in a shipped flow goes by unnoticed: `check`, `test` and harmless slips, told apart."""

import sys

import pytest

from tests.trees.mutants import KINDS, make_mutants
from tests.trees.mutations import SEED, judge, sources


def count_verdicts(count: int) -> dict[str, int]:
    """Judge so many mutants; anything missed is listed by itself."""
    verdicts: dict[str, int] = {}
    for mutant in make_mutants(sources(), count, SEED):
        verdict = judge(mutant)
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    return verdicts


def test_no_slip_of_forty_goes_by_unnoticed() -> None:
    verdicts = count_verdicts(40)
    assert not [verdict for verdict in verdicts if verdict.startswith("missed")]


@pytest.mark.soak
def test_no_slip_of_a_thousand_goes_by_unnoticed() -> None:
    verdicts = count_verdicts(1000)
    sys.stdout.write(f"{verdicts}\n")
    assert not [verdict for verdict in verdicts if verdict.startswith("missed")]


def test_every_kind_of_slip_can_be_made() -> None:
    made = {mutant.kind for mutant in make_mutants(sources(), 400, SEED)}
    assert made == set(KINDS) - {"a call led elsewhere"}  # no shipped flow calls a shared part
