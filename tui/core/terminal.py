"""What a terminal can show, worked out from what its environment says; nothing is asked of it.

Where the environment says too little, the answer is the one that is readable everywhere: fewer
colours, plain signs, lines instead of a screen.
"""

from collections.abc import Mapping

from tui.core.tuples import NamedTuple
from tui.core.words import say

MONO, ANSI, MANY, TRUE = 0, 16, 256, 1 << 24
"""How many colours there are."""

COLOURS: Mapping[str, int] = {"none": MONO, "16": ANSI, "256": MANY, "all": TRUE}
"""Colours by the word of the setting."""

_NO_PLACES = frozenset({"", "dumb", "unknown", "emacs", "network", "dialup"})
_TELETYPES = ("tty", "teletype")
_MONO_ENDS = ("-m", "-mono")
_OLD_STARTS = ("linux", "ansi", "cons25", "wyse", "sun", "hurd")
_TRUE_NAMES = ("kitty", "alacritty", "ghostty", "wezterm", "foot")
_PASSED_ON = "screen"
"""Terminals within terminals, whose COLORTERM is the outer one's and says nothing of them."""


class Wishes(NamedTuple):
    """What settings and flags want, whatever the environment says."""

    ascii: bool = False
    unicode: bool = False
    colour: bool = True
    colours: str = "auto"
    """`auto`, or a key of `COLOURS`."""


class Found(NamedTuple):
    """One thing about a terminal, and why it is taken to be so."""

    value: int
    why: str


class Terminal(NamedTuple):
    """What a terminal can do."""

    places: Found
    """1: text can be put anywhere on it; 0: only line after line."""
    colours: Found
    signs: Found
    """1: Unicode; 0: ASCII alone."""
    queries: Found
    """1: it takes questions about itself, and new ways of telling keys, without showing them."""
    remote: Found

    @property
    def mouse(self) -> Found:
        """Whether the mouse is taken from the terminal: never."""
        return Found(0, say("left to the terminal, so that text can be selected and copied"))

    @property
    def motion(self) -> Found:
        """Whether anything moves by itself: never."""
        return Found(0, say("nothing moves, blinks or repaints by itself"))


NO_WISHES = Wishes()


def examine_terminal(
    environment: Mapping[str, str],
    wishes: Wishes = NO_WISHES,
    *,
    windows: bool = False,
) -> Terminal:
    """Work out what a terminal can do.

    Args:
        environment: the variables of the process as it was started.
        wishes: what overrules them.
        windows: whether this is the console of Windows, which sets no TERM.
    """
    term = environment.get("TERM", "").lower()
    return Terminal(
        places=_places(term, windows=windows),
        colours=_colours(environment, term, wishes, windows=windows),
        signs=_signs(environment, term, wishes, windows=windows),
        queries=_queries(term, windows=windows),
        remote=_remote(environment),
    )


def _named(term: str) -> str:
    return f"TERM={term}" if term else "TERM is not set"


def _is_video(term: str) -> bool:
    """Tell whether it is one of the line of the VT100."""
    return term[:2] == "vt" and term[2:3].isdigit()


def _has_few_signs(term: str) -> bool:
    return _is_video(term) or term.startswith(_OLD_STARTS)


def _is_old(term: str) -> bool:
    return _has_few_signs(term) or term.endswith(_MONO_ENDS) or term == "cygwin"


def _is_mono(term: str) -> bool:
    ends = term.endswith((*_MONO_ENDS, "-nocolor"))
    return ends or _is_video(term) or term.startswith(("ansi-m", "wyse")) or term in _TELETYPES


def _is_true(term: str) -> bool:
    words = term.replace("-", ".").replace("+", ".").split(".")
    return term.endswith(("-direct", "-truecolor")) or any(
        word.endswith(_TRUE_NAMES) for word in words
    )


def _places(term: str, *, windows: bool) -> Found:
    if windows:
        return Found(1, say("the console of Windows"))
    return Found(int(term not in _NO_PLACES), _named(term))


def _colours(environment: Mapping[str, str], term: str, wishes: Wishes, *, windows: bool) -> Found:
    if not wishes.colour:
        return Found(MONO, say("you asked for none"))
    if wishes.colours in COLOURS:
        return Found(COLOURS[wishes.colours], say("you asked for it"))
    if environment.get("NO_COLOR"):
        return Found(MONO, say("NO_COLOR is set"))
    if windows:
        modern = bool(environment.get("WT_SESSION"))
        return Found(
            TRUE if modern else ANSI, say("Windows Terminal") if modern else say("Windows console")
        )
    return _colours_of(term, environment.get("COLORTERM", "").lower())


def _colours_of(term: str, colorterm: str) -> Found:
    if term in _NO_PLACES or _is_mono(term):
        return Found(MONO, _named(term))
    if _is_true(term):
        return Found(TRUE, _named(term))
    is_true = colorterm in ("truecolor", "24bit")
    if is_true and not term.startswith(_PASSED_ON) and not _is_old(term):
        return Found(TRUE, f"COLORTERM={colorterm}")
    return Found(MANY if "256" in term else ANSI, _named(term))


def _signs(environment: Mapping[str, str], term: str, wishes: Wishes, *, windows: bool) -> Found:
    if wishes.ascii:
        return Found(0, say("you asked for ASCII"))
    if wishes.unicode:
        return Found(1, say("you asked for Unicode"))
    if windows:
        return Found(1, say("the console of Windows"))
    if term in _NO_PLACES or _has_few_signs(term):
        return Found(0, say("{named}: its font has few signs", named=_named(term)))
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if environment.get(name):
            is_utf8 = "utf" in environment[name].lower()
            return Found(int(is_utf8), f"{name}={environment[name]}")
    return Found(0, say("no locale is set (LC_ALL, LC_CTYPE, LANG)"))


def _queries(term: str, *, windows: bool) -> Found:
    if windows:
        return Found(1, say("the console of Windows"))
    return Found(int(term not in _NO_PLACES and not _is_old(term)), _named(term))


def _remote(environment: Mapping[str, str]) -> Found:
    for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"):
        if environment.get(name):
            return Found(1, say("{name} is set", name=name))
    return Found(0, say("no sign of SSH"))
