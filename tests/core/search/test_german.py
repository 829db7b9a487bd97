"""German texts are understood by German rules, and no other text is."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.core.search.desk import first
from tui.core.flow import Flow, Resolution
from tui.core.search import Index, build_index, search
from tui.core.search.german import base, is_german
from tui.core.search.german_words import SAME as GERMAN_SAME
from tui.core.search.normal import cut_words, plain
from tui.core.search.synonyms import SAME

DATA = Path(__file__).parents[2] / "data"

SAYS = {
    "cap": ("sie hat die Höchstzahl an Geräten erreicht", "the list of devices is full"),
    "licence": ("der neuen Kollegin wurde keine Lizenz gegeben",),
    "certificate": ("das Zertifikat ist letzte Woche abgelaufen",),
    "network": ("die Einrichtung geht nur in einem anderen Netz",),
    "portal": ("das Portal der Firma lässt sich nicht öffnen",),
}


@pytest.fixture(scope="module")
def index() -> Index:
    nodes = {
        name: Resolution(resolve=name, cause="", actors=("L1",), says=says)
        for name, says in SAYS.items()
    }
    return build_index({"f": Flow("f", "Handy lässt sich nicht registrieren", "cap", nodes)})


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("mit der Lizenzen von den Kollegen stimmt was nicht", "licence"),
        ("die Zertifikate laufen ab", "certificate"),
        ("bei mir steht was von Benachrichtigungszertifikat", "certificate"),
        ("in anderen Netzen klappt das Einrichten", "network"),
        ("sie darf kein Geraet mehr hinzufuegen, die Hoechstzahl ist da", "cap"),
        ("Firmenportal tut nichts, wenn ich es aufmache", "portal"),
    ],
)
def test_any_form_of_a_word_lands_where_another_form_is_said(
    index: Index, text: str, node: str
) -> None:
    assert first(search(index, text)) == node


@pytest.mark.parametrize(
    "text", ["Der Drucker im dritten Stock druckt nur leere Seiten",
             "Die Kaffeemaschine will eine neue Kollegin",
             "Wie schalte ich Roaming für eine Reise ein?"],
)  # fmt: skip
def test_what_is_about_something_else_stays_calm_in_german_too(index: Index, text: str) -> None:
    assert not search(index, text).confident


def test_german_texts_are_known_and_no_others() -> None:
    german = {
        ticket["id"]
        for name in ("tickets-held", "tickets-tune")
        for ticket in yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
        if is_german(cut_words(plain(ticket["text"])))
    }
    assert german == {"H026", "H056", "H104", "H115", "T029", "T122", "T245"}


def test_german_ways_to_put_an_idea_are_ways_to_put_one_that_there_is() -> None:
    known = {line.partition(":")[0] for line in SAME.replace(",\n", ",").strip().splitlines()}
    ours = [line.partition(":")[0] for line in GERMAN_SAME.replace(",\n", ",").strip().splitlines()]
    assert set(ours) <= known
    assert len(ours) == len(set(ours))


@given(st.text(alphabet="abdeghilmnorstu", max_size=20))
def test_a_base_is_a_beginning_of_its_word_and_never_nothing(word: str) -> None:
    cut = base(word)
    assert word.startswith(cut)
    assert bool(cut) is bool(word)
