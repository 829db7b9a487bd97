"""What a program can see of how a flow is worded: the rules of `docs/writing.md`.

Only what is plain to see is reported. A rule that cries wolf teaches people to look away.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Library, Resolution, Steps
from tui.core.link import Linked
from tui.core.texts import shown_texts
from tui.core.tree import Path, Source

MAX_WORDS = 24
"""Words of a sentence; nobody can read a longer one out on the phone."""

MAX_ANSWERS = 7
"""Answers that are listed; more must be searched."""

_EXACT_KEYS = frozenset(("address", "command", "url"))
"""Texts to be copied: they are as long and as odd as they are."""

_QUOTED = re.compile(r'"[^"]*"')
_SENTENCE_END = re.compile(r'[.!?:]["\')]*\s+')
_WORD = re.compile(r"\S*\w\S*")
_LETTERS = re.compile(r"\w+")
_MARKUP = re.compile(
    r"`[^`]*`|\*\*|(?<![\w_])__?\w[^_]*\w__?(?!\w)|(?<![\w*])\*\w[^*]*\w\*(?!\w)"
    r"|\[[^\]]*\]\([^)]*\)|</?(?:a|b|br|code|em|i|li|p|strong|u|ul)\b[^>]*>|^#{1,6} |^[-*] "
)
_SIGN = re.compile(r"[`*_\[<#]|^-")
"""Without one of these no markup begins; looking for one sign is quick."""
_VERBS = (
    "accept|add|allow|ask|assign|call|change|check|choose|clear|click|close|compare|confirm|copy|count"
    "|create|delete|download|edit|enter|erase|fill|find|go|install|look|make|move|open|paste|pick"
    "|press|read|remove|restart|run|save|search|select|send|set|sign|start|sync|tap|tell|tick"
    "|try|turn|type|uninstall|untick|update|upload|wait|wipe|write"
)
_SECOND = re.compile(
    rf"(?:\b(?:and then|and|then),? |; )(?P<word>{_VERBS})\b(?! >)"
    rf"|[.!?][\"')]* (?:Then |Now )?(?P<start>{_VERBS.title()})\b(?! >)"
)
_JOINT = re.compile(r"and|then|; |[.!?][\"')]* ")
"""Without one of these there is no second instruction."""
_SECOND_QUESTION = re.compile(
    r",? and (?:what|who|whom|whose|which|where|when|why|how|is|are|was|were|do|does|did|can"
    r"|could|has|have|had|will|would|should)\b"
)

_OPEN_QUESTION = re.compile(r"(?:who|whom|whose|what|which|where|when|why|how)\b", re.IGNORECASE)

_Find: TypeAlias = Iterator[tuple[str, Path, Mapping[str, Any]]]


def check_wording(model: Flow | Library, source: Source) -> list[Diagnostic]:
    """Return what is worded so that people stumble over it, in one file."""
    desk = Desk(Linked(_as_flow(model), source, {}))
    rules: tuple[Callable[[Flow | Library], _Find], ...] = (
        _long_sentences, _markup, _double_steps, _double_questions, _open_confirmations,
        _long_lists, _like_answers, _bare_links,
    )  # fmt: skip
    for rule in rules:
        for code, path, fields in rule(model):
            desk.add(code, path, **fields)
    return desk.list_all()


def _as_flow(model: Flow | Library) -> Flow:
    if isinstance(model, Flow):
        return model
    return Flow(model.library, model.title, "", facts=model.facts, procedures=model.procedures)


def _texts(model: Flow | Library) -> Iterator[tuple[Path, str]]:
    return (
        (path, text) for path, text in shown_texts(model) if not _EXACT_KEYS.intersection(path[-1:])
    )


def _long_sentences(model: Flow | Library) -> _Find:
    for path, text in _texts(model):
        if len(text) < 2 * MAX_WORDS + 1 or len(text.split()) <= MAX_WORDS:
            continue  # too short for so many words, each with its space; most texts are
        count = max(map(count_words, split_sentences(text)), default=0)
        if count > MAX_WORDS:
            yield "T005", path, {"count": count, "limit": MAX_WORDS}


def split_sentences(text: str) -> list[str]:
    """Split a text where a reader takes breath; exact words in quotes count as one word."""
    return _SENTENCE_END.split(_QUOTED.sub("X", text))


def count_words(sentence: str) -> int:
    """Count what is read out: the arrows of a menu path are not."""
    return len(_WORD.findall(sentence))


def _markup(model: Flow | Library) -> _Find:
    for path, text in _texts(model):
        if not _SIGN.search(text):
            continue
        found = _MARKUP.search(text)
        if found:
            yield "T010", path, {"found": found[0]}


def _double_steps(model: Flow | Library) -> _Find:
    lists: list[tuple[Path, Steps]] = [
        (("procedures", name, "steps"), each.steps) for name, each in model.procedures.items()
    ]
    lists += [(("facts", name, "how"), fact.how) for name, fact in model.facts.items()]
    if isinstance(model, Flow):
        lists += [
            (("nodes", name, "steps"), node.steps)
            for name, node in model.nodes.items()
            if isinstance(node, Resolution)
        ]
    for path, steps in lists:
        for number, step in enumerate(steps):
            second = find_second_instruction(step.do)
            # One way to find something out may be told in a few sentences.
            if second and not (path[-1] == "how" and len(steps) == 1):
                yield "T006", (*path, number, "do"), {"second": second}


def find_second_instruction(text: str) -> str:
    """Return the verb of a second instruction in a step, or nothing."""
    if not _JOINT.search(text):
        return ""
    found = _SECOND.search(_QUOTED.sub("X", text))
    return (found["word"] or found["start"] or "") if found else ""


def _double_questions(model: Flow | Library) -> _Find:
    for name, fact in model.facts.items():
        for key, text in (("ask", fact.ask), ("say", fact.say)):
            if is_double_question(text):
                yield "T007", ("facts", name, key), {}
    for path, text in _confirmations(model):
        if is_double_question(text):
            yield "T007", path, {}


def _open_confirmations(model: Flow | Library) -> _Find:
    for path, text in _confirmations(model):
        if _OPEN_QUESTION.match(text):
            yield "T011", path, {}


def _confirmations(model: Flow | Library) -> Iterator[tuple[Path, str]]:
    for name, node in model.nodes.items() if isinstance(model, Flow) else ():
        risk = node.risk if isinstance(node, Resolution) else None
        for number, text in enumerate(risk.confirm if risk else ()):
            yield ("nodes", name, "risk", "confirm", number), text


def is_double_question(text: str) -> bool:
    """Tell whether a text asks two things."""
    plain = _QUOTED.sub("X", text)
    if plain.count("?") > 1:
        return True
    question = _SENTENCE_END.split(plain.partition("?")[0])[-1] if "?" in plain else ""
    return bool(_SECOND_QUESTION.search(question))


def _long_lists(model: Flow | Library) -> _Find:
    for name, fact in model.facts.items():
        if len(fact.answers) > MAX_ANSWERS and not fact.search:
            fields = {"count": len(fact.answers), "limit": MAX_ANSWERS}
            yield "T008", ("facts", name, "answers"), fields


def _like_answers(model: Flow | Library) -> _Find:
    for name, fact in model.facts.items():
        said: dict[tuple[str, ...], str] = {}
        for answer_id, answer in fact.answers.items():
            words = tuple(
                " ".join(_LETTERS.findall(each.casefold())) or each
                for each in (answer.label, answer.hint)
            )
            other = said.setdefault(words, answer_id)
            if other != answer_id:
                path = ("facts", name, "answers", answer_id)
                yield "T012", path, {"label": answer.label, "one": other, "other": answer_id}


def _bare_links(model: Flow | Library) -> _Find:
    if not isinstance(model, Flow):
        return
    for name, node in model.nodes.items():
        if isinstance(node, Resolution) and node.links and not node.steps:
            yield "T009", ("nodes", name, "links"), {}
