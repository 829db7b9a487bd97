"""Several files together: the same flow twice, broken ones beside good ones, libraries shared."""

from pathlib import Path

import pytest

from tests.cli.command import write_trees
from tui.core.codes.example import TINY
from tui.store.alone import add_used
from tui.store.catalog import Catalog, FlowRefused
from tui.store.checking import Checked, check_folders
from tui.store.folder import read_alone, read_folder

LIBRARY = """\
library: licences
facts:
  licence:
    ask: Does the user have a licence?
    how: Look at the user's page in the admin centre.
    answers: {missing: No, there: Yes}
"""
FACTS = LIBRARY.partition("\n")[2]
USER = TINY.replace(FACTS, "").replace("start:", "use: [../shared/licences.yaml]\nstart:")
BROKEN = "flow: tiny\ntitle: [\n"


def check(*folders: Path) -> Checked:
    return check_folders([read_folder(folder) for folder in folders])


def open_flows(*folders: Path) -> Catalog:
    return Catalog([read_folder(folder) for folder in folders], [], lambda _: None)


def codes(checked: Checked) -> list[tuple[str, str]]:
    return [(Path(each.file).name, each.code) for each in checked.problems]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "site")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return write_trees(tmp_path / "own")


def test_two_files_of_one_folder_with_the_same_flow_are_both_faulty(own: Path) -> None:
    write_trees(own, tiny=TINY, twin=TINY.replace("does not", "will not"))
    checked = check(own)
    assert codes(checked) == [("tiny.yaml", "F050"), ("twin.yaml", "F050")]
    assert "twin.yaml" in checked.problems[0].message
    assert checked.broken == {"tiny"}


def test_a_flow_of_a_later_folder_overrules_with_a_warning(site: Path, own: Path) -> None:
    write_trees(site, tiny=TINY)
    write_trees(own, mine=TINY.replace("does not", "will not"))
    flows = open_flows(site, own)
    assert flows["tiny"].title == "A phone will not enrol"
    (warning,) = flows.problems()
    assert (Path(warning.file).name, warning.code, warning.severity) == (
        *("mine.yaml", "F051"), "warning"
    )  # fmt: skip
    assert "tiny.yaml" in warning.message


def test_the_same_bytes_in_two_folders_are_no_news(site: Path, own: Path) -> None:
    write_trees(site, tiny=TINY)
    write_trees(own, tiny=TINY)
    assert codes(check(site, own)) == []


def test_a_good_flow_of_a_later_folder_overrules_a_broken_one(site: Path, own: Path) -> None:
    write_trees(site, tiny=BROKEN)
    write_trees(own, tiny=TINY)
    assert open_flows(site, own)["tiny"].title == "A phone does not enrol"


def test_a_broken_flow_of_a_later_folder_is_refused_and_not_passed_over(
    site: Path, own: Path
) -> None:
    write_trees(site, tiny=TINY)
    write_trees(own, tiny=BROKEN)
    with pytest.raises(FlowRefused):
        open_flows(site, own)["tiny"]


def test_a_broken_flow_goes_by_the_id_in_it_and_a_broken_library_is_no_flow(own: Path) -> None:
    write_trees(own, other=TINY.replace("start: licence\n", ""), shared="library: shared\nx: y\n")
    entries = open_flows(own).entries()
    assert [(each.id, each.broken) for each in entries] == [("tiny", True)]


def test_flows_with_faults_are_listed_behind_those_that_can_be_walked(own: Path) -> None:
    write_trees(own, aaa="flow: aaa\ntitle: [\n", start=BROKEN.replace("tiny", "start"), tiny=TINY)
    assert [each.id for each in open_flows(own).entries()] == ["tiny", "start", "aaa"]


def test_a_folder_that_cannot_be_read_is_a_problem_and_no_flow(own: Path) -> None:
    folder = read_folder(own)._replace(refused={"sub": "the folder cannot be read"})
    checked = check_folders([folder])
    assert [each.code for each in checked.problems] == ["F001"]
    assert checked.files == {}


def test_who_is_refused_hears_of_the_fault_in_the_library_too(own: Path) -> None:
    nested = write_trees(own / "a", tiny=USER)
    write_trees(own / "shared", licences=LIBRARY.replace("ask:", "aks:"))
    with pytest.raises(FlowRefused) as refused:
        open_flows(own)["tiny"]
    told = {Path(each.file).name for each in refused.value.diagnostics}
    assert told == {"tiny.yaml", "licences.yaml"}
    assert nested.is_dir()


def test_a_file_alone_uses_a_library_that_lies_above_it(own: Path) -> None:
    nested = write_trees(own / "a", tiny=USER)
    write_trees(own / "shared", licences=LIBRARY)
    assert codes(check(own)) == []
    assert codes(check_folders([add_used(read_alone(nested / "tiny.yaml"))])) == []


def test_what_is_no_library_above_a_file_is_never_shown(own: Path) -> None:
    nested = write_trees(own / "a", tiny=USER)
    write_trees(own / "shared", licences="token: 'very secret'\n")
    checked = check_folders([add_used(read_alone(nested / "tiny.yaml"))])
    assert checked.problems
    assert "secret" not in repr(checked.problems)


def test_a_library_alone_is_checked(own: Path) -> None:
    write_trees(own, licences=LIBRARY)
    checked = check(own)
    assert checked.problems == ()
    assert checked.read == 1
