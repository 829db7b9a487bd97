"""What somebody is told who points at an id."""

import pytest

from tests.core.editor.projects import FILES, open_project
from tui.core.editor.describe import hover
from tui.core.editor.occurrence import Occurrence, Span, Symbol

PROJECT = open_project(FILES)
FACTS = "shared/facts.yaml"


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        (
            Symbol("nodes", "phones.yaml", "by-cloud"),
            ["asking (public)", "part (then)", "what remains: gov, public"],
        ),
        (Symbol("nodes", "phones.yaml", "which"), ["the start", "Who made it?"]),
        (Symbol("nodes", "phones.yaml", "gov"), ["Fix: Use", "who: IA", "by-cloud (route)"]),
        (Symbol("nodes", "help.yaml", "ticket"), ["phones/gov (otherwise)", "nothing of this"]),
        (Symbol("facts", FACTS, "make"), ["- apple: Apple", "asked at: phones/which"]),
        (
            Symbol("answers", FACTS, "other", "make"),
            ["then cloud is public", "which -> help/"],
        ),
        (Symbol("procedures", FACTS, "restart"), ["2. Switch it off.", "used at: phones.yaml:34"]),
        (Symbol("values", FACTS, "site"), ["https://a.example | https://b.example"]),
        (Symbol("packets", FACTS, "base"), ["packet base: Base"]),
        (Symbol("flows", "help.yaml", "help"), ["flow help: Help"]),
        (Symbol("facts", "", "nowhere"), ["not defined"]),
    ],
)
def test_pointing_at_an_id_tells_what_it_is_and_where_it_matters(
    symbol: Symbol, told: list[str]
) -> None:
    text = hover(PROJECT, Occurrence(symbol, "phones.yaml", Span(1, 1, 1)))
    for each in told:
        assert each in text
