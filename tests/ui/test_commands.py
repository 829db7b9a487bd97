"""One declaration per command: keys do not clash, and nothing is told twice."""

from tui.ui.commands import BY_ID, COMMANDS, find_command, hints_of
from tui.ui.screens.answers import AnswersScreen
from tui.ui.screens.carry import CarryScreen
from tui.ui.screens.case import CaseScreen
from tui.ui.screens.cases import CasesScreen
from tui.ui.screens.find import FindScreen
from tui.ui.screens.form import FormScreen
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.home import HomeScreen
from tui.ui.screens.map import MapScreen
from tui.ui.screens.moved import MovedScreen
from tui.ui.screens.note import NoteScreen
from tui.ui.screens.outcome import OutcomeScreen
from tui.ui.screens.packet import PacketScreen
from tui.ui.screens.palette import PaletteScreen
from tui.ui.screens.problems import ProblemsScreen
from tui.ui.screens.remaining import RemainingScreen
from tui.ui.screens.replay import ReplayScreen
from tui.ui.screens.settings import SettingsScreen
from tui.ui.screens.ticket import TicketScreen
from tui.ui.screens.walk import WalkScreen

SCREENS = (
    AnswersScreen, CarryScreen, CaseScreen, CasesScreen, ReplayScreen, SettingsScreen,
    FindScreen, FormScreen, HelpScreen, HomeScreen, MapScreen,
    MovedScreen,
    NoteScreen, OutcomeScreen, PacketScreen, PaletteScreen, ProblemsScreen, RemainingScreen,
    TicketScreen,    WalkScreen,
)  # fmt: skip


def test_no_key_belongs_to_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_no_key_needs_a_modifier_that_terminals_swallow() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert not any(key.startswith(("alt+", "ctrl+shift+")) for key in keys)
    alone = [each for each in COMMANDS if all(key.startswith("ctrl+") for key in each.keys)]
    assert {each.id for each in alone} == {"commands", "stop"}


def test_letters_are_text_while_something_is_typed() -> None:
    assert find_command("q", typing=True) is None
    assert find_command("1", typing=True) is None
    assert find_command("j", typing=True) is None
    assert find_command("down", typing=True) == BY_ID["down"]
    assert find_command("ctrl+q", typing=True) == BY_ID["quit"]


def test_every_screen_offers_only_commands_there_are_and_a_way_out() -> None:
    for screen in SCREENS:
        assert set(screen.offers) <= set(BY_ID)
        assert {"close", "quit"} & set(screen.offers)
        assert "stop" in screen.offers


def test_the_key_bar_takes_the_most_needed_first() -> None:
    ids = [command.id for command in COMMANDS]
    ranks = [BY_ID[each].rank for each in ids if BY_ID[each].rank]
    assert len(hints_of(ids, {})) == len(ranks)
    assert hints_of(ids, {})[0].key == "1-9"


def test_every_help_text_is_a_sentence() -> None:
    assert all(each.help[0].isupper() and each.help.endswith(".") for each in COMMANDS)
