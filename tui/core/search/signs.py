"""What a text establishes besides the trouble: the kind of device, the cloud, the place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.core.flow import Answer, Flow, Question
from tui.core.paths.ways import Flows, offered_answers
from tui.core.search.belonging import Owners, find_owners
from tui.core.search.normal import cut_words, plain
from tui.core.search.terms import content_stems

_ENDING = re.compile(r"\.([a-z]{2,3})(?![\w-]|\.\w)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+([a-z]{2,})(?![\w-]|\.\w)", re.IGNORECASE)
_EVERYWHERE = frozenset(("com", "net", "org"))
_LOG = "log"
_LOG_MARK = re.compile(
    r"^\W*(?:[\w-]+ +){0,2}\S*\d\d:\d\d:\d\d|<(?:Notice|Error|Warning)>|\blvl=|\bEvent ID \d",
    re.MULTILINE,
)

Establishes = tuple[str, str]
"""A fact and its answer."""


class Signs(NamedTuple):
    """What words and endings of addresses tell, and where messages can be seen."""

    words: Mapping[str, Establishes]
    hints: Mapping[str, Mapping[str, Sequence[str]]]
    """By word, for the same facts: the answers that speak of it; others it speaks against."""
    endings: Mapping[str, Establishes]
    ways: Mapping[str, Sequence[Establishes]]
    """By `FLOW FACT ANSWER`: the first answers that lead straight to a question offering it."""
    known: Mapping[str, Sequence[str]]
    """By flow: the facts it knows of those that a text can establish."""
    owners: Owners


def find_signs(flows: Flows) -> Signs:
    """Learn the signs from the flows: short sayings, addresses by fact, ways to messages."""
    words = _sure(pair for flow in flows.values() for pair in _short_sayings(flow))
    facts = {fact for fact, _ in words.values()}
    return Signs(
        words,
        _find_hints(flows, facts),
        _sure(pair for flow in flows.values() for pair in _endings(flow)),
        {key: ways for flow in flows.values() for key, ways in _ways_to_messages(flow).items()},
        {name: tuple(flow.facts) for name, flow in flows.items()},
        find_owners(flows, facts),
    )


def _sure(pairs: Iterable[tuple[str, Establishes]]) -> dict[str, Establishes]:
    """Keep the signs that mean one thing."""
    table: dict[str, dict[Establishes, None]] = {}
    for sign, meant in pairs:
        table.setdefault(sign, {})[meant] = None
    return {sign: next(iter(meant)) for sign, meant in table.items() if len(meant) == 1}


def _short_sayings(flow: Flow) -> Iterator[tuple[str, Establishes]]:
    """Yield sayings of one word, which name a thing and tell no trouble."""
    for fact_id, fact in flow.facts.items():
        for answer_id, answer in fact.answers.items():
            for name in names_of(answer):
                yield name, (fact_id, answer_id)


def names_of(answer: Answer) -> Iterator[str]:
    """Yield the stems of sayings of one word: they name a thing."""
    for saying in answer.says:
        stems = list(content_stems(cut_words(plain(saying))))
        if len(stems) == 1 and " " not in saying.strip():
            yield stems[0]


def _find_hints(flows: Flows, facts: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Find which answers speak of which words; a phone may be one of two answers, never a third."""
    hints: dict[str, dict[str, tuple[str, ...]]] = {}
    for fact_id in facts:
        answers = {
            key: answer
            for flow in flows.values()
            if fact_id in flow.facts
            for key, answer in flow.facts[fact_id].answers.items()
        }
        spoken: dict[str, dict[str, None]] = {}
        for key, answer in answers.items():
            for stem in content_stems(cut_words(plain(" ".join((answer.label, *answer.says))))):
                spoken.setdefault(stem, {})[key] = None
        for stem, keys in spoken.items():
            if len(keys) < len(answers):
                hints.setdefault(stem, {})[fact_id] = tuple(keys)
    return hints


def _endings(flow: Flow) -> Iterator[tuple[str, Establishes]]:
    """Yield the endings of addresses that depend on a fact; those met everywhere tell nothing."""
    for value in flow.values.values():
        for answer_id, text in value.texts.items() if value.by else ():
            for ending in _ADDRESS.findall(text):
                if ending.lower() not in _EVERYWHERE:
                    yield ending.lower(), (value.by, answer_id)


def _ways_to_messages(flow: Flow) -> dict[str, list[Establishes]]:
    """Find the ways to each answer; a question that offers a choice of them says more."""
    first = flow.nodes.get(flow.start)
    narrow: dict[str, list[Establishes]] = {}
    wide: dict[str, list[Establishes]] = {}
    for answer_id, target in first.to.items() if isinstance(first, Question) else ():
        node = flow.nodes.get(target)
        if isinstance(first, Question) and isinstance(node, Question) and node.ask != first.ask:
            table = narrow if node.offer else wide
            for offered in offered_answers(node, flow.facts[node.ask]):
                key = f"{flow.flow} {node.ask} {offered}"
                table.setdefault(key, []).append((first.ask, answer_id))
    return {**wide, **narrow}


def read_signs(signs: Signs, text: str, stems: Iterable[str]) -> dict[str, str]:
    """Return the facts that a plain text establishes by itself; contradictions cancel out."""
    stems = tuple(stems)
    endings = (signs.endings.get(ending.lower()) for ending in _ENDING.findall(text))
    words = (signs.words.get(stem) for stem in stems)
    found: dict[str, dict[str, None]] = {}
    for meant in (*words, *endings):
        if meant is not None:
            found.setdefault(meant[0], {})[meant[1]] = None
    sure = {fact: next(iter(answers)) for fact, answers in found.items() if len(answers) == 1}
    for stem in stems:
        for fact, answers in signs.hints.get(stem, {}).items():
            if fact in sure and sure[fact] not in answers:
                del sure[fact]
    return sure


def place_of(signs: Signs, flow: str, told: Establishes, text: str) -> dict[str, str]:
    """Return where a message must have been seen, when only one place offers it."""
    ways = signs.ways.get(f"{flow} {told[0]} {told[1]}", ())
    if len(ways) > 1:
        seen_in_log = bool(_LOG_MARK.search(text))
        ways = [way for way in ways if (_LOG in way[1]) is seen_in_log]
    return dict([ways[0]]) if len(ways) == 1 else {}
