"""Everything that screens say can be said in another language: nothing stays when all words go."""

import re
from collections.abc import Iterator

import pytest

from tests.ui.stage import SMALL, load_flow, on_stage, services
from tests.ui.views import LOOKS, Look
from tui.core.words import speak
from tui.store.language import read_words
from tui.ui.guided_app import AT_HOME, IN_A_WALK
from tui.ui.services import Profile

NARROW = 56
"""What a line holds where the terminal has 60 columns."""
WORD = re.compile(r"[A-Za-z]{2,}")
KEYS = {"enter", "esc", "tab", "ctrl", "branchline"}
"""What stands on keys, and the name of the program."""
SEEN = ("question", "find-out", "hand-over", "help")


def cross_out(text: str) -> str:
    """Write x for each letter, and leave what stands in braces."""
    return re.sub(r"\{[^{}]*\}|[A-Za-z]", lambda hit: hit[0] if hit[0][0] == "{" else "x", text)


class CrossedOut:
    """A language for tests, which has one letter."""

    def gettext(self, message: str) -> str:
        return cross_out(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return cross_out(msgid1 if n == 1 else msgid2)


@pytest.fixture
def silent() -> Iterator[None]:
    speak(CrossedOut())
    yield
    speak(None)


@pytest.fixture
def german() -> Iterator[None]:
    speak(read_words("de"))
    yield
    speak(None)


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize(
    "look", [each for each in LOOKS if each.name in SEEN], ids=lambda e: e.name
)
async def test_a_screen_says_nothing_that_no_catalogue_could(look: Look) -> None:
    theirs = SMALL.read_text(encoding="utf-8")
    async with on_stage(services(load_flow(SMALL), profile=Profile()), look.flow) as stage:
        await stage.press(*look.keys)
        await stage.sees(look.shows if look.shows in theirs else cross_out(look.shows))
        await stage.counted()
        words = set(WORD.findall(stage.text)) - set(WORD.findall(theirs)) - KEYS
    typed = "".join(key for key in look.keys if len(key) == 1)
    assert {each for each in words if each.strip("xX") and each not in typed} == set()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_walk_in_german_fits_the_screen(size: tuple[int, int]) -> None:
    async with on_stage(services(load_flow(SMALL)), "small-example", size=size) as stage:
        await stage.press("escape")
        await stage.sees("Hilfe", "q Schluss")
        await stage.press("question_mark")
        await stage.sees("Tasten für diesen Moment")


@pytest.mark.usefixtures("german")
async def test_what_is_said_to_the_caller_stands_in_the_quotes_of_the_language() -> None:
    profile = Profile()
    async with on_stage(services(load_flow(SMALL), profile=profile), "small-example") as stage:
        await stage.sees("Sagen  \N{DOUBLE LOW-9 QUOTATION MARK}")
        assert "\N{RIGHT DOUBLE QUOTATION MARK}" not in stage.text


def test_what_somebody_new_is_told_fits_a_small_terminal() -> None:
    for words in (read_words("de").gettext, str):
        for told in (AT_HOME, IN_A_WALK):
            assert len(words(told)) <= NARROW
