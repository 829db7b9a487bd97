"""What a text establishes besides the trouble: the kind of device, the cloud, the place."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import Flow, Question
from tui.core.search.normal import cut_words, plain
from tui.core.search.terms import content_stems
from tui.core.ways import Flows, offered_answers

_HOST = re.compile(r"(?<![\w@])(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[\w\s\"'(])\.([a-z]{2})(?![\w.]*\w)", re.IGNORECASE)
_EVERYWHERE = frozenset(("com", "net", "org"))
_LOG_LINE = re.compile(
    r"^\W*(?:\d{4}[-/]\d\d[-/]\d\d[T ]|\w{3} +\d+ |\[?\w* *\]? *|ts=)\d\d:\d\d(?::\d\d)?.*"
    r"|<(?:Notice|Error|Warning)>|\blvl=|\bEvent ID \d|\[(?:ERROR|WARN|INFO) *\]",
    re.MULTILINE,
)

Establishes = tuple[str, str]
"""A fact and its answer."""


class Signs(NamedTuple):
    """What words, host names and their endings tell."""

    words: Mapping[str, Establishes]
    hosts: Mapping[str, Establishes]
    endings: Mapping[str, Establishes]
    places: Mapping[str, tuple[Establishes, ...]]
    """`FACT=ANSWER` of a message: where messages are asked for that offer it."""
    logs: Mapping[str, str]
    """Answers that stand for a log, by fact."""


def find_signs(flows: Flows) -> Signs:
    """Learn the signs from the flows: short sayings, addresses by fact, ways to messages."""
    words: dict[str, dict[Establishes, None]] = {}
    hosts: dict[str, dict[Establishes, None]] = {}
    for flow in flows.values():
        for sign, establishes in _short_sayings(flow):
            words.setdefault(sign, {})[establishes] = None
        for host, establishes in _addresses(flow):
            hosts.setdefault(host, {})[establishes] = None
    endings: dict[str, dict[Establishes, None]] = {}
    for host, meant in hosts.items():
        endings.setdefault(host.rpartition(".")[2], {}).update(meant)
    places, logs = _ways_to_messages(flows)
    return Signs(_sure(words), _sure(hosts), _sure(endings), places, logs)


def _sure(table: Mapping[str, Mapping[Establishes, None]]) -> dict[str, Establishes]:
    """Keep the signs that mean one thing."""
    return {
        sign: next(iter(meant))
        for sign, meant in table.items()
        if len(meant) == 1 and sign not in _EVERYWHERE
    }


def _short_sayings(flow: Flow) -> Iterator[tuple[str, Establishes]]:
    """Yield sayings of one word, which name a thing and tell no trouble."""
    for fact_id, fact in flow.facts.items():
        for answer_id, answer in fact.answers.items():
            for saying in answer.says:
                stems = list(content_stems(cut_words(plain(saying))))
                if len(stems) == 1 and " " not in saying.strip():
                    yield stems[0], (fact_id, answer_id)


def _addresses(flow: Flow) -> Iterator[tuple[str, Establishes]]:
    for value in flow.values.values():
        if value.by:
            for answer_id, text in value.texts.items():
                for host in _HOST.findall(text):
                    yield host.lower(), (value.by, answer_id)


def _ways_to_messages(
    flows: Flows,
) -> tuple[dict[str, tuple[Establishes, ...]], dict[str, str]]:
    """Find which first answers lead straight to a question that offers an answer."""
    places: dict[str, dict[Establishes, None]] = {}
    logs: dict[str, str] = {}
    for flow in flows.values():
        first = flow.nodes.get(flow.start)
        if not isinstance(first, Question):
            continue
        narrow, wide = _offers(flow, first)
        for key, found in {**wide, **narrow}.items():
            places.setdefault(key, {}).update(found)
        for answer_id in flow.facts[first.ask].answers:
            if answer_id == "log":
                logs[first.ask] = answer_id
    return {key: tuple(found) for key, found in places.items()}, logs


def _offers(
    flow: Flow, first: Question
) -> tuple[dict[str, dict[Establishes, None]], dict[str, dict[Establishes, None]]]:
    narrow: dict[str, dict[Establishes, None]] = {}
    wide: dict[str, dict[Establishes, None]] = {}
    for answer_id, target in first.to.items():
        node = flow.nodes.get(target)
        if isinstance(node, Question) and node.ask != first.ask:
            fact = flow.facts[node.ask]
            table = narrow if node.offer else wide
            for offered in offered_answers(node, fact):
                key = f"{node.ask}={offered}"
                table.setdefault(key, {})[(first.ask, answer_id)] = None
    return narrow, wide


def read_signs(signs: Signs, text: str, stems: Mapping[str, object]) -> dict[str, str]:
    """Return the facts that a plain text establishes by itself; contradictions cancel out."""
    found: dict[str, dict[str, None]] = {}
    for stem in stems:
        if stem in signs.words:
            _note(found, signs.words[stem])
    for host in _HOST.findall(text):
        known = signs.hosts.get(host.lower()) or signs.endings.get(host.lower().rpartition(".")[2])
        if known:
            _note(found, known)
    for ending in _ENDING.findall(text):
        if ending.lower() in signs.endings:
            _note(found, signs.endings[ending.lower()])
    return {fact: next(iter(answers)) for fact, answers in found.items() if len(answers) == 1}


def _note(found: dict[str, dict[str, None]], establishes: Establishes) -> None:
    found.setdefault(establishes[0], {})[establishes[1]] = None


def place_of(signs: Signs, told: Establishes, text: str) -> dict[str, str]:
    """Return where a message must have been seen, when only one place offers it."""
    ways = signs.places.get(f"{told[0]}={told[1]}", ())
    if len(ways) > 1 and _LOG_LINE.search(text):
        ways = tuple(way for way in ways if signs.logs.get(way[0]) == way[1])
    return dict(ways) if len(ways) == 1 else {}
