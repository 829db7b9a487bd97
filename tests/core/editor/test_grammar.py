"""What may stand where in a file."""

import pytest

from tui.core.editor.grammar import slot_at
from tui.core.flow import Flow, Library
from tui.core.tree import Path

KINDS: dict[Path, str] = {
    ("nodes", "q"): "ask",
    ("nodes", "r"): "resolve",
    ("nodes", "w"): "route",
}


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), "reviewed"),
        (("nodes", "q"), "unsure"),
        (("nodes", "r"), "needs"),
        (("nodes", "new"), "route"),
        (("nodes", "r", "steps", 0), "template"),
        (("nodes", "r", "steps"), "do"),
        (("nodes", "r", "steps", 0, "template"), "inputs"),
        (("nodes", "r", "risk"), "confirm"),
        (("nodes", "w", "route", 1), "when"),
        (("facts", "f"), "answers"),
        (("facts", "f", "answers", "a"), "sets"),
        (("packets", "p", "fields", "x"), "from"),
        (("nodes", "q", "ask"), "say"),
        (("cases", 0), "remaining"),
    ],
)
def test_a_mapping_has_the_keys_of_its_class(path: Path, key: str) -> None:
    slot = slot_at(Flow, path, KINDS)
    assert slot is not None
    found = slot.keys or getattr(slot_at(Flow, (*path, 0), KINDS), "keys", ())
    inner = slot_at(Flow, (*path, key), KINDS)
    assert key in found or inner is not None


@pytest.mark.parametrize(
    ("path", "refers_to"),
    [
        (("start",), "node"),
        (("nodes", "q", "ask"), "fact"),
        (("nodes", "q", "to", "a"), "node"),
        (("nodes", "q", "else"), "node"),
        (("nodes", "r", "needs", 0), "fact"),
        (("nodes", "r", "needs"), "fact"),
        (("nodes", "r", "packets", 3), "packet"),
        (("nodes", "r", "steps", 0, "procedure"), "procedure"),
        (("values", "v", "by"), "fact"),
        (("nodes", "r", "resolve"), ""),
    ],
)
def test_an_id_names_one_kind_of_thing(path: Path, refers_to: str) -> None:
    slot = slot_at(Flow, path, KINDS)
    assert slot is not None
    item = slot_at(Flow, (*path, 0), KINDS)
    assert refers_to in (slot.refers_to, item.refers_to if item else "")


@pytest.mark.parametrize(
    ("path", "word"),
    [
        (("nodes", "r", "kind"), "not-ours"),
        (("nodes", "r", "actors"), "IA"),
        (("nodes", "r", "actors", 1), "IA"),
        (("nodes", "r", "risk", "kinds", 0), "wipe"),
        (("nodes", "r", "likelihood"), "rare"),
        (("facts", "f", "site"), "yes"),
    ],
)
def test_some_places_take_certain_words_only(path: Path, word: str) -> None:
    slot = slot_at(Flow, path, KINDS)
    inner = slot_at(Flow, (*path, 0), KINDS)
    assert word in {*(slot.words if slot else ()), *(inner.words if inner else ())}


@pytest.mark.parametrize(
    "path", [("nodess",), ("title", "more"), ("nodes", "q", "cause"), ("start", 0, "x")]
)
def test_nothing_may_stand_behind_a_key_that_is_not_there(path: Path) -> None:
    assert slot_at(Flow, path, KINDS) is None


def test_a_library_has_no_nodes() -> None:
    assert slot_at(Library, ("nodes",), {}) is None
    assert slot_at(Library, ("facts", "f", "ask"), {}) is not None
