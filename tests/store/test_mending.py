"""What `check --fix` mends: only what is safe, and everything else stays to the letter."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.editor.projects import FILES, SMALL
from tui.core.codes import CODES
from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Severity
from tui.core.mending.mend import mend
from tui.core.mending.quoting import quote
from tui.store.checking import check_folders
from tui.store.files import FileRefused
from tui.store.folder import Folder, read_folder
from tui.store.mending import judge, mend_folder, rewrite
from tui.store.reader import read_source

NAME = "tiny.yaml"


def mended(text: str) -> str:
    """Return a text as it is after mending."""
    return mended_files({NAME: text})[NAME]


def mended_files(files: dict[str, str]) -> dict[str, str]:
    folder = Folder(Path(), {name: text.encode() for name, text in files.items()}, {})
    result = mend(files, lambda texts: judge(folder, texts, {}))
    return {**files, **result.texts}


def errors(text: str) -> list[str]:
    found = check_folders([Folder(Path(), {NAME: text.encode()}, {})]).problems
    return [each.code for each in found if each.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (tiny("    ask: Does", "\task: Does"), TINY),
        (tiny("    ask: Does", "\t\task: Does").replace("    how", "\t\thow"), None),
        (tiny("ask: Does", "ask:\tDoes"), tiny()),
        (tiny("A phone", "A\x1b phone"), TINY),
        (tiny("title", "\ufefftitle"), TINY),
        (tiny("A phone", "A\u2028phone"), TINY),
        (tiny("A phone", "A ph\u200bone"), TINY),
        (tiny("A phone", "A ph\u202eone"), TINY),
        (tiny("start:", "sumary: It stops.\nstart:"), tiny("start:", "summary: It stops.\nstart:")),
        (tiny("    cause: Every", "    casue: Every"), TINY),
        (tiny("kind: hand-over", "kind: handover"), TINY),
        (tiny("kind: hand-over", "kind: Hand-Over"), TINY),
        (tiny("there: ticket}", "there: tiket}"), TINY),
        (tiny("start: licence", "start: license"), TINY),
        (tiny("    ask: licence", "    ask: lisence"), TINY),
        (tiny("{missing: assign", "{mising: assign"), TINY),
        (tiny("    resolve: The user", "    resolv: The user"), TINY),
        (tiny("flow: tiny", "flwo: tiny"), TINY),
        (
            tiny("A phone does not enrol", "Error: the phone #12 does not enrol"),
            tiny("A phone does not enrol", "Error: the phone #12 does not enrol"),
        ),
        (
            tiny("A phone does not enrol", "A phone: does not enrol"),
            tiny("A phone does not enrol", '"A phone: does not enrol"'),
        ),
        (
            tiny("Look at the user's page", "Look at the user's page #2"),
            tiny("Look at the user's page in the admin centre.",
                 '"Look at the user\'s page #2 in the admin centre."'),
        ),
        (
            tiny("A phone does not enrol", 'Say "yes" to #3'),
            tiny("A phone does not enrol", "'Say \"yes\" to #3'"),
        ),
        (TINY.rstrip("\n"), TINY),
        (TINY.replace("title: A", "title:   A").replace("enrol\n", "enrol  \n"),
         TINY.replace("title: A", "title:   A")),
        (TINY.replace("\n", "\r\n").removesuffix("\r\n"), TINY.replace("\n", "\r\n")),
    ],
)  # fmt: skip
def test_what_is_safe_is_mended(wrong: str, right: str | None) -> None:
    if right is None:
        assert errors(mended(wrong)) == []
    else:
        assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        TINY,
        SMALL,
        tiny("licence:", "licence: # remark").replace("title:", "# a remark\ntitle:"),
        tiny("    cause: Without", "    cause: |\n      Two blanks  \n      Without"),
        tiny("there: ticket}", "there: nowhere-at-all}"),
        tiny("    actors: [MS]", "    actors: [XX]"),
        tiny("flow: tiny", "flow: [tiny"),
        tiny("  ticket:", "  tickes: {resolve: A, kind: wait, actors: [L1], cause: B}\n"
             "  tickex: {resolve: A, kind: wait, actors: [L1], cause: B}\n  other:"),
        "flow: a\nother: b: c\n",
        "",
        "\x00\x01",
    ],
)  # fmt: skip
def test_what_nobody_can_be_sure_of_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_tabs_that_could_mean_two_things_are_left_alone() -> None:
    text = "flow: a\nnodes:\n  a:\n    b:\n\tc: d\n  e: f\n"
    assert "\t" in mended(text)


def test_remarks_blank_lines_and_layout_stay() -> None:
    text = tiny("start:", "# why\n\nsumary:   It stops.   # here\nstart:")
    assert mended(text) == text.replace("sumary", "summary")


def test_an_id_of_another_file_is_mended_where_only_one_can_be_meant() -> None:
    files = dict(FILES)
    files["phones.yaml"] = files["phones.yaml"].replace("help/ticket", "help/tickte")
    assert mended_files(files) == FILES


def test_faults_that_hide_others_are_mended_with_them() -> None:
    text = TINY.replace("    cause:", "    casue:").replace("there: ticket}", "there: tiket}")
    assert mended(text) == TINY


def test_several_faults_in_one_line_are_mended_together() -> None:
    text = tiny("{missing: assign, there: ticket}", "{mising: asign, there: tiket}")
    assert mended(text) == TINY


@pytest.mark.parametrize("code", [each.id for each in CODES.values() if each.bad])
def test_mending_never_makes_it_worse(code: str) -> None:
    bad = CODES[code].bad
    if bad.isprintable() or bad.encode(errors="ignore").decode() == bad:
        before, after = errors(bad), errors(mended(bad))
        assert len(after) <= len(before) or "F010" in before or "F008" in before


@given(st.data())
def test_a_file_with_one_slip_is_mended_or_left_but_never_made_worse(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(TINY) - 1))
    slip = data.draw(st.sampled_from(["", "\t", " ", "x", ": ", " #", "\u200b", "-"]))
    text = TINY[:place] + slip + TINY[place + 1 :]
    after = mended(text)
    assert errors(text) or not errors(after)
    if not check_folders([Folder(Path(), {NAME: text.encode()}, {})]).problems:
        source, _ = read_source(text.encode(), NAME)
        again, _ = read_source(after.encode(), NAME)
        assert (source and source.tree) == (again and again.tree)


@given(st.text(max_size=60), st.booleans())
def test_a_quoted_text_is_read_as_it_was(text: str, inline: bool) -> None:  # noqa: FBT001
    quoted = quote(text, inline=inline)
    line = f"a: {{b: {quoted}, c: d}}" if inline else f"a: {quoted}"
    source, problems = read_source(line.encode(errors="replace"), NAME)
    assert source is not None
    assert not [each for each in problems if each.severity is Severity.ERROR]
    found = source.tree["a"]["b"] if inline else source.tree["a"]  # type: ignore[index,call-overload]
    assert quote(str(found), inline=inline) == quoted


def test_files_are_written_in_one_step_with_their_rights(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text(tiny("there: ticket}", "there: tiket}"), encoding="utf-8")
    file.chmod(0o640)
    written = mend_folder(read_folder(tmp_path), [NAME], {})
    assert file.read_text(encoding="utf-8") == TINY
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [(fix.file, fix.line, fix.says) for fix in written.fixes] == [
        (str(file), 12, "wrote `ticket` for `tiket`")
    ]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_bytes(b"flow: b\n")
    with pytest.raises(FileRefused, match="changed meanwhile"):
        rewrite(file, b"flow: a\n", b"flow: c\n")
    assert file.read_bytes() == b"flow: b\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text(TINY.rstrip("\n"), encoding="utf-8")
    tmp_path.chmod(0o500)
    written = mend_folder(read_folder(tmp_path), [NAME], {})
    tmp_path.chmod(0o700)
    assert written.fixes == ()
    assert "may not be written" in written.refused[0][1]


def test_a_byte_order_mark_and_a_link_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + TINY.rstrip("\n").encode())
    (tmp_path / NAME).symlink_to(real)
    mend_folder(read_folder(tmp_path), [NAME], {})
    assert (tmp_path / NAME).is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbf" + TINY.encode()
