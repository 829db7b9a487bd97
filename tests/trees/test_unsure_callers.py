"""Callers who know little, in every shipped flow: each walk ends in words, whatever it reads."""

from random import Random

import pytest

from tests.cli.command import run
from tests.trees.shipped import shipped
from tui.core.draft import note_event
from tui.core.events import FAILED, Answered, Started, Tried, Unsure
from tui.core.prospects.sight import look
from tui.core.walk import Asking, HandOver, Offering, Walk, fold, stand
from tui.plain.lines import hand_over_lines, resolution_lines

FLOWS = shipped()


def tell(walk: Walk) -> list[str]:
    """Return what lines say where a walk ends."""
    position = walk.position
    if isinstance(position, HandOver):
        return hand_over_lines(look(FLOWS, walk), position)
    assert isinstance(position, Offering)
    return resolution_lines(FLOWS[position.place.flow], walk, position)


def call(flow: str, random: Random, unsure: float) -> Walk:
    walk = fold(FLOWS, [Started(f"{flow}/{FLOWS[flow].start}")])
    while True:
        position = walk.position
        if isinstance(position, Asking):
            place, fact = position.place.name, position.fact_id
            knows = random.random() >= unsure and position.offered
            answer = random.choice(position.offered) if knows else ""
            event = Answered(place, fact, answer) if answer else Unsure(place, fact)
            walk = stand(FLOWS, note_event(walk.draft, event))
        elif isinstance(position, Offering) and not position.may_end:
            walk = stand(FLOWS, note_event(walk.draft, Tried(position.place.name, FAILED)))
        else:
            return walk


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_a_walk_of_somebody_unsure_ends_in_words(flow: str) -> None:
    for number in range(12):
        random = Random(f"{flow} {number}")  # noqa: S311 - nothing secret
        walk = call(flow, random, (0.3, 0.7, 1.0)[number % 3])
        lines = tell(walk)
        assert len(lines) > 2
        asked = [said.fact for said in walk.draft.said]
        assert len(asked) == len(set(asked))


@pytest.mark.parametrize("how", ["--plain", "--json"])
def test_a_caller_who_knows_nothing_at_all_is_handed_over(how: str) -> None:
    done = run("walk", "start", how, typed="0\n" * 200)
    assert "a fault in Branchline" not in done.stderr
    assert "hand" in done.stdout.casefold()


def test_what_was_asked_in_another_flow_is_told_in_its_words() -> None:
    typed = "1\n1\n1\n0\n0\na\n"
    told = run("walk", "start", "--plain", typed=typed).stdout
    assert "So far:" in told
    said = told.partition("So far:")[2]
    assert "  where: Where does the trouble show?" in said
