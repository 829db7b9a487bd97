"""docs/screen-reader.md: the session on the page is walked, and heard word for word."""

import re
from pathlib import Path

from tests.cli.command import ROOT, run, small_example

PAGE = (ROOT / "docs" / "screen-reader.md").read_text(encoding="utf-8")
SESSION = PAGE.partition("```console\n")[2].partition("```")[0]
PROMPT = re.compile(r"^((?:.*\) |.*done )?> )(\S+)\n", re.MULTILINE)


def test_the_session_on_the_page_is_what_is_heard(tmp_path: Path) -> None:
    command, _, heard = SESSION.partition("\n")
    assert command == "$ branchline walk small-example.yaml --plain"
    flow = tmp_path / "small-example.yaml"
    flow.write_text(small_example(), encoding="utf-8")
    typed = [found[2] for found in PROMPT.finditer(heard)]
    done = run("walk", flow, "--plain", "--no-journal", typed="\n".join([*typed, ""]))
    assert done.stdout.split() == PROMPT.sub(r"\1", heard).split()


def test_a_listener_needs_no_eyes() -> None:
    """Lines are never rewritten, and what waits for an answer says so at the end of its line."""
    done = run("walk", "intune-ios", "--plain", "--no-journal", typed="1\nq\n")
    assert not set("\x1b\r\b\a") & set(done.stdout)
    assert done.stdout.isascii()


def test_where_one_cause_is_left_what_is_left_says_so(tmp_path: Path) -> None:
    flow = tmp_path / "small-example.yaml"
    flow.write_text(small_example(), encoding="utf-8")
    done = run("walk", flow, "--plain", "--no-journal", typed="apns\n2\nv\nq\n")
    assert "One cause is left." in done.stdout
    assert "Nobody can say" not in done.stdout
