"""Every command once: from here come the keys, the key bar, the palette and the help."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tui.core.tuples import NamedTuple
from tui.core.words import mark, say


class Command(NamedTuple):
    """Something a person can do."""

    id: str
    keys: tuple[str, ...]
    """As the terminal names them; the first is the one that is shown."""
    shown: str
    """The key as people read it."""
    label: str
    """One or two words for the key bar."""
    help: str
    """A sentence for the help and the palette."""
    rank: int = 0
    """Place in the key bar, 1 first; 0 is never shown there."""
    typing: bool = False
    """Works while text is typed into a field."""
    listed: bool = True
    """Stands in the palette."""


COMMANDS = (
    Command(
        "digit", tuple("1234567890"), "1-9", "choose",
        "Choose the line with that number. 0 is “I don't know”.", 1, listed=False,
    ),
    Command(
        "choose", ("enter",), "enter", "choose",
        "Choose the line that the caret stands on.", 18, typing=True, listed=False,
    ),
    Command(
        "tick", ("space",), mark("space"), "tick",
        "Tick a step off, or take the tick away.", 3, listed=False,
    ),
    Command(
        "up", ("up", "k"), mark("up k"), "up", "Go one line up.", typing=True, listed=False,
    ),
    Command(
        "down", ("down", "j"), mark("down j"), "down", "Go one line down.",
        typing=True, listed=False,
    ),
    Command(
        "page-up", ("pageup",), mark("page up"), "page up", "Go one page up.",
        typing=True, listed=False,
    ),
    Command(
        "page-down", ("pagedown",), mark("page down"), "page down", "Go one page down.",
        typing=True, listed=False,
    ),
    Command("helped", ("h",), "h", "helped", "Say that the fix helped.", 4),
    Command("failed", ("n",), "n", "did not", "Say that the fix did not help.", 5),
    Command(
        "cannot", ("c",), "c", "cannot",
        "Say that you cannot do this: no rights, no access, nobody there.", 6,
    ),
    Command("back", ("b", "backspace"), "b", "back", "Take the last answer back.", 7),
    Command("answers", ("a",), "a", "answers", "See every answer, and change an earlier one.", 8),
    Command(
        "find-out", ("f",), "f", "find out", "See how to find the answer out.", 9,
    ),
    Command(
        "search", ("slash",), "/", "search", "Type or paste what the user sees, to search.", 10,
    ),
    Command(
        "accept", ("tab",), "tab", "accept",
        "Take what the text says besides, or leave it.", 2, typing=True,
    ),
    Command(
        "hand-over", ("o",), "o", "hand over",
        "See who can act on what is still possible, and what they need to know.", 13,
    ),
    Command("note", ("m",), "m", "note", "Write a note; it goes into the ticket.", 13),
    Command(
        "flag", ("exclamation_mark",), "!", "wrong",
        "Say in your own words what is wrong here; it goes into the report.", 14,
    ),
    Command(
        "report", ("R",), "R", "report", "See what the cases of this desk say about the flows.", 15,
    ),
    Command("ticket", ("t",), "t", "ticket", "Read and send the ticket that writes itself.", 10),
    Command(
        "fill", ("i",), "i", "fill in",
        "Fill in the blanks of what the next person needs.", 13,
    ),
    Command(
        "left", ("v",), "v", "what is left",
        "See what is still possible, how likely it is, and what each answer would leave.", 14,
    ),
    Command("why", ("w",), "w", "why", "See why this question, or why this fix first.", 12),
    Command(
        "later", ("minus",), "-", "ask later",
        "Put the question off: it waits in a list, with the person to ask.", 9,
    ),
    Command(
        "waiting", ("equals_sign",), "=", "to find out",
        "See what is to be found out and from whom, and answer it.", 13,
    ),
    Command("map", ("full_stop",), ".", "map", "See the flow as a tree from here.", 14),
    Command(
        "jump", ("g",), "g", "jump",
        "Go on at this part of the flow, without the answers that lead there.", 4,
    ),
    Command(
        "keep-as-case", ("plus",), "+", "keep as case",
        "Keep this walk as a case of its flow, which `branchline test` walks from then on.",
    ),
    Command("park", ("z",), "z", "park", "Lay this case aside; it keeps its place.", 13),
    Command(
        "switch", ("x",), "x", "other case",
        "Park this case, and return to the one that was parked last.", 13,
    ),
    Command(
        "outcome", ("e",), "e", "end case",
        "Say how this case ended, or until when it waits.", 13,
    ),
    Command(
        "carry", ("u",), "u", "out and in",
        "Export what is listed, import a file, delete old cases.", 4,
    ),
    Command("delete", ("d",), "d", "delete", "Delete this case for good.", 6),
    Command("cases", ("s",), "s", "cases", "See all cases, and go on with one.", 14),
    Command("train", ("T",), "T", "train", "Practise on simulated calls.", 14),
    Command("ask", ("A",), "A", "ask", "Ask the caller any question.", 4),
    Command("look-again", ("L",), "L", "look again", "Ask the caller to look again.", 5),
    Command("fix", ("F",), "F", "fix", "Choose a fix.", 6),
    Command("hint", ("H",), "H", "hint", "Take a hint: four of them, from coarse to shown.", 9),
    Command(
        "count-hands", ("number_sign",), "#", "count hands",
        "Count the hands of the class: a number for each line, then enter.", 10,
    ),
    Command(
        "lesson-next", ("greater_than_sign",), ">", "leave out",
        "Leave this step of the lesson out.", 14,
    ),
    Command(
        "lesson-back", ("less_than_sign",), "<", "step back",
        "Begin this step of the lesson again; once more goes one step back.", 14,
    ),
    Command("restart", ("r",), "r", "restart", "Start this flow again.", 15),
    Command("flows", ("l",), "l", "all flows", "Go to the list of all flows.", 16),
    Command("problems", ("p",), "p", "problems", "See what is wrong with flows.", 14),
    Command(
        "settings", ("comma",), ",", "settings",
        "See and change the settings, and where each is from.", 15,
    ),
    Command(
        "commands", ("ctrl+p",), "ctrl+p", "commands", "Find a command by name.", 17,
        typing=True, listed=False,
    ),
    Command("help", ("question_mark", "f1"), "?", "help", "See all keys.", 11),
    Command("close", ("escape",), "esc", "close", "Go back to the screen before.", 3,
            typing=True, listed=False),
    Command("quit", ("q", "ctrl+q"), "q", "quit", "Leave Branchline.", 12),
    Command(
        "stop", ("ctrl+c",), "ctrl+c", "stop", "Leave at once, without asking.",
        typing=True, listed=False,
    ),
)  # fmt: skip

BY_ID: Mapping[str, Command] = MappingProxyType({each.id: each for each in COMMANDS})
_BY_KEY: Mapping[str, Command] = MappingProxyType(
    {key: each for each in COMMANDS for key in each.keys}
)
_EVERYWHERE_KEYS = ("ctrl+q", "f1")
"""Second keys of commands that also work while text is typed."""


def find_command(key: str, *, typing: bool = False) -> Command | None:
    """Return the command of a key; while text is typed, letters are text."""
    command = _BY_KEY.get(key)
    if command is None or not typing or key in _EVERYWHERE_KEYS:
        return command
    return command if command.typing and len(key) > 1 else None


class Hint(NamedTuple):
    """A key and what it does now, as the key bar shows it."""

    key: str
    label: str


def hints_of(ids: Sequence[str], labels: Mapping[str, str]) -> tuple[Hint, ...]:
    """Return what the key bar shows for these commands, the most needed first.

    Args:
        ids: commands that can run now.
        labels: other words for some of them, where the moment has better ones; those whose
            words are empty are left out.
    """
    ranked = sorted((BY_ID[each] for each in ids if BY_ID[each].rank), key=lambda c: c.rank)
    hints = (Hint(say(each.shown), labels.get(each.id, say(each.label))) for each in ranked)
    return tuple(hint for hint in hints if hint.label)
