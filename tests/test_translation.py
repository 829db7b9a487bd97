"""Every sentence of the program can be said in another language, and German says them all."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.words import (
    FOLDERS,
    LOCALE,
    ROOT,
    bring_up_to_date,
    find_faults,
    read_catalogue,
    to_mo,
    to_po,
)
from tests.cli.command import small_example, write_trees
from tui.core.plain_signs import to_ascii_words
from tui.core.translating.spoken_flow import Phrasebook
from tui.core.words import say, say_count, speak
from tui.store.language import CATALOGUES, LANGUAGES, pick_language, speak_language

FORMATS = ("core", "store", "lsp")
"""Folders that also write YAML, SVG and HTML, whose f-strings are read by people."""
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:;]? |[,:;]? [a-z]{2,}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_says_everything_and_nothing_else(language: str, name: str) -> None:
    catalogue = bring_up_to_date(language, name)
    faults = "\n".join(find_faults(catalogue))
    page = f"tui/locale/{language}/{name}.po"
    assert not faults, f"{faults}\npython -m docs.words, translate in {page}, and once more"
    for ending, data in ((".po", to_po(catalogue)), (".mo", to_mo(catalogue))):
        path = (LOCALE / language / name).with_suffix(ending)
        assert path.read_bytes() == data, f"{path.name} is not current: python -m docs.words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_two_catalogues_is_said_in_one_way(language: str) -> None:
    """They are read as one, so one of two translations would never be heard."""
    first, second = ({each.id: each.string for each in read_catalogue(language, name) if each.id}
                     for name in CATALOGUES)  # fmt: skip
    both = first.keys() & second.keys()
    assert {each: (first[each], second[each]) for each in both if first[each] != second[each]} == {}


def test_the_catalogues_are_those_that_the_program_reads() -> None:
    folders = tuple(each.name for each in LOCALE.iterdir() if each.is_dir())
    assert sorted(folders) == sorted(LANGUAGES)
    assert tuple(FOLDERS) == CATALOGUES


def test_a_faulty_translation_is_found() -> None:
    catalogue = read_catalogue("xx", "none")
    catalogue.add("{count} left", "{zahl} übrig")
    catalogue.add("The end", "")
    catalogue.add("Go", "Los", flags=["fuzzy"])
    found = " ".join(find_faults(catalogue))
    assert "other parts" in found
    assert "not translated" in found
    assert "fuzzy" in found


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT@euro", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "de_CH", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LANGUAGE": "fr:de:en", "LANG": "C"}, "de"),
        ({"LANG": "en_US", "LANGUAGE": "en:de"}, "en"),
    ],
)
def test_the_locale_picks_the_language(environment: dict[str, str], language: str) -> None:
    assert pick_language("auto", environment) == language
    assert pick_language("de", environment) == "de"


def test_letters_that_a_screen_lacks_are_spelt_out() -> None:
    speak_language("de", to_ascii_words)
    book = Phrasebook({"a": {"head": {"Device": "Gerät"}}}, {})
    try:
        assert say("Öl über Maß") == "Oel ueber Mass"
        assert say_count("ä", "ü", 2) == "ue"
        assert book.say_head("a", "Device") == "Geraet"
    finally:
        speak(None)
    assert book.say_head("a", "Device") == "Gerät"


def _run(*arguments: str, **environment: str) -> str:
    command = [sys.executable, "-m", "tui", *arguments]
    done = subprocess.run(
        command, capture_output=True, check=False, input=b"", env=os.environ | environment
    )
    return (done.stdout + done.stderr).decode("utf-8")


def test_a_command_speaks_the_language_asked_for(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", small_example=small_example())
    say_no = ["walk", "nothing", "--trees", str(trees)]
    _run(*say_no)  # checks the flows, once
    english = _run(*say_no)
    german = _run(*say_no, "--language", "de")
    assert german != english
    assert german == _run(*say_no, BRANCHLINE_LANGUAGE="de") == _run(*say_no, LANG="de_DE.UTF-8")
    assert _run(*say_no, "--language=en", LANG="de_DE.UTF-8") == english


def test_english_loads_no_catalogue() -> None:
    script = "import sys; from tui.cli import main; main(['schema']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert "pkgutil" not in done.stdout.split()


def _joined(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
            text = "".join(str(part) for part in parts)
            if SENTENCE.search(text.removeprefix("branchline")):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {text}")
    return found


def test_no_sentence_is_put_together_where_it_cannot_be_translated() -> None:
    paths = [path for path in sorted((ROOT / "tui").rglob("*.py"))
             if not any(path.is_relative_to(ROOT / "tui" / each) for each in FORMATS)]  # fmt: skip
    found = [each for path in paths for each in _joined(path)]
    assert found == [], "say each as one sentence: say('... {name} ...', name=name)"
