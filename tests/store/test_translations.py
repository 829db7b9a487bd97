"""Translations beside flows: their faults, and flows opened in the language that is spoken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import write_trees
from tui.core.codes import CODES
from tui.core.codes.example import TINY
from tui.core.codes.language import words
from tui.core.diagnostic import Diagnostic
from tui.core.words import language, speak
from tui.store.catalog import Catalog, open_catalog
from tui.store.folder import read_folder
from tui.store.kept import describe_content
from tui.store.language import speak_language
from tui.store.ready import Ready
from tui.store.translations import check_translations, read_models

OURS = [code for code in CODES if code[0] == "L"]


@pytest.fixture
def german() -> Iterator[None]:
    speak_language("de")
    yield
    speak(None)


def check(folder: Path, text: str) -> list[Diagnostic]:
    write_trees(folder, tiny=TINY)
    (folder / "locale" / "de").mkdir(parents=True)
    write_trees(folder / "locale" / "de", tiny=text)
    flows = read_folder(folder)
    return list(check_translations([flows], read_models([flows]), frozenset()).problems)


@pytest.mark.parametrize("code", OURS)
def test_the_bad_example_gives_exactly_its_code(code: str, tmp_path: Path) -> None:
    found = {each.code for each in check(tmp_path, CODES[code].bad)}
    assert found - {"L006"} == {code} - {"L006"}
    assert code in found


def test_the_good_example_gives_nothing(tmp_path: Path) -> None:
    assert check(tmp_path, words()) == []


def _open(folder: Path) -> Catalog:
    said = words("    verify:", "    says:\n      text: [das Telefon piept dreimal]\n    verify:")
    check(folder, said)
    tiny_says = TINY.replace("    verify:", "    says: [the phone beeps]\n    verify:")
    write_trees(folder, tiny=tiny_says)
    return open_catalog([folder], [], lambda _: None)


@pytest.mark.usefixtures("german")
def test_a_flow_is_opened_in_the_language_and_pinned_as_it_was_written(tmp_path: Path) -> None:
    flows = _open(tmp_path)
    assert language() == "de"
    assert flows["tiny"].title == flows.entries()[0].title == "Ein Telefon kommt nicht hinein"
    pinned = flows.content("tiny")
    assert flows.original("tiny").title == "A phone does not enrol"
    speak(None)
    assert flows["tiny"].title == "A phone does not enrol"
    assert (pinned[0], *pinned[1]) == tuple(describe_content(flows["tiny"]))


@pytest.mark.usefixtures("german")
def test_faults_that_were_found_in_one_language_are_told_in_the_one_spoken_now(
    tmp_path: Path,
) -> None:
    write_trees(tmp_path / "trees", tiny=TINY.replace("resolve:", "resolv:", 1))
    kept = [Ready(tmp_path / "cache", b"k" * 32)]
    checks: list[str] = []

    def messages() -> list[str]:
        problems = open_catalog([tmp_path / "trees"], kept, checks.append).problems()
        return [each.message for each in problems]

    german = messages()
    assert messages() == german
    speak(None)
    english = messages()
    assert len(english) == len(german)
    assert not set(english) & set(german)
    assert len(checks) == 2
