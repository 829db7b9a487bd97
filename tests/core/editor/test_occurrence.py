"""Every id is found where it stands, to the column."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.core.editor.projects import FILES, SMALL, open_project, open_shipped
from tui.core.editor.occurrence import Symbol, find_at, find_occurrences
from tui.core.editor.project import Project
from tui.core.editor.rename import RENAMED, find_all, why_not_rename
from tui.core.link import SHARED
from tui.store.checking import check_folders
from tui.store.folder import Folder

PROJECT = open_project(FILES)
EXAMPLES = [{"small-example.yaml": SMALL}, FILES]


@pytest.mark.parametrize("project", [open_project(EXAMPLES[0]), PROJECT, open_shipped()])
def test_each_id_stands_exactly_where_it_was_found(project: Project) -> None:
    for each in find_occurrences(project):
        line, column, length = each.span
        text = project[each.file].source.lines[line - 1]
        assert text[column - 1 : column - 1 + length] == each.symbol.name, each


@pytest.mark.parametrize("project", [open_project(EXAMPLES[0]), PROJECT, open_shipped()])
def test_everything_that_is_defined_is_found_once(project: Project) -> None:
    found = [each.symbol for each in find_occurrences(project) if each.is_definition]
    assert len(found) == len(set(found))
    for file in project.values():
        for kind in (*SHARED, "nodes"):
            for name in getattr(file.flow, kind):
                assert Symbol(kind, file.name, name) in found


def lines_of(symbol: Symbol) -> list[tuple[str, int]]:
    return sorted((each.file, each.span.line) for each in find_all(PROJECT, symbol))


def test_a_fact_is_found_in_every_file_that_names_it() -> None:
    places = lines_of(Symbol("facts", "shared/facts.yaml", "cloud"))
    assert [line for file, line in places if file == "shared/facts.yaml"] == [5, 6, 8]
    assert [line for file, line in places if file == "phones.yaml"] == [
        *(14, 16, 20, 22, 22, 27, 28, 33, 44),
    ]


def test_an_answer_is_one_of_its_own_fact() -> None:
    places = lines_of(Symbol("answers", "shared/facts.yaml", "google", "make"))
    assert places == [("phones.yaml", 8), ("phones.yaml", 45),
                      ("shared/facts.yaml", 5)]  # fmt: skip


def test_a_value_is_found_within_texts_of_several_lines() -> None:
    places = lines_of(Symbol("values", "shared/facts.yaml", "site"))
    assert [line for file, line in places if file == "phones.yaml"] == [24, 31, 32]


def test_a_node_of_another_flow_is_found_behind_the_slash() -> None:
    assert lines_of(Symbol("nodes", "help.yaml", "ticket")) == [
        ("help.yaml", 3), ("help.yaml", 5), ("phones.yaml", 36), ("phones.yaml", 45),
    ]  # fmt: skip
    assert ("phones.yaml", 8) in lines_of(Symbol("flows", "help.yaml", "help"))


def test_a_fact_defined_where_it_is_asked_is_found() -> None:
    found = find_at(PROJECT, "phones.yaml", 10, 18)
    assert found is not None
    assert found.symbol == Symbol("facts", "phones.yaml", "enrolled")
    assert found.is_definition


def test_nothing_is_found_where_no_id_stands() -> None:
    assert find_at(PROJECT, "phones.yaml", 2, 9) is None


def faults(files: Mapping[str, str]) -> list[str]:
    data = {name: text.encode() for name, text in files.items()}
    return [each.code for each in check_folders([Folder(Path("flows"), data, {})]).problems]


def rename(files: Mapping[str, str], symbol: Symbol, new: str) -> dict[str, str]:
    lines = {name: text.split("\n") for name, text in files.items()}
    spans = sorted((each.file, each.span) for each in find_all(open_project(files), symbol))
    for file, (line, column, length) in reversed(spans):
        text = lines[file][line - 1]
        lines[file][line - 1] = text[: column - 1] + new + text[column - 1 + length :]
    return {name: "\n".join(text) for name, text in lines.items()}


@pytest.mark.parametrize("files", EXAMPLES)
def test_renaming_anything_everywhere_changes_nothing_else(files: dict[str, str]) -> None:
    before = faults(files)
    project = open_project(files)
    for symbol in {each.symbol for each in find_occurrences(project)}:
        if symbol.kind not in RENAMED:
            continue
        assert why_not_rename(project, symbol, "brand-new") == ""
        after = rename(files, symbol, "brand-new")
        assert faults(after) == before, symbol
        renamed = symbol._replace(name="brand-new")
        count = sum(1 for _ in find_all(project, symbol))
        assert sum(1 for _ in find_all(open_project(after), renamed)) == count
        assert rename(after, renamed, symbol.name) == files


@pytest.mark.parametrize(
    ("symbol", "new", "why"),
    [
        (Symbol("nodes", "phones.yaml", "gov"), "public", "there already"),
        (Symbol("nodes", "phones.yaml", "gov"), "hand-over", "another meaning"),
        (Symbol("nodes", "phones.yaml", "gov"), "Not Good", "lower-case"),
        (Symbol("facts", "shared/facts.yaml", "cloud"), "enrolled", "there already"),
        (Symbol("answers", "shared/facts.yaml", "gov", "cloud"), "else", "another meaning"),
        (Symbol("answers", "shared/facts.yaml", "gov", "cloud"), "public", "there already"),
        (Symbol("flows", "help.yaml", "help"), "phones", "there already"),
        (Symbol("facts", "", "nowhere"), "new", "not defined"),
        (Symbol("terms", "phones.yaml", "ADE"), "new", "no id"),
    ],
)
def test_a_name_that_cannot_be_had_is_refused_with_the_reason(
    symbol: Symbol, new: str, why: str
) -> None:
    assert why in why_not_rename(PROJECT, symbol, new)
