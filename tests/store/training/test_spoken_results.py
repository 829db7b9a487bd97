"""A result is kept in the words of a flow's author, and told in its reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import write_trees
from tests.store.training.rehearsal import play_well
from tui.core.classroom.result import Result, read_result
from tui.core.codes.example import TINY
from tui.core.codes.language import words
from tui.core.practice.selection import Pick
from tui.core.words import speak as say_it_in
from tui.store.catalog import Catalog, open_catalog
from tui.store.language import speak_language
from tui.store.training.classes import speak
from tui.store.training.practice import Plate
from tui.store.training.room import Room


@pytest.fixture
def flows(tmp_path: Path) -> Iterator[Catalog]:
    """Return a flow that is translated; German is spoken."""
    trees = write_trees(tmp_path / "trees", tiny=TINY)
    (trees / "locale" / "de").mkdir(parents=True)
    write_trees(trees / "locale" / "de", tiny=words())
    speak_language("de")
    yield open_catalog([trees], [], lambda _: None)
    say_it_in(None)


def play_one(flows: Catalog, folder: Path) -> Result:
    room = Room(Plate(flows, (), folder / "data", "Kim"))
    call = room.open(Pick("", "tiny", 1, "1"), "exam")
    play_well(call)
    call.finish()
    found = read_result(Room(room.plate).past.attempts[0])
    assert found is not None
    return found


def test_a_result_is_kept_as_the_author_wrote_and_told_in_the_readers_language(
    flows: Catalog, tmp_path: Path
) -> None:
    kept = play_one(flows, tmp_path)
    author = flows.original("tiny")
    spoken = flows["tiny"]
    _, _, node = kept.cause.partition("/")
    assert kept.cause_title == author.nodes[node].resolve  # type: ignore[union-attr]
    assert kept.cause_title != spoken.nodes[node].resolve  # type: ignore[union-attr]
    assert set(kept.questions.values()) <= {fact.ask for fact in author.facts.values()}
    (told,) = speak([kept], flows)
    assert told.cause_title == spoken.nodes[node].resolve  # type: ignore[union-attr]
    assert speak([kept], {}) == (kept,)
    say_it_in(None)
    assert speak([kept], flows) == (kept,)
