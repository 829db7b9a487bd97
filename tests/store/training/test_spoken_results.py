"""A result is kept in the words of a flow's author, and told in its reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import write_trees
from tests.store.training.rehearsal import make_room, play_well
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


def play_one(flows: Catalog, folder: Path, seed: str = "1", level: int = 1) -> Result:
    room = Room(Plate(flows, (), folder / "data", "Kim"))
    call = room.open(Pick("", "tiny", level, seed), "exam")
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


@pytest.mark.parametrize("seed", ["1", "2", "3"])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_made_call_is_kept_the_same_whatever_language_its_player_speaks(
    flows: Catalog, tmp_path: Path, seed: str, level: int
) -> None:
    german = play_one(flows, tmp_path / "german", seed, level)
    say_it_in(None)
    english = play_one(flows, tmp_path / "english", seed, level)
    assert german._replace(attempt="", at="") == english._replace(attempt="", at="")


def test_a_made_call_is_called_in_the_language_of_its_player_while_it_is_played(
    flows: Catalog, tmp_path: Path
) -> None:
    room = Room(Plate(flows, (), tmp_path / "data", "Kim"))
    spoken = {room.open(Pick("", "tiny", 1, str(seed)), "free") for seed in range(8)}
    assert any(call.title != call.head.title for call in spoken)


def test_a_ticket_says_in_german_how_it_came_in(flows: Catalog, tmp_path: Path) -> None:
    call = Room(Plate(flows, (), tmp_path / "data", "Kim")).open(Pick("", "tiny", 1, "1"), "free")
    assert "(Telefon)" in call.attempt.lines[0].text


def test_a_near_miss_is_called_so_in_german_and_kept_in_its_author_s_words(tmp_path: Path) -> None:
    room = make_room(tmp_path)
    speak_language("de")
    try:
        first = room.open(Pick("old-certificate", "small-example", 1), "free")
        pick = room.near_miss(first)
        assert pick is not None
        near = room.open(pick, "free")
    finally:
        say_it_in(None)
    assert near.title == "Beinahe-Treffer: Nobody can add a phone since this morning"
    assert near.head.title == "Near miss: Nobody can add a phone since this morning"
