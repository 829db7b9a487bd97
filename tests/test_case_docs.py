"""The pages about cases and settings say what the program does."""

import json
import re
from pathlib import Path

from tui.core.journal.record_schema import lines_schema
from tui.core.settings import SETTINGS
from tui.core.tickets.ticket_template import PLACES

DOCS = Path(__file__).parents[1] / "docs"


def test_the_published_schema_is_the_one_that_lines_fit() -> None:
    published = json.loads((DOCS / "case-lines.schema.json").read_text(encoding="utf-8"))
    assert published == lines_schema()


def test_every_setting_stands_in_the_table_with_its_meaning() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|(.*)\|$", (DOCS / "settings.md").read_text(), re.MULTILINE)
    names = [setting.name for setting in SETTINGS]
    assert [name for name, _ in rows] == names, "docs/settings.md: a row for each, in this order"
    for (_, cells), setting in zip(rows, SETTINGS, strict=True):
        values, built_in, means = (cell.strip() for cell in cells.split("|"))
        assert means == setting.help, f"docs/settings.md: row `{setting.name}`"
        assert built_in == (setting.default if isinstance(setting.default, str) else "")
        if setting.choices:
            assert values == ", ".join(setting.choices), f"docs/settings.md: row `{setting.name}`"


def test_every_place_of_a_template_is_named() -> None:
    page = (DOCS / "cases.md").read_text()
    named = page.partition("Places: ")[2].partition("`{{`")[0]
    assert tuple(re.findall(r"`(\w+)`", named)) == PLACES
