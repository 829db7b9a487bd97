"""The texts of a flow or library that can be translated, each by the id of what it belongs to."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.core.flow import Fact, Flow, Library
from tui.core.texts import shown_texts
from tui.core.tree import Path

HEAD = "head"
"""The owner of the title and the summary of a file."""
SAYS = "says"
"""The place of the phrases that people say; they are written anew, not translated one by one."""
SHARED = ("facts", "values", "procedures", "packets", "terms")
"""What flows take from libraries, under the ids it has there."""

_OWNERS = ("nodes", *SHARED)
_EXACT = frozenset({"url", "command", "address", "owner", "by", "file"})
_ELSEWHERE = frozenset({"links", "sources"})
"""Titles of pages elsewhere stay in the language of the page."""


class Original(NamedTuple):
    """A text as the author wrote it."""

    owner: str
    """What it belongs to, as in `nodes/area`; HEAD for the file itself."""
    place: str
    """Where in it, as in `steps/0/do`."""
    text: str
    """Empty for phrases: each language has its own."""


def find_originals(model: Flow | Library) -> Iterator[Original]:
    """Yield every text that can be translated, in the order of the definitions."""
    for path, text in shown_texts(model):
        if is_translated(path):
            owner, place = split(path)
            yield Original(owner, place, text)
    for name, value in model.values.items():
        for answer, text in value.texts.items():
            if is_worded(text):
                yield Original(f"values/{name}", answer or "text", text)
    for owner, place in _find_phrases(model):
        yield Original(owner, place, "")


def is_worded(text: str) -> bool:
    """Tell whether a value says something in words; an address or a name has no space in it."""
    return " " in text


def is_translated(path: Path) -> bool:
    """Tell whether the text at a path is one for people, and not an address or a command."""
    names = [each for each in path if isinstance(each, str)]
    return names[-1] not in _EXACT and not _ELSEWHERE & set(names) and bool(path)


def split(path: Path) -> tuple[str, str]:
    """Return the owner and the place of a path."""
    words = [str(each) for each in path]
    if words[0] in _OWNERS and len(words) > 1:
        return "/".join(words[:2]), "/".join(words[2:]) or "text"
    return HEAD, "/".join(words)


def _find_phrases(model: Flow | Library) -> Iterator[tuple[str, str]]:
    for name, node in getattr(model, "nodes", {}).items():
        if getattr(node, SAYS, ()):
            yield f"nodes/{name}", SAYS
    facts: Mapping[str, Fact] = model.facts
    for name, fact in facts.items():
        for answer, each in fact.answers.items():
            if each.says:
                yield f"facts/{name}", f"answers/{answer}/{SAYS}"
