"""Settings: what there is to set, and which of several givers of a value has the last word.

The site's file, the user's file, the environment and the flags each overrule those before,
except where the site has locked a value. Nothing that is wrong here is ever a failure: the
value before stays, and one notice says so.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from tui.core.text import nearest, visible
from tui.core.tuples import NamedTuple
from tui.core.words import mark, say

SWITCH, NUMBER, CHOICE, TEXT, WORDS, FACTS = "switch", "number", "choice", "text", "words", "facts"
LOCK = "lock"
ALL = "all"
MOST = 1_000_000
_LONGEST = 10_000

Raw: TypeAlias = "str | Sequence[str] | Mapping[str, str]"
Parsed: TypeAlias = "bool | int | str | tuple[str, ...] | Mapping[str, str]"


class Setting(NamedTuple):
    """Something that can be set."""

    name: str
    kind: str
    default: Raw
    help: str
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """Return its name in the environment."""
        return "BRANCHLINE_" + self.name.upper().replace("-", "_")


SETTINGS: tuple[Setting, ...] = (
    Setting("agent", TEXT, "", "your name on cases and tickets"),
    Setting("facts", FACTS, MappingProxyType({}), "what is the same for every caller here"),
    Setting("journal", SWITCH, "yes", "save cases"),
    Setting("keep-days", NUMBER, "0", "delete finished cases after so many days; 0 keeps them"),
    Setting("learn", SWITCH, "yes", "let confirmed cases refine how likely each cause is"),
    Setting("redact", SWITCH, "yes", "take secrets out of tickets before they leave"),
    Setting("redact-words", WORDS, (), "further words that must not leave"),
    Setting("ticket-length", CHOICE, "normal", "how much a ticket says",
            ("brief", "normal", "full")),
    Setting("ticket-form", CHOICE, "text", "how it is written", ("text", "markdown", "json")),
    Setting("ticket-template", TEXT, "", "name of a template in the folder `tickets`"),
    Setting("clipboard", SWITCH, "yes", "send tickets to the terminal's clipboard"),
    Setting("searches", CHOICE, "redacted", "what is kept of a search without a hit",
            ("nothing", "redacted", "as-typed")),
    Setting("team-store", TEXT, "", "address of the team's database; by the site or environment"),
    Setting("team-name", TEXT, "", "the name you choose for the team; empty: none"),
    Setting("team-text", CHOICE, "remarks", "which free text goes to the team, without its secrets",
            ("none", "remarks", "all")),
    Setting("export-redact", SWITCH, "no", "take secrets and names out of every export of cases"),
    Setting("sign-key", TEXT, "", "key that signs exports for the team"),
    Setting("signers", TEXT, "", "file of those who may sign what is taken in"),
    Setting("restricted", SWITCH, "no", "no way out: no clipboard, chosen files or programs"),
    Setting("unsigned", CHOICE, "show", "what to do about flows that nobody the site trusts signed",
            ("show", "warn", "refuse")),
    Setting("loose", CHOICE, "refuse", "what to do about files that others may write to",
            ("allow", "warn", "refuse")),
    Setting("plain", SWITCH, "no", "walk in plain lines, whatever the terminal can do"),
    Setting("language", CHOICE, "auto", "language of the program", ("auto", "en", "de")),
    Setting("theme", CHOICE, "dark", "colours of the app", ("dark", "light", "contrast")),
    Setting("color", SWITCH, "yes", "use colours"),
    Setting("colors", CHOICE, "auto", "how many colours", ("auto", "none", "16", "256", "all")),
    Setting("ascii", SWITCH, "no", "use ASCII characters only"),
    Setting("unicode", SWITCH, "no", "use Unicode whatever the locale says"),
)  # fmt: skip
BY_NAME: Mapping[str, Setting] = MappingProxyType({each.name: each for each in SETTINGS})

DEFAULT = mark("built in")
_YES = ("yes", "true", "on", "1")
_NO = ("no", "false", "off", "0")


class Given(NamedTuple):
    """A value as somebody gave it."""

    name: str
    raw: Raw
    place: str
    """Where exactly, for people: `site.yaml:3`, `BRANCHLINE_THEME`, `--ascii`."""


class Layer(NamedTuple):
    """All values that come from one giver."""

    origin: str
    """Who gives them: `the site's file`, `your file`, `the environment`, `a flag`."""
    given: tuple[Given, ...]
    locks: tuple[str, ...] = ()
    """Names that later layers cannot change; `all` for every one."""
    faults: tuple[str, ...] = ()
    """What could not be read at all."""


class Value(NamedTuple):
    """What holds, who said so, and whether the site has locked it."""

    value: Any
    origin: str
    is_locked: bool = False


class Settings(NamedTuple):
    """What holds, and what is wrong with what was given."""

    values: Mapping[str, Value]
    faults: tuple[str, ...] = ()

    def switch(self, name: str) -> bool:
        """Return a value that is on or off."""
        return bool(self.values[name].value)

    def number(self, name: str) -> int:
        """Return a whole number."""
        return int(self.values[name].value)

    def text(self, name: str) -> str:
        """Return a text or a choice."""
        return str(self.values[name].value)

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words."""
        return tuple(self.values[name].value)

    @property
    def facts(self) -> Mapping[str, str]:
        """Return what is the same for every caller at this site: answer by fact."""
        facts: Mapping[str, str] = self.values["facts"].value
        return facts

    @property
    def notice(self) -> str:
        """Return the one sentence about everything that is wrong; empty when nothing is."""
        if len(self.faults) <= 1:
            return "".join(self.faults)
        return say(
            "{count} settings are not used as given (see `branchline doctor`): {first}",
            count=len(self.faults),
            first=self.faults[0],
        )


_PASSWORDS = (
    (r"(://[^:@/\s]*):[^@\s]*@", r"\1:***@"),
    (r"(?i)(password\s*=\s*)('[^']*'|[^\s&]+)", r"\1***"),
)


def hide_passwords(text: str) -> str:
    """Return an address as it may be shown."""
    for pattern, shown in _PASSWORDS:
        text = re.sub(pattern, shown, text)
    return text


class Unfit(ValueError):
    """A value that cannot be; says what it must be."""


def settle(layers: Iterable[Layer]) -> Settings:
    """Return what holds when each layer overrules those before it."""
    values = {each.name: Value(parse_value(each, each.default), DEFAULT) for each in SETTINGS}
    faults: list[str] = []
    for layer in layers:
        faults += layer.faults
        for given in layer.given:
            _apply(values, layer, given, faults)
        for name in _locked_names(layer, faults):
            values[name] = values[name]._replace(is_locked=True)
    return Settings(values, tuple(visible(fault) for fault in faults))


def _apply(values: dict[str, Value], layer: Layer, given: Given, faults: list[str]) -> None:
    name = given.name.replace("_", "-").lower()
    if name not in BY_NAME:
        close = nearest(name, BY_NAME)
        fault = say("{place}: there is no setting `{name}`", place=given.place, name=given.name)
        faults.append(fault + _hint(close))
        return
    if values[name].is_locked:
        fault = mark("{place}: the site has locked `{name}`, so this is not used")
        faults.append(say(fault, place=given.place, name=name))
        return
    try:
        value = parse_value(BY_NAME[name], given.raw)
    except Unfit as unfit:
        faults.append(f"{given.place}: `{name}` {unfit}")
        return
    if name == "facts":
        value = {**values[name].value, **value}  # type: ignore[dict-item]
    values[name] = Value(value, f"{say(layer.origin)}, {given.place}")


def _locked_names(layer: Layer, faults: list[str]) -> list[str]:
    names = [name.replace("_", "-").lower() for name in layer.locks]
    if ALL in names:
        return list(BY_NAME)
    for name in names:
        if name not in BY_NAME:
            close = nearest(name, BY_NAME)
            fault = say(
                "{origin}: `{lock}` names `{name}`, which is no setting",
                origin=say(layer.origin),
                lock=LOCK,
                name=name,
            )
            faults.append(fault + _hint(close))
    return [name for name in names if name in BY_NAME]


def _hint(close: str | None) -> str:
    return say("; did you mean `{close}`?", close=close) if close else ""


def parse_value(setting: Setting, raw: Raw) -> Parsed:
    """Return a value as the program uses it.

    Raises:
        Unfit: it cannot be what was given.
    """
    return _PARSERS[setting.kind](setting, raw)


def _one_text(raw: Raw) -> str:
    if not isinstance(raw, str):
        raise Unfit(say("must be a single text"))
    if len(raw) > _LONGEST:
        raise Unfit(say("is too long"))
    return visible(raw.strip())


def _switch(_: Setting, raw: Raw) -> bool:
    word = _one_text(raw).lower()
    if word not in (*_YES, *_NO):
        raise Unfit(say("is yes or no, not `{word}`", word=word))
    return word in _YES


def _number(_: Setting, raw: Raw) -> int:
    word = _one_text(raw)
    if not (word.isascii() and word.isdigit()) or len(word) > len(str(MOST)):
        raise Unfit(say("is a whole number, not `{word}`", word=word))
    return min(int(word), MOST)


def _choice(setting: Setting, raw: Raw) -> str:
    word = _one_text(raw).lower()
    if word not in setting.choices:
        close = nearest(word, setting.choices)
        choices = ", ".join(setting.choices)
        fault = say("is one of {choices}, not `{word}`", choices=choices, word=word)
        raise Unfit(fault + _hint(close))
    return word


def _text(_: Setting, raw: Raw) -> str:
    return _one_text(raw)


def _words(_: Setting, raw: Raw) -> tuple[str, ...]:
    if isinstance(raw, Mapping):
        raise Unfit(say("is a list of words"))
    parts = raw.split(",") if isinstance(raw, str) else raw
    return tuple(dict.fromkeys(word for part in parts if (word := _one_text(part))))


def _facts(_: Setting, raw: Raw) -> Mapping[str, str]:
    if isinstance(raw, str):
        pairs = [part.partition("=") for part in raw.split(",") if part.strip()]
        if not all(equals and fact.strip() for fact, equals, _ in pairs):
            raise Unfit(say("is written as FACT=ANSWER,FACT=ANSWER"))
        raw = {fact: answer for fact, _, answer in pairs}
    if not isinstance(raw, Mapping):
        raise Unfit(say("is a mapping of facts to answers"))
    return {_one_text(fact): _one_text(answer) for fact, answer in raw.items()}


_PARSERS: Mapping[str, Callable[[Setting, Raw], Parsed]] = MappingProxyType(
    {
        SWITCH: _switch,
        NUMBER: _number,
        CHOICE: _choice,
        TEXT: _text,
        WORDS: _words,
        FACTS: _facts,
    }
)
