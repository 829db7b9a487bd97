"""`stats`: reports from the journal in every form, and the page in a real browser."""

import json
import re
from pathlib import Path

import pytest

from tests.browser import find_browser, open_browser
from tests.cli.command import run, write_trees
from tests.cli.test_web import LAMP
from tests.team.desk import WALKS, fill


@pytest.fixture
def trees(tmp_path: Path, private_home: Path) -> Path:
    fill(private_home / ".local/share/branchline", WALKS * 3)
    return write_trees(tmp_path / "trees", lamp=LAMP)


def test_a_report_in_the_terminal_has_tables_and_charts(trees: Path) -> None:
    done = run("stats", "--trees", trees)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^The lamp stays dark +15 +40%.*\n  lamp$", done.stdout, re.MULTILINE)
    assert "Called wrong 3 times" in done.stdout
    assert "▇" in done.stdout
    plain = run("stats", "--ascii", "--trees", trees)
    assert plain.stdout.isascii()
    assert "####" in plain.stdout
    assert "▇" not in run("stats", "--no-charts", "--trees", trees).stdout


@pytest.mark.parametrize("form", ["markdown", "csv", "json"])
def test_a_report_for_other_programs(trees: Path, form: str) -> None:
    done = run("stats", "lamp", "--format", form, "--trees", trees)
    assert done.returncode == 0, done.stderr
    if form == "json":
        (flow,) = json.loads(done.stdout)["tables"]["flows"]["rows"]
        assert (flow["Id"], flow["Calls"], flow["Fixed"]["part"]) == ("lamp", 15, 6)
    else:
        assert "the bulb cannot be seen" in done.stdout


def test_what_cannot_be_is_said(trees: Path, tmp_path: Path) -> None:
    assert "did you mean lamp?" in run("stats", "lampe", "--trees", trees).stderr
    assert "write the day" in run("stats", "--since", "yesterday", "--trees", trees).stderr
    page = tmp_path / "no" / "such" / "\0"
    assert run("stats", "--html", str(page).replace("\0", "x"), "--restricted",
               "--trees", trees).returncode == 3  # fmt: skip


@pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed here (Debian: chromium)"
)
async def test_the_page_reads_well_in_a_browser_and_asks_for_nothing(
    trees: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    done = run("stats", "--html", page, "--trees", trees)
    assert done.returncode == 0, done.stderr
    async with open_browser(tmp_path) as tab:
        await tab.open(page.as_uri())
        names = await tab.names()
        roles = {role for role, _ in names}
        assert {"main", "navigation", "banner", "contentinfo", "table", "columnheader"} <= roles
        charts = [name for role, name in names if role in ("image", "img")]
        assert any(name.startswith("Chart of fixes: tried and helped") for name in charts)
        assert any(name.startswith("Map of The lamp stays dark") for name in charts)
        assert ("SvgRoot", "The lamp stays dark") not in names
        assert ("figure", "Where walks stop") in names
        assert ("heading", "Where walks stop") in names
        assert await tab.ask("[...document.querySelectorAll('table')].every(t => t.caption)")
        assert await tab.ask("document.scripts.length") == 0
        assert await tab.ask("document.body.scrollWidth <= innerWidth")
        drawn = "document.querySelector('#fixes svg').getBoundingClientRect().height"
        assert await tab.ask(drawn) > 40
        assert await tab.ask("document.querySelectorAll('[id^=map] svg text').length") > 5
        await tab.call("Emulation.setDeviceMetricsOverride", width=400, height=800,
                       deviceScaleFactor=1, mobile=False)  # fmt: skip
        assert await tab.ask("document.body.scrollWidth <= innerWidth")
        letters = "document.querySelector('#fixes svg text').getBoundingClientRect().height"
        assert await tab.ask(letters) > 11
        elsewhere = [each for each in tab.requests if not each.startswith(("file:", "about:"))]
        assert elsewhere == []
        assert tab.complaints == []
